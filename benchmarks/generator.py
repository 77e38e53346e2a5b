"""Units as archives have them, invented: the same seed gives the same units on every machine.

How many lie in one another, how long titles and notes are, what is said of how many: as in two
hundred real finding aids (half of the titles have 31 characters, one in twenty more than 90; one note
in two is missing, one in a hundred is a page). A fifth are documents with an original and a translation.
"""

from collections.abc import Callable, Iterator
from itertools import count as numbers
from itertools import islice
from random import Random

from muniment.description.levels import Level, NoteKind, SubjectKind, TextKind, TitleKind
from muniment.description.markup import paragraphs, prose
from muniment.description.units import (
    Container,
    Credit,
    DateStatement,
    Extent,
    LanguageStatement,
    Note,
    Shelfmark,
    Subject,
    TextVersion,
    Title,
    Unit,
    a_title,
)
from vocabulary import FOREIGN, PLACES, names, sentences

DOCUMENTS = 1 / 3
"""Of all files and items so many are documents with texts, or about one unit in four."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_Below = Callable[[str, int], str]
_Marks = tuple[Callable[[int], str], _Below, _Below, _Below]
"""How a tradition writes the mark of a fonds and, by the mark above, of a series, a file and an item."""

TRADITIONS: tuple[tuple[str, str, _Marks], ...] = (
    ("AVPRF", "ru", (lambda n: f"AVPRF, f. {n:04}", lambda up, n: f"{up}, op. {n}",
                     lambda up, n: f"{up}, d. {n}", lambda up, n: f"{up}, ll. {n * 6 - 5}-{n * 6}")),
    ("AQPPSH", "sq", (lambda n: f"AQPPSH, Fondi {n}", lambda up, n: f"{up}, MPP {PLACES[n % len(PLACES)]}",
                      lambda up, n: f"{up}, V. {1944 + n % 46}, D {n}", lambda up, n: f"{up}, fl. {n}")),
    ("TNA", "en", (lambda n: f"FO {n}", lambda up, n: f"{up}",
                   lambda up, n: f"{up}/{80000 + n}", lambda up, n: f"{up}/{n}")),
    ("NARA", "en", (lambda n: f"NARA, RG {n}", lambda up, n: f"{up}, Entry {n}",
                    lambda up, n: f"{up}, Box {n}", lambda up, n: f"{up}, Folder {n}")),
    ("MNL OL", "hu", (lambda n: f"MOL, XIX-J-{n}-j", lambda up, n: f"{up}, {1950 + n}",
                      lambda up, n: f"{up}, {n}. doboz", lambda up, n: f"{up}, {n:06}")),
    ("BArch", "de", (lambda n: f"BArch, DY {n}", lambda up, n: f"{up}/{n}",
                     lambda up, n: f"{up}{n:03}", lambda up, n: f"{up}, Bl. {n}")),
    ("Papers", "en", (lambda n: f"MSS {n}", lambda up, n: f"{up}, Series {n}",
                      lambda up, n: f"{up}, Box {n}", lambda up, n: f"{up}, Folder {n}")),
)  # fmt: skip


def units(count: int, seed: int = 1967) -> Iterator[Unit]:
    """Yield `count` units in tree order: fonds, series, files and items with titles, dates and texts."""
    return islice(_Archive(Random(seed)).units(), count)


class _Archive:
    def __init__(self, random: Random) -> None:
        self._random = random
        self._ids = numbers(1)
        self._names = names()

    def units(self) -> Iterator[Unit]:
        """Fonds after fonds without end, each with all that is below it."""
        for number in numbers(1):
            _, language, (fonds, *below) = TRADITIONS[(number - 1) % len(TRADITIONS)]
            mark = fonds(number)
            top = self._place(mark, None, Level.FONDS)
            yield top
            for series in range(1, self._many(5, 40) + 1):
                yield from self._series(below[0](mark, series), top.id, language, below)

    def _series(self, mark: str, parent: str, language: str, below: list[_Below]) -> Iterator[Unit]:
        series = self._place(mark, parent, Level.SERIES)
        yield series
        for number in range(1, self._many(25, 4_000) + 1):
            file = below[1](mark, number)
            items = self._many(3, 400) if self._random.random() < 0.4 else 0
            unit = self._described(file, series.id, Level.FILE, language)
            yield unit
            for item in range(1, items + 1):
                yield self._described(below[2](file, item), unit.id, Level.ITEM, language)

    def _many(self, middle: int, most: int) -> int:
        return min(most, max(1, round(self._random.lognormvariate(0, 1.1) * middle)))

    def _id(self) -> str:
        return f"u-{next(self._ids):08}"

    def _place(self, mark: str, parent: str | None, level: Level) -> Unit:
        """A fonds or series: a mark, a title and its years."""
        first = self._random.randint(1900, 1980)
        return Unit(
            id=self._id(),
            parent=parent,
            level=level,
            shelfmarks=(Shelfmark(text=mark),),
            titles=(a_title(self._title("en"), "en"),),
            dates=(DateStatement(text=f"{first}-{first + 9}", edtf=f"{first}/{first + 9}"),),
            notes=(self._note(NoteKind.SCOPE, self._random.randint(1, 12)),),
        )

    def _described(self, mark: str, parent: str, level: Level, language: str) -> Unit:
        random = self._random
        if random.random() < DOCUMENTS:
            return self._document(mark, parent, level, language)
        return Unit(
            id=self._id(),
            parent=parent,
            level=level,
            shelfmarks=(Shelfmark(text=mark),),
            titles=(a_title(self._title("en"), "en"),),
            dates=(self._date(),) if random.random() < 0.83 else (),
            extents=(self._extent(),) if random.random() < 0.29 else (),
            notes=(self._note(NoteKind.SCOPE, 1),) if random.random() < 0.2 else (),
            containers=(Container(kind="box", number=str(random.randint(1, 900))),),
        )

    def _document(self, mark: str, parent: str, level: Level, language: str) -> Unit:
        random = self._random
        spoken = language if language in FOREIGN and random.random() < 0.7 else random.choice(FOREIGN)
        translator = self._name()
        return Unit(
            id=self._id(),
            parent=parent,
            level=level,
            shelfmarks=(Shelfmark(text=mark),),
            titles=(
                a_title(f"{self._title('en')}, {random.choice(PLACES)}", "en", TitleKind.TRANSLATED),
                Title(line=a_title(self._title(spoken), spoken).line, language=spoken),
            ),
            dates=(self._date(),),
            credits=(
                Credit(name=translator, relator="trl", statement=f"Translated by {translator}."),
                Credit(name=self._name(), relator="cre"),
            ),
            languages=(LanguageStatement(language=spoken),),
            notes=(self._note(NoteKind.SCOPE, random.randint(1, 3)),),
            texts=(
                self._text("t1", TextKind.ORIGINAL, spoken),
                self._text("t2", TextKind.TRANSLATION, "en"),
            ),
            subjects=(Subject(text=random.choice(PLACES), kind=SubjectKind.PLACE),),
        )

    def _text(self, id: str, kind: TextKind, language: str) -> TextVersion:
        """Half of the texts have some ninety words, few a thousand; each has a number of its own."""
        long = min(150, max(1, round(self._random.lognormvariate(0, 0.9) * 5)))
        said = ". ".join(self._random.choices(sentences(language), k=long))
        number = f"№ {self._random.randrange(10**7)}. {said}."
        return TextVersion(id=id, kind=kind, language=language, prose=paragraphs((number,)))

    def _note(self, kind: NoteKind, long: int) -> Note:
        said = ". ".join(self._random.choices(sentences("en"), k=long))
        return Note(kind=kind, prose=prose(said + "."), language="en")

    def _title(self, language: str) -> str:
        said = self._random.choice(sentences(language))
        return said[: round(31 * self._random.lognormvariate(0, 0.5))].rpartition(" ")[0] or said[:12]

    def _name(self) -> str:
        return self._names[int(len(self._names) * self._random.random() ** 4)]

    def _extent(self) -> Extent:
        leaves = self._random.randint(1, 300)
        return Extent(text=f"{leaves} leaves", quantity=str(leaves), unit="leaves")

    def _date(self) -> DateStatement:
        random = self._random
        year, month, day = random.randint(1900, 1990), random.randint(1, 12), random.randint(1, 28)
        if random.random() < 0.4:
            return DateStatement(text=str(year), edtf=str(year))
        return DateStatement(text=f"{_MONTHS[month - 1]} {day}, {year}", edtf=f"{year}-{month:02}-{day:02}")
