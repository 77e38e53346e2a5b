"""Citations as records give them: title, date, publisher, and where the original is kept."""

import re
from dataclasses import dataclass
from functools import lru_cache

from muniment.description import credits, dates, shelfmarks
from muniment.description.units import Credit

_WHOLE = re.compile(
    r"""^\s*["“](?P<title>.+?)[,.]?["”]\s*,?\s*(?P<date>[^"“”]*?)\s*,\s*
    (?P<publisher>[^,"“”]*?Digital\ Archive)\s*(?:,\s*(?P<source>.*))?$""",
    re.VERBOSE | re.DOTALL,
)
_TITLED = re.compile(r"""^\s*["“„«](?P<title>[^"“”„«»]+?)[,.]?["“”»]\s*,?\s*(?P<rest>.+)$""", re.DOTALL)
_YEAR = re.compile(r"\s*\[?\d{4}[?\]]*\s*")
_URL = re.compile(r"\s*<?(?P<url>(?:https?://|www\.)[^\s<>]+?)>?[\s.]*$")
_RECORD = re.compile(r"/document/(\d+)(?=$|[.?#/])")
_PUBLISHED = re.compile(r"\b(?:re)?(?:printed|published) (?:as |in |by )", re.IGNORECASE)
_BOOK = re.compile(
    r"""\([^()]*:[^()]*,\s*\d{4}\)                      # (New York: Harcourt, 1977)
    | \([^()]*,\s*\d{4}\)\s*,?\s*(?:pp?\.)?\s*\d+       # (Beijing, 2005), pp. 40-41
    | ,\s*(?:1[89]|20)\d\d\s*[.;]?\s*$                  # Iskon, Moscow, 1999
    | ["”]\s*\w[\w ]*\d+\s*,\s*no\.\s*\d+""",
    re.VERBOSE,
)
_ABBREVIATED_END = re.compile(r"(?:\bоб|\bob|\bг|\bgod|\b[A-Z]\.[A-Z])\.$")
_SOURCE = re.compile(r"^\s*(?:\(?\s*Source\s*:|\[\s*Source\s*:)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What a citation says; a part that is not there is empty.

    `source` is everything between the publisher and the address, as written but for line breaks;
    `shelfmark` the part of it that says where the original is kept, repository included; `repository`
    the code of the repository it names. A book in place of a shelfmark is `published_in`, and so is
    a reprint beside one; `credits_of_publication` are those of `credits` that belong to the book.
    """

    title: str = ""
    date: str = ""
    publisher: str = ""
    source: str = ""
    repository: str = ""
    shelfmark: str = ""
    credits: tuple[Credit, ...] = ()
    credits_of_publication: tuple[Credit, ...] = ()
    published_in: str = ""
    url: str = ""
    record_id: str = ""


@lru_cache(maxsize=4096)
def read(text: str) -> Citation:
    """Return what a whole citation, or a bare source string, says. Never refuses."""
    flowing = " ".join(text.split())
    address = _URL.search(flowing)
    url = address["url"] if address else ""
    record = _RECORD.search(url)
    body = flowing[: address.start()] if address else flowing
    title, date, publisher, source = (
        _of_an_archive(body) or _of_a_footnote(body) or ("", "", "", body.strip())
    )
    mark, published, book = _parted(source)
    return Citation(
        title=title,
        date=date,
        publisher=publisher,
        source=source,
        repository=shelfmarks.read(mark).repository,
        shelfmark=mark,
        credits=credits.read(source),
        credits_of_publication=credits.read(source) if book else (),
        published_in=published,
        url=url,
        record_id=record[1] if record else "",
    )


def _of_an_archive(body: str) -> tuple[str, str, str, str] | None:
    """Title, date, publisher and source as digital archives cite themselves, None where it is not so."""
    whole = _WHOLE.match(body)
    if whole is None:
        return None
    publisher, source = whole["publisher"].strip(), (whole["source"] or "").strip()
    return _plain_end(whole["title"]), whole["date"], publisher, source


def _of_a_footnote(body: str) -> tuple[str, str, str, str] | None:
    """The same as a footnote gives them, title in quotes, where an archive that is known keeps it."""
    found = _TITLED.match(body)
    if found is None:
        return None
    pieces = found["rest"].split(",")
    length = 2 if len(pieces) > 1 and _YEAR.fullmatch(pieces[1]) else 1
    date = ",".join(pieces[:length]).strip()
    if dates.understand(date).edtf:
        source = ",".join(pieces[length:]).strip()
    else:
        date, source = "", found["rest"].strip()
    mark, _published, _book = _parted(source)
    return (_plain_end(found["title"]), date, "", source) if shelfmarks.read(mark).repository else None


def _parted(source: str) -> tuple[str, str, bool]:
    """The shelfmark, the publication, and whether a book stands in place of a shelfmark."""
    credited = credits.where_credits_begin(source)
    reprint = _PUBLISHED.search(source)
    if reprint and reprint.start() > credited:
        mark = _without_end(source[:credited])
        note = source[reprint.start() :]
    elif reprint:
        mark, note = _without_end(source[: reprint.start()]), source[reprint.start() : credited]
    else:
        mark, note = _without_end(source[:credited]), ""
    if mark and _is_a_book(mark, source):
        return "", _without_end(source), True
    return mark, _without_end(note), False


def _is_a_book(mark: str, source: str) -> bool:
    """A book has a place, a publisher and a year; what a scheme recognises is no book."""
    reading = shelfmarks.read(mark)
    return (
        reading.scheme is None and not reading.repository and bool(_BOOK.search(mark) or _BOOK.search(source))
    )


def _without_end(text: str) -> str:
    """Without the mark of the sentence's end, unless it is that of an abbreviation."""
    bare = _SOURCE.sub("", text).strip().rstrip(";,([ ")
    return bare if _ABBREVIATED_END.search(bare) else bare.removesuffix(".").rstrip()


def _plain_end(title: str) -> str:
    return title.strip().rstrip(",").strip()
