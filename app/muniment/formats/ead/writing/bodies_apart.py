"""A unit as it is stored, apart: the text of JSON, without the words that no writer weighs."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from muniment.description.markup import BlockKind
from muniment.formats.ead.reading.components import XML_ID
from muniment.formats.ead.writing import days
from muniment.formats.ead.writing.apart import HOLE, Apart, is_plainly_laid, is_tidily_laid
from muniment.formats.xml.escaping import is_holdable

_FREE = frozenset(("line", "text", "number", "heading", "label", "name", "title", "note", "href", "edtf"))
"""Keys of words that any others could stand for, of addresses and of dates."""

_SLASH, _QUOTE = "\0", "\1"
_TRANSLATOR = '"trl"'


class _Parts(NamedTuple):
    """A body cut at its quotes, and where its holes are."""

    cut: list[str]
    holes: Sequence[int]
    days: Sequence[int]


def body_apart(body: str) -> Apart | None:
    """Return what is stored of a unit, apart; None where what it says must be weighed."""
    if '"aid":' in body or body.count(_TRANSLATOR) > 1:
        return None
    escaped = "\\" in body
    cut = (body.replace("\\\\", _SLASH).replace('\\"', _QUOTE) if escaped else body).split('"')
    words, addresses, names, dated = _holes(cut)
    holes = [*words, *addresses, *names]
    said = [cut[at] for at in holes]
    if escaped:
        said = [_decoded(each) for each in said]
    joined = "\0".join(said)
    is_odd = (escaped or not joined.isascii()) and not all(map(is_holdable, said))
    if is_odd or len(names) > 1 or not is_tidily_laid(joined):
        return None
    found = [days.of_edtf(cut[at]) for at in dated]
    own = said[-1] if names else ""
    for at in (*holes, *dated):
        cut[at] = HOLE
    key = ('"'.join(cut), tuple([each.kind for each in found]))
    is_plain = is_plainly_laid(joined)
    parts = _Parts(cut, holes, dated)
    return Apart(key, said, said, found, len(addresses), len(names), own, is_plain, parts, _put_back)


def _holes(cut: Sequence[str]) -> tuple[list[int], list[int], list[int], list[int]]:
    """Return where words, addresses, ids and dates stand in a body that was cut at its quotes."""
    words: list[int] = []
    addresses: list[int] = []
    names: list[int] = []
    dated: list[int] = []
    for at in range(1, len(cut) - 2, 2):
        key = cut[at]
        if key not in _FREE or cut[at + 1] != ":" or not cut[at + 2] or _is_kept(cut, at):
            continue
        if key == "edtf":
            dated.append(at + 2)
        elif key == "href":
            addresses.append(at + 2)
        elif key != "text" or cut[at - 1].endswith("{"):
            words.append(at + 2)
        elif at > 4 and cut[at - 4] == "kind" and cut[at - 5].endswith("{"):
            (names if cut[at - 2] == XML_ID else words).append(at + 2)
    return words, addresses, names, dated


def _is_kept(cut: Sequence[str], at: int) -> bool:
    """Return whether a key is that of a line which is no words, but kept XML."""
    return at > 4 and cut[at - 2] == BlockKind.KEPT and cut[at - 4] == "kind"


def _decoded(text: str) -> str:
    """Return what a text in JSON means."""
    if "\\" in text:
        text = json.loads(f'"{text.replace(_SLASH, chr(92) * 2).replace(_QUOTE, chr(92) + chr(34))}"')
        return str(text)
    return text.replace(_SLASH, "\\").replace(_QUOTE, '"')


def _put_back(parts: _Parts, said: Sequence[str], edtf: Sequence[str]) -> str:
    """Return a body with other words in its holes."""
    cut = list(parts.cut)
    for at, each in zip((*parts.holes, *parts.days), (*said, *edtf), strict=True):
        cut[at] = json.dumps(each, ensure_ascii=False)[1:-1]
    return '"'.join(cut).replace(_SLASH, "\\\\").replace(_QUOTE, '\\"')
