"""Export a finding aid: written beside its target, validated, and only then put in its place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from muniment.catalogue import Catalogue
from muniment.description.findings import Finding, Severity, number_of
from muniment.description.units import Unit
from muniment.description.unopened import Opened, Stored, outline
from muniment.formats import ead, table
from muniment.formats.deliveries import Source
from muniment.formats.table import Writing
from muniment.formats.validation import validate
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps
from muniment.tasks.ask_consumers import adapt, objections, with_units
from muniment.tasks.ask_repairs import mendable
from muniment.tasks.numbered_names import WithNumbers
from muniment.tasks.targets import refuse_other_ending, replacing

T = TypeVar("T")

_ENDINGS = (".ead", ".txt")
"""How the name of a finding aid's file may end beside its format's own way."""
_SCHEMAS = ("ead-schema", "eac-schema")
"""The rules by which a file is not valid, whoever reads it."""

MOST = 1000
"""Findings of one kind that an export tells one by one; the rest are counted, however long the file."""

_AS_IT_IS = ead.Adapted()
_NOTHING: Mapping[str, int] = MappingProxyType({})


class ExportHeldError(Exception):
    """The file would not be valid, so it was not written; `findings` say why, and what else was found.

    `mendable` says how many places a repair would mend, by the id of the finding aid they came in.
    """

    def __init__(
        self, target: Path, findings: tuple[Finding, ...], mendable: Mapping[str, int] = _NOTHING
    ) -> None:
        holding = [each for each in findings if each.severity is Severity.MUST]
        told = _not_valid if _is_invalid(holding) else _rejected
        super().__init__(told(target.name, number_of(holding)))
        self.findings = findings
        self.mendable = mendable


def _is_invalid(findings: Iterable[Finding]) -> bool:
    return any(each.rule in _SCHEMAS for each in findings)


def _not_valid(name: str, count: int) -> str:
    one = "{name} was not written: it would not be valid ({count} finding)."
    many = "{name} was not written: it would not be valid ({count} findings)."
    return plural(one, many, count, name=name)


def _rejected(name: str, count: int) -> str:
    one = "{name} was not written: it would be rejected ({count} finding)."
    many = "{name} was not written: it would be rejected ({count} findings)."
    return plural(one, many, count, name=name)


class NothingToExportError(Exception):
    """There is no unit to export; the message says where none was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """The file that was written, how many units are in it, and what is to be said of it.

    `findings` are what it lost and what its validation found; `account` tells, unit by unit, what the
    format has no place for and how it travels all the same. `adapted` is what was changed for consumers.
    """

    path: Path
    units: int
    findings: tuple[Finding, ...]
    account: tuple[Finding, ...]
    adapted: ead.Adapted = _AS_IT_IS


def export(
    catalogue: Catalogue,
    target: Path,
    version: str,
    unit: str | None = None,
    query: str = "",
    even_if_invalid: bool = False,
    consumers: Sequence[str] = (),
) -> Steps[Exported]:
    """Write units to `target`: one branch, the hits of a search with what they stand under, or all.

    The old file at `target` stays until the new one is whole and valid. For `consumers`, ids of packs, it is
    adapted where nothing is lost. Raises `ExportHeldError` where it would be invalid, or rejected for what
    was not waived, unless `even_if_invalid`; `NothingToExportError` where there is no unit; FormatError where
    the name of `target` is that of another kind of file.
    """
    writing = table.writing(version)
    refuse_other_ending(target, writing.suffix, *_ENDINGS)
    total = catalogue.count() if unit is None and not query else 0
    units, account = _Units(chosen(catalogue, unit, query)), _Noted()
    with replacing(target) as draft:
        pieces = writing.write(units, _title_of(catalogue))
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            for number, piece in enumerate(units.watched(pieces)):
                file.write(piece)
                account.look_at(piece, writing)
                if number % _STEP == 0 or not piece:
                    yield units.progress(total, target.name)
        if not units.count:
            raise NothingToExportError(_("There is nothing to export."))
        yield Progress(units.count, units.count, _("Validating {name}").format(name=target.name))
        adapted = adapt(draft, consumers)
        source = Source.of(draft, target.name)
        objected = objections(catalogue, source, consumers, units)
        findings = (*units.lost(), *with_units(validate(source), units), *objected)
        # Who cancels while it is validated wants no file.
        yield Progress(units.count, units.count, _("Validating {name}").format(name=target.name))
        if not even_if_invalid and any(found.severity is Severity.MUST for found in findings):
            raise ExportHeldError(target, findings, mendable(catalogue, source, units.outline))
    return Exported(path=target, units=units.count, findings=findings, account=account.all, adapted=adapted)


