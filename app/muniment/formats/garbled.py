"""Letters that came out of a wrong encoding: `MÃ¼ller` for `Müller`, told and never changed."""

import codecs
import re
from collections.abc import Iterator
from itertools import islice

from muniment.description.findings import Finding, Severity
from muniment.formats.deliveries import Source
from muniment.formats.xml.encodings import said_in
from muniment.i18n import _

_LOOKED_AT = 2_000_000
"""Bytes of a file that are looked at: who garbles letters does so from the beginning."""
_LONGEST = 40
_HIGH = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_RUN = re.compile(rf"(?:[Â-ß]{_HIGH}|[à-ï]{_HIGH}{{2}})+")
"""What letters beyond ASCII become where the bytes of UTF-8 are read as Windows-1252."""
_OF_THREE = 3
_FIRST_SIGN, _LAST_SIGN = "\u2010", "\u203a"
_QUOTES = frozenset("“”‘’–—…")
_SIGNS = _QUOTES | frozenset("„‚‹›«»•·°§\u00a0")
_BEYOND = re.compile(r"[^\x00-\x7f]")
_WORD_ENDS = re.compile(r"[ \t\r\n<>;,\"]")


def garbled(source: Source) -> Iterator[Finding]:
    """Yield a finding where letters of a text are not those that were meant, with the first such word."""
    data = _head(source)
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return
    said = source.read_as.encoding or said_in(data)
    if found := _BEYOND.search(text) if _is_of_single_bytes(said) else None:
        yield _said_otherwise(source, text, found, said)
    elif found := next(_written_twice(text), None):
        yield _told(
            source,
            text,
            found,
            _("Letters were saved in a wrong encoding before: “{word}” was rather “{meant}”."),
            _word(text, found),
            _mended(_word(text, found)),
            _("Ask for the file anew from where it came; or replace such letters in all records at once."),
        )


def _said_otherwise(source: Source, text: str, found: re.Match[str], said: str) -> Finding:
    meant = _word(text, found)
    message = _(
        "It is said that the file is in {encoding}, but it is in UTF-8: “{word}” is rather “{meant}”."
    )
    if source.read_as.encoding:
        cure = _("If so, undo it and import the file as UTF-8.")
    else:
        cure = _("If so, undo it, write UTF-8 into the first line of the file, and import it again.")
    word = meant.encode().decode(said, "replace")
    return _told(source, text, found, message.replace("{encoding}", said), word, meant, cure)


def _told(
    source: Source, text: str, found: re.Match[str], message: str, word: str, meant: str, cure: str
) -> Finding:
    return Finding(
        rule="garbled",
        severity=Severity.SHOULD,
        file=source.name,
        line=text.count("\n", 0, found.start()) + 1,
        message=message.format(word=word, meant=meant),
        cure=cure,
    )


def _head(source: Source) -> bytes:
    if source.path is None:
        return source.held[:_LOOKED_AT]
    with source.path.open("rb") as file:
        return file.read(_LOOKED_AT)


def _is_of_single_bytes(said: str) -> bool:
    """Say whether that is an encoding in which each byte is a letter, as in Latin-1 and Windows-1252."""
    try:
        return len("é".encode(said, "replace")) == 1 and len("é".encode().decode(said, "replace")) == 2
    except (LookupError, ValueError):
        return False


def _written_twice(text: str) -> Iterator[re.Match[str]]:
    return (found for found in _RUN.finditer(text) if _is_garbled(found[0]))


def _is_garbled(run: str) -> bool:
    """Say whether a run can only have come of a wrong encoding: signs stand behind capitals and `é`, too."""
    meant = _back(run)
    if len(meant) == 1 and len(run) == _OF_THREE:
        return _FIRST_SIGN <= meant <= _LAST_SIGN
    if len(meant) == 1 and run[1] in _SIGNS:
        return run[0] == "Ã" and run[1] not in _QUOTES
    return bool(meant) and all(letter.isalpha() or _FIRST_SIGN <= letter <= _LAST_SIGN for letter in meant)


def _mended(word: str) -> str:
    return _RUN.sub(lambda found: _back(found[0]) or found[0], word)


def _back(run: str) -> str:
    """Return the letters whose bytes were read one by one; nothing where these are none."""
    try:
        return b"".join(map(_byte, run)).decode("utf-8")
    except UnicodeError:
        return ""


def _byte(letter: str) -> bytes:
    # Five bytes are no letters of Windows-1252, and come through as they are.
    return letter.encode("latin-1" if "\u0080" <= letter <= "\u009f" else "cp1252")


def _word(text: str, found: re.Match[str]) -> str:
    """Return the word around what was found, as far as it is not too long."""
    before = text[max(0, found.start() - _LONGEST) : found.start()]
    begin = found.start() - len(_WORD_ENDS.split(before)[-1])
    after = islice(_WORD_ENDS.finditer(text, found.start(), found.start() + _LONGEST), 1)
    end = next((each.start() for each in after), min(len(text), found.start() + _LONGEST))
    return text[begin:end]
