"""Words in other scripts by how they are spelt in Latin letters; which spellings are one, is data.

Every word, of either script, is brought to a key; words whose keys are equal may be spellings
of each other. Keys are for comparing: nobody is shown one.
"""

import re
from functools import cache, lru_cache

from muniment.description.romanising import abjads, abugidas, alphabets, han, hangul
from muniment.description.romanising.scripts import Script
from muniment.description.vocabularies import table

_SHORTEST_SOUND = 3
_SHORTEST_BEGINNING = 3
_LATIN = re.compile(r"[a-z]{2,}")


@lru_cache(maxsize=100_000)
def keys_of(word: str) -> tuple[str, ...]:
    """Return the keys of a folded word that is not in Latin letters; none where its script is not known.

    A word in Hangul or Han has a key for each syllable, in their order, then one for each few in a row.
    The last key of all is that of the whole word, spelt as the rule is.
    """
    if word.isascii():
        return ()
    keys = [key for script in _scripts() for key in script.keys(word)]
    return tuple(dict.fromkeys(reversed(keys)))[::-1]


@lru_cache(maxsize=1024)
def keys_in_other_scripts(word: str) -> tuple[str, ...]:
    """Return the key that a folded word in Latin letters would have in each other script."""
    if not _LATIN.fullmatch(word):
        return ()
    return tuple(key for script in _scripts() if (key := script.key_of_spelling(word)))


@lru_cache(maxsize=1024)
def keys_begun(word: str) -> tuple[str, ...]:
    """Return how the keys begin, in other scripts, of words that begin so in Latin letters.

    Those that the beginning would have as a word (`keys_in_other_scripts`) are not among them.
    """
    if not _LATIN.fullmatch(word) or len(word) < _SHORTEST_BEGINNING:
        return ()
    known = keys_in_other_scripts(word)
    begun = (key for script in _scripts() for key in script.keys_begun(word))
    # Two letters begin too much: of `Sci` every word with `Su`, were it `Sciu`.
    begun = (key for key in begun if len(key) > _SHORTEST_BEGINNING)
    # The shorter come first, so that none is told that begins as another does.
    found: list[str] = []
    for key in sorted(begun, key=len):
        if not key.startswith((*known, *found)):
            found.append(key)
    return tuple(found)


@lru_cache(maxsize=1024)
def ways_to_spell(word: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways in which a folded word in another script may stand in Latin letters.

    Each is the keys of one word or of several in a row: `김일성` is `Kim Il Sung`, or `Kim Ilsong`.
    """
    if word.isascii():
        return ()
    return tuple(dict.fromkeys(way for script in _scripts() for way in script.ways(word)))


def loosened(key: str) -> str:
    """Return the key that it has with those who write `h` where others write `kh`."""
    return key.replace("x", "h") if key.startswith("c") else key


def written_in_several_ways(key: str) -> bool:
    """Say whether the key's script writes one word in several ways, as Arabic and Hebrew with articles do."""
    return key[0] in "ae" and len(key) > _SHORTEST_SOUND


@cache
def _scripts() -> tuple[Script, ...]:
    rows = table("transliteration")
    return (
        alphabets.script(rows["cyrillic"]),
        *(alphabets.script_like(row, rows[row["like"]]) for row in rows.values() if "like" in row),
        alphabets.script(rows["greek"]),
        hangul.script(rows["hangul"]),
        han.script(rows["han"]),
        abjads.script(rows["arabic"]),
        abjads.script(rows["hebrew"]),
        abugidas.script(rows["indic"]),
    )