_STEP = 200


def rendered(catalogue: Catalogue, unit: str, version: str) -> str:
    """Return the whole file that an export of the unit and all below it would write."""
    return "".join(table.writing(version).write(chosen(catalogue, unit, ""), _title_of(catalogue)))


class _Units:
    """Units as often as they are asked for, how many there are, and what of them no file can hold."""

    def __init__(self, units: Iterable[Stored]) -> None:
        self._units = units
        self._is_begun = False
        self._loses = False
        self.count = 0

    def __iter__(self) -> Iterator[Stored]:
        return self._counted(self._units)

    def outline(self) -> Iterator[tuple[str, str | None]]:
        """Yield id and parent of each."""
        return self._counted(outline(self._units))

    def _counted(self, units: Iterable[T]) -> Iterator[T]:
        # Who asks once more may want the first of them only.
        for number, unit in enumerate(units, 1):
            self.count = max(self.count, number)
            yield unit

    def watched(self, pieces: Iterable[str]) -> Iterator[str]:
        """Yield pieces of the file, and take note where a sign in one stands for what no file can hold."""
        for piece in pieces:
            self._is_begun = self._is_begun or bool(piece)
            self._loses = self._loses or ead.is_lossy(piece)
            yield piece

    def lost(self) -> Iterator[Finding]:
        """Yield what no file can hold, unit by unit."""
        found = _Noted()
        found.take(ead.losses(Opened(self)) if self._loses else ())
        return found.findings()

    def progress(self, total: int, name: str) -> Progress:
        """Return how far the work has come: units are looked through before they are written."""
        label = _("Writing {name}") if self._is_begun else _("Looking through {name}")
        return Progress(self.count, total, label.format(name=name))


class _Noted:
    """Findings taken in passing: the first `MOST` that say the same, and how many more there are."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._kept: list[Finding] = []

    def take(self, found: Iterable[Finding]) -> None:
        """Take findings up."""
        for each in found:
            self._counts[each.message] += 1
            if self._counts[each.message] <= MOST:
                self._kept.append(each)

    def look_at(self, piece: str, writing: Writing) -> None:
        """Take up what is to be told of a piece of a file."""
        messages = writing.told(piece)
        if all(self._counts[message] >= MOST for message in messages):
            self._counts.update(messages)
        else:
            self.take(writing.noted(piece))

    @property
    def all(self) -> tuple[Finding, ...]:
        """What was taken, then what was only counted."""
        return tuple(self.findings())

    def findings(self) -> Iterator[Finding]:
        """Yield what was taken, then what was only counted."""
        yield from self._kept
        last = {each.message: each for each in self._kept}
        for message, count in self._counts.items():
            if count > MOST:
                more = _("{message} The same is so of {count} more.")
                said = more.format(message=message, count=count - MOST)
                yield replace(last[message], message=said, unit="", detail="")


def chosen(catalogue: Catalogue, unit: str | None, query: str) -> Iterable[Stored]:
    """Return units as often as they are asked for."""
    return WithNumbers(catalogue, _asked(catalogue, unit, query))


def _asked(catalogue: Catalogue, unit: str | None, query: str) -> Iterable[Stored]:
    if unit is not None:
        return _Branch(catalogue, unit)
    return _Hits(catalogue, query) if query else catalogue.run()


class _Branch:
    """One unit and all below it, under the bare places it stands in, so that its context travels with it."""

    def __init__(self, catalogue: Catalogue, unit: str) -> None:
        self._above = catalogue.units([row.id for row in catalogue.ancestors(unit)])
        self._below = catalogue.run(unit)

    def __iter__(self) -> Iterator[Stored]:
        return chain(self._above, self._below)

    def outline(self) -> Iterator[tuple[str, str | None]]:
        """Yield id and parent of each."""
        return chain(outline(self._above), self._below.outline())


class _Hits:
    """What a search finds, and what that stands in."""

    def __init__(self, catalogue: Catalogue, query: str) -> None:
        self._catalogue = catalogue
        self._query = query

    def __iter__(self) -> Iterator[Unit]:
        wanted: set[str] = set()
        for id in self._catalogue.search_ids(self._query, limit=self._catalogue.count()):
            wanted.add(id)
            wanted.update(row.id for row in self._catalogue.ancestors(id))
        if wanted:
            yield from (unit for unit in self._catalogue.subtree() if unit.id in wanted)


def _title_of(catalogue: Catalogue) -> str:
    return catalogue.name
