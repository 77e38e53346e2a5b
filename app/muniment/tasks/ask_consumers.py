"""Ask what a consumer would reject, lose or change of the catalogue, were it exported for it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from muniment.catalogue import Catalogue
from muniment.description.findings import Finding
from muniment.description.unopened import Stored, glanced, outline
from muniment.description.waivers import Waiver, standing
from muniment.formats import ead, table
from muniment.formats.deliveries import Source
from muniment.formats.ead import packs
from muniment.formats.table import Writing
from muniment.i18n import _
from muniment.progress import Progress, Steps
from muniment.tasks.ask_repairs import is_wrapped
from muniment.tasks.targets import draft_beside


def ask_consumers(catalogue: Catalogue, pack: str, unit: str | None = None) -> Steps[tuple[Finding, ...]]:
    """Return what the rules of a pack find in an export of the branch, or of all, unit by unit."""
    label = _("Asking the rules of {name}").format(name=packs.PACKS[pack].label)
    yield Progress(0, 0, label)
    units = catalogue.run(unit)
    if next(iter(units), None) is None:
        return ()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "asked.xml"
        pieces = table.writing(format_for(pack)).write(units, _("Catalogue"))
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for number, piece in enumerate(pieces):
                file.write(piece)
                if number % 200 == 0:
                    yield Progress(0, 0, label)
        yield Progress(0, 0, label)
        return tuple(_on_units(packs.check(Source.of(path, packs.PACKS[pack].label), pack), units))


def adapt(draft: Path, consumers: Sequence[str]) -> ead.Adapted:
    """Adapt a file that was written for these consumers where nothing is lost by it; return how."""
    made, beside = ead.Adapted(), draft_beside(draft)
    try:
        for rules in (ead.ADAPTATIONS[id] for id in consumers if id in ead.ADAPTATIONS):
            done = ead.adapt(Source.of(draft), rules, beside)
            if done.count:
                beside.replace(draft)
            made = ead.Adapted(count=made.count + done.count, told=(*made.told, *done.told))
    finally:
        beside.unlink(missing_ok=True)
    return made


def objections(
    catalogue: Catalogue, source: Source, consumers: Sequence[str], units: Iterable[Stored]
) -> tuple[Finding, ...]:
    """Return what these consumers have against a file of units, but for what was waived."""
    waived = set(_waived_in_file(catalogue, units)) if consumers else set()
    said = [each for id in consumers for each in packs.check(source, id, waived)]
    found = list(_on_units(said, units))
    left = {each.id for each in catalogue.waivers({each.unit for each in found})}
    return standing(dict.fromkeys(found), left)


def _waived_in_file(catalogue: Catalogue, units: Iterable[Stored]) -> Iterator[str]:
    """Yield the ids of the waivers that hold in a file of units, under each id that a unit may have there."""
    waivers: dict[str, list[Waiver]] = defaultdict(list)
    for waiver in catalogue.waivers():
        waivers[waiver.unit].append(waiver)
    for number, unit in enumerate(units if waivers else ()):
        if unit.id in waivers:
            names = [*_names(unit), *([] if number else [""])]
            yield from (replace(each, unit=name).id for each, name in product(waivers[unit.id], names))


def with_units(findings: Sequence[Finding], units: Iterable[Stored]) -> Iterator[Finding]:
    """Yield findings in a file of units with the id of the unit that each of its components is."""
    known = _known(findings, units)
    for found in findings:
        yield replace(found, unit=known(found) or found.unit)


def _on_units(findings: Sequence[Finding], units: Iterable[Stored]) -> Iterator[Finding]:
    """Yield findings in a file as findings on its units; what is said of none is said of the first."""
    known = _known(findings, units)
    first = next((unit.id for unit in units), "") if findings else ""
    for found in findings:
        yield replace(found, unit=known(found) or first, file="", line=0, component=0)


def _known(findings: Sequence[Finding], units: Iterable[Stored]) -> Callable[[Finding], str]:
    """Return what tells the unit of a finding in a file of units: by its place there, else by its id."""
    named, placed = _named(findings, units), _placed(findings, units)
    return lambda found: placed.get(found.component, "") or named.get(found.unit, "")


def _placed(findings: Iterable[Finding], units: Iterable[Stored]) -> dict[int, str]:
    """Return the units of which something is said in a file, by their numbers there."""
    said = {each.component for each in findings if each.component}
    if not said:
        return {}
    pairs = list(outline(units))
    numbered = enumerate(pairs, 1 + is_wrapped(pairs))
    return {number: id for number, (id, _parent) in numbered if number in said}


def _named(findings: Iterable[Finding], units: Iterable[Stored]) -> dict[str, str]:
    """Return the units of which something is said in a file, by the ids that they may have there."""
    said = {each.unit for each in findings}
    pairs = ((name, unit.id) for unit in (units if said else ()) for name in _names(unit))
    return {name: id for name, id in pairs if name in said}


def _names(unit: Stored) -> tuple[str, ...]:
    """Return the ids that a unit may have in a file."""
    said = glanced(unit, ("identifiers",)).identifiers
    return unit.id, *(each.text for each in said if each.kind == "xml-id")


def format_for(pack: str) -> str:
    """Return the id of the format that the consumer of a pack is handed."""
    return _FORMATS.get(pack, packs.PACKS[pack].versions[0].value)


def takes(pack: str, format: Writing) -> bool:
    """Return whether the consumer of a pack takes a format: its version, and with a namespace or without."""
    return format.version in packs.PACKS[pack].versions and not _lacks_namespace(pack, format)


def refusal(pack: str, format: Writing) -> str:
    """Return why the consumer of a pack does not take a format."""
    asked = packs.PACKS[pack]
    if format.version in asked.versions:
        return _("{consumer} takes no file in the form of the DTD.").format(consumer=asked.label)
    versions = _(" and ").join(each.label for each in asked.versions)
    return _("{consumer} takes {versions} only.").format(consumer=asked.label, versions=versions)


def _lacks_namespace(pack: str, format: Writing) -> bool:
    return packs.PACKS[pack].wants_namespace and not format.has_namespace


def format_for_all(asked: Sequence[str]) -> Writing | None:
    """Return the format that the consumers of all these packs take; None where there is none."""
    handed = [table.writing(id) for id in dict.fromkeys(map(format_for, asked))]
    candidates = handed if len(handed) == 1 else table.WRITTEN
    return next((each for each in candidates if all(takes(id, each) for id in asked)), None)


_FORMATS = {"atom": "ead2002-dtd"}
