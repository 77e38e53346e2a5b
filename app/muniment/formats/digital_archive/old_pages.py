"""The record's page on the site before 2021: title in capitals, summary and citation under `get citation`."""

from collections.abc import Sequence

from muniment.formats.digital_archive.addresses import addresses_in
from muniment.formats.digital_archive.bodies import prose, sections
from muniment.formats.digital_archive.headings import head, is_credit, is_in_capitals
from muniment.formats.digital_archive.records import Page, Record
from muniment.formats.unwrapping import rejoined

_FURNITURE = frozenset(
    {"citation share download", "citation", "share", "download", "get citation", "share document"}
    | {"view document in", "search in", "add search filter cancel search filter", "search", "print"}
)
_QUOTES = ("“", '"', "„", "«")
_HEAD = 400


def is_old_page(page: Page) -> bool:
    """Return whether the page has the old site's buttons."""
    return any(_bare(line) in ("get citation", "share document") for line in page.lines[:_HEAD])


def read(page: Page) -> list[Record]:
    """Return the record of the page."""
    above, cited, below = _divided(page.lines)
    credit = rejoined([line for line in above if is_credit(line)])
    date, heading = head([line for line in above if not is_credit(line) and _bare(line) not in _FURNITURE])
    summary, citation = _cited(cited)
    texts, losses = sections(
        [line for line in below if _bare(line) not in _FURNITURE and not _is_address(line)]
    )
    found = Record(
        heading=heading,
        is_capitals=is_in_capitals(heading),
        date=date,
        citation=citation,
        credit_line=credit,
        summary=prose(summary, wrapped=False)[0],
        sections=texts,
        addresses=addresses_in("\n".join((citation, *below[:_HEAD]))) if citation else (),
        losses=losses,
    )
    return [found]


def _divided(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """What stands above `get citation`, between it and `share document`, and below."""
    bare = [_bare(line) for line in lines[:_HEAD]]
    shared = bare.index("share document") if "share document" in bare else len(bare)
    asked = bare.index("get citation") if "get citation" in bare else _last_button(bare[:shared])
    return lines[:asked], lines[asked + 1 : shared], lines[shared + 1 :]


def _last_button(bare: Sequence[str]) -> int:
    return max((place for place, words in enumerate(bare) if words in _FURNITURE), default=0)


def _cited(lines: Sequence[str]) -> tuple[list[str], str]:
    """The summary's lines and the citation: the last paragraph that opens with a quotation mark."""
    kept = [line.strip() for line in lines if line.strip() and _bare(line) not in _FURNITURE]
    start = next(
        (place for place in reversed(range(len(kept))) if kept[place].startswith(_QUOTES)), len(kept)
    )
    return kept[:start], rejoined(kept[start:])


def _bare(line: str) -> str:
    return " ".join(line.strip(" \t•*").lower().split())


def _is_address(line: str) -> bool:
    return line.strip().startswith(("http://", "https://")) and " " not in line.strip()
