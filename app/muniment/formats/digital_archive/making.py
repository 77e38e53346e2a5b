"""From a record in the page's words to a unit of description."""

import re
from collections.abc import Iterable, Iterator, Sequence

from muniment.description import citations, credits, dates, shelfmarks
from muniment.description.folding import fold
from muniment.description.languages import tag_of
from muniment.description.levels import AgentKind, CustodyKind, Level, NoteKind, SubjectKind, TextKind
from muniment.description.markup import Prose, prose
from muniment.description.units import (
    Credit,
    CustodyEvent,
    DateStatement,
    Identifier,
    LanguageStatement,
    Note,
    Shelfmark,
    Subject,
    Unit,
    a_title,
    new_id,
)
from muniment.formats.digital_archive.addresses import is_of_the_archive, record_id
from muniment.formats.digital_archive.inscriptions import registry_marks, signed_dates
from muniment.formats.digital_archive.records import Loss, Named, Page, Record
from muniment.formats.digital_archive.rights import rights_of
from muniment.formats.digital_archive.texts import versions
from muniment.i18n import _

_CUSTODY = {"prv": CustodyKind.OBTAINED, "ctb": CustodyKind.CONTRIBUTED, "trl": CustodyKind.TRANSLATED}
_IMPRINT = re.compile(r"\([^()]*(?:1[5-9]|20)\d\d\)|, (?:1[5-9]|20)\d\d\b")
_LONGEST_STATEMENT, _LONGEST_DATE = 4000, 200
"""Letters. Of what is longer the rendering has lost the end, and only the beginning is read."""
_LONGEST_MARK = 15
"""Words. What is longer, unknown and in sentences is no shelfmark."""
_SENTENCES = re.compile(r"[a-z]{3}\. [A-Z]")
_ESSENTIAL = {
    "titles": _("The page gives no title."),
    "dates": _("The page gives no date."),
    "shelfmarks": _("The page gives no shelfmark."),
    "languages": _("The page does not say what language the original is in."),
}
_BODY_WORDS = frozenset(
    {"ministry", "embassy", "committee", "party", "department", "office", "government", "council"}
    | {"union", "bureau", "university", "foundation", "center", "centre", "institute", "association"}
    | {"agency", "commission", "army", "federation", "republic", "secretariat", "delegation"}
)


def made(record: Record, page: Page) -> tuple[Unit, tuple[Loss, ...]]:
    """Return the unit a record describes, and all that its rendering lost."""
    citation = citations.read((record.citation or record.source)[:_LONGEST_STATEMENT])
    cited = _own_credits(citation)
    everyone = tuple(_everyone(record, cited))
    languages = tuple(_languages(record, cited))
    mark, published = _kept_and_printed(citation, record)
    translators = [credit.name for credit in everyone if credit.relator == "trl"]
    unit = Unit(
        id=new_id(),
        level=Level.ITEM,
        repository=record.archive,
        shelfmarks=_shelfmarks(mark, record.archive),
        titles=tuple(a_title(title) for title in [_title(record, citation.title)] if title),
        dates=tuple(_dates(record, citation.date)),
        credits=everyone,
        languages=languages,
        notes=tuple(_notes(record, published)),
        custody=tuple(_custody(cited)),
        texts=versions(record.sections, [said.language for said in languages], translators),
        subjects=tuple(_subjects(record)),
        rights=rights_of(record.rights),
        identifiers=tuple(_identifiers(record, page, citation.url)),
    )
    return unit, (*page.losses, *record.losses, *_missing(unit, record))


def _title(record: Record, quoted: str) -> str:
    """The title quoted in the citation, or at the head of the page where that says more.

    A hyphen that a line's end broke in one of the two is whole in the other.
    """
    heading = record.heading
    if not heading or not quoted:
        return quoted or heading
    if fold(heading).replace(" ", "") == fold(quoted).replace(" ", ""):
        whole = quoted if quoted.count(" ") <= heading.count(" ") else heading
        return quoted if record.is_capitals else whole
    is_cut_short = fold(heading).startswith(fold(quoted)) and fold(heading) in fold(record.citation)
    return heading if is_cut_short and not record.is_capitals else quoted


def _own_credits(citation: citations.Citation) -> tuple[Credit, ...]:
    """The credits without those of the book a text was taken from: they stand before its imprint."""
    imprint = _IMPRINT.search(citation.source)
    end = imprint.start() if imprint else 0
    books = [
        credit for credit in citation.credits_of_publication if citation.source.find(credit.statement) < end
    ]
    return tuple(credit for credit in citation.credits if credit not in books)


def _kept_and_printed(citation: citations.Citation, record: Record) -> tuple[str, str]:
    """The shelfmark, and where the text was printed or broadcast, which may stand in its place."""
    mark = citation.shelfmark
    reading = shelfmarks.read(mark)
    is_known = bool(reading.scheme or reading.repository)
    has_sentences = len(mark.split()) > _LONGEST_MARK and bool(_SENTENCES.search(mark))
    if is_known or not (record.is_printed or has_sentences):
        return mark, citation.published_in
    return "", "; ".join(filter(None, (mark, citation.published_in)))


def _shelfmarks(text: str, archive: str) -> tuple[Shelfmark, ...]:
    if not text:
        return ()
    says_so_itself = bool(shelfmarks.read(text).repository)
    return (Shelfmark(text=text, repository="" if says_so_itself else archive),)


