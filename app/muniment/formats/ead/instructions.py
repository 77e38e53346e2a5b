"""What EAD has no place for, riding along in `<?muniment …?>` at the beginning of the element it completes.

An instruction is a list of keys and values. Other programs pass over it, and what the element
itself says in EAD is never repeated in it, so that nothing can contradict the element. One
exception: words that we composed are marked `derived`, and left out when read back.
"""

import re
from collections.abc import Iterable, Iterator

from muniment.formats.xml import escaping

TARGET = "muniment"
SLOT = "muniment-part"
"""The target of what stands in a kept source in the place of a component; never in a file."""

NOTE = "note"
"""How what such an instruction says begins where it stands in the place of a note in another."""

DERIVED = "derived"
"""The key that marks words composed from values that stand elsewhere in the file."""

CROSSED = "crossed"
"""The key that says that what is kept stands behind it in elements of the version that is written."""

REST = "rest"
"""The key that marks an element of which what a field held was taken out: what is left is no value."""

LENT = "lent"
"""The key that marks an attribute as that of an element that is kept: it says nothing of the one it is on."""

RENAMED = "renamed"
"""The key under which a component tells of an id in it that is another one in the file: the new, the old."""

CAME = "came"
"""The key before an element around the description that is not ours, in a file that is."""

Pairs = tuple[tuple[str, str], ...]

_PAIR = re.compile(r'([\w.-]+)="([^"]*)"')
_REFERENCE = re.compile(r"&(amp|lt|gt|quot|#9|#10|#13);")
_MEANINGS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "#9": "\t", "#10": "\n", "#13": "\r"}


def instruction(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the processing instruction that says the pairs; nothing to say gives nothing."""
    said = "".join(f' {key}="{escaping.value(text)}"' for key, text in pairs)
    return f"<?{TARGET}{said}?>" if said else ""


def pairs(text: str) -> Pairs:
    """Return what an instruction says, in order."""
    return tuple((key, _REFERENCE.sub(_meaning, said)) for key, said in _PAIR.findall(text))


def with_attributes(attributes: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that say attributes of any name and value, in order."""
    for name, value in attributes:
        yield "name", name
        yield "value", value


def attributes(said: Pairs) -> Pairs:
    """Return the attributes that pairs say."""
    names = (text for key, text in said if key == "name")
    values = (text for key, text in said if key == "value")
    return tuple(zip(names, values, strict=False))


def _meaning(match: re.Match[str]) -> str:
    return _MEANINGS[match[1]]
