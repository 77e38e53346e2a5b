"""Learn from three, read the rest: on every repository of the evidence with at least five citations.

`python -m tests.description.shelfmarks.learning.proof` prints the table.
"""

import csv
import random
import sys
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from statistics import median

from muniment.description import citations
from muniment.description.shelfmarks.learning import examples, guessing, proposing
from muniment.description.shelfmarks.learning.suggesting import suggest
from muniment.description.shelfmarks.learning.words import Known
from muniment.description.shelfmarks.recognising import recognise
from muniment.description.shelfmarks.repositories import Repository, repository_called
from muniment.description.shelfmarks.schemes import shipped_tables
from muniment.description.shelfmarks.tokens import words
from tests.shared import SHARED

BY_EYE = {
    # Marks of which no shipped scheme knows anything: collection, its part, the item; the first of a list.
    "FB 3 04-32/701": ("FB", "3", "04-32/701"),
    "FB 2 98-27/128; FB 2 98-27/129": ("FB", "2", "98-27/128"),
    "SVT ГОСТ Р 51021-97": ("SVT", "ГОСТ Р", "51021-97"),
    "FB 2 00-8/1758-0; FB 2 00-8/1759-9": ("FB", "2", "00-8/1758-0"),
    "FB 12 05-8/83": ("FB", "12", "05-8/83"),
    "FB 3 08-25/12": ("FB", "3", "08-25/12"),
    "FB 41 6/40; FB 41 6/39; FB XX 63a/33; FB XX 63b/32; FB 41 6/39; FB 41 6/39; FB XX 63b/32": (
        "FB",
        "41",
        "6/40",
    ),
    "SVT СТО Газпром 5.78-2018": ("SVT", "СТО Газпром", "5.78-2018"),
    "GR Гр Ч518; KGR Ко 169-20/IX-21": ("GR", "Гр", "Ч518"),
}
_LEVELS = ("fonds", "series", "item")
RANDOM_CHOICES = 10


@dataclass(frozen=True)
class Case:
    """One citation: the mark as it is cited, and its parts as they should be read."""

    text: str
    expected: examples.Example

    @property
    def parts(self):
        """The values, spelling aside, each with its level."""
        read = self.expected
        return [(words(read.value(piece)), piece.level) for piece in read.pieces]


@dataclass(frozen=True)
class Shares:
    """The shares read right: by three that Muniment suggests, and by the middle of ten chances."""

    archive: str
    tradition: str
    suggested: float
    by_chance: float


@cache
def repositories():
    """Return the cases of each archive that has five or more citations with a shelfmark."""
    path = SHARED / "citations" / "citations.tsv"
    found = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["shelfmark_part"]:
                found[row["archive"]].append(citations.read(row["raw_citation"]).shelfmark)
    return {
        archive: [_case(mark, _keeper(archive)) for mark in marks]
        for archive, marks in found.items()
        if len(marks) >= 5
    }


def shares(archive, *, pointed, withheld):
    """Return what is read right of an archive; `pointed` where the three were corrected by pointing.

    With `withheld` nothing is known of the tradition that the archive's marks are in. Where nobody
    pointed, only the values count: of what level each is, nobody has said.
    """
    cases = repositories()[archive]
    tradition = next(filter(None, (_scheme(case.text, archive) for case in cases)), "")
    known = Known(table for table in shipped_tables() if not (withheld and table["id"] == tradition))
    chance = random.Random(7)
    chosen = [suggest([case.expected.text for case in cases])]
    chosen += [chance.sample(range(len(cases)), 3) for _ in range(RANDOM_CHOICES)]
    found = [_share(cases, choice, known, archive, pointed) for choice in chosen]
    return Shares(archive, tradition, found[0], median(found[1:]))


def _share(cases, choice, known, archive, pointed):
    three = [cases[at].expected for at in choice]
    if not pointed:
        three = guessing.guess([example.text for example in three], known)
    scheme = proposing.propose(three, known, id="learnt", name="learnt").scheme
    rest = [case for at, case in enumerate(cases) if at not in choice]
    return sum(_is_right(case, _read(case, archive, scheme), pointed) for case in rest) / len(rest)


def _is_right(case, read, pointed):
    if pointed or read is None:
        return read == case.parts
    return [value for value, _level in read] == [value for value, _level in case.parts]


def _read(case, archive, scheme):
    found = recognise(case.text, _keeper(archive), scheme)
    if found.scheme is not scheme:
        return None
    return [(words(part.value), part.level) for part in found.parts]


def _scheme(text, archive):
    found = recognise(text, _keeper(archive)).scheme
    return found.id if found else None


def _keeper(archive):
    name = archive.split(" (")[0]
    return repository_called(name) or Repository(code=name, name=name)


def _case(text, keeper):
    if text not in BY_EYE:
        return Case(text, examples.example_of(recognise(text, keeper)))
    pieces, at = [], 0
    for level, value in zip(_LEVELS, BY_EYE[text], strict=True):
        at = text.index(value, at)
        end = at + len(value)
        pieces.append(
            examples.Piece(label=level, level=level, start=at, end=end, value_start=at, value_end=end)
        )
        at = end
    return Case(text, examples.Example(text=text, pieces=tuple(pieces)))


_HEADING = (
    "archive                            tradition   marks"
    " | pointed at: suggested, chance | tradition unknown: suggested, chance"
    " | guessed, values alone: suggested, chance\n"
)


def main():
    """Print the table."""
    sys.stdout.write(_HEADING)
    for archive, cases in repositories().items():
        pointed = shares(archive, pointed=True, withheld=False)
        unknown = shares(archive, pointed=True, withheld=True)
        guessed = shares(archive, pointed=False, withheld=False)
        sys.stdout.write(
            f"{archive[:34]:34} {pointed.tradition or '–':11} {len(cases):5}"
            f" | {pointed.suggested:21.0%} {pointed.by_chance:7.0%}"
            f" | {unknown.suggested:28.0%} {unknown.by_chance:7.0%}"
            f" | {guessed.suggested:18.0%} {guessed.by_chance:7.0%}\n"
        )


if __name__ == "__main__":
    main()
