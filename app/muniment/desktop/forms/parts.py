"""What a value is made of, as the form shows it: parts, and shapes of parts.

A part that has no row in a shape is not shown and is never lost: values are changed
by `dataclasses.replace`, one part at a time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """How a part is edited; `inputs.INPUTS` has the editor of each."""

    WORDS = "words"
    """One line of plain text."""
    LINE = "line"
    """Words with markup (`Line`), growing with what is typed."""
    LONG = "long"
    """Plain text of any length, growing with what is typed."""
    PROSE = "prose"
    CHOICE = "choice"
    AGENT = "agent"
    """A name, completed from the agents of the catalogue."""
    BEFORE = "before"
    """Plain text, completed from what the catalogue says elsewhere (`Part.terms`)."""
    NAMES = "names"
    """Several names, parted by semicolons."""
    LANGUAGE = "language"
    SCRIPT = "script"
    DATE = "date"
    """The words of a date, with what is understood beside them."""
    STATED_DATE = "stated-date"
    """A whole `DateStatement`, or none."""
    SHELFMARK = "shelfmark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a value.

    `more` puts it behind *Details*; `share` is its part of the width (0: as narrow as its words);
    `vocabulary` names its choices and `of` makes the chosen word what the value wants; `terms` names
    the words of the catalogue that complete it.
    """

    name: str
    label: str
    kind: Kind = Kind.WORDS
    more: bool = False
    share: int = 1
    vocabulary: str = ""
    terms: str = ""
    of: Callable[[str], Any] = str
    hint: str = ""


def _as_it_is(_before: Any, after: Any) -> Any:  # noqa: ANN401
    return after


def _nothing(_value: Any) -> str:  # noqa: ANN401
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A value that is made from another to stand beside it: in another language, or in other letters.

    `id` is that of its keys; `told` says in a sentence what is to be known of what was made, or nothing.
    """

    id: str
    label: str
    made: Callable[[Any], Any]
    told: Callable[[Any], str] = _nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The parts of a value in the order of work.

    `blank` is what a new row starts from; a row says nothing while all its `essential` parts are
    empty. `settled` is asked for what follows from a change (a date understood from its words). Values
    that say the same in several languages have what can be put `beside` them, and stand side by side.
    """

    blank: Any
    parts: tuple[Part, ...]
    essential: tuple[str, ...]
    settled: Callable[[Any, Any], Any] = _as_it_is
    beside: tuple[Beside, ...] = ()

    def says_something(self, value: Any) -> bool:  # noqa: ANN401
        """Say whether any of the essential parts has words."""
        return any(getattr(value, name) for name in self.essential)
