"""The `did` of a unit: what identifies it."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from muniment.description import languages
from muniment.description.dates import days_of
from muniment.description.levels import ShelfmarkKind, TitleKind
from muniment.description.units import (
    Container,
    DateStatement,
    DigitalObject,
    Extent,
    LanguageStatement,
    Shelfmark,
    Title,
    Unit,
)
from muniment.formats.ead import isodates
from muniment.formats.ead.inline import may_stand
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.reading.identity import MEMBERS
from muniment.formats.ead.tags import Tag
from muniment.formats.ead.verbatim import verbatim
from muniment.formats.ead.versions import Version
from muniment.formats.ead.writing import ead4, names, notes, prose
from muniment.formats.ead.writing.crossing import crossed, texts_in
from muniment.formats.ead.writing.leaves import nodes
from muniment.formats.ead.writing.pieces import Piece, name_of, piece, spoken
from muniment.formats.xml import escaping


def identity(unit: Unit, version: Version) -> list[Piece]:
    """Return the elements of the `did`, in the order archivists read them; never none."""
    has = {name: may_stand(version, name, "did") for name in ("repository", "origination", "dao")}
    pieces = [
        *(_repository(unit, version) if has["repository"] else ()),
        *_shelfmarks(unit, version),
        *(
            piece(_identifier(i.kind, i.text, version), ("identifiers", n))
            for n, i in enumerate(unit.identifiers)
        ),
        *_titles(unit, version),
        *(p for n, date in enumerate(unit.dates) for p in _date(n, date, version)),
        *(names.creators(unit, version) if has["origination"] else ()),
        *(piece(_extent(extent, version), ("extents", n)) for n, extent in enumerate(unit.extents)),
        *_languages(unit.languages, version),
        *(piece(_container(each, version), ("containers", n)) for n, each in enumerate(unit.containers)),
        *notes.in_identity(unit, version),
        *(_objects(unit, version) if has["dao"] else ()),
        *(ead4.genres(unit) if version is Version.EAD4 else ()),
    ]
    return pieces or [piece(Tag("unittitle", version).derived().whole())]


def _repository(unit: Unit, version: Version) -> Iterator[Piece]:
    if unit.repository:
        name = name_of(Tag("corpname", version), unit.repository)
        yield piece(Tag("repository", version).rows([name, *_addresses(unit, version)]))


def _addresses(unit: Unit, version: Version) -> Iterator[str]:
    """Yield the addresses beside the name of its repository in what a unit keeps of other versions."""
    for kept in unit.kept:
        is_other = kept.vocabulary != version and kept.vocabulary in set(Version)
        if not is_other or not kept.xml.startswith("<repository"):
            continue
        own = Version(kept.vocabulary)
        for node in nodes(kept.xml, own):
            if unit.repository in escaping.collapsed("".join(texts_in(node))):
                within = (child for child in Heard(node, own).children() if child.name == "address")
                found = (crossed(verbatim(each.element), own, "repository", version) for each in within)
                yield from filter(None, found)


def _shelfmarks(unit: Unit, version: Version) -> Iterator[Piece]:
    main = _main([mark.kind for mark in unit.shelfmarks], ShelfmarkKind.CURRENT)
    for number, mark in enumerate(unit.shelfmarks):
        tag = _typed(Tag("unitid", version), mark.kind, ShelfmarkKind.CURRENT, number == main)
        yield piece(_shelfmark(tag, mark), ("shelfmarks", number))


def _main(kinds: Sequence[StrEnum], usual: StrEnum) -> int:
    """Return the position of the value that stands without a type, for AtoM takes only such a one."""
    return kinds.index(usual) if usual in kinds else 0


def _typed(tag: Tag, kind: StrEnum, usual: StrEnum, main: bool) -> Tag:
    """Say the kind: by a type, unless the value is the main one of the unit."""
    if main and kind != usual:
        return tag.add("kind", kind)
    return tag.say("kind", kind, usual)


def _shelfmark(tag: Tag, mark: Shelfmark) -> str:
    tag.say("label", mark.label).says("repository", [mark.repository] if mark.repository else [])
    return tag.say("since", mark.since).say("until", mark.until).said_text(mark.text)


def _identifier(kind: str, text: str, version: Version) -> str:
    tag = Tag("unitid", version).say("kind", kind)
    if kind in ("", *ShelfmarkKind):
        tag.add("field", "identifiers")
    return tag.said_text(text)


def _titles(unit: Unit, version: Version) -> Iterator[Piece]:
    main = _main([title.kind for title in unit.titles], TitleKind.GIVEN)
    for number, title in enumerate(unit.titles):
        tag = spoken(Tag("unittitle", version), title.language, title.script)
        typed = _typed(tag, title.kind, TitleKind.GIVEN, number == main)
        yield piece(_title(typed, title), ("titles", number))


def _title(tag: Tag, title: Title) -> str:
    return prose.line_in(tag if title.line else tag.add("empty", "yes"), title.line)


def _date(number: int, date: DateStatement, version: Version) -> Iterator[Piece]:
    tag = Tag("unitdate", version)
    if version is Version.EAD4:
        yield piece(ead4.date(_about_date(tag, date), date), ("dates", number))
        return
    normal = isodates.of_edtf(date.edtf)
    if normal:
        tag.fixed("normal", normal)
    if isodates.to_edtf(normal) != date.edtf:
        tag.add("edtf", date.edtf)
    _about_date(tag, date)
    yield piece(tag.said_text(date.text), ("dates", number))
    if version is Version.EAD3 and date.edtf:
        yield from _in_parts(date)


def _about_date(tag: Tag, date: DateStatement) -> Tag:
    tag.say("extent", date.extent).say("event", date.event, "creation")
    return tag.say("certainty", date.certainty).say("calendar", date.calendar, "gregorian")


def _in_parts(date: DateStatement) -> Iterator[Piece]:
    """The same date once more, for programs that want a day of beginning and a day of end (EAD3)."""
    begin, end = days_of(date.edtf)
    if not (isodates.is_day(begin) and isodates.is_day(end)):
        return
    version = Version.EAD3
    ends = [
        Tag(name, version).fixed("standarddate", day).text(day)
        for name, day in (("fromdate", begin), ("todate", end))
    ]
    if begin == end:
        inner = [Tag("datesingle", version).fixed("standarddate", begin).text(begin)]
    else:
        inner = list(Tag("daterange", version).rows(ends))
    yield piece(Tag("unitdatestructured", version).derived().rows(inner))


def _extent(extent: Extent, version: Version) -> Iterator[str]:
    if version is Version.EAD4:
        return ead4.extent(extent)
    parts = [("physfacet", extent.features), ("dimensions", extent.dimensions)]
    inner = [Tag(name, version).text(text) for name, text in parts if text]
    if version is Version.EAD2002:
        tag = Tag("extent", version).say("unit", extent.unit).say("quantity", extent.quantity)
        words = [_counted(tag, extent)] if extent.text or extent.unit or extent.quantity or not inner else []
        return Tag("physdesc", version).rows([*words, *inner])
    if not (inner or extent.quantity or extent.unit):
        return iter([Tag("physdesc", version).said_text(extent.text)])
    counted = [Tag("quantity", version).text(extent.quantity), Tag("unittype", version).text(extent.unit)]
    words = list(_described(extent.text, version)) if extent.text else []
    tag = Tag("physdescstructured", version).fixed("coverage", "whole")
    return tag.fixed("physdescstructuredtype", "spaceoccupied").rows([*counted, *inner, *words])


def _counted(tag: Tag, extent: Extent) -> str:
    """A number of something in words; those that were made of it are none of the archivist's.

    They stand before the archivist's own where these do not say the number.
    """
    made = f"{extent.quantity} {extent.unit}".strip()
    if made and not (extent.text and _point(extent.quantity) in _point(extent.text)):
        return tag.add("text", extent.text).text(", ".join(filter(None, (made, extent.text))))
    return tag.text(extent.text)


def _point(number: str) -> str:
    """Write decimals behind a point, where many write a comma."""
    return number.replace(",", ".")


def _described(text: str, version: Version) -> Iterator[str]:
    return Tag("descriptivenote", version).rows([Tag("p", version).text(text)])


def _languages(statements: tuple[LanguageStatement, ...], version: Version) -> Iterator[Piece]:
    rows = [row for each in statements for row in _language(each, version)]
    if rows:
        claims = (("languages", n) for n in range(len(statements)))
        yield piece(Tag("langmaterial", version).rows(rows), *claims)


def _language(statement: LanguageStatement, version: Version) -> Iterator[str]:
    """A language by code and words; its English name stands where nobody said it in words."""
    tag = Tag("language", version).say("language", statement.language)
    if not statement.language and languages.tag_of(statement.text):
        tag.add("language", "")
    name = languages.name_of(statement.language)
    if statement.text == name:
        tag.says("text", [statement.text] if name else [])
    words = statement.text or name
    if version is Version.EAD2002 or not statement.script:
        yield tag.say("script", statement.script).text(words)
        return
    code = statement.script
    script = Tag("script", version).say("script", code).text(languages.script_name(code))
    yield from Tag("languageset", version).rows([tag.text(words), script])


def _container(container: Container, version: Version) -> str:
    tag = Tag("container", version).say("kind", container.kind).say("label", container.label)
    return tag.said_text(container.number)


def _objects(unit: Unit, version: Version) -> Iterator[Piece]:
    return (piece(_object(each, unit, version), ("objects", n)) for n, each in enumerate(unit.objects))


def members(group: str, unit: Unit, version: Version) -> list[Piece]:
    """Return the values of a unit that may stand in a group, by its row, as they stand there."""
    if group == "physdescset":
        said = [(("extents", n), list(_extent(each, version))) for n, each in enumerate(unit.extents)]
        start = f"<{MEMBERS[group]}"
        return [piece(rows, claim) for claim, rows in said if rows[0].startswith(start)]
    return [
        piece(_object(each, unit, version, MEMBERS[group]), ("objects", n))
        for n, each in enumerate(unit.objects)
    ]


def _object(each: DigitalObject, unit: Unit, version: Version, row: str = "dao") -> Iterator[str]:
    tag = Tag(row, version)
    if version is Version.EAD2002:
        _named_for_others(tag.fixed("xlink:type", _LINKS[row]), each, unit)
    else:
        tag.fixed("daotype", "derived" if each.role == "translation" else "unknown")
    tag.say("href", each.href).say("title", each.title).say("role", each.role).say("language", each.language)
    tag.say("media-type", each.media_type).say("checksum", each.checksum)
    caption = "daodesc" if version is Version.EAD2002 else "descriptivenote"
    inner = Tag(caption, version).rows([Tag("p", version).text(each.note)]) if each.note else ()
    return tag.rows(inner)


_LINKS = {"dao": "simple", "daoloc": "locator"}
"""What kind of link (XLink) an element is."""


def _named_for_others(tag: Tag, each: DigitalObject, unit: Unit) -> None:
    """Give an object without a title that of its unit, for ArchivesSpace takes none without."""
    words = escaping.collapsed(unit.title).strip(" ")
    if words and not each.title:
        tag.fixed("xlink:title", words).add("title", "")
