"""A citation alone, or a list of them: typed, or copied from a footnote."""

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
    lines = [line.strip() for line in page.lines if line.strip()]
    if len(lines) > 1 and all(line.startswith(_QUOTES) for line in lines):
        return lines
    blocks = (rejoined(block.split("\n")) for block in page.text.split("\n\n"))
    return [block for block in blocks if block]


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
