"""What a look over all shelfmarks shows: duplicates, gaps, marks out of order, marks not understood."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from typing import NamedTuple

from muniment.catalogue import Catalogue
from muniment.description import shelfmarks
from muniment.description.findings import Finding, Severity
from muniment.description.levels import Level, ShelfmarkKind, Status
from muniment.description.shelfmarks.numbering import Counted, begin_anew, counted, written_like
from muniment.description.shelfmarks.tokens import bare, words
from muniment.description.units import Unit
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps
from muniment.tasks.keepers import Keepers

DUPLICATE, GAP, ORDER, UNPARSED = "mark-duplicate", "mark-gap", "mark-order", "mark-unparsed"
KINDS = (DUPLICATE, GAP, ORDER, UNPARSED)
_MOST_IN_ONE = 1000
_SPARSE = 3
"""Where this many times more is missing than is there, it is a selection and no row with gaps."""


class Report(NamedTuple):
    """The first findings of each kind, and how many there are of it."""

    found: tuple[Finding, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Number:
    """The number by which a mark counts, or from which to which: the part it stands in, and where in that."""

    number: int
    last: int
    under: str
    box: str
    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is remembered of a unit: no more, since there may be a million."""

    unit: str
    text: str
    sort_key: str
    number: _Number | None = None


@dataclass(slots=True)
class _Looked:
    """What was seen so far: by key, by row of numbers, by parent."""

    by_key: dict[str, _Seen] = field(default_factory=dict)
    """The first unit of each key; `alike` has it and the others where there are any."""
    alike: dict[str, list[_Seen]] = field(default_factory=dict)
    by_row: dict[str, list[_Seen]] = field(default_factory=dict)
    by_parent: dict[str | None, list[_Seen]] = field(default_factory=dict)
    unparsed: list[_Seen] = field(default_factory=list)


def report(catalogue: Catalogue, branch: str | None = None) -> Steps[tuple[Finding, ...]]:
    """Return all that there is to say of shelfmarks (see `_look_over`)."""
    found = yield from _look_over(catalogue, branch)
    return tuple(found)


def report_first(catalogue: Catalogue, most: int) -> Steps[Report]:
    """Return no more than `most` findings of each kind, of all shelfmarks, and how many there are."""
    found = yield from _look_over(catalogue, None)
    counts: Counter[str] = Counter()
    kept = []
    for each in found:
        counts[each.rule] += 1
        if counts[each.rule] <= most:
            kept.append(each)
    return Report(tuple(kept), counts)


def _look_over(catalogue: Catalogue, branch: str | None) -> Steps[Iterator[Finding]]:
    """Return what there is to say of the shelfmarks of all units, or of one and those below it.

    Only current shelfmarks are looked at. Items may share the mark of the file they lie in; places,
    and items that say their own leaves or number, may not share one. Those that no scheme reads are
    compared with their neighbours.
    """
    total = catalogue.count() if branch is None else 0
    looked, keepers = _Looked(), Keepers(catalogue)
    for done, unit in enumerate(catalogue.subtree(branch)):
        if done % 500 == 0:
            yield Progress(done, total, _("Reading shelfmarks"))
        _look(looked, unit, keepers.of(unit))
    yield Progress(total, total, _("Comparing shelfmarks"))
    return chain(_duplicates(looked), _gaps(looked), _out_of_order(looked), _unparsed(looked))


def _look(looked: _Looked, unit: Unit, keeper: str) -> None:
    mark = next((each for each in unit.shelfmarks if each.kind is ShelfmarkKind.CURRENT), None)
    if mark is None or not mark.text.strip() or unit.level_name == "repository":
        return
    repository = mark.repository or keeper
    reading = shelfmarks.read(mark.text, repository)
    each = [(text, counted(text, repository)) for text in reading.members or (mark.text,)]
    numbers = [_number(text, found) for text, found in each if found]
    seen = _Seen(unit.id, mark.text, reading.sort_key)
    if reading.scheme is None:
        if unit.status is not Status.STUB:
            looked.unparsed.append(seen)
        if unit.level is not Level.ITEM and reading.search_key:
            # It may count within its place only, as `5` in each box.
            _look_alike(looked, f"{unit.parent} {repository}: {reading.search_key}", seen)
        return
    looked.by_parent.setdefault(unit.parent, []).append(seen)
    for number in numbers:
        looked.by_row.setdefault(number.under, []).append(replace(seen, number=number))
    if unit.level is not Level.ITEM or _is_its_own(reading):
        _look_alike(looked, _key(reading), seen)


def _look_alike(looked: _Looked, key: str, seen: _Seen) -> None:
    first = looked.by_key.setdefault(key, seen)
    if first is not seen:
        looked.alike.setdefault(key, [first]).append(seen)


