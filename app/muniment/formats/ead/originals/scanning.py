"""A file cut at its components, by its text alone, so that what came can go back letter for letter."""

import codecs
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

from muniment.formats.ead.instructions import SLOT, TARGET
from muniment.formats.ead.originals.forms import declared, slot
from muniment.formats.xml.bodies import CHUNK, Part
from muniment.formats.xml.namespaces import XINCLUDE
from muniment.formats.xml.sources import Prepared

DEEPEST = 100
"""Components further inside one another than this are left to the parser, which knows its own bounds."""

_DECLARED = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']""")
_ENCODING = re.compile(r"""(\sencoding\s*=\s*["'])[\w.:-]+""")
_PASSED = r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
_VALUES = r"""(?:[^>"'/]+|"[^"]*"|'[^']*'|/(?!>))*+"""
_QUOTED = r"""<!--.*?-->|<\?.*?\?>|"[^"]*"|'[^']*'"""
_DOCTYPE = rf"<!DOCTYPE(?:{_QUOTED}|[^\[<>])*+(?:\[(?:{_QUOTED}|(?!<!--|<\?)[^\]])*+\]\s*)?>"
"""What may hold tags, in the text of entities, before the first element begins."""
_ROOT = re.compile(
    rf"{_PASSED}|{_DOCTYPE}|(?P<tag><(?P<prefix>[\w.-]+:)?(?P<name>[\w.-]+){_VALUES}/?>)", re.DOTALL
)
PORTION = CHUNK
"""Bytes that are searched for components in one go."""

_WHOLE = "archdesc"
_TWO = 2
_SLOT = f"<?{SLOT}".encode()
_XINCLUDE = XINCLUDE.encode()
_INSTRUCTION = f"<?{TARGET}".encode()
_OWN_ID = re.compile(rb"""=\s*["']u[0-9a-f]{32}["']""")
_SHIFTING = (b"\x0e", b"\x0f", b"\x1b")
"""Signs that no XML file has, unless its encoding means others: those that shift."""
_NO_SIGNS, _RARE = (b"\xef\xbf\xbe", b"\xef\xbf\xbf"), b"\xef"
"""U+FFFE and U+FFFF, which it has no more, and what they begin with: most files have it nowhere."""
_NO_END = ("cut", "begun")
"""The last group of what has no end yet; what is passed over has none, a tag another."""
_LONGEST_MARK = 128
"""Bytes of the longest name, address or beginning that may be cut in two."""


@dataclass(slots=True)
class Layout:
    """Where the components of a file stand: the places of their first and last bytes, as they begin.

    `afters` tells for each the number of the first that begins behind it; `root` is the start tag of
    the first element of the file, `prefix` that of its components. Where it `is_plain`, the text alone
    tells what the parser would. Where it `has_names`, there is what may be the id of one of our units.
    """

    prepared: Prepared
    encoding: str
    root: str
    prefix: str
    names: list[str] = field(default_factory=list)
    kinds: "array[int]" = field(default_factory=lambda: array("B"))
    starts: "array[int]" = field(default_factory=lambda: array("q"))
    ends: "array[int]" = field(default_factory=lambda: array("q"))
    afters: "array[int]" = field(default_factory=lambda: array("i"))
    is_plain: bool = True
    has_names: bool = False

    def __len__(self) -> int:
        return len(self.starts)

    def name(self, number: int) -> str:
        """Return the name of a component."""
        return self.names[self.kinds[number]]

    def below(self, number: int) -> Iterator[int]:
        """Yield the components that stand in a component itself; in the file, where it is -1."""
        child, end = number + 1, self.afters[number] if number >= 0 else len(self)
        while child < end:
            yield child
            child = self.afters[child]

    def text(self, part: Part, number: int) -> str:
        """Return a component as it came, with slots for those in it; raise UnicodeError where it is none."""
        start, end = self.starts[number], self.ends[number]
        if self.afters[number] == number + 1:
            return part(start, end).decode(self.encoding)
        return self._with_slots(part, number, start, end)

    def document(self, part: Part) -> str:
        """Return the file as it came, but said to be in UTF-8, with slots for its components."""
        before = part(0, self.prepared.start).decode(self.encoding)
        if self.encoding != "utf-8":
            before = _ENCODING.sub(r"\1UTF-8", before, count=1)
        rest = self._with_slots(part, -1, self.prepared.end, self.prepared.body.size)
        return before.removeprefix("\ufeff") + self.prepared.doctype + rest

    def _with_slots(self, part: Part, number: int, start: int, end: int) -> str:
        pieces = []
        for child in self.below(number):
            pieces += [part(start, self.starts[child]).decode(self.encoding), slot(self.name(child))]
            start = self.ends[child]
        return "".join((*pieces, part(start, end).decode(self.encoding)))

    def begin(self, name: str, start: int) -> int:
        """Add a component that begins; return its number."""
        if name not in self.names:
            self.names.append(name)
        self.kinds.append(self.names.index(name))
        self.starts.append(start)
        self.ends.append(0)
        self.afters.append(0)
        return len(self) - 1

    def end(self, number: int, end: int) -> None:
        """Say where a component ends, and all in it."""
        self.ends[number] = end
        self.afters[number] = len(self)


