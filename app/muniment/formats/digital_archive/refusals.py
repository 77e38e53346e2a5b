"""Pages of the archive that are no records: lists of results, pages of people and collections."""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise

from muniment.formats.digital_archive.addresses import is_of_the_archive, path_of
from muniment.formats.digital_archive.citations_alone import points_back
from muniment.formats.digital_archive.headings import is_credit, is_date
from muniment.formats.digital_archive.records import Page
from muniment.i18n import _

_LIST = _("{name} is a list of search results, not a record. Open one of its records and import that page.")
_PEOPLE = _(
    "{name} is a page about a person or body, not a record. Open one of its documents and import that."
)
_COLLECTION = _(
    "{name} is a page about a collection, not a record. Open one of its documents and import that."
)

_BACK = _("{name} only points back to the citation before it. Paste that one, too, or write it out.")

_PATHS: Mapping[str, str] = {
    "search-results": _LIST,
    "search": _LIST,
    "browse": _LIST,
    "people": _PEOPLE,
    "contributor": _PEOPLE,
    "collection": _COLLECTION,
    "collections": _COLLECTION,
    "topics": _COLLECTION,
    "subjects": _COLLECTION,
    "theme": _COLLECTION,
    "themes": _COLLECTION,
}
_RESULTS = re.compile(
    r"^\W*(?:Results?|Showing):? *\d[\d,]* *[-–] *\d[\d,]* +of +\d", re.MULTILINE | re.IGNORECASE
)
_OF_A_RECORD = ("Citation:", "get citation", "Document Information", "share document")
_HEAD = 400


def refusal(page: Page) -> str:
    """Return the sentence that says why the page is no record, or nothing where it may be one."""
    by_address = _by_address(page)
    if by_address or any(mark in page.text for mark in _OF_A_RECORD):
        return by_address
    return next((sentence for is_one, sentence in _BY_LOOKS if is_one(page)), "")


def _by_address(page: Page) -> str:
    paths = (path_of(address) for address in page.addresses[:1] if is_of_the_archive(address))
    return next((_PATHS.get(path.strip("/").partition("/")[0], "") for path in paths), "")


def _counts_results(page: Page) -> bool:
    return bool(_RESULTS.search(page.text[:20_000]))


def _names_popular_documents(page: Page) -> bool:
    return any(
        line.strip() in ("Popular Documents", "Documents by this person") for line in page.lines[:_HEAD]
    )


def _lists_documents(page: Page) -> bool:
    """Two dates with a bullet, or three on a page of little else, each with a line of words after it."""
    kept = [line.strip() for line in page.lines[:_HEAD] if line.strip()]
    dated = [line for line, below in pairwise(kept) if is_date(line) and not is_date(below)]
    if sum(line.startswith("•") for line in dated) >= 2:
        return True
    return len(dated) >= 3 and 4 * len(dated) >= len(kept) and not any(map(is_credit, kept))


def _points_back(page: Page) -> bool:
    return points_back(page.text.strip())


_BY_LOOKS: tuple[tuple[Callable[[Page], bool], str], ...] = (
    (_points_back, _BACK),
    (_counts_results, _LIST),
    (_names_popular_documents, _PEOPLE),
    (_lists_documents, _LIST),
)
