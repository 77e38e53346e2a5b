"""A citation alone, or a list of them: typed, or copied from a footnote."""

import re
from collections.abc import Sequence
from dataclasses import replace

from muniment.description import citations, shelfmarks
from muniment.description.footnotes import footnote
from muniment.formats.digital_archive.addresses import addresses_in
from muniment.formats.digital_archive.records import Loss, Page, Record
from muniment.formats.unwrapping import rejoined
from muniment.i18n import _

_LONGEST = 1500
"""Letters in one citation."""
_MOST = 200
"""Citations in one text."""
_QUOTES = ("“", '"', "„", "«")
_SIGNAL = r"(?:see|cf\.|vgl\.|siehe|voir|véase|см\.)(?: (?:also|auch|aussi|también|также))?:? +"
_LEAD = re.compile(rf"^(?:\[?\d{{1,3}}[\].)]* +)?(?:{_SIGNAL})?(?=[“\"„«])", re.IGNORECASE)
"""The number of a footnote, and the word that sends to what it cites."""
_NEXT = re.compile(rf"[;.] +(?:{_SIGNAL}|(?:see +)?also,? +|and +|und +|et +|и +)?(?=[“\"„«])", re.IGNORECASE)
"""What stands between two citations of one footnote."""
_BACK = re.compile(
    r"(?:\[?\d{1,3}[\].)]* +)?(?:ibid(?:em)?|idem|ebd|ebenda|a\. ?a\. ?o|там же|там само|tamże|tamtéž)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(rf"; +(?:{_SIGNAL}|(?:see +)?also,? +|and +|und +|et +|и +)?", re.IGNORECASE)
"""What stands between them where titles are in no quotation marks."""
_NUMBERED = re.compile(r"\s*\[?(\d{1,3})[\].)]*\s+(?=\S)")
_NUMBERED_ONE = 2
"""What is before the first note, and that one."""


def is_citation(page: Page) -> bool:
    """Return whether every paragraph of a short text is a citation, or one whose shelfmark is known."""
    texts = _citations(page)
    own = [text for text in texts if not points_back(text)]
    return bool(own) and own[0] == texts[0] and len(texts) <= _MOST and all(map(_is_one, own))


def read(page: Page) -> list[Record]:
    """Return a record for each citation; of one, those behind it that point back to it are told."""
    records: list[Record] = []
    for text in _citations(page):
        if points_back(text):
            records[-1] = replace(records[-1], losses=(*records[-1].losses, _left_out(text)))
        else:
            records.append(_record(text))
    return records


def points_back(text: str) -> bool:
    """Say whether a footnote only points to the one before it: `Ibid., l. 5`."""
    return bool(_BACK.match(text))


def _left_out(text: str) -> Loss:
    message = _("“{words}” points back to this and was left out. If it is another document, write it out.")
    return Loss("shelfmarks", message.format(words=text.strip()))


def _citations(page: Page) -> list[str]:
    """The text's paragraphs; lines are joined unless each of them is a citation."""
    if len(page.text) > _MOST * _LONGEST:
        return []
    lines = [_LEAD.sub("", line.strip(), count=1) for line in page.lines if line.strip()]
    if len(lines) > 1 and all(_has_a_title(line) or points_back(line) for line in lines):
        return [cited for line in lines for cited in _each(line)]
    blocks = (rejoined(note) for block in page.text.split("\n\n") for note in _notes(block.split("\n")))
    return [cited for block in blocks if block for cited in _each(_LEAD.sub("", block, count=1))]


def _notes(lines: Sequence[str]) -> list[list[str]]:
    """Part lines into footnotes that are numbered one after the other, and take their numbers away."""
    notes: list[list[str]] = [[]]
    last: int | None = None
    for line in lines:
        number = _NUMBERED.match(line)
        if number and (int(number[1]) == last + 1 if last is not None else not notes[0]):
            last = int(number[1])
            notes.append([])
        notes[-1].append(line)
    if len(notes) <= _NUMBERED_ONE:
        return [list(lines)]
    return [[_NUMBERED.sub("", note[0], count=1), *note[1:]] for note in notes if note]


def _each(text: str) -> Sequence[str]:
    """Return the citations of a footnote, each with its title; the text alone where it has but one."""
    ways = (between.split(text) for between in (_NEXT, _BESIDE))
    several = (found for found in ways if len(found) > 1)
    return next(
        (found for found in several if all(_has_a_title(one) or points_back(one) for one in found)), (text,)
    )


def _has_a_title(text: str) -> bool:
    return _is_one(text) if text.startswith(_QUOTES) else footnote(text) is not None


def _is_one(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    citation = citations.read(text)
    if text.startswith(_QUOTES):
        return bool(citation.title and (citation.source or citation.date or citation.shelfmark))
    mark = citation.shelfmark
    return bool(mark and shelfmarks.read(mark).scheme) or footnote(text) is not None


def _record(text: str) -> Record:
    bare = text.replace("<", "").replace(">", "")
    alone = Loss("texts", _("A citation alone: no summary, language or text came with it."))
    is_whole = bare.startswith(_QUOTES)
    plain = None if is_whole else footnote(bare)
    return Record(
        heading=plain.title if plain else "",
        date=plain.date if plain else "",
        citation=bare if is_whole else "",
        source="" if is_whole else plain.source if plain else bare,
        addresses=addresses_in(bare),
        losses=(alone,),
    )
