"""The record's page on the site since 2021, as copied, as saved, or as an extractor left it.

Some copies keep labels and lose values, some keep values and lose labels: a line under
`Document Information` is taken by its label where one stands above it, and else by what it looks like.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from muniment.description.languages import tag_of
from muniment.description.markup import Prose
from muniment.formats.digital_archive.bodies import prose
from muniment.formats.digital_archive.contents import part_of
from muniment.formats.digital_archive.headings import is_credit, is_date, is_in_capitals, is_masthead
from muniment.formats.digital_archive.records import Loss, Named, Page, Part, Record, Section
from muniment.formats.unwrapping import rejoined
from muniment.i18n import _

_LABELS: Mapping[str, str] = {
    "author(s)": "authors",
    "authors": "authors",
    "document contributors": "contributors",
    "contributors": "contributors",
    "associated people & organizations": "people",
    "associated people and organizations": "people",
    "associated places": "places",
    "associated topics": "subjects",
    "subjects discussed": "subjects",
    "related documents": "related",
    "document information": "information",
    "source": "source",
    "original archive": "archive",
    "rights": "rights",
    "original uploaded date": "uploaded",
    "type": "genre",
    "language": "languages",
    "languages": "languages",
    "original language": "languages",
    "record id": "record_id",
    "original classification": "classification",
    "donors": "donors",
    "donor": "donors",
}
_FIELDS: Mapping[str, str] = {
    "authors": "credits",
    "contributors": "credits",
    "people": "credits",
    "places": "subjects",
    "subjects": "subjects",
    "source": "shelfmarks",
    "archive": "repository",
    "rights": "rights",
    "uploaded": "identifiers",
    "record_id": "identifiers",
    "languages": "languages",
}
"""Where the value of a label goes in a unit, for what is said when the value is lost."""
_ENDS_TEXT = frozenset({"authors", "contributors", "people", "places", "subjects", "related", "information"})
_CLASSES = frozenset(
    {"secret", "top secret", "strictly secret", "confidential", "restricted"}
    | {"unclassified", "for official use"}
)
_NUMBER = re.compile(r"\d{3,9}")
_UPLOADED = re.compile(r"\d{4}-\d\d-\d\d")
_RIGHTS = re.compile(r"welcomes reuse|rights status|copyright", re.IGNORECASE)
_HEAD = 60


def is_new_page(page: Page) -> bool:
    """Return whether the page has the new site's labels, or begins as the new site does."""
    begins = next((line.strip().lower() for line in page.lines if line.strip()), "")
    if "Document Information" in page.text or begins == "skip to content":
        return True
    start = _date_place(page.lines)
    credited = any(is_credit(line) for line in page.lines[:_HEAD])
    return start is not None and credited and bool(_following(page.lines, start))


def read(page: Page) -> list[Record]:
    """Return the record of the page."""
    above, below = _divided(page.lines)
    date, heading, credit, content = _headed(above)
    values, empty = _values(below)
    text, summary, losses = _text_and_summary(content, is_whole=bool(below))
    part, text = _announced(text)
    written, lost = prose(text, wrapped=False)
    found = Record(
        heading=heading,
        is_capitals=is_in_capitals(heading),
        date=date,
        source=rejoined(values["source"]),
        credit_line=credit,
        donors=tuple(values["donors"]),
        summary=summary,
        languages=tuple(values["languages"]),
        sections=(Section(part, written),) if written else (),
        rights=" ".join(values["rights"]),
        archive=rejoined(values["archive"]),
        record_id="".join(values["record_id"][:1]),
        uploaded="".join(values["uploaded"][:1]),
        classification=rejoined(values["classification"]),
        genre=rejoined(values["genre"]),
        names=tuple(_names(values)),
        subjects=tuple(values["subjects"]),
        places=tuple(values["places"]),
        related=tuple(values["related"]),
        losses=(*losses, *lost, *_lost_values(empty)),
    )
    return [found]


def _label(line: str) -> str:
    return _LABELS.get(" ".join(line.strip(" \t•*#").rstrip(":").lower().split()), "")


