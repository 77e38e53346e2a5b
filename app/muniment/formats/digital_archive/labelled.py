"""The record as the archive's PDF words it: date, title, `Citation:`, `Summary:` … `Contents:`, text.

PDF text in either order, its markdown, text from the clipboard and our own sample pages differ only
in how their lines are broken.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from muniment.formats.digital_archive.addresses import addresses_in
from muniment.formats.digital_archive.bodies import plain_prose, prose, running_sections, sections
from muniment.formats.digital_archive.contents import leading_parts
from muniment.formats.digital_archive.headings import head, is_date, is_in_capitals
from muniment.formats.digital_archive.records import Loss, Named, Page, Record
from muniment.formats.unwrapping import paragraphs, rejoined
from muniment.i18n import _

_LABELS: Mapping[str, str] = {
    "citation": "citation",
    "source": "source",
    "summary": "summary",
    "credits": "credits",
    "credit": "credits",
    "donors": "donors",
    "original language": "languages",
    "original languages": "languages",
    "original archive": "archive",
    "original classification": "classification",
    "author": "authors",
    "authors": "authors",
    "author(s)": "authors",
    "rights": "rights",
    "record id": "record_id",
    "contents": "contents",
}
_LABEL = re.compile(r"([A-Z][\w ]{4,23}(?:\(s\))?) ?:(?!//)", re.IGNORECASE)
_OF_A_RECORD = frozenset({"citation", "summary", "languages", "contents"})
_INLINE = ("Citation:", "Summary:", "Credits:", "Original Language:", "Contents:")
_BETWEEN = re.compile(r" ?[;,/] ?| and ")
_IN_BRACKETS = re.compile(r"<(https?://[^<>\s]*)>")
_LONGEST_CITATION = 30
"""Lines."""
_HEAD = 4000
"""Lines: a record begins within so many."""
_MASTHEAD = ("digitalarchive.wilsoncenter.org", "Digital Archive", "International History Declassified")


def is_labelled(page: Page) -> bool:
    """Return whether at least two of the labels that make a record stand at the start of lines."""
    found = {name for line in page.lines[:_HEAD] if (name := _labelled(line)[0]) in _OF_A_RECORD}
    return len(found) >= 2


def is_flattened(page: Page) -> bool:
    """Return whether the labels of a record stand one after the other inside one line."""
    start = page.text.find("Citation:")
    line_end = page.text.find("\n", start)
    rest = page.text[start : line_end if line_end > 0 else None] if start >= 0 else ""
    return any(label in rest for label in _INLINE[1:])


def read(page: Page) -> list[Record]:
    """Return the record whose labels stand at the start of lines."""
    above, values, below = _parted(_unglued(page.text).split("\n"))
    date, heading = head(above)
    texts, losses = sections(below)
    citation = _citation(values["citation"])
    found = Record(
        heading=heading,
        is_capitals=is_in_capitals(heading),
        date=date,
        citation=citation,
        source=rejoined(values["source"]),
        credit_line=rejoined(values["credits"]),
        donors=tuple(name for line in values["donors"] if (name := line.strip("•* \t"))),
        summary=prose(values["summary"])[0],
        languages=_listed(values["languages"]),
        sections=texts,
        rights=rejoined(values["rights"]),
        archive=rejoined(values["archive"]),
        record_id=rejoined(values["record_id"]),
        addresses=addresses_in(citation),
        classification=rejoined(values["classification"]),
        names=tuple(Named(name, "aut") for line in values["authors"] if (name := line.strip("•* \t"))),
        losses=losses,
    )
    return [found]


def read_flattened(page: Page) -> list[Record]:
    """Return the record whose labels stand inside one line; where paragraphs ended is lost."""
    above, values = _inline_values(page.text)
    parts, body = leading_parts(values["Contents:"])
    date, heading = _split_head(above)
    found = Record(
        heading=heading,
        is_capitals=is_in_capitals(heading),
        date=date,
        citation=values["Citation:"],
        credit_line=values["Credits:"],
        summary=plain_prose([values["Summary:"]]),
        languages=_listed([values["Original Language:"]]),
        sections=running_sections(parts, body),
        addresses=addresses_in(values["Citation:"]),
        losses=(Loss("texts", _("The text was flattened: where its paragraphs ended is lost.")),),
    )
    return [found]


def _labelled(line: str) -> tuple[str, str]:
    """The name of the label a line begins with and what follows it on the line, or nothing."""
    bare = line.strip("*# \t\f")
    match = _LABEL.match(bare[:40])
    name = _LABELS.get(match[1].lower().strip(), "") if match else ""
    return (name, bare[match.end() :].strip("* \t")) if match and name else ("", "")


def _unglued(text: str) -> str:
    """Markdown glues bold runs to each other: part them, above the text of the document only."""
    end = text.find("Contents:")
    cut = len(text) if end < 0 else end + len("Contents:") + 4
    return text[:cut].replace("****", "\n") + text[cut:]


def _parted(lines: Sequence[str]) -> tuple[list[str], Mapping[str, list[str]], list[str]]:
    """What stands above the first label, the lines under each label, and what stands below the contents."""
    above: list[str] = []
    values: defaultdict[str, list[str]] = defaultdict(list)
    current = ""
    for place, line in enumerate(lines):
        name, rest = _labelled(line)
        if name and name not in values:
            current = name
            values[name].append(rest)
            if name == "contents":
                return above, values, [rest, *lines[place + 1 :]]
        elif current:
            values[current].append(line)
        else:
            above.append(line)
    return above, values, _overflow(values, current)


def _overflow(values: Mapping[str, list[str]], last: str) -> list[str]:
    """Without a table of contents the text follows the last value, which ends at an empty line."""
    if last not in ("credits", "languages"):
        return []
    held = values[last]
    first = next((place for place, line in enumerate(held) if line.strip()), len(held))
    empty = (place for place in range(first, len(held)) if not held[place].strip())
    end = next(empty, len(held))
    below = held[end:]
    del held[end:]
    return below


def _citation(lines: Sequence[str]) -> str:
    """The citation's paragraph, and the address that may stand alone below it."""
    texts = [text for text in paragraphs(lines, wrapped=False) if text]
    end = next((place for place, text in enumerate(texts) if addresses_in(text)), None)
    kept = texts[: end + 1] if end is not None and end < _LONGEST_CITATION else _first_block(lines)
    return _IN_BRACKETS.sub(r"\1", rejoined(kept))


