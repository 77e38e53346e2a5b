"""Schemas that cannot be used, and why, where a parser would say so in its own words."""

import re
from codecs import BOM_UTF8
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from muniment.formats.xml.elements import local, namespace
from muniment.formats.xml.namespaces import RELAX_NG, SCHEMATRON, XML_SCHEMA
from muniment.formats.xml.parsing import ill_formed
from muniment.i18n import _

_SPACES: Mapping[str, str] = {".xsd": XML_SCHEMA, ".rng": RELAX_NG, ".sch": SCHEMATRON}
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_PREFIX = re.compile(r"([^\W\d][\w.-]*):(?!:)")
_LATER = ("assert", "assertion", "alternative", "override", "openContent", "defaultOpenContent")
"""Elements that only XML Schema 1.1 has."""


def reason(path: Path) -> str:
    """Return why a schema that a parser refuses cannot be used; nothing where only the parser can say."""
    space = _SPACES.get(path.suffix.lower(), "")
    if not space or not path.is_file():
        return ""
    try:
        root = etree.parse(str(path), etree.XMLParser(no_network=True, load_dtd=False)).getroot()
    except etree.XMLSyntaxError as error:
        return _of_no_xml(path, error)
    if namespace(root) != space:
        message = _("it begins with <{element}>, which files that end in {suffix} do not.")
        return message.format(element=local(root), suffix=path.suffix)
    if next(root.iter(*(f"{{{XML_SCHEMA}}}{name}" for name in _LATER)), None) is not None:
        return _("it is in XML Schema 1.1, and Muniment reads 1.0. Ask for one in that, or in RELAX NG.")
    return _of_a_prefix(root) if space == SCHEMATRON else ""


def _of_a_prefix(root: etree._Element) -> str:
    """Return which prefix in a rule is that of no namespace."""
    declared = {str(each.get("prefix")) for each in root.iter(f"{{{SCHEMATRON}}}ns")} | {"xml"}
    for element in root.iter(f"{{{SCHEMATRON}}}*"):
        for name in ("context", "test", "select", "value"):
            query = _QUOTED.sub("", str(element.get(name, "")))
            used = next((each for each in _PREFIX.findall(query) if each not in declared), "")
            if used:
                message = _("the prefix {prefix} in “{query}” is not declared. Add {line} before patterns.")
                line = f'<ns prefix="{used}" uri="…"/>'
                return message.format(prefix=used, query=element.get(name), line=line)
    return ""


def _of_no_xml(path: Path, error: etree.XMLSyntaxError) -> str:
    text = path.read_bytes().removeprefix(BOM_UTF8).strip()
    if not text:
        return _("it is empty.")
    is_compact = path.suffix.lower() == ".rng" and b"<" not in text[:4]
    return COMPACT if is_compact else str(ill_formed(error))


COMPACT = _("it is in the compact syntax of RELAX NG. Turn it into XML, as the program Trang does.")
"""What is said of schemas in a syntax that is no XML."""