def _divided(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The head and the text of the page, and the labels below them."""
    for place, line in enumerate(lines):
        if len(line) < 60 and _label(line) in _ENDS_TEXT:
            return lines[:place], lines[place:]
    return lines, ()


def _date_place(lines: Sequence[str]) -> int | None:
    return next((place for place, line in enumerate(lines[:_HEAD]) if is_date(line)), None)


def _following(lines: Sequence[str], place: int) -> Sequence[str]:
    """The lines after a place, without empty ones before them."""
    rest = list(lines[place + 1 :])
    first = next((number for number, line in enumerate(rest) if line.strip()), len(rest))
    return rest[first:]


def _headed(lines: Sequence[str]) -> tuple[str, str, str, Sequence[str]]:
    """Date, title, donor's credit, and the lines below; what stands above the date is another record's."""
    start = _date_place(lines)
    date = lines[start].strip(" *\f•") if start is not None else ""
    rest = _following(lines, start if start is not None else _masthead_end(lines))
    title, rest = (rest[0].strip(" *#"), _following(rest, 0)) if rest else ("", rest)
    if rest and is_credit(rest[0]):
        return date, title, rest[0].strip(" *"), _following(rest, 0)
    return date, title, "", rest


def _masthead_end(lines: Sequence[str]) -> int:
    named = (place for place, line in enumerate(lines[:_HEAD]) if line.strip() and is_masthead(line))
    return max(named, default=-1)


def _text_and_summary(lines: Sequence[str], *, is_whole: bool) -> tuple[Sequence[str], Prose, list[Loss]]:
    """The text, and the summary that stands after it.

    Three empty lines part them; in a page without empty lines the last paragraph is the summary.
    """
    if not is_whole:
        lost = Loss("notes", _("The page breaks off before the summary and the document information."))
        return lines, (), [lost]
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    lines = lines[:end]
    start = _after_gap(lines) if any(not line.strip() for line in lines) else max(len(lines) - 1, 0)
    if not 0 < start < len(lines):
        return lines, (), []
    return lines[:start], prose(lines[start:], wrapped=False)[0], []


def _after_gap(lines: Sequence[str]) -> int:
    """Where the lines after the last three empty ones begin; 0 where there are none."""
    gap = 0
    for place in reversed(range(len(lines))):
        gap = 0 if lines[place].strip() else gap + 1
        if gap == 3:
            return place + 3
    return 0


def _announced(lines: Sequence[str]) -> tuple[Part, Sequence[str]]:
    """The text's kind and language where its first line says them, and the lines of the text."""
    first = next((place for place, line in enumerate(lines) if line.strip()), None)
    part = part_of(lines[first]) if first is not None else None
    return (part, lines[first + 1 :]) if part and first is not None else (Part(), lines)


def _values(lines: Sequence[str]) -> tuple[Mapping[str, list[str]], Mapping[str, str]]:
    """What stands under each label, and the words of the labels with nothing of their own under them."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    met: dict[str, str] = {}
    current = ""
    for line in lines:
        words = line.strip(" \t•").removeprefix("* ")
        label = _label(line)
        if label:
            current = label
            met.setdefault(label, words.rstrip(":"))
        elif words:
            values[_place_of(words, current, values)].append(words)
    return values, {label: words for label, words in met.items() if not values[label] and label in _FIELDS}


def _place_of(words: str, label: str, values: Mapping[str, Sequence[str]]) -> str:
    """Where a line belongs: under the label above it if it may, else by what it looks like."""
    if label == "information" and not values["source"] and not _SHAPES["rights"](words):
        return "source"
    if label in _FREE or (label in _SHAPES and _SHAPES[label](words)):
        return label
    shaped = next((name for name, fits in _SHAPES.items() if fits(words)), "")
    if shaped:
        return shaped
    if label == "record_id":
        return "donors"
    if label in ("uploaded", "genre"):
        return "genre"
    return "archive" if values["source"] else "source"


_SHAPES: Mapping[str, Callable[[str], bool]] = {
    "rights": lambda words: bool(_RIGHTS.search(words)) and len(words) > 40,
    "uploaded": lambda words: bool(_UPLOADED.match(words)) or is_date(words),
    "record_id": lambda words: bool(_NUMBER.fullmatch(words)),
    "languages": lambda words: len(words) < 30 and bool(tag_of(words)),
    "classification": lambda words: words.lower() in _CLASSES,
}
_FREE = frozenset(
    {"authors", "contributors", "people", "places", "subjects", "related"}
    | {"source", "archive", "rights", "languages", "donors", "classification"}
)
"""Labels under which anything may stand."""


def _names(values: Mapping[str, Sequence[str]]) -> list[Named]:
    relators = (("authors", "aut"), ("contributors", "ctb"), ("people", "asn"))
    return [Named(name, relator) for field, relator in relators for name in values[field]]


def _lost_values(labels: Mapping[str, str]) -> list[Loss]:
    message = _("The page kept the label “{label}” and lost what stood under it.")
    return [Loss(_FIELDS[label], message.format(label=words)) for label, words in labels.items()]
