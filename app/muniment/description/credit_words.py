"""The words before the names of a credit, from `vocabularies/credits.toml`: what was done, for whom."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from muniment.description.languages import tag_of
from muniment.description.vocabularies import table

_AND = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)"
_CLAUSE = r"(?:\s+(?:to|for|from|into|in)\s+(?:(?!\bby\b)[^.;\[\]“”\"]){1,150}?)?"
_CAPITAL = r"(?=[A-ZÀ-ÞĀ-ſЀ-Я\u2e80-\ud7af])"
"""Names begin with a capital, where their script has any."""

_APART = ("verbs", "labels", "languages")
_ON_BEHALF = re.compile(r"\b(?:for|on\s+behalf\s+of)\s+(?:the\s+)?(.+?)(?=\s+(?:from|into|for|to)\s|$)")


@dataclass(frozen=True, slots=True)
class Head:
    """The words of a credit before its names: what was done, and a clause on for whom, from what language."""

    start: int
    end: int
    relators: tuple[str, ...]
    clause: str


def heads(text: str) -> list[Head]:
    """Return the beginnings of the credits in a text, from left to right."""
    found = sorted(
        (match for pattern in _patterns() for match in pattern.finditer(text)),
        key=lambda match: (match.start(), -match.end()),
    )
    kept: list[Head] = []
    for match in found:
        if not kept or match.start() >= kept[-1].end:
            kept.append(
                Head(match.start(), match.end(), _relators(match), match.groupdict().get("clause") or "")
            )
    return kept


def on_behalf_of(clause: str) -> str:
    """Return the project that `for …` names, or nothing."""
    found = _ON_BEHALF.search(clause)
    return " ".join(found[1].split()) if found else ""


def from_language(clause: str) -> str:
    """Return the tag of the language that `from …` names, or nothing."""
    found = _from_patterns().search(clause)
    return _language(found[1]) if found else ""


def _language(name: str) -> str:
    return tag_of(name) or _declined().get(name.casefold(), "")


def _relators(match: re.Match[str]) -> tuple[str, ...]:
    """Who translated and edited has both relators, in the order of the words."""
    verbs = match.groupdict().get("verbs")
    if not verbs:
        return ("trl",)
    places = {
        relator: re.search(rf"\b{pattern}", verbs, re.IGNORECASE) for relator, pattern in _deeds().items()
    }
    found = {relator: place.start() for relator, place in places.items() if place}
    return tuple(sorted(found, key=lambda relator: found[relator]))


@cache
def _deeds() -> Mapping[str, str]:
    """All that says a deed, as a verb or as a label, by relator."""
    words = table("credits")
    return {
        relator: _any_of([*verbs, *words["labels"].get(relator, ())])
        for relator, verbs in words["verbs"].items()
    }


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = table("credits")
    verb = _any_of(pattern for patterns in words["verbs"].values() for pattern in patterns)
    label = _any_of(pattern for patterns in words["labels"].values() for pattern in patterns)
    english = (
        rf"(?<![\w-])(?P<verbs>(?i:(?:{verb}(?:\s+by)?{_AND}){{0,5}}{verb}))(?P<clause>(?i:{_CLAUSE}))"
        r"\s+\[?(?i:by)\]?:?\s+",
        rf"(?<!\w)(?P<verbs>(?i:transl?|tr|eds?)\.)\s+{_CAPITAL}(?!Khr)",
        rf"(?<!\w)(?P<verbs>(?i:{label}))\s*[:：]\s*{_CAPITAL}",
    )
    others = (_in_language(row) for name, row in words.items() if name not in _APART)
    return tuple(re.compile(pattern) for pattern in (*english, *others))


def _in_language(row: Mapping[str, list[str]]) -> str:
    source = rf"(?:\s+{_any_of(row['from'])}\s*[^\W\d_]+\.?)?" if row["from"] else ""
    by = _any_of(rf"\s+{word}" for word in row["by"] if word)
    at_once = "?" if "" in row["by"] else ""
    named = rf"(?:{by}{at_once}|\s*:)" if by != "(?:)" else r"\s*:?"
    return rf"(?<!\w)(?i:{_any_of(row['words'])})(?P<clause>(?i:{source}))(?i:{named})\s+{_CAPITAL}"


@cache
def _from_patterns() -> re.Pattern[str]:
    words = table("credits")
    others = [word for name, row in words.items() if name not in _APART for word in row["from"]]
    return re.compile(
        rf"\b(?:from|{'|'.join(others)})\s*(?:the\s+)?(?:original\s+)?([^\W\d_]+)", re.IGNORECASE
    )


@cache
def _declined() -> Mapping[str, str]:
    rows: Iterator[tuple[str, list[str]]] = iter(table("credits")["languages"].items())
    return {form: tag for tag, forms in rows for form in forms}


def _any_of(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"
