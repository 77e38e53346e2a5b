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
_QUERIES = ("context", "test", "select", "value")
"""Attributes of Schematron that ask for something in a file."""
_NEEDED: Mapping[str, str] = {"rule": "context", "assert": "test", "report": "test"}
"""What rules are nothing without."""
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
    own = {SCHEMATRON: _of_rules, RELAX_NG: _of_a_grammar}.get(space)
    return own(root) if own else ""


def _of_rules(root: etree._Element) -> str:
    """Return why rules cannot be run; nothing where only their compiler can say."""
    if next(root.iter(*(f"{{{SCHEMATRON}}}{name}" for name in ("pattern", "include"))), None) is None:
        return _("it has no <pattern>, and so no rules.")
    return _of_a_silent_rule(root) or _of_a_query(root) or _of_a_prefix(root)


def _of_a_silent_rule(root: etree._Element) -> str:
    """Return which rule says not what it is of, or what it asks."""
    for element in root.iter(*(f"{{{SCHEMATRON}}}{name}" for name in _NEEDED)):
        name = _NEEDED[local(element)]
        is_for_others = local(element) == "rule" and element.get("abstract") == "true"
        if not element.get(name) and not is_for_others:
            message = _("<{element}> in the line {line} has no {attribute}.")
            return message.format(element=local(element), line=element.sourceline, attribute=name)
    return ""


def _of_a_grammar(root: etree._Element) -> str:
    """Return what a grammar in RELAX NG refers to and nobody defines, or that nothing may begin a file."""
    if next(root.iter(*(f"{{{RELAX_NG}}}{name}" for name in ("include", "externalRef"))), None) is not None:
        return ""
    defined = {each.get("name") for each in root.iter(f"{{{RELAX_NG}}}define")}
    for each in root.iter(f"{{{RELAX_NG}}}ref"):
        if each.get("name") not in defined:
            message = _("<ref> in the line {line} asks for {name}, and no <define> has that name.")
            return message.format(line=each.sourceline, name=each.get("name"))
    is_begun = local(root) != "grammar" or next(root.iter(f"{{{RELAX_NG}}}start"), None) is not None
    return "" if is_begun else _("it has no <start>, which says what a file begins with.")


def _of_a_query(root: etree._Element) -> str:
    """Return which query is no XPath."""
    for element in root.iter(f"{{{SCHEMATRON}}}*"):
        # In an abstract pattern names stand for what is asked, after a sign of money.
        for name in _QUERIES:
            query = str(element.get(name, ""))
            try:
                etree.XPath(query or ".")
            except etree.XPathSyntaxError:
                message = _(
                    "“{query}” in the line {line} is no query in XPath: see to its brackets and quotes."
                )
                return message.format(query=query, line=element.sourceline)
    return ""


def _of_a_prefix(root: etree._Element) -> str:
    """Return which prefix in a rule is that of no namespace."""
    declared = {str(each.get("prefix")) for each in root.iter(f"{{{SCHEMATRON}}}ns")} | {"xml"}
    for element in root.iter(f"{{{SCHEMATRON}}}*"):
        for name in _QUERIES:
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
