"""Schemes: how the archives of one tradition write a shelfmark, read from `schemes/*.toml`.

The keys of such a file are explained in `resources/schemes/README.md`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from muniment.description.shelfmarks.shapes import Pattern, begins_with_digit
from muniment.description.shelfmarks.tokens import plain
from muniment.i18n import _
from muniment.paths import data_folder, resource

LEVELS = ("fonds", "subfonds", "series", "subseries", "file", "item", "container", "leaves")
"""What a part of a shelfmark may be, from the top down; containers and leaves are beside the tree."""

_NUMBER = r"\d+(?:[-/.]?[a-z](?![^\W\d_]))?"
_LEAF = r"\d+[a-z]?(?:\s*(?:r|v)(?:[°o]|ecto|erso)?(?![a-z]))?"
_LEAVES = rf"{_LEAF}(?:\s*[-,]\s*{_LEAF})*"
_IDEOGRAPHS = 0x2E80
_ABBREVIATED = r"\.?(?:\s*\([^\W\d_]{1,4}\.?\))?\s*[:.]?\s*(?:no\.?|nos\.?|nr\.?|n\.?[°o]|№|#)?\s*"


class SchemeError(ValueError):
    """A scheme file that cannot be read; the message says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One kind of part: its canonical name, how it is written, and how it counts in the keys."""

    name: str
    level: str
    token: str
    show: str
    roman: bool
    forms: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a sort key: what stands before the value of `label`, and what for a missing one."""

    label: str
    present: str
    missing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to write an unlabelled mark; its named groups are labels."""

    pattern: Pattern
    alone: bool
    beside: bool
    implies: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """How one tradition writes shelfmarks. See `resources/schemes/README.md` for each field."""

    id: str
    name: str
    rank: int
    labelled: bool
    order: tuple[str, ...]
    steps: tuple[Step, ...]
    labels: Mapping[str, Label]
    forms: tuple[Form, ...]
    alone: tuple[frozenset[str], ...]
    names: tuple[str, ...]
    names_suffice: Pattern | None
    behind_containers: str
    implies: str
    ends: Pattern | None
    letters: Mapping[str, str]
    verso: frozenset[str]
    noise: frozenset[str]
    silent: Pattern | None
    spellings: tuple[tuple[re.Pattern[str], str], ...]
    same: Mapping[str, str]
    lists: str
    repositories: tuple[str, ...]

    def level_of(self, label: str) -> str:
        """Return the level of the parts called `label`; a part without a row of its own is an item."""
        row = self.labels.get(label)
        return row.level if row else "item"

    def compile(self) -> None:
        """Compile all that marks are read by; raise `re.error` where some of it is no regular expression."""
        labelled = (form for label in self.labels.values() for form in label.forms)
        unlabelled = (form.pattern for form in self.forms)
        others = filter(None, (self.names_suffice, self.ends, self.silent))
        for pattern in (*labelled, *unlabelled, *others):
            pattern.compile()


def schemes() -> tuple[Scheme, ...]:
    """Return the shipped schemes and the archivist's own, in the order in which they are tried.

    An own scheme takes the place of a shipped one of the same id; a file that cannot be used is left
    out, and `scheme_problems` says why.
    """
    return _loaded()[0]


def own_schemes() -> tuple[Scheme, ...]:
    """Return those of them that are the archivist's own."""
    return tuple(each for each in schemes() if _shipped().get(each.id) is not each)


def letters_for(letter: str) -> tuple[str, ...]:
    """Return the other letters that are the same in a scheme, in any script: `р` for `r`, and `r` for `р`."""
    said = ((each.letters, each.letters.get(letter, letter)) for each in schemes())
    same = (other for letters, latin in said for other in (*_spelling(letters, latin), latin))
    return tuple(other for other in dict.fromkeys(same) if other != letter)


def _spelling(letters: Mapping[str, str], latin: str) -> Iterator[str]:
    return (letter for letter, said in letters.items() if said == latin)


def scheme_problems() -> tuple[str, ...]:
    """Return a sentence for each scheme file that cannot be used."""
    return _loaded()[1]


def edition() -> object:
    """Return what is another whenever schemes are read anew: the key to what is remembered of them."""
    return _loaded()[2]


@lru_cache(maxsize=1)
def _loaded() -> tuple[tuple[Scheme, ...], tuple[str, ...], object]:
    by_id = dict(_shipped())
    problems: list[str] = []
    for path in _files(data_folder() / "schemes"):
        try:
            found = scheme(table_in(path), path.name)
        except SchemeError as error:
            problems.append(str(error))
        else:
            by_id[found.id] = found
    ranked = sorted(by_id.values(), key=lambda each: (each.rank, each.id))
    return tuple(ranked), tuple(problems), object()


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, Scheme]:
    return {each.id: each for each in map(_scheme, shipped_tables())}


@lru_cache(maxsize=1)
def scheme_by_id() -> Mapping[str, Scheme]:
    """Return the schemes by their id."""
    return {each.id: each for each in schemes()}


@lru_cache(maxsize=1)
def _by_repository() -> Mapping[str, tuple[Scheme, ...]]:
    found: dict[str, tuple[Scheme, ...]] = {}
    for each in schemes():
        for code in each.repositories:
            found[code] = (*found.get(code, ()), each)
    return found


def schemes_at(repository: str) -> tuple[Scheme, ...]:
    """Return the schemes that themselves say they are written at the repository of that code."""
    return _by_repository().get(repository, ())


