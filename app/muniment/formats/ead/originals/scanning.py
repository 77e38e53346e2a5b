"""A file cut at its components, by its text alone, so that what came can go back letter for letter."""

import codecs
import re
from dataclasses import dataclass, field

from muniment.formats.ead.instructions import SLOT
from muniment.formats.ead.originals.forms import slot
from muniment.formats.xml.sources import Prepared

_DECLARED = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']""")
_ENCODING = re.compile(r"""(\sencoding\s*=\s*["'])[\w.:-]+""")
_PASSED = r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
_VALUES = r"""(?:[^>"'/]|"[^"]*"|'[^']*'|/(?!>))*"""
_ROOT = re.compile(rf"{_PASSED}|(?P<tag><(?P<prefix>[\w.-]+:)?[\w.-]+{_VALUES}/?>)", re.DOTALL)


@dataclass(slots=True)
class Cut:
    """A component cut out of a file: its name, the number of its slot, its text with slots of its own.

    The first cut of a file is the file itself; `root` is the start tag of its first element.
    """

    name: str
    at: int = 0
    text: str = ""
    root: str = ""
    _pieces: list[str] = field(default_factory=list)
    _slots: int = 0

    def add(self, text: str) -> None:
        """Add text that stands in it."""
        self._pieces.append(text)

    def leave(self, name: str) -> int:
        """Leave a slot where a component begins, and return its number."""
        self._pieces.append(slot(name))
        self._slots += 1
        return self._slots - 1

    def close(self) -> None:
        """Put its pieces together."""
        self.text = "".join(self._pieces)
        self._pieces.clear()


def cuts(prepared: Prepared) -> list[Cut]:
    """Return the file and then its components as they begin in it; nothing where it cannot be cut safely."""
    text, start = _text(prepared)
    root = next((match for match in _ROOT.finditer(text, start) if match["tag"]), None)
    if root is None or f"<?{SLOT}" in text:
        return []
    return _cut(text, start, root)


def root_tag(text: str) -> str:
    """Return the start tag of the first element, or nothing where there is none."""
    return next((match["tag"] for match in _ROOT.finditer(text) if match["tag"]), "")


def _text(prepared: Prepared) -> tuple[str, int]:
    """Return the file as it came, but said to be in UTF-8, and where its document type declaration ends."""
    said = _DECLARED.match(prepared.data)
    try:
        encoding = codecs.lookup(said[1].decode("ascii") if said else "utf-8").name
        before = prepared.data[: prepared.start].decode(encoding)
        after = prepared.data[prepared.end :].decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return "", 0
    if encoding != "utf-8":
        before = _ENCODING.sub(r"\1UTF-8", before, count=1)
    before = before.removeprefix("\ufeff") + prepared.doctype
    return before + after, len(before)


def _cut(text: str, start: int, root: re.Match[str]) -> list[Cut]:
    """Return the cuts; nothing where tags do not match."""
    found = [Cut("", root=root["tag"])]
    within, done = [found[0]], 0
    for match in _components(root["prefix"] or "").finditer(text, start):
        name = match["name"]
        if not name:
            continue
        if match["end"]:
            if within[-1].name != name:
                return []
            within[-1].add(text[done : match.end()])
            within.pop().close()
        else:
            within[-1].add(text[done : match.start()])
            opened = Cut(name, within[-1].leave(name))
            found.append(opened)
            opened.add(match[0])
            opened.close() if match["empty"] else within.append(opened)
        done = match.end()
    within[0].add(text[done:])
    within[0].close()
    return found if len(within) == 1 else []


def _components(prefix: str) -> re.Pattern[str]:
    name = r"arch[dD]esc|c(?:0[1-9]|1[0-2])?"
    return re.compile(
        rf"{_PASSED}|<(?P<end>/?){re.escape(prefix)}(?P<name>{name})(?=[\s/>]){_VALUES}(?P<empty>/?)>",
        re.DOTALL,
    )