def _dates(record: Record, cited: str) -> Iterator[DateStatement]:
    """The record's date first; a date beside the signature is another event."""
    written = (record.date or cited)[:_LONGEST_DATE]
    if written:
        yield dates.statement(written)
    known = {dates.understand(written).edtf}
    for section in record.sections:
        for words in signed_dates(section.prose):
            meant = dates.understand(words).edtf
            if meant not in known:
                known.add(meant)
                yield dates.statement(words, event="signed")


def _everyone(record: Record, cited: Sequence[Credit]) -> Iterator[Credit]:
    yield from (_named(named) for named in record.names if named.relator == "aut")
    yield from cited
    yield from _donors(record)
    yield from (_named(named) for named in record.names if named.relator != "aut")


def _named(named: Named) -> Credit:
    return Credit(name=named.name, relator=named.relator, kind=_kind(named.name))


def _kind(name: str) -> AgentKind:
    """A body by a word of its name, a person by an inverted name, else nobody knows."""
    words = fold(name).replace(".", " ").replace(",", " ").split()
    if _BODY_WORDS.intersection(words):
        return AgentKind.BODY
    return AgentKind.PERSON if "," in name else AgentKind.NAME


def _donors(record: Record) -> Iterator[Credit]:
    """Those the sentence thanks, then those only named."""
    thanked = credits.donors(record.credit_line[:_LONGEST_STATEMENT]) if record.credit_line else ()
    yield from thanked
    known = {_bare_name(credit.name) for credit in thanked}
    for name in record.donors:
        if _bare_name(name) not in known:
            known.add(_bare_name(name))
            yield Credit(name=name, relator="dnr", kind=AgentKind.BODY, statement=name)


def _bare_name(name: str) -> str:
    return fold(name).removeprefix("the ").strip(" .")


def _languages(record: Record, cited: Sequence[Credit]) -> Iterator[LanguageStatement]:
    """The languages the record names, and those of its originals; else those it was translated from."""
    said = [(tag, words) for words in record.languages if (tag := tag_of(words))]
    parts = [section.part for section in record.sections]
    shown = [(part.language, part.words) for part in parts if part.kind is TextKind.ORIGINAL]
    told = [(credit.from_language, credit.statement) for credit in cited if credit.from_language]
    found: dict[str, str] = {}
    for tag, words in (*said, *shown) or told:
        found.setdefault(tag, words)
    return (LanguageStatement(language=tag, text=words) for tag, words in found.items())


def _notes(record: Record, published_in: str) -> Iterator[Note]:
    scans = [section.part.words for section in record.sections if section.part.is_scan]
    texts: tuple[tuple[NoteKind, Prose], ...] = (
        (NoteKind.SCOPE, record.summary),
        (NoteKind.ACCESS, prose(record.classification)),
        (NoteKind.COPIES, prose("\n\n".join(scans))),
        (NoteKind.PUBLICATION, prose(published_in)),
        (NoteKind.RELATED, prose("\n\n".join(record.related))),
        (NoteKind.CITATION, prose(record.citation)),
    )
    return (Note(kind=kind, prose=written) for kind, written in texts if written)


def _custody(cited: Iterable[Credit]) -> Iterator[CustodyEvent]:
    for credit in cited:
        if credit.relator in _CUSTODY:
            yield CustodyEvent(
                kind=_CUSTODY[credit.relator],
                agent=credit.name,
                recipient=credit.on_behalf_of,
                statement=credit.statement,
            )


def _subjects(record: Record) -> Iterator[Subject]:
    yield from (Subject(text=text) for text in record.subjects)
    yield from (Subject(text=text, kind=SubjectKind.PLACE) for text in record.places)
    if record.genre:
        yield Subject(text=record.genre, kind=SubjectKind.GENRE)


def _identifiers(record: Record, page: Page, cited: str) -> Iterator[Identifier]:
    """The record's number, its addresses (the citation's first, copies elsewhere last), its marks."""
    every: dict[str, str] = {}
    for address in filter(None, (cited, *record.addresses, *page.addresses)):
        every.setdefault(address.partition("://")[2], address)
    addresses = sorted(every.values(), key=is_of_the_archive, reverse=True)
    number = record.record_id or next(filter(None, map(record_id, filter(is_of_the_archive, addresses))), "")
    yield from (Identifier(kind="record-id", text=text) for text in [number] if text)
    yield from (Identifier(kind="url", text=address) for address in addresses)
    yield from (Identifier(kind="uploaded", text=text) for text in [record.uploaded] if text)
    marks = (mark for section in record.sections for mark in registry_marks(section.prose))
    yield from (Identifier(kind="registry", text=mark) for mark in dict.fromkeys(marks))


def _missing(unit: Unit, record: Record) -> Iterator[Loss]:
    said = {loss.field for loss in record.losses}
    is_published = any(note.kind is NoteKind.PUBLICATION for note in unit.notes)
    for field, sentence in _ESSENTIAL.items():
        excused = field in said or (field == "shelfmarks" and is_published)
        if not getattr(unit, field) and not excused:
            yield Loss(field, sentence)
    if record.is_capitals and unit.title == record.heading:
        yield Loss("titles", _("The page shows the title in capitals only; its own capitals are lost."))
    unknown = [words for words in record.languages if not tag_of(words)]
    if unknown:
        message = _("“{words}” is no language that is known here.")
        yield Loss("languages", message.format(words="; ".join(unknown)))
