"""Words of units that were not met before: those that a vocabulary may have to learn."""

import re
from collections.abc import Iterable, Mapping
from operator import itemgetter

from muniment.catalogue.cutting import SOUND, WRITTEN
from muniment.catalogue.headings import KEYS, TEXTS
from muniment.catalogue.ranges import is_numbered
from muniment.description import romanising

_SAID = itemgetter(KEYS, "titles", "agents", "translators", "subjects", "places", "repository", "notes")
_WORD = re.compile(rf"(?<![^\W_])(?<!{SOUND})[^\W\d_]{{2,40}}(?![^\W_])")
_IN_TEXTS = itemgetter(*TEXTS)
_OTHER = re.compile("[\u0370-\u1cff\u2c80-\u2dff\ua640-\ua69f]")
"""A letter of another script than Latin, whose words are parted by blanks."""

_MOST_KNOWN = 20_000


class Met:
    """Remembers words, of those met long ago only what is met again: many units take no more memory."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._known_before: set[str] = set()

    def new_in(self, rows: Iterable[Mapping[str, str]]) -> set[str]:
        """Return words of marks, titles, names and notes that are new; each row is of `words.index_row`.

        Of long texts they are those in other scripts, whose sound the index does not have.
        """
        rows = list(rows)
        said = {text for row in rows for text in _SAID(row)}
        runs = {run for run in set(" ".join(said).split()) - self._known if _may_have_words(run)}
        texts = {text for row in rows for text in _IN_TEXTS(row) if _is_in_another_script(text)}
        others = {run for run in set(" ".join(texts).split()) - self._known if _OTHER.search(run)}
        new = {word for run in runs | others for word in _WORD.findall(run)}
        new -= self._known
        new -= self._known_before
        self._remember(runs | others | new)
        return new

    def keys_of_new(self, rows: Iterable[Mapping[str, str]]) -> dict[str, list[str]]:
        """Return the same words, with the keys of each."""
        return {word: keys_of(word) for word in self.new_in(rows)}

    def _remember(self, known: set[str]) -> None:
        if len(self._known) > _MOST_KNOWN:
            self._known_before, self._known = self._known, set()
        self._known |= known


def keys_of(word: str) -> list[str]:
    """Return by what a vocabulary finds a word: by itself, and by how it sounds in other scripts."""
    heard = (f"{SOUND}{key}" for key in romanising.keys_in_other_scripts(word))
    written = (f"{WRITTEN}{key}" for key in romanising.keys_of(word))
    return [word, *heard, *written]


def _is_in_another_script(text: str) -> bool:
    return not text.isascii() and bool(_OTHER.search(text))


def _may_have_words(run: str) -> bool:
    """Tell whether there may be words in a run of signs: letters and digits without a border are none."""
    return run.isalpha() or not (run.isalnum() or is_numbered(run))
