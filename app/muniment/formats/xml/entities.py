"""Entities in words: those that a file declares, and the characters that SGML knew by name."""

import html.entities
import re
from collections.abc import Callable
from typing import TypeAlias

from muniment.formats.xml.errors import at
from muniment.i18n import _

Declared: TypeAlias = dict[bytes, bytes | None]
"""The text of each entity that a file declares, or None for one that lies in another file."""

LONGEST_EXPANSION = 1_000_000
"""Characters that all entities that a file declares may come to."""
TOO_MUCH = _("The entities of the file come to too much text.")
REFERENCE = re.compile(
    rb"(?P<passed><!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z))|&(?P<name>[^\W\d][\w.\-]*);",
    re.DOTALL,
)
"""What has no end is passed over whole: looked for at each of many beginnings, the end costs hours."""
PREDEFINED = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))

_ENTITY = re.compile(
    rb"""<!ENTITY\s+(?!%)([^\s%]+)\s+(?:(?P<quote>["'])(?P<text>.*?)(?P=quote)\s*>|(?P<outside>SYSTEM|PUBLIC))""",
    re.DOTALL,
)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_DEEPEST = 32
"""How many entities may be made of each other in a row."""

_Where: TypeAlias = Callable[[], tuple[int, int]]


def declared_in(subset: bytes) -> Declared:
    """Return the entities declared in what stands between the brackets of a document type declaration."""
    plain = _COMMENT.sub(b"", subset)
    found: Declared = {}
    for match in _ENTITY.finditer(plain):
        found.setdefault(match[1], None if match["outside"] else match["text"])
    return found


class EntityTexts:
    """The texts of entities, with those that they are made of in words too, as long as they may be."""

    def __init__(self, declared: Declared | None) -> None:
        self._declared = declared
        self._texts: dict[bytes, bytes] = {}

    def text_of(self, name: bytes, where: _Where, above: tuple[bytes, ...] = ()) -> bytes:
        """Return the text of an entity that those `above` are made of; raise `XmlError` where there is none.

        `where` tells the line and column of the reference in the file.
        """
        shown = name.decode("utf-8", "replace")
        if self._declared is None or name not in self._declared:
            return self._character(name, shown, where)
        if name in above or len(above) > _DEEPEST:
            raise at(
                _("The entity &{shown}; is made of itself, or of too many others.").format(shown=shown),
                *where(),
            )
        text = self._declared[name]
        if text is None:
            said = _("The entity &{shown}; lies in another file, which is not opened.")
            raise at(said.format(shown=shown), *where())
        if name not in self._texts:
            self._texts[name] = self._whole(text, where, (*above, name))
        return self._texts[name]

    def _character(self, name: bytes, shown: str, where: _Where) -> bytes:
        known = "".join(f"&#{ord(letter)};" for letter in html.entities.html5.get(f"{shown};", ""))
        if not known and self._declared is None:
            raise at(_("The entity &{shown}; is not declared.").format(shown=shown), *where())
        return known.encode() or b"&amp;" + name + b";"

    def _whole(self, text: bytes, where: _Where, above: tuple[bytes, ...]) -> bytes:
        """Return the text of an entity with others in it in words."""
        total = len(text)

        def put(match: re.Match[bytes]) -> bytes:
            nonlocal total
            name = match["name"]
            if name is None or name in PREDEFINED:
                return match[0]
            said = self.text_of(name, where, above)
            total += len(said)
            if total > LONGEST_EXPANSION:
                raise at(TOO_MUCH, *where())
            return said

        return REFERENCE.sub(put, text)