def layout(prepared: Prepared) -> Layout | None:
    """Return where the components of a file stand; None where it cannot be cut safely."""
    with prepared.body.opened() as part:
        found = None if _has_slots(prepared, part) else _beginning(prepared, part)
        return found[0] if found is not None and _cut(*found, part) else None


def begun(prepared: Prepared, part: Part) -> Layout | None:
    """Return a file without its components yet; None where it cannot be told how it begins."""
    found = _beginning(prepared, part)
    return found[0] if found else None


def _has_slots(prepared: Prepared, part: Part) -> bool:
    """Return whether what looks like a slot of ours stands before the first element of a file."""
    return _SLOT in prepared.doctype.encode() or _SLOT in part(0, prepared.start)


@dataclass(frozen=True, slots=True)
class Cut:
    """A component cut out of a file: its name, the number of its slot, its text with slots of its own.

    The first cut of a file is the file itself; `root` is the start tag of its first element.
    """

    name: str
    at: int
    text: str
    root: str = ""


def whole(prepared: Prepared) -> list[Cut]:
    """Return the file as one piece without slots; nothing where its text cannot be told."""
    with prepared.body.opened() as part:
        found = begun(prepared, part)
        try:
            return [Cut("", 0, found.document(part), found.root)] if found else []
        except UnicodeError:
            return []


def cuts(prepared: Prepared) -> list[Cut]:
    """Return the file and then its components as they begin in it; nothing where it cannot be cut safely."""
    return cuts_of(layout(prepared))


def cuts_of(found: Layout | None) -> list[Cut]:
    """Return a file and then its components as they begin in it; nothing where it could not be cut."""
    if found is None:
        return []
    numbers = {child: at for above in range(-1, len(found)) for at, child in enumerate(found.below(above))}
    try:
        with found.prepared.body.opened() as part:
            components = (
                Cut(found.name(number), numbers[number], found.text(part, number))
                for number in range(len(found))
            )
            return [Cut("", 0, found.document(part), found.root), *components]
    except UnicodeError:
        return []


def root_tag(text: str) -> str:
    """Return the start tag of the first element, or nothing where there is none."""
    return next((match["tag"] for match in _ROOT.finditer(text) if match["tag"]), "")


def _beginning(prepared: Prepared, part: Part) -> tuple[Layout, int] | None:
    """Return a file without its components yet, and the place behind its first tag."""
    said = _DECLARED.match(part(0, CHUNK))
    try:
        encoding = codecs.lookup(said[1].decode("ascii") if said else "utf-8").name
        text = part(prepared.end, prepared.end + CHUNK).decode(encoding, "ignore")
    except LookupError:
        return None
    root = next((match for match in _ROOT.finditer(text) if match["tag"]), None)
    if root is None:
        return None
    is_whole = root["name"].lower() == _WHOLE
    names = declared(root["tag"])
    prefixes = list(names.values()).count(names.get((root["prefix"] or "").rstrip(":"), ""))
    is_plain = not is_whole and prefixes < _TWO
    found = Layout(prepared, encoding, root["tag"], root["prefix"] or "", is_plain=is_plain)
    return found, prepared.end + (0 if is_whole else len(text[: root.end()].encode(encoding)))


