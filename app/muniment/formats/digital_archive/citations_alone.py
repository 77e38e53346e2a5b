"""A citation alone, or a list of them: typed, or copied from a footnote."""

import re
from collections.abc import Sequence

from muniment.description import citations, shelfmarks
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


def is_citation(page: Page) -> bool:
    """Return whether every paragraph of a short text is a citation, or one whose shelfmark is known."""
    texts = _citations(page)
    return bool(texts) and len(texts) <= _MOST and all(_is_one(text) for text in texts)


def read(page: Page) -> list[Record]:
    """Return a record for each citation."""
    return [_record(text) for text in _citations(page)]


def _citations(page: Page) -> list[str]:
    """The text's paragraphs; lines are joined unless each of them is a citation."""
    if len(page.text) > _MOST * _LONGEST:
        return []
    lines = [_LEAD.sub("", line.strip(), count=1) for line in page.lines if line.strip()]
    if len(lines) > 1 and all(line.startswith(_QUOTES) for line in lines):
        return [cited for line in lines for cited in _each(line)]
    blocks = (rejoined(block.split("\n")) for block in page.text.split("\n\n"))
    return [cited for block in blocks if block for cited in _each(_LEAD.sub("", block, count=1))]


def _each(text: str) -> Sequence[str]:
    """Return the citations of a footnote, each with its title; the text alone where it has but one."""
    found = _NEXT.split(text)
    return found if len(found) > 1 and all(map(_is_one, found)) else (text,)


def _is_one(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    citation = citations.read(text)
    if text.startswith(_QUOTES):
        return bool(citation.title and (citation.source or citation.date or citation.shelfmark))
    mark = citation.shelfmark
    return bool(mark and shelfmarks.read(mark).scheme)


def _record(text: str) -> Record:
    bare = text.replace("<", "").replace(">", "")
    alone = Loss("texts", _("A citation alone: no summary, language or text came with it."))
    is_whole = bare.startswith(_QUOTES)
    return Record(
        citation=bare if is_whole else "",
        source="" if is_whole else bare,
        addresses=addresses_in(bare),
        losses=(alone,),
    )