def _first_block(lines: Sequence[str]) -> Sequence[str]:
    text = "\n".join(lines).strip()
    return text.partition("\n\n")[0].split("\n")


def _listed(lines: Sequence[str]) -> tuple[str, ...]:
    words = (word.strip("•* \t") for line in lines for word in _BETWEEN.split(line))
    return tuple(word for word in words if word)


def _inline_values(text: str) -> tuple[str, Mapping[str, str]]:
    """What stands before the labels, and what stands between each label and the next."""
    values = dict.fromkeys(_INLINE, "")
    places = list(_inline_places(text))
    ends = [*(start for start, _label in places[1:]), len(text)]
    for (start, label), end in zip(places, ends, strict=True):
        values[label] = " ".join(text[start + len(label) : end].split())
    return text[: places[0][0]], values


def _inline_places(text: str) -> Iterator[tuple[int, str]]:
    """Where each label stands: in their order, and none but the last in the text of the document."""
    start = text.find(_INLINE[0])
    contents = text.find(_INLINE[-1], start)
    limit = contents + len(_INLINE[-1]) if contents >= 0 else len(text)
    for label in _INLINE:
        found = text.find(label, start, limit)
        if found >= 0:
            yield found, label
            start = found + len(label)


def _split_head(above: str) -> tuple[str, str]:
    """The date and the title that run on in one line; the date is the longest beginning that is one."""
    bare = above
    for name in _MASTHEAD:
        bare = bare.replace(name, " ")
    words = bare.split()
    for count in range(min(8, len(words)), 0, -1):
        if is_date(" ".join(words[:count])):
            return " ".join(words[:count]), " ".join(words[count:])
    return "", " ".join(words)
