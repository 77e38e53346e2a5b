"""How each kind of strip is set in type: where its cells stand, how large, and what is drawn around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from muniment.formats.web_page import Kind

FAMILIES = (
    *("Charter", "Bitstream Charter", "Source Serif 4", "Noto Serif", "Cambria", "Georgia"),
    *("Liberation Serif", "Times New Roman"),
)
"""Type that is read well on paper; letters that the first at hand lacks come from others."""
PLAIN, SMALL = 10.0, 8.5
STEP = 12.0
"""How far a step indents, in points; beyond `DEEPEST` steps nothing is indented any further."""
DEEPEST = 6
MARK = 0.22
"""The share of the width that shelfmarks take."""
LOOK = (
    "p { margin: 0 0 3px 0; } ul, ol { margin: 0 0 3px 0; } blockquote { margin: 0 0 3px 18px; }"
    " a { color: #000000; text-decoration: none; } .soft { color: #5a564e; } .heading { font-weight: 600; }"
    " .name { margin-bottom: 4px; } .said { font-size: 9pt; font-weight: 400; }"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The shares of the width between which each cell stands, and the size of its letters in points.

    `above` and `below` are white, in points. The cell numbered `indented` follows the steps, that numbered
    `ends` stands at the far edge. A `rule` is a line under the strip, a `hair` one above it.
    """

    spans: tuple[tuple[float, float], ...]
    sizes: tuple[float, ...] = (PLAIN,)
    above: float = 0.0
    below: float = 0.0
    is_bold: bool = False
    is_soft: bool = False
    has_rule: bool = False
    has_hair: bool = False
    begins_a_page: bool = False
    indented: int | None = None
    ends: int | None = None


_WHOLE = ((0.0, 1.0),)
_SIDES = ((0.0, 0.48), (0.52, 1.0))
_UNIT = ((0.0, MARK - 0.02), (MARK, 0.81), (0.83, 1.0))
SETTINGS: Mapping[Kind, Setting] = MappingProxyType(
    {
        Kind.TITLE: Setting(spans=_WHOLE, sizes=(24,), is_bold=True),
        Kind.UNDER: Setting(spans=_WHOLE, sizes=(11,), above=8, is_soft=True),
        Kind.CHAPTER: Setting(spans=_WHOLE, sizes=(17,), below=12, is_bold=True, begins_a_page=True),
        Kind.AREA: Setting(spans=_WHOLE, sizes=(11.5,), above=16, below=2, is_bold=True, has_rule=True),
        Kind.LABELLED: Setting(spans=((0.0, MARK - 0.02), (MARK, 1.0)), sizes=(SMALL + 0.5, PLAIN), above=5),
        Kind.HEADS: Setting(spans=_UNIT, sizes=(SMALL,), above=4, below=2, is_soft=True, ends=2),
        Kind.UNIT: Setting(spans=_UNIT, sizes=(9, PLAIN, 9), above=7, has_hair=True, indented=1, ends=2),
        Kind.VERSIONS: Setting(spans=_SIDES, sizes=(SMALL,), above=8, below=2, has_rule=True),
        Kind.TEXTS: Setting(spans=_SIDES, sizes=(PLAIN,), above=3),
        Kind.LINE: Setting(spans=((0.0, 0.88), (0.9, 1.0)), above=4, indented=0, ends=1),
        Kind.NAMED: Setting(spans=_WHOLE, sizes=(9,), above=3),
    }
)
