"""What a header of another version says beyond the fields, in the elements that this version has for it.

It is left out when read back: the header that it came from rides along as it is.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from muniment.description.units import Unit
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.tags import Tag
from muniment.formats.ead.verbatim import verbatim
from muniment.formats.ead.versions import Version
from muniment.formats.ead.writing.crossing import crossed, texts_in
from muniment.formats.ead.writing.keeping import AROUND
from muniment.formats.ead.writing.leaves import nodes
from muniment.formats.xml.escaping import collapsed

Beyond = Mapping[str, Sequence[str]]
"""Rows by the element that they are, by its row; those of the statement of publication by this."""

NOTHING: Beyond = MappingProxyType({})

_WHOLE = ("editionstmt", "seriesstmt", "notestmt")
_PUBLISHED = "publicationstmt"
_IN_FIELDS = ("titleproper", "author", "publisher")
"""The first of each is a field."""

_MOST = {(Version.EAD2002, "author"): 0, (Version.EAD2002, "sponsor"): 1}
"""How many may stand beside those of fields, where they are few."""


def beyond(unit: Unit, version: Version) -> Beyond:
    """Return what the header that the unit keeps says beyond the fields, in elements of `version`."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for kept in unit.kept:
        if kept.place != AROUND or kept.vocabulary == version or kept.vocabulary not in set(Version):
            continue
        own = Version(kept.vocabulary)
        for node in nodes(kept.xml, own):
            for row, text in _said(Heard(node, own), version):
                found[row].append(text)
    return {row: rows[: _MOST.get((version, row))] for row, rows in found.items()}


def _said(header: Heard, version: Version) -> Iterator[tuple[str, str]]:
    filedesc = header.child("filedesc")
    for part in filedesc.children() if filedesc is not None else ():
        if part.name in _WHOLE:
            yield from _crossed(part, part.name, "filedesc", version)
        elif part.name in ("titlestmt", _PUBLISHED):
            for child in _beside_fields(part):
                row = _PUBLISHED if part.name == _PUBLISHED else child.name
                yield from _crossed(child, row, part.name, version)
    profile = header.child("profiledesc")
    if profile is not None and version is Version.EAD3:
        yield from _profile(profile)


def _beside_fields(statement: Heard) -> Iterator[Heard]:
    """Yield the elements of a statement that no field holds."""
    known: set[str] = set()
    for child in statement.children():
        is_field = child.has("field") or (child.name in _IN_FIELDS and child.name not in known)
        known.add(child.name)
        if not is_field:
            yield child


def _crossed(said: Heard, row: str, inside: str, version: Version) -> Iterator[tuple[str, str]]:
    if text := crossed(verbatim(said.element), said.version.value, inside, version):
        yield row, text


def _profile(profile: Heard) -> Iterator[tuple[str, str]]:
    """Yield who made the file, and what is said of its language, as EAD3 says it."""
    for child in profile.children():
        words = collapsed(" ".join(texts_in(child.element))).strip(" ")
        if words and child.name == "creation":
            yield child.name, words
        elif child.name == "langusage" and words != _words_of_language(child):
            note = Tag("descriptivenote", Version.EAD3).derived()
            yield child.name, note.whole(Tag("p", Version.EAD3).text(words))


def _words_of_language(usage: Heard) -> str:
    language = usage.child("language")
    return language.text() if language is not None else ""
