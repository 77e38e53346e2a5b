"""Finding aids in capitals, as SGML had them: XML tells `<EAD>` from `<ead>`, which alone is one."""

import re

from muniment.description.findings import Finding, Severity
from muniment.formats.deliveries import Source
from muniment.formats.ead.parsing import root_of
from muniment.formats.xml.errors import XmlError
from muniment.formats.xml.sources import prepare
from muniment.i18n import _

_PIECE = re.compile(
    r"""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|(?P<tag></?[\w.:-]+(?:[^<>"']|"[^"]*"|'[^']*')*>)""",
    re.DOTALL,
)
_NAME = re.compile(r"""(?P<said>"[^"]*"|'[^']*')|[\w.:-]+""")
_DOCTYPE = re.compile(r"(?<=<!DOCTYPE)\s+[\w.:-]+")


def is_in_capitals(source: Source) -> bool:
    """Return whether the file would be a finding aid if capitals and small letters were the same."""
    try:
        root = root_of(prepare(source.beginning))
    except XmlError:
        return False
    return root.is_ead and root.name != root.name.lower()


def in_small_letters(source: Source) -> Source:
    """Return the file with the names of elements and attributes in small letters, line for line.

    Raises `XmlError` where the file is not XML or means harm.
    """
    file = prepare(source)
    data = file.data
    doctype = _DOCTYPE.sub(lambda found: found[0].lower(), file.doctype)
    before, after = (part.decode("utf-8", "replace") for part in (data[: file.start], data[file.end :]))
    return Source(source.name, f"{before}{doctype}{_PIECE.sub(_small, after)}".encode())


def told(source: Source, severity: Severity) -> Finding:
    """Return the finding that the file is in capitals."""
    return Finding(
        rule="ead-capitals",
        severity=severity,
        file=source.name,
        line=1,
        message=_("The names of elements are in capitals, which EAD does not have."),
        cure=_("Import the file: it is read, and goes out again, in small letters."),
    )


def _small(piece: re.Match[str]) -> str:
    tag = piece["tag"]
    return _NAME.sub(lambda found: found["said"] or found[0].lower(), tag) if tag else piece[0]
