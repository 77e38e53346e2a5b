"""What the version written cannot say in its own elements: told unit by unit, from what is written."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit
from muniment.formats.ead import instructions
from muniment.formats.ead.losses import losses
from muniment.formats.ead.merging.aid_groups import write
from muniment.formats.ead.merging.frames import OfUnit
from muniment.formats.ead.reading.components import COMPONENTS
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of, vocabulary
from muniment.formats.ead.ways import WAYS, Way
from muniment.i18n import _

_OURS = f"<?{instructions.TARGET} "
_MARK = re.compile(
    rf"<!--.*?-->|<\?(?:{instructions.TARGET} (?P<ours>.*?)|.*?)\?>"
    r"|<(?P<close>/?)(?:[\w.-]+:)?(?P<name>[\w.-]+)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(?P<empty>/?)>",
    re.DOTALL,
)
_ID = re.compile(r"""\sid\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_UNITS = frozenset(("archdesc", *COMPONENTS))
_AROUND = frozenset(("did", "controlaccess", "dsc", *_UNITS))
_WHOLE = "unit"
_FIELDS = frozenset(where for where, _key in WAYS)
_MOST = 3
_LONGEST = 80
"""How many texts of one part of a unit are quoted, and how many characters of each."""


def account(units: Iterable[Unit], version: Version) -> Iterator[Finding]:
    """Yield what a file of the units in `version` cannot say in elements of its own, and what it loses.

    What rides along or is put otherwise is advice; a character that no XML file can hold is a `should`.
    """
    described = list(units)
    for piece in write(described, version):
        yield from noted(piece, version)
    yield from losses(described)


def noted(piece: str, version: Version) -> Iterator[Finding]:
    """Yield what one piece of a file that `write` yields tells only in instructions, each part once."""
    if _OURS not in piece:
        return
    named, said = _said(piece, version)
    unit = (piece.unit if isinstance(piece, OfUnit) else "") or named
    for way, texts in said.items():
        yield Finding(
            rule="ead-account",
            severity=Severity.ADVICE,
            unit=unit,
            field=way.field,
            message=_sentence(way, version),
            cure=_("Nothing need be done: Muniment reads it back as it was."),
            detail="; ".join(texts),
        )


def told(piece: str, version: Version) -> tuple[str, ...]:
    """Return the messages of what `noted` yields, which cost less than the findings."""
    if _OURS not in piece:
        return ()
    if "='" in piece or "<!--" in piece or piece.count("<?") != piece.count(_OURS):
        return tuple(found.message for found in noted(piece, version))
    return _told(_WORDS.sub(">", _VALUES.sub('="."', piece)), version)


_VALUES = re.compile(r'(?<! field)="[^"<]+"')
_WORDS = re.compile(r">[^<]+")
"""What may be otherwise in pieces of which the same is told."""


@lru_cache(maxsize=4096)
def _told(piece: str, version: Version) -> tuple[str, ...]:
    return tuple(found.message for found in noted(piece, version))


def _sentence(way: Way, version: Version) -> str:
    if way.instead:
        words = _("{version} has no place for {part}: {instead}, and an instruction says the rest.")
    else:
        words = _("{version} has no place for {part}: it rides in an instruction, which others pass over.")
    return words.format(version=version.label, part=way.label, instead=way.instead)


def _said(piece: str, version: Version) -> tuple[str, dict[Way, list[str]]]:
    """Return the id of the unit that the piece is of, and what its instructions say by the way of each."""
    unit, fields = "", list[str]()
    said: dict[Way, list[str]] = {}
    for mark in _MARK.finditer(piece):
        name = row_of(version, mark["name"] or "")
        if mark["ours"]:
            pairs = instructions.pairs(mark["ours"])
            unit = next((text for key, text in pairs if key == "unit"), unit)
            fields[-1:] = [_field_said(pairs, fields)]
            _note(said, fields[-1], pairs)
        elif mark["close"]:
            del fields[-1:]
        elif name:
            unit = unit or (_id(mark["attributes"]) if name in _UNITS else "")
            fields += [] if mark["empty"] else [_field(name, fields)]
    return unit, said


def _id(attributes: str) -> str:
    found = _ID.search(attributes)
    return found[1] or found[2] or "" if found else ""


def _field(name: str, around: list[str]) -> str:
    """Return the field that an element fills: that of what it stands in, if that is about one thing."""
    above = around[-1] if around else _WHOLE
    if name in _AROUND:
        return _WHOLE
    known = vocabulary().elements.get(name) if above == _WHOLE else None
    return known.field if known is not None else above


def _field_said(pairs: instructions.Pairs, fields: list[str]) -> str:
    """Return the field of the element that an instruction stands in, which it may say itself."""
    own = next((text for key, text in pairs if key == "field" and text in _FIELDS), "")
    return own or (fields[-1] if fields else _WHOLE)


def _note(said: dict[Way, list[str]], field: str, pairs: instructions.Pairs) -> None:
    if any(key == instructions.DERIVED for key, _text in pairs):
        return
    is_crossed = any(key == instructions.CROSSED for key, _text in pairs)
    for key, text in pairs:
        way = WAYS.get((field, key)) if text or field == _WHOLE else None
        if way is not None and not (is_crossed and key == "kept"):
            texts = said.setdefault(way, [])
            texts += [text[:_LONGEST]] if text and len(texts) < _MOST else []
