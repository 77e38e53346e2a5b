"""The lines of a record's table of contents: which texts there are, of what kind, in what language."""

import re
from collections.abc import Mapping

from muniment.description.languages import tag_of
from muniment.description.levels import TextKind
from muniment.formats.digital_archive.records import Part

_KINDS: Mapping[str, TextKind | None] = {
    "translation": TextKind.TRANSLATION,
    "transcription": TextKind.TRANSCRIPTION,
    "transcript": TextKind.TRANSCRIPTION,
    "original": TextKind.ORIGINAL,
    "summary": TextKind.SUMMARY,
    "html": None,
    "pdf": None,
    "text": None,
}
_KIND = "|".join(_KINDS)
_LANGUAGE = r"[^\W\d_][\w'’-]*(?: \([\w -]{2,30}\))?"
_TWO_WORDS = rf"{_LANGUAGE}(?: {_LANGUAGE}){{0,2}}"
_DASHED = re.compile(rf"(?P<kind>{_KIND}) ?(?:[-–—:]|in) ?(?P<language>{_TWO_WORDS})", re.IGNORECASE)
_SPOKEN = re.compile(rf"(?P<language>{_TWO_WORDS}) (?P<kind>{_KIND})", re.IGNORECASE)
_SCAN = re.compile(
    r"(?:scan(?:ned)?(?: copy)?(?: of)?(?: the)? original(?: document| language)?|original (?:scan|pdf)|scan)"
    r"(?: ?[-–—] ?[\w -]{2,30})?",
    re.IGNORECASE,
)
_LEADING_SCAN = re.compile(r"Scan of (?:the )?Original Document\b")
_LEADING_SPOKEN = re.compile(
    rf"(?P<language>{_LANGUAGE}) (?P<kind>Translation|Transcription|Transcript|HTML)\b"
)
_LEADING_DASHED = re.compile(
    rf"(?P<kind>Translation|Transcription|Original) [-–—] (?P<language>{_LANGUAGE})(?!\w)"
)


def part_of(line: str) -> Part | None:
    """Return what a line of the contents announces, or None where it is no such line."""
    words = line.strip(" \t\f*•").rstrip(":")
    if not words or len(words) > 60:
        return None
    if _SCAN.fullmatch(words):
        return Part(words, is_scan=True)
    return _known(_DASHED.fullmatch(words)) or _known(_SPOKEN.fullmatch(words))


def heads_a_section(line: str) -> Part | None:
    """Return the part that the line is the heading of inside the text, or None.

    Only the form with a dash is a heading there; `English translation` may be the author's words.
    """
    words = line.strip(" \t\f*")
    return _known(_DASHED.fullmatch(words)) if len(words) <= 60 and "-" in words.replace("–", "-") else None


def leading_parts(text: str) -> tuple[list[Part], str]:
    """Return the parts that running text begins with, and the text after them."""
    parts: list[Part] = []
    position = 0
    while found := _part_at(text, position):
        part, position = found
        parts.append(part)
        position += len(text[position : position + 4]) - len(text[position : position + 4].lstrip())
    return parts, text[position:]


def _part_at(text: str, position: int) -> tuple[Part, int] | None:
    scan = _LEADING_SCAN.match(text, position)
    if scan:
        return Part(scan.group(), is_scan=True), scan.end()
    for pattern in (_LEADING_DASHED, _LEADING_SPOKEN):
        match = pattern.match(text, position)
        part = _known(match)
        if match and part:
            return part, match.end()
    return None


def _known(match: "re.Match[str] | None") -> Part | None:
    """A part only where the word beside the kind does name a language."""
    if match is None:
        return None
    language = tag_of(match["language"])
    return Part(match.group(), _KINDS[match["kind"].lower()], language) if language else None
