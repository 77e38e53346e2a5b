"""What can be done to the words of a column: set, add, remove, find and replace, merge."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from muniment.description.columns import BETWEEN, Column
from muniment.description.folding import fold
from muniment.description.units import Unit
from muniment.i18n import _

_GROUP = re.compile(r"\$(\d+|\{\w+\})")


class BulkError(Exception):
    """What was asked for cannot be done; the message is a sentence for the archivist."""


Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing to do to what units say in a column; `label` names it in the history.

    `changed` returns the unit as it is afterwards, the same where nothing changes; `told` says what a unit
    says in the column, as a preview shows it.
    """

    label: str
    changed: Callable[[Unit, Column], Unit]
    told: Callable[[Unit, Column], str]


def on_values(label: str, work: Callable[[Words, Column], Words]) -> Operation:
    """Return the operation that makes other values of those in the column; what comes twice is said once."""

    def changed(unit: Unit, column: Column) -> Unit:
        before = column.values(unit)
        after = work(before, column)
        if after == before:
            return unit
        # First one by one, so that each keeps what else is said of it; then what is the same is made one.
        return column.said(column.said(unit, after), dict.fromkeys(word.strip() for word in after))

    return Operation(label, changed, in_a_cell)


def on_each(label: str, work: Callable[[str], str]) -> Operation:
    """Return the operation that makes another value of each one in the column."""
    return on_values(label, lambda values, _column: tuple(map(work, values)))


def in_a_cell(unit: Unit, column: Column) -> str:
    """Return all that the unit says in the column."""
    return BETWEEN.join(column.values(unit))


def set_to(text: str) -> Operation:
    """Say this, and nothing else; nothing is said where there are no words."""
    return on_values(
        _("Set to “{text}”").format(text=_short(text)), lambda _values, column: _said(text, column)
    )


def add(text: str) -> Operation:
    """Say this behind what is said already, unless it is."""

    def work(values: Words, column: Column) -> Words:
        known = set(map(fold, values))
        return (*values, *(each for each in _said(text, column) if fold(each) not in known))

    return on_values(_("Add “{text}”").format(text=_short(text)), work)


def remove(text: str) -> Operation:
    """No longer say this, whatever its case and accents."""

    def work(values: Words, column: Column) -> Words:
        gone = set(map(fold, _said(text, column)))
        return tuple(each for each in values if fold(each) not in gone)

    return on_values(_("Remove “{text}”").format(text=_short(text)), work)


def replace_words(
    find: str, by: str, *, regex: bool = False, match_case: bool = True, whole_words: bool = False
) -> Operation:
    """Put `by` in the place of `find` wherever it stands, or of what the regular expression matches.

    `$1` is then what the first group matched. Raise BulkError where an expression is wrong.
    """
    if not find:
        raise BulkError(_("Say what is to be found."))
    pattern = find if regex else re.escape(find)
    if whole_words:
        pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
    try:
        compiled = re.compile(pattern, 0 if match_case else re.IGNORECASE)
        template = _GROUP.sub(lambda group: rf"\g<{group[1].strip('{}')}>", by)
        if regex:
            re.compile(compiled.pattern + "|").sub(template, "")
    except (re.error, IndexError) as error:
        raise BulkError(_("The expression is not understood: {reason}.").format(reason=error)) from error
    label = _("Replace “{find}” by “{by}”").format(find=_short(find), by=_short(by))
    return on_each(label, lambda value: compiled.sub(template if regex else lambda _found: by, value))


def merge(into: Mapping[str, str]) -> Operation:
    """Say of each of these values the one that it is merged into."""
    names = dict.fromkeys(into.values())
    label = _("Merge into {names}").format(names=_short(", ".join(f"“{name}”" for name in names)))
    return on_each(label, lambda value: into.get(value, value))


def _said(text: str, column: Column) -> Words:
    parts = text.split(BETWEEN[0]) if column.many else [text]
    return tuple(words for part in parts if (words := part.strip()))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