def _number(text: str, found: Counted) -> _Number:
    begin = found.begin
    end = begin + len(found.part.written) if found.last == found.number else found.end
    return _Number(
        number=found.number,
        last=found.last,
        under=found.under,
        box=found.box,
        part=text[begin:end],
        start=found.start - begin,
        end=found.end - begin,
    )


def _key(reading: shelfmarks.Reading) -> str:
    """What marks have in common that are the same: their keys, and all numbers, those without a label too.

    Those of repositories that are not known are the same only in one of them.
    """
    numbers = sorted(bare(word) for word in words(reading.text) if word.isdigit())
    return f"{reading.unknown_keeper}: {reading.leaves_key} {' '.join(numbers)}"


def _is_its_own(reading: shelfmarks.Reading) -> bool:
    return any(part.level in ("item", "leaves") for part in reading.parts)


def _duplicates(looked: _Looked) -> Iterator[Finding]:
    for seen in looked.alike.values():
        for each in seen:
            message = plural(
                "{count} other unit has the shelfmark “{mark}”.",
                "{count} other units have the shelfmark “{mark}”.",
                len(seen) - 1,
                mark=each.text,
            )
            yield _finding(
                DUPLICATE,
                Severity.SHOULD,
                each,
                message,
                _("Renumber one of them, or say which shelfmark is a former one."),
            )


def _gaps(looked: _Looked) -> Iterator[Finding]:
    for seen in chain.from_iterable(map(_rows, looked.by_row.values())):
        by_number = {each.number.number: each for each in seen if each.number}
        for each in tuple(by_number.values()):
            by_number = dict.fromkeys(_further(each), each) | by_number
        numbers = sorted(by_number)
        missing = (numbers[-1] - numbers[0] + 1) - len(numbers)
        if len(numbers) < 2 or not 0 < missing <= _SPARSE * len(numbers):
            continue
        for before, after in pairwise(numbers):
            if after > before + 1:
                yield _gap(by_number[after], before + 1, after - 1)


def _further(seen: _Seen) -> Iterable[int]:
    """Return the numbers behind its first that a mark of several has: so many as one may believe."""
    found = seen.number
    return range(found.number + 1, min(found.last, found.number + _MOST_IN_ONE) + 1) if found else ()


def _rows(seen: Sequence[_Seen]) -> Iterable[Sequence[_Seen]]:
    """Return what is numbered in one row: all, or each box for itself where the numbers begin anew in it."""
    if not begin_anew(each.number for each in seen if each.number):
        return (seen,)
    boxes: dict[str, list[_Seen]] = {}
    for each in seen:
        boxes.setdefault(each.number.box if each.number else "", []).append(each)
    return boxes.values()


def _gap(behind: _Seen, first: int, last: int) -> Finding:
    """A gap leads to the unit behind it: that is where the missing one would stand."""
    one, other = _written(behind, first), _written(behind, last)
    if first == last:
        message = _("Before “{mark}”, “{missing}” is missing.").format(mark=behind.text, missing=one)
    else:
        message = _("Before “{mark}”, “{first}” to “{last}” are missing.").format(
            mark=behind.text, first=one, last=other
        )
    return _finding(GAP, Severity.ADVICE, behind, message, _("Describe what is missing, or close the gap."))


def _written(seen: _Seen, number: int) -> str:
    """The part alone, with another number."""
    found = seen.number
    if found is None:
        return str(number)
    part, at = found.part, found.start
    return part[:at] + written_like(part[at : found.end], number) + part[found.end :]


def _out_of_order(looked: _Looked) -> Iterator[Finding]:
    for seen in looked.by_parent.values():
        for each in _astray(seen):
            yield _finding(
                ORDER,
                Severity.ADVICE,
                each,
                _("“{mark}” stands out of the order of shelfmarks.").format(mark=each.text),
                _("Sort the place by shelfmark, or move it by hand."),
            )


def _astray(seen: Sequence[_Seen]) -> list[_Seen]:
    """The fewest units that would have to move for the others to be in order."""
    ends: list[str] = []
    last: list[int] = []
    before: list[int] = []
    for at, each in enumerate(seen):
        place = bisect_right(ends, each.sort_key)
        before.append(last[place - 1] if place else -1)
        ends[place : place + 1] = [each.sort_key]
        last[place : place + 1] = [at]
    kept: set[int] = set()
    at = last[-1] if last else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return [each for at, each in enumerate(seen) if at not in kept]


def _unparsed(looked: _Looked) -> Iterator[Finding]:
    for each in looked.unparsed:
        yield _finding(
            UNPARSED,
            Severity.ADVICE,
            each,
            _("“{mark}” is written as no scheme says.").format(mark=each.text),
            _("Learn a scheme from a few of these shelfmarks."),
        )


def _finding(rule: str, severity: Severity, seen: _Seen, message: str, cure: str) -> Finding:
    return Finding(
        rule=rule, severity=severity, message=message, cure=cure, unit=seen.unit, field="shelfmarks"
    )
