"""What is said of a unit, in the words and the order in which a reader meets it: a label, and its values."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from muniment.description import dates, languages
from muniment.description.areas import Area, area_of
from muniment.description.kinds import DATE_EVENTS, IDENTIFIER_KINDS
from muniment.description.levels import Audience, Level, NoteKind
from muniment.description.units import (
    Container,
    Credit,
    CustodyEvent,
    DateStatement,
    DigitalObject,
    Extent,
    FindingAid,
    Identifier,
    LanguageStatement,
    Rights,
    Title,
    Unit,
)
from muniment.description.vocabularies import vocabulary
from muniment.formats.web_page.public import public
from muniment.formats.web_page.tags import PROSE, blocks, link
from muniment.formats.web_page.tongues import tongue, words
from muniment.i18n import _

T = TypeVar("T")

_OF_FILES = frozenset(("ead-id", "xml-id", "aspace_uri"))
"""Numbers by which programs know a unit, and nobody asks for it."""
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Said:
    """A thing that is said of a unit: the area it stands in, its label, and its values as HTML."""

    area: Area
    label: str
    values: tuple[str, ...]


def said_of(unit: Unit, is_line: bool = False) -> list[Said]:
    """Return what readers are told of a unit beside its title, in the order of the areas of ISAD(G).

    Of a unit that has a line, what stands in the line is not repeated.
    """
    order = list(Area)
    told = chain(
        _identity(unit, is_line), _context(unit), _content(unit), _use(unit, is_line), _control(unit)
    )
    said = [Said(each.area, each.label, tuple(filter(None, each.values))) for each in told]
    return sorted((each for each in said if each.values), key=lambda each: order.index(each.area))


def dated(date: DateStatement) -> str:
    """Return a date as it was written, else what it means in words."""
    text = date.text or (dates.in_words(date.edtf) if date.edtf else "")
    return _("mostly {date}").format(date=text) if text and date.extent == "bulk" else text


def keeper_of(unit: Unit) -> str:
    """Return who keeps a unit, as it or a shelfmark of it says."""
    return unit.repository or next((each.repository for each in unit.shelfmarks if each.repository), "")


def level_of(unit: Unit) -> str:
    """Return what the level of a unit is called; nothing where nobody said."""
    if unit.level is None or (unit.level is Level.OTHER and unit.level_name):
        return unit.level_name
    return _(vocabulary("levels")[unit.level].label)


def _identity(unit: Unit, is_line: bool) -> Iterator[Said]:
    marks = [each for each in unit.shelfmarks if not (is_line and each.text == unit.shelfmark)]
    yield from _grouped(Area.IDENTITY, unit.titles[1:], lambda each: _term("titles", each.kind), _title)
    keeper = unit.repository if is_line else keeper_of(unit)
    yield Said(Area.IDENTITY, _("Repository"), (words(keeper),))
    yield from _grouped(
        Area.IDENTITY, marks, lambda each: _term("shelfmarks", each.kind), lambda each: words(each.text)
    )
    if not is_line:
        yield Said(Area.IDENTITY, _("Level"), (words(level_of(unit)),))
    said = unit.dates[1:] if is_line else unit.dates
    yield from _grouped(Area.IDENTITY, said, _event, lambda each: words(dated(each)))
    yield Said(Area.IDENTITY, _("Extent"), tuple(map(_extent, unit.extents)))
    yield Said(Area.IDENTITY, _("Container"), tuple(map(_container, unit.containers)))
    known = [each for each in unit.identifiers if each.kind not in _OF_FILES]
    yield from _grouped(Area.IDENTITY, known, lambda each: _named(IDENTIFIER_KINDS, each.kind), _identifier)


def _context(unit: Unit) -> Iterator[Said]:
    yield from _grouped(Area.CONTEXT, unit.credits, _role, _credit)
    yield from _notes(unit, Area.CONTEXT)
    yield Said(Area.CONTEXT, _("Chain of custody"), tuple(map(_step, unit.custody)))


def _content(unit: Unit) -> Iterator[Said]:
    yield from _notes(unit, Area.CONTENT)
    yield from _grouped(
        Area.CONTENT,
        unit.subjects,
        lambda each: _term("subjects", each.kind),
        lambda each: words(each.text, each.language),
    )


def _use(unit: Unit, is_line: bool) -> Iterator[Said]:
    area = Area.ACCESS if is_line else Area.IDENTITY
    yield Said(area, _("Language"), tuple(map(_language, unit.languages)))
    yield from _notes(unit, Area.ACCESS)
    yield Said(Area.ACCESS, _("Rights"), tuple(map(_rights, unit.rights)))
    yield from _notes(unit, Area.ALLIED)
    yield Said(Area.ALLIED, _("Files and addresses"), tuple(map(_object, unit.objects)))


def _control(unit: Unit) -> Iterator[Said]:
    yield from _notes(unit, Area.NOTES)
    yield from _notes(unit, Area.CONTROL)
    aid = unit.aid or FindingAid()
    yield Said(Area.CONTROL, _("Author"), (words(aid.author),))
    yield Said(Area.CONTROL, _("Publisher"), (words(aid.publisher),))
    yield Said(Area.CONTROL, _("Rules of description"), (words(aid.rules),))
    yield Said(Area.CONTROL, _("Rights in the finding aid"), (words(aid.rights),))


def _notes(unit: Unit, area: Area) -> Iterator[Said]:
    """Yield the notes of an area that readers may see, under their own headings where they have any."""
    for kind in NoteKind:
        if area_of(kind) is area:
            for note in unit.notes:
                if note.kind is kind and note.audience is not Audience.INTERNAL:
                    label = note.heading or note.label or _(vocabulary("notes")[kind].label)
                    yield Said(area, label, (blocks(public(note.prose), note.language, note.script),))


def _grouped(
    area: Area, values: Iterable[T], label: Callable[[T], str], shown: Callable[[T], str]
) -> Iterator[Said]:
    """Yield values of one label together, in the order in which labels come first."""
    found: dict[str, list[str]] = {}
    for each in values:
        found.setdefault(label(each), []).append(shown(each))
    return (Said(area, name, tuple(those)) for name, those in found.items())


def _term(name: str, id: str) -> str:
    return _(vocabulary(name)[id].label)


def _named(kinds: Iterable[tuple[str, str]], id: str) -> str:
    """What is shown of a kind; one that others made up is shown as words."""
    return dict(kinds).get(id) or id[:1].upper() + id[1:].replace("-", " ").replace("_", " ")


def _event(date: DateStatement) -> str:
    return _("Date") if date.event in ("", "creation") else _named(DATE_EVENTS, date.event)


def _role(credit: Credit) -> str:
    term = vocabulary("relators").get(credit.relator)
    return _(term.label) if term else credit.relator or _("People and bodies")


def _title(title: Title) -> str:
    return f"<span{tongue(title.text, title.language, title.script)}>{PROSE.words(title.line.content)}</span>"


def _extent(extent: Extent) -> str:
    return words(_BETWEEN.join(filter(None, (extent.words, extent.dimensions, extent.features))))


def _container(container: Container) -> str:
    return words(", ".join(filter(None, (f"{container.kind} {container.number}".strip(), container.label))))


def _identifier(each: Identifier) -> str:
    return link(each.text, each.text) if each.kind == "url" else words(each.text)


def _credit(credit: Credit) -> str:
    said = [credit.name or credit.statement, credit.affiliation]
    if credit.on_behalf_of:
        said.append(_("for {name}").format(name=credit.on_behalf_of))
    if credit.from_language:
        language = languages.name_of(credit.from_language) or credit.from_language
        said.append(_("from {language}").format(language=language))
    return ", ".join(map(words, filter(None, said)))


def _step(event: CustodyEvent) -> str:
    """A step on a unit's way: in the words that were written, else in those of its parts."""
    if event.statement:
        return words(event.statement)
    parts = [_term("custody", event.kind)]
    for form, part in ((_("by {name}"), event.agent), (_("to {name}"), event.recipient)):
        parts += [form.format(name=part)] if part else []
    parts += [event.place, dated(event.date) if event.date else ""]
    source = _("according to {name}").format(name=event.source) if event.source else ""
    return ", ".join(map(words, filter(None, (*parts, source))))


def _language(each: LanguageStatement) -> str:
    name = languages.name_of(each.language) or each.language
    is_usual = each.script in ("", languages.default_script(each.language))
    script = "" if is_usual else languages.script_name(each.script)
    return words(each.text or ", ".join(filter(None, (name, script))))


def _rights(rights: Rights) -> str:
    told = words(_BETWEEN.join(filter(None, (rights.text, rights.holder))))
    return _BETWEEN.join(filter(None, (told, link(rights.status, rights.status))))


def _object(each: DigitalObject) -> str:
    """A file or address; of one that lies where no page can lead to only the name is shown."""
    name = each.title or each.href.replace("\\", "/").rstrip("/").rpartition("/")[2]
    language = languages.name_of(each.language)
    return _BETWEEN.join((link(each.href, name), *map(words, filter(None, (language, each.note)))))
