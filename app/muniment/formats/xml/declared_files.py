"""Files that a document type declaration names, such as pictures, so that attributes may refer to them.

Nothing of them is opened. A validator takes an attribute of the type ENTITY only where one of that name is
declared, so the tree it is given has a declaration of names and of nothing else.
"""

import re
from collections.abc import Iterable

from lxml import etree

from muniment.formats.xml import parsing
from muniment.formats.xml.sources import Prepared

_COMMENT = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_QUOTED = r"""(?:"[^"]*"|'[^']*')"""
_NAME = r"[^\W\d][\w.\-]*"
_ADDRESS = rf"(?:SYSTEM\s+{_QUOTED}|PUBLIC\s+{_QUOTED}\s+{_QUOTED})"
_FILE = re.compile(rf"<!ENTITY\s+({_NAME})\s+{_ADDRESS}\s+NDATA\s+{_NAME}\s*>")
_NOTATION = re.compile(rf"<!NOTATION\s+{_NAME}\s+(?:{_ADDRESS}|PUBLIC\s+{_QUOTED})\s*>")
_HEAD = re.compile(rf"<!DOCTYPE [\w.:-]+ \[(?:{_NOTATION.pattern}|{_FILE.pattern})+\]>\n")


def names_of_files(file: Prepared) -> tuple[str, ...]:
    """Return the names under which the head of a document declares files, each once."""
    return tuple(dict.fromkeys(_FILE.findall(_COMMENT.sub("", file.doctype))))


def declaration(file: Prepared, root: str) -> str:
    """Return the head of a document with such a first element that declares the same files, and no more.

    "" where there are none.
    """
    said = _COMMENT.sub("", file.doctype)
    files = [found[0] for found in _FILE.finditer(said)]
    notations = [found[0] for found in _NOTATION.finditer(said)]
    return f"<!DOCTYPE {root} [{''.join((*notations, *files))}]>\n" if files else ""


def without_declaration(text: str) -> str:
    """Return the beginning of a file without the head that `declaration` returns."""
    return _HEAD.sub("", text, count=1)


def tree(file: Prepared) -> etree._ElementTree:
    """Return the whole tree, in which the names of files are declared; raise `XmlError` as `parsing.tree`."""
    names, data = names_of_files(file), file.data
    if not names:
        return parsing.tree(data)
    lines = b"\n" * data.count(b"\n", file.start, file.end)
    return parsing.tree(data[: file.start] + _declaration(names) + lines + data[file.end :])


def _declaration(names: Iterable[str]) -> bytes:
    files = "".join(f'<!ENTITY {name} SYSTEM "" NDATA file>' for name in names)
    return f'<!DOCTYPE document [<!NOTATION file SYSTEM "">{files}]>'.encode()
