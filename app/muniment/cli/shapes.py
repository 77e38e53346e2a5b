"""The shapes of `--json`: documented in `docs/command-line.md`, stable, lists always lists."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from muniment.catalogue import Catalogue, Facets, Hit, Row, Statistics, Step
from muniment.description import citations, dates, shelfmarks
from muniment.description.agents import Agent
from muniment.description.codec import unstructured
from muniment.description.findings import Finding
from muniment.description.markup import text_of
from muniment.description.shelfmarks.learning.proposing import Proposal
from muniment.description.units import Credit, CustodyEvent, DateStatement, Shelfmark, TextVersion, Unit
from muniment.formats import ead
from muniment.tasks.check import Checked
from muniment.tasks.learn_scheme import Compared
from muniment.tasks.place_units import Placed
from muniment.tasks.plans import Beside, Change, in_words
from muniment.tasks.renumber import Renumbered

Shape: TypeAlias = dict[str, Any]


def finding(found: Finding) -> Shape:
    """Return a finding: rule, severity, where, message and cure."""
    return {
        "rule": found.rule,
        "severity": found.severity.value,
        "unit": found.unit,
        "field": found.field,
        "file": found.file,
        "line": found.line,
        "component": found.component,
        "message": found.message,
        "cure": found.cure,
        "more": found.more,
    }


def checked(found: Checked) -> Shape:
    """Return a finding of a catalogue: with its pack, and the waiver that lets it stand, if any."""
    waiver = found.waiver
    said = _fields(waiver, "reason", "who", "since") if waiver else None
    return finding(found.finding) | {"pack": found.pack, "waived": said}


def findings(found: Iterable[Finding]) -> list[Shape]:
    """Return findings in their order."""
    return [finding(each) for each in found]


def reading(text: str) -> Shape:
    """Return what a shelfmark, or a citation with credits, is read as."""
    citation = citations.read(text)
    understood = shelfmarks.read(citation.shelfmark, citation.repository)
    return {
        "text": text,
        "scheme": understood.scheme,
        "repository": understood.repository,
        "parts": _parts(understood),
        "sort_key": understood.sort_key,
        "search_key": understood.search_key,
        "credits": [_credit(credit) for credit in citation.credits],
    }


def date(words: str) -> Shape:
    """Return what a date is understood as."""
    understood = dates.understand(words)
    return {
        "text": words,
        "edtf": understood.edtf,
        "begin": understood.begin,
        "end": understood.end,
        "conflicts": list(understood.conflicts),
    }


def hit(found: Hit) -> Shape:
    """Return a hit of a search, its snippet without marks."""
    return {
        "id": found.id,
        "shelfmark": found.shelfmark,
        "title": found.title,
        "date": found.date,
        "path": list(found.path),
        "snippet": found.snippet.replace("\x02", "").replace("\x03", ""),
        "field": found.field,
        "form": found.form,
        "how": found.how,
    }


def facets(found: Facets) -> Shape:
    """Return how many hits there are of each kind, and by what a search is narrowed down to them."""
    return {
        "of": found.of,
        "whole": found.is_whole,
        "facets": [
            {
                "name": facet.name,
                "counts": [
                    _fields(count, "label", "narrow") | {"count": count.count} for count in facet.counts
                ],
            }
            for facet in found.facets
        ],
    }


def step(made: Step) -> Shape:
    """Return one step of the history."""
    return {
        "id": made.id,
        "label": made.label,
        "when": str(made.when),
        "who": made.who,
        "undone": made.undone,
        "left": made.left,
    }


def statistics(found: Statistics) -> Shape:
    """Return a catalogue in numbers; each thing that is counted has its name and its units."""
    counted = ("levels", "repositories", "languages", "decades")
    plain = ("units", "agents", "steps", "size", "index_size", "index_is_sound")
    return {
        **{name: getattr(found, name) for name in plain},
        "checked": found.checked.isoformat(timespec="seconds"),
        **{
            name: [{"name": said, "units": count} for said, count in getattr(found, name)] for name in counted
        },
    }


def stored(catalogue: Catalogue, id: str) -> Shape:
    """Return a unit of the catalogue, with the path of what it stands in."""
    return unit(catalogue.unit(id), [row.label for row in catalogue.ancestors(id)])


def kept(parts: Iterable[ead.KeptPart]) -> list[Shape]:
    """Return what is kept of the source of a unit and is in no field, each part with its place."""
    return [{"where": list(each.where), "text": each.text} for each in parts]


def row(found: Row) -> Shape:
    """Return what a list says of a unit."""
    return {"id": found.id, "shelfmark": found.shelfmark, "title": found.title, "date": found.date}


def change(planned: Change) -> Shape:
    """Return the fields of a unit that an import changes, as they are and as they are to be."""
    before, after = planned.before or planned.after, planned.after
    shown = unit(before, []), unit(after, [])
    return {
        "id": after.id,
        "fields": [
            {"field": name, "before": _value(before, shown[0], name), "after": _value(after, shown[1], name)}
            for name in planned.fields
        ],
    }


def mend(each: ead.Mend, unit: str = "") -> Shape:
    """Return a mend: its key and rule, where it is, what stands there and what would."""
    return {
        "key": each.key,
        "rule": each.rule,
        "unit": unit,
        "element": each.element,
        "line": each.line,
        "before": each.before,
        "after": each.after,
    }


def account(reckoned: Iterable[ead.Reckoned]) -> list[Shape]:
    """Return what becomes of each kind of element of a finding aid."""
    return [
        {
            "element": each.element,
            "label": each.label,
            "count": each.count,
            "understood": each.understood,
            "kept": each.kept,
            "to_mend": each.faults,
        }
        for each in reckoned
    ]


def _value(described: Unit, shown: Shape, field: str) -> object:
    """Return a field as `show` has it, else the value itself."""
    if field in shown:
        return shown[field]
    nothing = [] if isinstance(getattr(described, field), tuple) else ""
    return unstructured(described, Unit).get(field, nothing)


def unit(described: Unit, path: list[str]) -> Shape:
    """Return all that a description says, under the names of the standard fields."""
    return {
        "id": described.id,
        "level": described.level_name or (described.level.value if described.level else None),
        "path": path,
        "shelfmarks": [_shelfmark(mark, described.repository) for mark in described.shelfmarks],
        "titles": [_fields(title, "text", "language", "script", "kind") for title in described.titles],
        "dates": [_date(statement) for statement in described.dates],
        "extents": [extent.words for extent in described.extents],
        "credits": [_credit(credit) for credit in described.credits],
        "languages": [
            {"language": each.language, "script": each.script, "text": each.text}
            for each in described.languages
        ],
        "notes": [_fields(note, "kind", "heading", "text") for note in described.notes],
        "custody": [_event(event) for event in described.custody],
        "texts": [_text(version) for version in described.texts],
        "subjects": [_fields(each, "kind", "text") for each in described.subjects],
        "containers": [_fields(each, "kind", "number") for each in described.containers],
        "objects": [_fields(each, "href", "title", "role") for each in described.objects],
        "rights": [_fields(each, "text", "status", "holder") for each in described.rights],
        "identifiers": [_fields(each, "kind", "text") for each in described.identifiers],
    }


def agent(described: Agent) -> Shape:
    """Return what is said of an agent."""
    return {
        "id": described.id,
        "kind": described.kind.value,
        "names": [
            _fields(name, "text", "language", "script") | {"kind": name.kind.value if name.kind else ""}
            for name in described.names
        ],
        "dates": [_date(statement) for statement in described.dates],
        "identifiers": [_fields(each, "kind", "text") for each in described.identifiers],
        "places": [_fields(each, "name", "role") for each in described.places],
        "functions": [each.text for each in described.functions],
        "occupations": [each.text for each in described.occupations],
        "histories": [text_of(note.prose) for note in described.histories],
        "relations": [_fields(each, "kind", "name") for each in described.relations],
        "resources": [_fields(each, "kind", "name") for each in described.resources],
    }


def beside(described: Beside) -> Shape:
    """What a catalogue has beside its units: a list, a saved search, an authority record or a waiver."""
    kind, name = in_words(described)
    return {"id": described.id, "kind": kind, "name": name}


def _fields(value: object, *names: str) -> Shape:
    """Some fields of a value under their own names; a kind is given by its word."""
    return {name: str(getattr(value, name)) for name in names}


def _parts(understood: shelfmarks.Reading) -> list[Shape]:
    return [{"label": part.label, "value": part.value, "level": part.level} for part in understood.parts]


def _shelfmark(mark: Shelfmark, repository: str) -> Shape:
    understood = shelfmarks.read(mark.text, mark.repository or repository)
    return {
        "text": mark.text,
        "kind": mark.kind.value,
        "repository": understood.repository,
        "scheme": understood.scheme,
        "parts": _parts(understood),
        "sort_key": understood.sort_key,
        "search_key": understood.search_key,
    }


def _date(statement: DateStatement) -> Shape:
    begin, end = dates.days_of(statement.edtf)
    return {
        "text": statement.text,
        "edtf": statement.edtf or None,
        "begin": begin,
        "end": end,
        "event": statement.event,
    }


def _credit(credit: Credit) -> Shape:
    names = ("name", "relator", "statement", "on_behalf_of", "from_language", "affiliation")
    return _fields(credit, *names)


def _event(event: CustodyEvent) -> Shape:
    said = _fields(event, "kind", "agent", "recipient", "place", "source", "statement")
    return said | {"date": event.date.text if event.date else ""}


def _text(version: TextVersion) -> Shape:
    said = _fields(version, "id", "kind", "language", "script", "of", "text")
    return said | {"translators": list(version.translators)}


def learnt(proposal: Proposal, compared: Iterable[Compared]) -> Shape:
    """Return what was learnt: the scheme as its file has it, the examples, and each mark before and after."""
    return {
        "scheme": dict(proposal.table),
        "examples": [
            {
                "text": example.text,
                "parts": [
                    {"label": piece.label, "value": example.value(piece), "level": piece.level}
                    for piece in example.pieces
                ],
            }
            for example in proposal.examples
        ],
        "shelfmarks": [
            {
                "text": each.mark.text,
                "before": {"scheme": each.before.scheme, "parts": _parts(each.before)},
                "after": {"scheme": each.after.scheme, "parts": _parts(each.after)},
            }
            for each in compared
        ],
    }


def renumbered(row: Renumbered) -> Shape:
    """Return one mark that would change, before and after."""
    return {
        "id": row.unit,
        "before": row.before,
        "after": row.after,
        "problem": row.problem,
        "because_of": row.because_of,
    }


def placed(row: Placed) -> Shape:
    """Return one unit that would move, and where."""
    return {
        "id": row.unit,
        "shelfmark": row.shelfmark,
        "before": list(row.before),
        "after": list(row.after),
        "new": row.new,
        "problem": row.problem,
    }
