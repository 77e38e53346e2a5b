"""Languages and scripts by the codes others use: BCP 47, ISO 639, ISO 15924."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from muniment.description.folding import fold
from muniment.description.vocabularies import table

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})+")
_WORD = re.compile(r"[^\W\d_]+")
_KANA = ("Hira", "Kana")


def tag_of(name_or_code: str) -> str:
    """Return the BCP 47 tag of a language by any of its names or ISO 639 codes, or nothing.

    A tag with a script or region keeps them (`pt-BR`), in their usual capitals.
    """
    asked = name_or_code.strip()
    tag = _by_name().get(fold(asked), "")
    if tag or not _TAG.fullmatch(asked):
        return tag
    language, *rest = re.split("[-_]", asked)
    tag = _by_name().get(fold(language), "")
    return "-".join((tag, *map(_in_usual_capitals, rest))) if tag else ""


def tag_meant(words: str) -> str:
    """Return the tag of a language by what people write for it in any language, or nothing.

    Abbreviations are known, too, and a word for `language` beside the name: `dt.`, `язык русский`.
    """
    said = _WORD.findall(fold(words))
    bare = " ".join(word for word in said if word not in _beside())
    names = _elsewhere()
    return tag_of(words) or names.get(" ".join(said), "") or tag_of(bare) or names.get(bare, "")


def name_of(tag: str) -> str:
    """Return the English name of the language of a BCP 47 tag, or nothing."""
    return str(_row(tag).get("label", ""))


def bibliographic_code(tag: str) -> str:
    """Return the ISO 639-2/B code, as EAD 2002 wants it, or nothing where none is assigned."""
    row = _row(tag)
    return str(row.get("bibliographic", row.get("iso3", "")))


def default_script(tag: str) -> str:
    """Return the ISO 15924 code of the script that the tag names or its language is usually written in."""
    named = next((part for part in tag.split("-")[1:] if part in table("scripts")), "")
    row = _row(tag)
    return named or str(row.get("script", "Latn" if row else ""))


def script_of(text: str) -> str:
    """Return the ISO 15924 code of the script most letters of the text are in, or nothing.

    Japanese is told from Chinese by its kana (`Jpan`), mixed Korean by its Han letters (`Kore`).
    """
    counts = Counter(_scripts_in(text))
    if not counts:
        return ""
    dominant = counts.most_common(1)[0][0]
    if dominant in ("Hani", *_KANA) and any(kana in counts for kana in _KANA):
        return "Jpan"
    return "Kore" if dominant == "Hang" and "Hani" in counts else dominant


def script_name(code: str) -> str:
    """Return the English name of a script, or its code where it has none."""
    return str(table("scripts").get(code, {}).get("label", code))


def is_right_to_left(tag_or_script: str) -> bool:
    """Return whether the script, or the usual script of the language, runs from right to left."""
    script = tag_or_script if tag_or_script in table("scripts") else default_script(tag_or_script)
    return table("scripts").get(script, {}).get("direction") == "rtl"


def is_from_right(words: str) -> bool:
    """Say whether words are read from the right, by their first letter that has a direction (UAX 9)."""
    strong = (kind for kind in map(unicodedata.bidirectional, words) if kind in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def choices() -> tuple[tuple[str, str], ...]:
    """Return every language as (tag, English name), in the order of the names."""
    pairs = ((tag, str(row["label"])) for tag, row in table("languages").items())
    return tuple(sorted(pairs, key=lambda pair: fold(pair[1])))


def _row(tag: str) -> Mapping[str, Any]:
    return table("languages").get(tag.split("-")[0], {})


@cache
def _by_name() -> dict[str, str]:
    """Every name and code, folded; a code outranks a name, a chief name another language's other name."""
    found: dict[str, str] = {}
    for names in (_own_codes, _bibliographic_codes, _chief_names, _other_names):
        for tag, row in table("languages").items():
            found.update((fold(name), tag) for name in names(tag, row) if fold(name) not in found)
    found.pop("", None)
    return found


@cache
def _elsewhere() -> dict[str, str]:
    """What languages are called in other languages than English and their own, as words alone."""
    names = table("language-names")["names"]
    return {" ".join(_WORD.findall(fold(name))): tag for tag, said in names.items() for name in said}


@cache
def _beside() -> frozenset[str]:
    return frozenset(map(fold, table("language-names")["beside"]["words"]))


def _own_codes(tag: str, row: Mapping[str, Any]) -> Sequence[str]:
    return (tag, row["iso3"])


def _bibliographic_codes(_tag: str, row: Mapping[str, Any]) -> Sequence[str]:
    return (row.get("bibliographic", ""),)


def _chief_names(_tag: str, row: Mapping[str, Any]) -> Sequence[str]:
    return (row["label"],)


def _other_names(_tag: str, row: Mapping[str, Any]) -> Sequence[str]:
    return tuple(row.get("also", ()))


def _in_usual_capitals(subtag: str) -> str:
    if len(subtag) == 4 and subtag.isalpha():
        return subtag.title()
    return subtag.upper() if len(subtag) == 2 else subtag.lower()


def _scripts_in(text: str) -> Iterator[str]:
    return (script for letter in text if letter.isalpha() and (script := _script_of_letter(letter)))


@lru_cache(maxsize=8192)
def _script_of_letter(letter: str) -> str:
    words = unicodedata.name(letter, "").split(" ")
    scripts = _scripts_by_letters()
    return scripts.get(words[0]) or scripts.get(" ".join(words[:2]), "")


@cache
def _scripts_by_letters() -> dict[str, str]:
    return {row["letters"]: code for code, row in table("scripts").items() if "letters" in row}
