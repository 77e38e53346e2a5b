"""The language of the search box: from what was typed to what is asked, before anybody looks for it.

    korese 1967              all these words, in any order; the last one may be unfinished
    "annual report"          these words in a row
    -draft                   not this word
    letter or telegram       one of these
    title:report             this in one field; what has several words stands in quotes
    -level:item              and the same the other way round
    translator:="Enkel Daljani"  this and nothing else in the field

The whole is a list of clauses that must all hold; of the conditions of a clause one must. Whatever
is typed has a meaning: a field that there is not is a word like others, an `or` between nothing too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from muniment.description.folding import fold
from muniment.i18n import _

_TYPED = re.compile(
    r'(?P<no>-?)(?:(?P<field>[^\W\d_]+):(?P<whole>=?))?(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]*))'
)
_OR = "or"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What must be said, in a `field` or anywhere; `unfinished` where more may still be typed.

    Where it is `whole`, the field must say this and nothing else.
    """

    text: str
    field: str = ""
    quoted: bool = False
    unfinished: bool = False
    excluded: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked: the plain `words`, which must all be found, and the clauses that must all hold.

    The words stand together as they were typed, for they may be a shelfmark.
    """

    words: str = ""
    unfinished: bool = False
    clauses: tuple[tuple[Condition, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Typed:
    text: str
    condition: Condition

    @property
    def is_plain(self) -> bool:
        return not self.condition.field and not self.condition.excluded

    @property
    def is_or(self) -> bool:
        return fold(self.text) in (_OR, fold(_("or")))


def understand(text: str, fields: Mapping[str, str]) -> Asked:
    """Return what is asked; `fields` gives the field that each name, folded, means."""
    typed = list(_typed(text, fields))
    groups = _groups(typed)
    plain = [group[0] for group in groups if len(group) == 1 and group[0].is_plain]
    clauses = (group for group in groups if len(group) > 1 or not group[0].is_plain)
    ends_plainly = bool(plain) and plain[-1] is typed[-1]
    return Asked(
        words=" ".join(each.text for each in plain),
        unfinished=ends_plainly and plain[-1].condition.unfinished,
        clauses=tuple(tuple(each.condition for each in group) for group in clauses),
    )


def _typed(text: str, fields: Mapping[str, str]) -> Iterator[_Typed]:
    for found in filter(lambda found: found[0], _TYPED.finditer(text)):
        field = fields.get(fold(found["field"] or ""), "")
        quoted = found["quoted"] is not None
        said = found["quoted"] or found["bare"]
        if found["field"] and not field:
            quoted, said = False, found[0].removeprefix("-")
        if said:
            excluded = bool(found["no"])
            whole = bool(field and found["whole"])
            yield _Typed(
                found[0],
                Condition(
                    text=said,
                    field=field,
                    quoted=quoted,
                    unfinished=not (quoted or excluded or whole or text[found.end() :].strip()),
                    excluded=excluded,
                    whole=whole,
                ),
            )


def _groups(typed: Iterable[_Typed]) -> list[list[_Typed]]:
    """Return what was typed in groups: what stands on both sides of an `or` is in one."""
    groups: list[list[_Typed]] = []
    waiting: _Typed | None = None
    for each in typed:
        if each.is_or and groups and not waiting:
            waiting = each
        elif waiting:
            groups[-1].append(each)
            waiting = None
        else:
            groups.append([each])
    if waiting:
        groups.append([waiting])
    return groups
