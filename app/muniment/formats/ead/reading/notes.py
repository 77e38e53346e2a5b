"""What is said about a unit below its `did`: notes, custody, rights and the versions of its text."""

from muniment.description.levels import CustodyKind, NoteKind, TextKind
from muniment.description.markup import Prose
from muniment.description.units import CustodyEvent, DateStatement, Note, Rights, TextVersion
from muniment.formats.ead import borrowed, readable
from muniment.formats.ead.concepts import names_of
from muniment.formats.ead.reading.drafts import Draft
from muniment.formats.ead.reading.heard import Heard, is_slot_of_note, member
from muniment.formats.ead.reading.identity import audience
from muniment.formats.ead.reading.inner_notes import inner_notes
from muniment.formats.ead.reading.prose import is_no_element, prose_of
from muniment.formats.ead.revisions import INNER
from muniment.formats.ead.vocabulary import filling, vocabulary


def body_note(draft: Draft, heard: Heard) -> None:
    """Read what stands in an element for notes: a note, or what we wrote there ourselves."""
    fields = heard.all("field")
    if fields == ["custody"]:
        _custody(draft, heard)
    elif fields == ["texts"]:
        _text(draft, heard)
    elif heard.name == "userestrict" and _type(heard) == "rights":
        _rights(draft, heard)
    elif heard.name in filling("notes", draft.version):
        _note(draft, heard)
    else:
        draft.whole = False


def _type(heard: Heard) -> str | None:
    return heard.element.get(names_of(heard.version, heard.name, "kind")[1])


def _note(draft: Draft, heard: Heard) -> None:
    """Read a note, and those in it that are notes by themselves; no field holds that they stand in it."""
    inner = inner_notes(heard.element, heard.version, draft.revision)
    heading, prose = prose_of(heard, inner)
    draft.whole = not prose
    is_around = bool(inner) or any(map(is_slot_of_note, heard.element))
    if heading or not is_around or not all(map(is_no_element, prose)):
        _own_note(draft, heard, heading, prose)
    for each in inner if not draft.alone else ():
        _note(draft, Heard(each, heard.version, heard.revision))
    draft.whole = draft.whole and (draft.alone or not inner)


def _own_note(draft: Draft, heard: Heard, heading: str, prose: Prose) -> None:
    said = heard.said("kind")
    kind = borrowed.kind_in(heard.name, said, draft.version)
    draft.notes.append(
        Note(
            kind=kind or NoteKind(vocabulary().elements[heard.name].kind),
            prose=prose,
            heading=heading,
            label=heard.said("label"),
            language=heard.said("language"),
            script=heard.said("script"),
            audience=audience(heard),
        )
    )
    head = heard.child("head")
    plain_head = head is None or (not any(head.children()) and not head.leftover)
    is_inner = draft.alone and heard.name in INNER.values()
    own = is_inner or borrowed.in_body(draft.notes[-1].kind, draft.version) == heard.name
    draft.whole = kind is not None and plain_head and own


def _custody(draft: Draft, heard: Heard) -> None:
    """Read our steps of custody; a sentence that somebody has changed since is believed, as a note."""
    for child in heard.children():
        event = _event(child)
        if event is not None and readable.custody(event) == child.text():
            draft.custody.append(event)
        else:
            kind = NoteKind(vocabulary().elements[heard.name].kind)
            _, prose = prose_of(heard)
            draft.notes.append(Note(kind=kind, prose=prose))
            return


def _event(heard: Heard) -> CustodyEvent | None:
    kind = member(CustodyKind, heard.said("event"))
    if kind is None:
        return None
    return CustodyEvent(
        kind=kind,
        agent=heard.said("agent"),
        recipient=heard.said("recipient"),
        date=dated(heard.all("date")),
        place=heard.said("place"),
        source=heard.said("source"),
        statement=heard.said("statement"),
    )


def dated(said: list[str]) -> DateStatement | None:
    """Return the date whose fields an instruction lists in their order, or None where it lists none."""
    if len(said) != 6:
        return None
    text, edtf, event, extent, certainty, calendar = said
    return DateStatement(
        text=text, edtf=edtf, event=event, extent=extent, certainty=certainty, calendar=calendar
    )


def _rights(draft: Draft, heard: Heard) -> None:
    heard.said("kind")
    paragraphs = list(heard.children())
    draft.rights.append(
        Rights(
            text="\n\n".join(child.text() for child in paragraphs),
            status=heard.said("status"),
            holder=heard.said("holder"),
            since=heard.said("since"),
            until=heard.said("until"),
        )
    )
    draft.whole = all(child.name == "p" and not any(child.children()) for child in paragraphs)
    draft.whole = draft.whole and len(paragraphs) < 2


def _text(draft: Draft, heard: Heard) -> None:
    title, prose = prose_of(heard)
    draft.texts.append(
        TextVersion(
            id=heard.said("text"),
            kind=member(TextKind, heard.said("kind")) or TextKind.TRANSLATION,
            prose=prose,
            language=heard.said("language"),
            script=heard.said("script"),
            title=title,
            translators=tuple(heard.all("translator")),
            date=dated(heard.all("date")),
            status=heard.said("status"),
            source=heard.said("source"),
            of=heard.said("of"),
            alignment=tuple(_pair(each) for each in heard.all("pair")),
            made_from=tuple(heard.all("made-from")),
        )
    )


def _pair(said: str) -> tuple[int, int]:
    first, _, second = said.partition(" ")
    return (int(first), int(second)) if first.isdigit() and second.isdigit() else (0, 0)
