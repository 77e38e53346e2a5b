"""What is read from a shelfmark: its parts, its keys and the places it stands in."""

from collections.abc import Callable
from dataclasses import dataclass, field

from muniment.description.levels import Level
from muniment.description.shelfmarks.tokens import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One step of a shelfmark.

    `label` is the canonical word for it (`fonds`, `inventory`, `year`, `file`, `box` …), `value` the
    number or name alone, `level` one of `fonds`, `subfonds`, `series`, `subseries`, `file`, `item`,
    `container` or `leaves`; `written` is the part as it stands in the text. `start` and `end`, and `at`
    where the value begins, count from where the mark begins and say nothing about what the part is.
    """

    label: str
    value: str
    level: str
    written: str
    start: int = field(default=0, compare=False, repr=False)
    end: int = field(default=0, compare=False, repr=False)
    at: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One step of the tree above a unit: what the step shows, and its own full shelfmark.

    `level_name` says what a step of `Level.OTHER` is (`repository`).
    """

    level: Level
    level_name: str
    text: str
    shelfmark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A shelfmark as written, and everything that was understood of it.

    `scheme` is None where no scheme recognised the text; it is then a reference directly under its
    repository. `repository` is the repository's code, or nothing where none is known; `unknown_keeper` are
    then the words that name one in the mark, or beside it.

    `sort_key` orders shelfmarks as text. Numbers are padded to 12 digits; in a labelled scheme the parts
    follow in the scheme's order, each behind ` · `. A missing part sorts before a present one: a usual
    part that is missing leaves one more blank, an unusual one that is present has no-break blanks behind
    its dot. Within a part a no-break blank parts its words, which sorts after the next part: `op. 2, d. 30`
    comes before `op. 2a, d. 1`. The verso of a leaf follows two blanks, so that it comes before inserted
    leaves. Without leading noughts and with runs of blanks made one, it is the key that people read.

    `search_key` holds the tokens that find the mark: repository, names, then labels with their values
    in alphabetical order, leaves left out; in an unlabelled scheme all words and numbers from left to
    right, numbers without leading noughts. A list of marks has one key a line, in the order of the list.
    `leaves_key` is the search key and the leaves. `members` are the marks of a list, each written out.
    `way` finds the `places`.
    """

    text: str
    scheme: str | None = None
    repository: str = ""
    repository_name: str = ""
    unknown_keeper: str = ""
    parts: tuple[Part, ...] = ()
    sort_key: str = ""
    search_key: str = ""
    leaves_key: str = ""
    members: tuple[str, ...] = ()
    way: Callable[[], tuple[Place, ...]] = field(default=tuple, compare=False, repr=False)

    @property
    def places(self) -> tuple[Place, ...]:
        """The steps from the repository down to the file: found out when they are asked for."""
        return self.way()

    @property
    def index_words(self) -> tuple[str, ...]:
        """Every token by which the mark is found: its keys, and its words and numbers without labels."""
        written = words(self.text)
        bare = [word.lstrip("0") or "0" for word in written]
        return tuple(dict.fromkeys([*self.search_key.split(), *self.leaves_key.split(), *written, *bare]))