def _cut(found: Layout, start: int, part: Part) -> bool:
    """Find the components; return whether their tags match, and nothing hides any."""
    within: list[int] = []
    for tag in _tags(found, start, part):
        if tag is None:
            return False
        found.is_plain = found.is_plain and len(within) < DEEPEST
        at, match = tag
        ends, said, is_empty = match.group("end", "name", "empty")
        name = said.decode()
        if not ends:
            number = found.begin(name, at + match.start())
            found.end(number, at + match.end()) if is_empty else within.append(number)
        elif within and found.name(within[-1]) == name:
            found.end(within.pop(), at + match.end())
        else:
            return False
    return not within


def _tags(found: Layout, start: int, part: Part) -> Iterator[tuple[int, re.Match[bytes]] | None]:
    """Yield the tags of components, each with the place of the text it was found in; None ends in doubt."""
    tag, renamed, size = _components(found), _renamed(found), found.prepared.body.size
    at, buffer = start, b""
    while at + len(buffer) < size:
        behind = at + len(buffer)
        buffer += part(behind, behind + max(PORTION, len(buffer)))
        found.is_plain = found.is_plain and not _hides(buffer, renamed)
        found.has_names = found.has_names or _names_units(buffer)
        if _SLOT in buffer:
            yield None
        done, whole = max(0, len(buffer) - _LONGEST_MARK), _whole_tags(buffer)
        for match in tag.finditer(buffer, 0, whole):
            kind = match.lastgroup
            if kind in _NO_END:
                done = match.start()
                break
            if kind:
                yield at, match
            done = max(done, match.end())
        done = min(done, whole)
        at, buffer = at + done, buffer[done:]
    rest = tag.match(buffer)
    if rest and (rest["cut"] is not None or rest["begun"]):
        yield None


def _whole_tags(buffer: bytes) -> int:
    """Return where a tag begins that is cut at the end; the end where none is."""
    last = buffer.rfind(b"<")
    return len(buffer) if last < 0 or buffer.find(b">", last) >= 0 else last


def _hides(buffer: bytes, renamed: re.Pattern[bytes]) -> bool:
    """Return what leaves a file to the parser: other files, components renamed, signs it may refuse."""
    if any(sign in buffer for sign in _SHIFTING) or _XINCLUDE in buffer:
        return True
    if _RARE in buffer and any(sign in buffer for sign in _NO_SIGNS):
        return True
    return b"xmlns" in buffer and renamed.search(buffer) is not None


def _names_units(buffer: bytes) -> bool:
    """Return whether there is an instruction of ours, or an id as our units have them."""
    return _INSTRUCTION in buffer or _OWN_ID.search(buffer) is not None


def _renamed(found: Layout) -> re.Pattern[bytes]:
    """Return what finds where components may have another prefix from there on, or none."""
    space = re.escape(declared(found.root).get(found.prefix.rstrip(":"), "").encode())
    return re.compile(rb"""xmlns(?:\s*=|:[^\s=<>"']+\s*=\s*["']%s["'])""" % space)


def _components(found: Layout) -> re.Pattern[bytes]:
    """Return what finds the tags of components, passes over what only looks like one, and stops at an end."""
    prefix = re.escape(found.prefix.encode(found.encoding))
    name = rb"%s(?P<name>arch[dD]esc|c(?:0[1-9]|1[0-2])?)(?=[\s/>])" % prefix
    tag = rb"(?P<end>/?)%s(?:%s(?P<empty>/?)>|(?P<cut>))" % (name, _VALUES.encode())
    passed = rb"!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>"
    return re.compile(rb"<(?:%s|%s|(?P<begun>!--|!\[CDATA\[|\?))" % (tag, passed), re.DOTALL)
