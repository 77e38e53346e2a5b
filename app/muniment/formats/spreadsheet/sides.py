"""Tables that stand beside each other on one sheet, as printed lists have them: each is one by itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from muniment.description.folding import fold
from muniment.formats.spreadsheet.headings import SHELFMARK, TITLE, Headings
from muniment.formats.spreadsheet.lines import Line

_MOST = 4


def sides(lines: Sequence[Line], headings: Headings) -> list[Sequence[Line]]:
    """Return the tables that stand beside each other in lines below one head, from left to right.

    They are parted by a column in which nothing stands, or have the same headings over and over. A second
    title alone makes no table, nor do notes beside one.
    """
    head = lines[0].cells
    if sum(headings.meaning(words) == TITLE for words in head) < 2:
        return [lines]
    starts = _after_gaps(lines, headings) or _repeated(head, headings) or [0]
    ends = [*starts[1:], max(len(line.cells) for line in lines)]
    return [[_cut(line, *ends) for line in lines] for ends in zip(starts, ends, strict=True)]


def _after_gaps(lines: Sequence[Line], headings: Headings) -> list[int]:
    """Return the columns with which tables begin that empty ones part; none where there is but one."""
    head = lines[0].cells
    used = {number for line in lines for number, cell in enumerate(line.cells) if cell.strip()}
    starts = [number for number in sorted(used) if number - 1 not in used]
    entitled = [
        start
        for start, end in zip(starts, [*starts[1:], len(head)], strict=True)
        if any(headings.meaning(words) == TITLE for words in head[start:end])
    ]
    return [0, *entitled[1:]] if len(entitled) > 1 else []


def _repeated(head: Sequence[str], headings: Headings) -> list[int]:
    """Return where headings begin anew that are the same over and over, shelfmark and title among them."""
    words = [fold(each.strip()) for each in head]
    while words and not words[-1]:
        words.pop()
    for times in range(_MOST, 1, -1):
        width, rest = divmod(len(words), times)
        is_whole = not rest and words == words[:width] * times
        if is_whole and {SHELFMARK, TITLE} <= set(map(headings.meaning, head[:width])):
            return list(range(0, len(words), width))
    return []


def _cut(line: Line, start: int, end: int) -> Line:
    return replace(
        line,
        cells=line.cells[start:end],
        days=tuple(_within(line.days, start, end)),
        points=tuple(_within(line.points, start, end)),
        links=tuple((number - start, address) for number, address in line.links if start <= number < end),
    )


def _within(columns: Iterable[int], start: int, end: int) -> Iterator[int]:
    return (number - start for number in columns if start <= number < end)
