"""What is said about a unit: notes, custody, rights and the versions of its text."""

from collections.abc import Iterable, Iterator
from dataclasses import fields

from muniment.description.markup import BlockKind
from muniment.description.units import CustodyEvent, DateStatement, Note, Rights, TextVersion, Unit
from muniment.description.vocabularies import vocabulary as terms
from muniment.formats.ead import borrowed, concepts, readable
from muniment.formats.ead.inline import may_stand
from muniment.formats.ead.tags import Tag
from muniment.formats.ead.versions import Version
from muniment.formats.ead.writing import prose
from muniment.formats.ead.writing.pieces import Piece, piece, spoken


def in_identity(unit: Unit, version: Version) -> Iterator[Piece]:
    """Yield the notes that are one plain line and that the `did` has an element for."""
    for number, note in enumerate(unit.notes):
        if _fits_identity(note, version):
            name = borrowed.in_identity(note.kind, version)
            tag = _about(_typed(Tag(name, version), note), note)
            yield piece(prose.line_in(tag, note.prose[0].line), ("notes", number))


def in_body(unit: Unit, version: Version) -> Iterator[Piece]:
    """Yield the notes below the `did`, then custody, rights, texts and the translators' credit."""
    for number, note in enumerate(unit.notes):
        if not _fits_identity(note, version):
            yield piece(_note(note, version), ("notes", number))
    yield from _custody(unit.custody, version)
    yield from (piece(_rights(each, version), ("rights", n)) for n, each in enumerate(unit.rights))
    yield from (piece(_text(text, version), ("texts", n)) for n, text in enumerate(unit.texts))
    yield from _translators(unit, version)


def _fits_identity(note: Note, version: Version) -> bool:
    first = note.prose[0] if len(note.prose) == 1 else None
    plain = (
        first is not None and first.kind is BlockKind.PARAGRAPH and not first.attributes and bool(first.line)
    )
    return plain and not note.heading and bool(borrowed.in_identity(note.kind, version))


def _about(tag: Tag, note: Note) -> Tag:
    tag.say("label", note.label).say("audience", note.audience or "")
    return spoken(tag, note.language, note.script)


def _note(note: Note, version: Version) -> Iterator[str]:
    name = borrowed.in_body(note.kind, version)
    tag = _typed(Tag(name, version), note)
    return _about(tag, note).rows([*_heading(note, name, version), *prose.rows(note.prose, version, name)])


def _heading(note: Note, name: str, version: Version) -> Iterator[str]:
    """Yield the heading of a note; where it has none, its label, if no attribute shows that to readers."""
    if note.heading:
        yield heading_in(name, version).text(note.heading)
    elif note.label and not concepts.in_attribute(version, name, "label", note.label)[0]:
        yield heading_in(name, version).derived().text(note.label)


def _typed(tag: Tag, note: Note) -> Tag:
    return tag if borrowed.is_own(note.kind, tag.name) else tag.say("kind", note.kind)


def heading_in(inside: str, version: Version) -> Tag:
    """Return the element for a heading: where the version has none in the note, a paragraph that is one."""
    has_heads = may_stand(version, "head", inside)
    return Tag("head", version) if has_heads else Tag("p", version).add("heading", "yes")


def _custody(events: tuple[CustodyEvent, ...], version: Version) -> Iterator[Piece]:
    """One `custodhist` and one `acqinfo`: each step is a sentence, with its parts riding along."""
    acquired = {kind for kind, term in terms("custody").items() if term.isad == "3.2.4"}
    for name in ("custodhist", "acqinfo"):
        steps = [(n, e) for n, e in enumerate(events) if (e.kind in acquired) is (name == "acqinfo")]
        if steps:
            rows = [_event(event, version) for _, event in steps]
            tag = Tag(name, version).add("field", "custody")
            yield piece(tag.rows(rows), *(("custody", n) for n, _ in steps))


def _event(event: CustodyEvent, version: Version) -> str:
    tag = Tag("p", version).add("event", event.kind)
    parts = ("agent", "recipient", "place", "source", "statement")
    for name in parts:
        text = getattr(event, name)
        tag.says(name, [text] if text else [])
    tag.says("date", dated(event.date))
    return tag.text(readable.custody(event))


def dated(date: DateStatement | None) -> Iterable[str]:
    """Return the fields of a date in their order, for an instruction; nothing for no date."""
    return [] if date is None else [getattr(date, field.name) for field in fields(DateStatement)]


def _rights(rights: Rights, version: Version) -> Iterator[str]:
    tag = Tag("userestrict", version).say("kind", "rights")
    tag.say("status", rights.status).say("holder", rights.holder)
    tag.say("since", rights.since).say("until", rights.until)
    rows = [Tag("p", version).text(rights.text) if rights.text else Tag("p", version).derived().whole()]
    if rights.status:
        rows.append(Tag("p", version).derived().text(rights.status))
    return tag.rows(rows)


def _text(text: TextVersion, version: Version) -> Iterator[str]:
    tag = spoken(Tag("odd", version), text.language, text.script).say("kind", text.kind)
    tag.add("field", "texts").add("text", text.id)
    tag.say("status", text.status).say("source", text.source).say("of", text.of)
    tag.says("translator", text.translators).says("date", dated(text.date))
    tag.says("pair", (f"{a} {b}" for a, b in text.alignment))
    tag.says("made-from", text.made_from)
    head = heading_in("odd", version)
    heading = head.text(text.title) if text.title else head.derived().text(readable.text_heading(text))
    credit = readable.text_credit(text)
    credited = [Tag("p", version).derived().text(credit)] if credit else []
    return tag.rows([heading, *credited, *prose.rows(text.prose, version)])


def _translators(unit: Unit, version: Version) -> Iterator[Piece]:
    """The translators' credit where people look for it; the agents stand under `controlaccess`."""
    credits = [each for each in unit.credits if each.relator == readable.TRANSLATOR]
    sentences = dict.fromkeys(readable.credit(each) for each in credits)
    if sentences:
        rows = [
            heading_in("processinfo", version).text("Translation"),
            *(Tag("p", version).text(sentence) for sentence in sentences),
        ]
        yield piece(Tag("processinfo", version).say("kind", "translation").derived().rows(rows))
