"""Sheets of a document collection: Title, Author, Date, Source, Description, in two columns or in order."""

import re
from collections.abc import Mapping, Sequence

from muniment.formats.digital_archive.addresses import addresses_in
from muniment.formats.digital_archive.bodies import prose
from muniment.formats.digital_archive.headings import is_in_capitals
from muniment.formats.digital_archive.records import Loss, Named, Page, Part, Record, Section
from muniment.formats.unwrapping import is_wrapped, paragraphs, rejoined
from muniment.i18n import _

_LABELS = ("Title", "Author", "Date", "Source", "Description")
_LABEL = re.compile(rf"\s*({'|'.join(_LABELS)}):\.?\s*")
_SECOND = re.compile(r"\s(Source:\.?)\s*")
_INLINE = re.compile(rf"(?:^|\s)({'|'.join(_LABELS)}:)")
_HEAD = 200


def is_sheet(page: Page) -> bool:
    """Return whether at least four of the sheet's labels stand in its first lines."""
    begun = "\n".join(page.lines[:_HEAD])
    return sum(f"\n{label}:" in f"\n{_unindented(begun)}" or f" {label}:" in begun for label in _LABELS) >= 4


def read(page: Page) -> list[Record]:
    """Return the record of the sheet."""
    rows = _unflattened(page.lines)
    is_flat = len(rows) > len(page.lines)
    lines, body_start = _uncolumned(rows)
    values = _values(lines[:body_start])
    description, body = (
        ("", _after_label(lines[body_start:])) if is_flat else _description(lines[body_start:])
    )
    written, losses = prose(body)
    source = rejoined(values.get("Source", ()))
    heading = rejoined(values.get("Title", ()))
    author = rejoined(values.get("Author", ()))
    found = Record(
        heading=heading,
        is_capitals=is_in_capitals(heading),
        date=rejoined(values.get("Date", ())),
        source=source,
        is_printed=True,
        summary=prose([description], wrapped=False)[0],
        sections=(Section(Part(), written),) if written else (),
        addresses=addresses_in(source),
        names=(Named(author, "aut"),) if author else (),
        losses=(*losses, *_flat_losses(is_flat)),
    )
    return [found]


def _unindented(text: str) -> str:
    return "\n".join(line.lstrip() for line in text.split("\n"))


def _unflattened(lines: Sequence[str]) -> list[str]:
    """The lines, each label on its own where a line has most of them."""
    parted: list[str] = []
    for line in lines:
        is_flat = sum(f"{label}:" in line for label in _LABELS) >= 4
        parted.extend(_INLINE.sub(r"\n\1", line).split("\n") if is_flat else [line])
    return parted


def _uncolumned(lines: Sequence[str]) -> tuple[list[str], int]:
    """The lines with the two columns one after the other, and where the description begins."""
    described = (place for place, line in enumerate(lines) if line.lstrip().startswith("Description:"))
    end = next(described, _end_of_source(lines))
    start = next((place for place, line in enumerate(lines[:end]) if _is_two_columns(line)), None)
    if start is None:
        return list(lines), end
    match = _SECOND.search(lines[start])
    column = match.start(1) if match else 0
    halves = [_halves(line, column) for line in lines[start:end]]
    parted = [*lines[:start], *(left for left, _right in halves), *(right for _left, right in halves)]
    return [*parted, *lines[end:]], len(parted)


def _end_of_source(lines: Sequence[str]) -> int:
    """The first empty line below the source, for a sheet without a description."""
    start = next((place for place, line in enumerate(lines) if "Source:" in line), 0)
    empty = (place for place in range(start, len(lines)) if not lines[place].strip())
    return next(empty, len(lines))


def _is_two_columns(line: str) -> bool:
    return line.lstrip().startswith("Date:") and bool(_SECOND.search(line))


def _halves(line: str, column: int) -> tuple[str, str]:
    """The line cut at the column; where a word reaches over it, at the gap before that word."""
    cut = column
    if line[cut - 1 : cut].strip() and line[cut : cut + 1].strip():
        cut = max(line.rfind("  ", 0, column) + 2, 0)
    return line[:cut].rstrip(), line[cut:].strip()


def _values(lines: Sequence[str]) -> Mapping[str, list[str]]:
    values: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        match = _LABEL.match(line)
        if match and match[1] not in values:
            current = values.setdefault(match[1], [])
            current.append(line[match.end() :])
        elif line.strip():
            current.append(line)
    return values


def _after_label(lines: Sequence[str]) -> Sequence[str]:
    match = _LABEL.match(lines[0]) if lines else None
    return [lines[0][match.end() :], *lines[1:]] if match else lines


def _flat_losses(is_flat: bool) -> Sequence[Loss]:
    message = _("The sheet was flattened: where its description and paragraphs ended is lost.")
    return (Loss("texts", message),) if is_flat else ()


def _description(lines: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The description and the text below it; nothing beside the label means that there is none."""
    match = _LABEL.match(lines[0]) if lines else None
    if match is None:
        return "", lines
    first = lines[0][match.end() :]
    if not first.strip():
        return "", lines[1:]
    block = next((place for place, line in enumerate(lines) if not line.strip()), len(lines))
    told = [first, *lines[1:block]]
    pieces = paragraphs([*told, *lines[block : block + 60]], wrapped=is_wrapped(told))
    taken = _lines_of(pieces[0], told)
    return pieces[0], lines[taken:]


def _lines_of(paragraph: str, lines: Sequence[str]) -> int:
    """How many of the lines make up the paragraph."""
    for count in range(1, len(lines) + 1):
        if rejoined(lines[:count]) == paragraph:
            return count
    return len(lines)
