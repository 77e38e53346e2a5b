"""The `did`: what identifies a unit."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from muniment.description import languages
from muniment.description.levels import Audience, NoteKind, ShelfmarkKind, TitleKind
from muniment.description.markup import Block
from muniment.description.units import (
    Container,
    DateStatement,
    DigitalObject,
    Extent,
    Identifier,
    LanguageStatement,
    Note,
    Shelfmark,
    Title,
)
from muniment.formats.ead import borrowed, isodates
from muniment.formats.ead.reading import names
from muniment.formats.ead.reading.drafts import Draft
from muniment.formats.ead.reading.heard import Heard, member
from muniment.formats.ead.reading.lines import line_of
from muniment.formats.ead.reading.prose import loose_words, prose_of
from muniment.formats.ead.revisions import tells_apart
from muniment.formats.ead.vocabulary import vocabulary


def _repository(draft: Draft, heard: Heard) -> None:
    inner = next((child for child in heard.children() if child.name in names.AGENTS), None)
    named = inner is not None and not loose_words(heard)
    words = inner if inner is not None and named else heard
    alone = len(list(heard.children())) == (words is inner)
    draft.whole = not draft.repository and alone and names.is_plain(words)
    draft.repository = draft.repository or words.text()


def _shelfmark(draft: Draft, heard: Heard) -> None:
    kind, text = heard.said("kind"), heard.text()
    marked = member(ShelfmarkKind, kind) if kind else ShelfmarkKind.CURRENT
    if marked is None or heard.has("field"):
        draft.identifiers.append(Identifier(kind=kind, text=text))
        return
    draft.shelfmarks.append(
        Shelfmark(
            text=text,
            kind=marked,
            repository=heard.said("repository"),
            label=heard.said("label"),
            since=heard.said("since"),
            until=heard.said("until"),
        )
    )
    draft.whole = not any(heard.children())


def _title(draft: Draft, heard: Heard) -> None:
    line = line_of(heard)
    if not line and not heard.has("empty"):
        draft.whole = False
        return
    kind = member(TitleKind, heard.said("kind", TitleKind.GIVEN))
    draft.whole = kind is not None
    draft.titles.append(
        Title(
            line=line,
            language=heard.said("language"),
            script=heard.said("script"),
            kind=kind or TitleKind.GIVEN,
        )
    )


def _date(draft: Draft, heard: Heard) -> None:
    normal = heard.said("normal")
    edtf = heard.all("edtf")
    meant = edtf[0] if edtf else isodates.to_edtf(normal)
    draft.dates.append(_dated(heard, heard.text(), meant))
    draft.whole = isodates.of_edtf(meant) == normal and not any(heard.children())


def _date_in_parts(draft: Draft, heard: Heard) -> None:
    """A structured date (EAD3) says nothing new where the same date stands in words beside it.

    Two without a meaning are no more the same for that.
    """
    draft.whole = False
    ends = [child.text() for child in _ends(heard)]
    standard = "/".join(isodates.to_edtf(child.element.get("standarddate", "")) for child in _ends(heard))
    edtf = standard if isodates.of_edtf(standard) else ""
    if heard.child("daterange") is not None and len(ends) == 1:
        edtf = _open(edtf, _ends(heard)[0].name)
    meant = () if tells_apart(edtf, draft.revision) else [date.edtf for date in draft.dates]
    if edtf not in meant and not any(date.text == "-".join(ends) for date in draft.dates):
        text = _in_words(heard) or standard
        draft.dates.append(_dated(heard, text, edtf))


def _dated(heard: Heard, text: str, edtf: str) -> DateStatement:
    """Return a date with what is said of it on the element."""
    return DateStatement(
        text=text,
        edtf=edtf,
        event=heard.said("event", "creation"),
        extent=heard.said("extent"),
        certainty=heard.said("certainty"),
        calendar=heard.said("calendar", "gregorian"),
    )


def _open(edtf: str, name: str) -> str:
    """Return a span of which only one end is said."""
    return (f"{edtf}/.." if name == "fromdate" else f"../{edtf}") if edtf else ""


def _in_words(heard: Heard) -> str:
    """Return what stands in a structured date, or in a part of it: spans with a dash, others by commas."""
    if heard.name == "daterange":
        said = {child.name: child.text() for child in heard.children()}
        return "–".join(said.get(name, "") for name in ("fromdate", "todate"))
    parts = [child.text() if child.name == "datesingle" else _in_words(child) for child in heard.children()]
    return ", ".join(part for part in parts if part.strip("–"))


def _ends(heard: Heard) -> list[Heard]:
    """Return the single days in a structured date."""
    found: list[Heard] = []
    for child in heard.children():
        found += [child] if child.name in ("datesingle", "fromdate", "todate") else _ends(child)
    return found


_PARTS = {"dimensions": "dimensions", "physfacet": "features"}


def _extent(draft: Draft, heard: Heard) -> None:
    children = list(heard.children())
    counted = [child for child in children if child.name == "extent"]
    parts = {_PARTS[child.name]: child for child in children if child.name in _PARTS}
    first = counted[0] if counted else None
    own = "" if children else heard.text()
    said = {key: child.text() for key, child in parts.items()}
    text = _extent_words(first) if first is not None else own or ("" if said else heard.text())
    draft.extents.append(Extent(text=text, **_measure(first if first is not None else heard), **said))
    for other in counted[1:]:
        draft.extents.append(Extent(text=_extent_words(other), **_measure(other)))
    known = {id(child.element) for child in (*counted[:1], *parts.values())}
    simple = all(id(c.element) in known and not c.leftover and not any(c.children()) for c in children)
    draft.whole = simple and (not children or not loose_words(heard))


def _extent_words(heard: Heard) -> str:
    """Return the words of an extent; those that we made of a quantity and a unit are none."""
    said = heard.all("text")
    return said[0] if said else heard.text()


def _measure(heard: Heard) -> dict[str, str]:
    return {"quantity": heard.said("quantity"), "unit": heard.said("unit")}


def _counted_extent(draft: Draft, heard: Heard) -> None:
    """An extent in parts (EAD3)."""
    heard.understands("coverage", "physdescstructuredtype")
    said = {child.name: child for child in heard.children()}
    values = {name: _words(said[name]) if name in said else "" for name in _COUNTED}
    draft.extents.append(Extent(**{_COUNTED[name]: text for name, text in values.items()}))
    usual = ("whole", "spaceoccupied")
    ours = (heard.element.get("coverage"), heard.element.get("physdescstructuredtype")) == usual
    simple = said.keys() <= _COUNTED.keys() and not any(c.leftover for c in said.values())
    draft.whole = ours and simple and not loose_words(heard)


def _words(heard: Heard) -> str:
    """Return the words of an element; of one that holds a paragraph alone, as that is laid out."""
    children = list(heard.children())
    return (children[0] if len(children) == 1 and children[0].name == "p" else heard).text()


_COUNTED = {
    "quantity": "quantity",
    "unittype": "unit",
    "dimensions": "dimensions",
    "physfacet": "features",
    "descriptivenote": "text",
}


def _languages(draft: Draft, heard: Heard) -> None:
    found = [child for child in heard.children() if child.name in ("language", "languageset")]
    for child in found:
        _language_set(draft, child) if child.name == "languageset" else _language(draft, child, "")
    if not found and heard.text():
        text = heard.text()
        draft.languages.append(LanguageStatement(language=languages.tag_of(text), text=text))
    draft.whole = bool(found) and not loose_words(heard) and len(found) == len(list(heard.children()))
    scripts = [script for child in found for script in child.children() if script.name == "script"]
    draft.whole = draft.whole and all(map(_is_plain_script, scripts))
    draft.whole = draft.whole and not any(child.leftover for child in found)
    draft.whole = draft.whole and all(_is_plain_set(child) for child in found if child.name == "languageset")


def _is_plain_set(heard: Heard) -> bool:
    """Return whether a set is one language in one script at most, without a note: what a statement holds."""
    return sorted(child.name for child in heard.children()) in (["language"], ["language", "script"])


def _is_plain_script(heard: Heard) -> bool:
    code = heard.said("script")
    return heard.text() in ("", code, languages.script_name(code))


def _language_set(draft: Draft, heard: Heard) -> None:
    script = heard.child("script")
    code = script.said("script") if script is not None else ""
    for child in heard.children():
        if child.name == "language":
            _language(draft, child, code)


def _language(draft: Draft, heard: Heard, script: str) -> None:
    language = heard.said("language")
    if not language and not heard.has("language"):
        language = languages.tag_of(heard.text())
    said = heard.all("text")
    words = heard.text()
    text = said[0] if said else "" if words == languages.name_of(language) else words
    script = script or (heard.said("script") if heard.name == "language" else "")
    draft.languages.append(LanguageStatement(language=language, script=script, text=text))


def _container(draft: Draft, heard: Heard) -> None:
    kind, label = heard.said("kind"), heard.said("label")
    draft.containers.append(Container(kind=kind, number=heard.text(), label=label))
    draft.whole = not any(heard.children())


def _note(draft: Draft, heard: Heard) -> None:
    """A note of one line, or (EAD 2002 `note`) of blocks."""
    kind = NoteKind(vocabulary().elements[heard.name].kind)
    typed = (
        borrowed.kind_in(heard.name, heard.said("kind"), heard.version) if heard.name == "didnote" else kind
    )
    if heard.name == "note":
        _, prose = prose_of(heard)
    else:
        line = line_of(heard)
        prose = (Block(line=line),) if line else ()
    draft.whole = bool(prose) and typed is not None
    if prose:
        draft.notes.append(
            Note(
                kind=typed or kind,
                prose=prose,
                label=heard.said("label"),
                language=heard.said("language"),
                script=heard.said("script"),
                audience=audience(heard),
            )
        )


def audience(heard: Heard) -> Audience | None:
    """Return who may read the element, where it says so."""
    return member(Audience, heard.said("audience"))


def _object(draft: Draft, heard: Heard) -> None:
    heard.understands("daotype", "linktype")
    caption = next((child for child in heard.children() if not child.has("made")), None)
    draft.objects.append(
        DigitalObject(
            href=heard.said("href"),
            title=heard.said("title"),
            role=heard.said("role"),
            language=heard.said("language"),
            media_type=heard.said("media-type"),
            checksum=heard.said("checksum"),
            note=_caption(caption) if caption is not None else "",
        )
    )
    derived = "derived" if draft.objects[-1].role == "translation" else "unknown"
    draft.whole = heard.element.get("daotype", derived) == derived and _is_plainly_captioned(heard)


MEMBERS: Mapping[str, str] = MappingProxyType(
    {"daogrp": "daoloc", "daoset": "dao", "physdescset": "physdescstructured"}
)
"""Groups, each with the elements in it that are values of a unit."""


def _group(draft: Draft, heard: Heard) -> None:
    """Values that belong together: no field holds that they do, nor what else is said of them as a group."""
    whole = heard.has("made")
    for child in heard.children():
        if child.name == MEMBERS[heard.name] and not child.blank:
            READERS[child.name](draft, child)
            whole = whole and draft.whole and not child.leftover
        else:
            whole = False
    draft.whole = whole


def _is_plainly_captioned(heard: Heard) -> bool:
    """Return whether an object has no caption, or one of its own of a single paragraph of plain words."""
    captions = list(heard.children())
    paragraphs = [each for caption in captions for each in caption.children()]
    is_own = len(captions) < 2 and not any(caption.has("made") for caption in captions)
    if not is_own or any(map(loose_words, (heard, *captions))):
        return False
    return all(each.name == "p" and names.is_plain(each) for each in paragraphs) and len(paragraphs) <= 1


def _caption(heard: Heard) -> str:
    paragraph = heard.child("p")
    return paragraph.text() if paragraph is not None else heard.text()


READERS: Mapping[str, Callable[[Draft, Heard], None]] = {
    "repository": _repository,
    "unitid": _shelfmark,
    "unittitle": _title,
    "unitdate": _date,
    "unitdatestructured": _date_in_parts,
    "origination": names.origination,
    "physdesc": _extent,
    "physdescstructured": _counted_extent,
    "langmaterial": _languages,
    "container": _container,
    "physloc": _note,
    "abstract": _note,
    "materialspec": _note,
    "didnote": _note,
    "note": _note,
    "dao": _object,
    "daoloc": _object,
    **dict.fromkeys(MEMBERS, _group),
}
"""Who reads which element of the `did`; what is not here is kept."""