def scheme(row: Mapping[str, Any], origin: str = "") -> Scheme:
    """Return the scheme that a parsed TOML file describes; raises `SchemeError` where it is not one."""
    try:
        made = _scheme(row)
        made.compile()
        return made
    except KeyError as error:
        raise SchemeError(
            _("The scheme {origin} cannot be used: “{key}” is missing in it.").format(
                origin=origin, key=error.args[0]
            )
        ) from error
    except (TypeError, ValueError, re.error) as error:
        raise SchemeError(
            _("The scheme {origin} cannot be used: {error}.").format(origin=origin, error=error)
        ) from error


def _scheme(row: Mapping[str, Any]) -> Scheme:
    labels = {each["name"]: _label(each) for each in row.get("label", ())}
    return Scheme(
        id=row["id"],
        name=row["name"],
        rank=row.get("rank", 50),
        labelled=row.get("keys", "tokens") == "labels",
        order=tuple(row.get("order", labels)),
        steps=_steps(row.get("order", ()), row.get("usual", row.get("order", ()))),
        labels=labels,
        forms=tuple(_form(each) for each in row.get("form", ())),
        alone=tuple(frozenset(each) for each in row.get("alone", ())),
        names=tuple(row.get("names", ())),
        names_suffice=_beginning(row.get("names_suffice")),
        behind_containers=row.get("behind_containers", ""),
        implies=row.get("implies", ""),
        ends=Pattern(row["ends"]) if row.get("ends") else None,
        letters=dict(row.get("letters", {})),
        verso=frozenset(plain(word) for word in row.get("verso", ())),
        noise=frozenset(row.get("noise", ())),
        silent=Pattern(row["silent"]) if row.get("silent") else None,
        spellings=tuple((re.compile(way), as_) for way, as_ in row.get("spellings", {}).items()),
        same=dict(row.get("same", {})),
        lists=row.get("lists", ""),
        repositories=tuple(row.get("repositories", ())),
    )


def _beginning(expression: str | None) -> Pattern | None:
    return Pattern(rf"\A(?:{expression})") if expression else None


def _steps(order: Sequence[str], usual: Sequence[str]) -> tuple[Step, ...]:
    """What is usual follows ` · `; what is not has more blanks, the earlier it stands before the next usual.

    These are no-break blanks, which sort after others: so a missing part sorts before a present one,
    whichever comes next.
    """
    steps: list[Step] = []
    blanks = 0
    for label in reversed(order):
        blanks = 0 if label in usual else blanks + 1
        present = " ·" + "\N{NO-BREAK SPACE}" * blanks + " "
        steps.append(Step(label, present, " " if label in usual else ""))
    return tuple(reversed(steps))


def _label(row: Mapping[str, Any]) -> Label:
    level = row["level"]
    if level not in LEVELS:
        raise ValueError(f"unknown level {level!r}")
    value = row.get("value", _LEAVES if level == "leaves" else _NUMBER)
    return Label(
        name=row["name"],
        level=level,
        token=row.get("token", row["name"][0]),
        show=row.get("show", ""),
        roman=row.get("roman", False),
        forms=tuple(_written(row, value)),
    )


def _written(row: Mapping[str, Any], value: str) -> Iterator[Pattern]:
    """Yield the ways a label is written: before its number, after it, or not at all."""
    numbered, said = begins_with_digit(value), f"(?P<value>{value})"
    if before := row.get("before"):
        yield Pattern(f"{_any_of(before)}{_ABBREVIATED}{said}", needs_digits=numbered)
    if after := row.get("after"):
        begins = rf"(?:第\s*|(?<!\w)|(?<=[{chr(_IDEOGRAPHS)}-\uffff]))"
        yield Pattern(rf"{begins}{said}\.?\s*{_any_of(after)}\.?", needs_digits=numbered)
    if bare := row.get("bare"):
        yield Pattern(bare)


def _any_of(names: list[str]) -> str:
    """Any of the names; a word ends where its letters end, but some scripts have no such border."""
    folded = sorted({plain(name).rstrip(".") for name in names}, key=len, reverse=True)
    bordered = "|".join(_spelt(name) for name in folded if name.isascii() or ord(name[0]) < _IDEOGRAPHS)
    others = "|".join(_spelt(name) for name in folded if not name.isascii() and ord(name[0]) >= _IDEOGRAPHS)
    written = rf"(?<![^\W\d_])(?<!')(?:{bordered})(?![^\W\d_])" if bordered else ""
    return "(?:" + "|".join(filter(None, (written, others))) + ")"


def _spelt(name: str) -> str:
    return r"\.?\s*".join(re.escape(word) for word in name.replace(".", " ").split())


def _form(row: Mapping[str, Any]) -> Form:
    return Form(
        pattern=Pattern(row["pattern"], re.VERBOSE),
        alone=row.get("alone", False),
        beside=row.get("beside", False),
        implies=row.get("implies", ""),
    )


@cache
def shipped_tables() -> tuple[dict[str, Any], ...]:
    """Return the shipped schemes as their files have them."""
    return tuple(table_in(path) for path in _files(resource("schemes")))


def read_again() -> None:
    """Forget the schemes, since a file was added or taken away; they are read anew when asked for."""
    for remembered in (_loaded, scheme_by_id, _by_repository):
        remembered.cache_clear()


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml")) if folder.is_dir() else []


def table_in(path: Path) -> dict[str, Any]:
    """Return a scheme's file, parsed; raises `SchemeError` where it is no TOML."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise SchemeError(
            _("The scheme {name} cannot be read: it is no text in UTF-8.").format(name=path.name)
        ) from error
    except (OSError, ValueError) as error:
        raise SchemeError(
            _("The scheme {name} cannot be read: {error}.").format(name=path.name, error=error)
        ) from error
