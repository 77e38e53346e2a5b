"""Schematron of the archivist's own: rules in XPath that a file is measured by."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.isoschematron import Schematron  # type: ignore[import-not-found]  # it has no stubs

from muniment.description.findings import Finding, Severity
from muniment.formats.deliveries import Source
from muniment.formats.ead.packs.parts import File, Part
from muniment.formats.ead.parsing import root_of
from muniment.formats.xml import parsing
from muniment.formats.xml.elements import is_element, namespace
from muniment.formats.xml.errors import XmlError
from muniment.formats.xml.grammars import changed
from muniment.formats.xml.inclusions import gathered
from muniment.formats.xml.misfits import reason
from muniment.formats.xml.namespaces import SCHEMATRON
from muniment.formats.xml.sources import prepare
from muniment.i18n import _

_BINDINGS = ("", "xslt", "xslt1", "xpath")
"""The languages of queries that are understood; the others are XSLT 2 or 3."""

_OF_LIBRARY = re.compile(r"<string>:[\w:]+: ")
_EARLIER = "http://www.ascc.net/xml/schematron"
"""The namespace of Schematron before it became a standard."""

_REPORT = "{http://purl.oclc.org/dsdl/svrl}"
_FOUND = (f"{_REPORT}failed-assert", f"{_REPORT}successful-report")
_FIRED = f"{_REPORT}fired-rule"
_DIAGNOSTIC = f"{_REPORT}diagnostic-reference"
_ROLES: Mapping[str, Severity] = {
    "warning": Severity.SHOULD,
    "warn": Severity.SHOULD,
    "information": Severity.ADVICE,
    "info": Severity.ADVICE,
}
_Access: Any = etree.XSLTAccessControl
_READ_ONLY = _Access(read_network=False, write_file=False, create_dir=False, write_network=False)


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules ready to be run, and the file they came from."""

    schema: Path
    run: etree.XSLT


def loaded(schema: Path) -> Rules:
    """Return the rules in a Schematron file; raise `XmlError` where they cannot be used."""
    return _loaded(schema, changed(schema))


def check(source: Source, rules: Rules) -> tuple[Finding, ...]:
    """Return what the rules find in the file; raise `XmlError` where it is not well-formed.

    A rule whose query fails on this file gives a finding that says so.
    """
    prepared = prepare(source)
    file = File(source, root_of(prepared))
    tree = parsing.tree(prepared.data)
    try:
        report = rules.run(tree)
    except etree.XSLTApplyError as error:
        return (Part(tree.getroot(), file).must("schematron", _reason(rules.schema, error), ""),)
    return tuple(_findings(report, tree, file))


@lru_cache(maxsize=8)
def _loaded(schema: Path, _changed: tuple[int, ...]) -> Rules:
    try:
        with gathered(schema) as whole:
            tree = etree.parse(str(whole), etree.XMLParser(no_network=True, load_dtd=False))
            _must_be_understood(tree.getroot(), schema)
            _name_uses(tree)
            rules: Any = Schematron(tree, store_xslt=True)
        return Rules(schema, etree.XSLT(rules.validator_xslt, access_control=_READ_ONLY))
    except (etree.LxmlError, ValueError) as error:
        raise XmlError(_reason(schema, error)) from error


def _name_uses(tree: etree._ElementTree) -> None:
    """Give an id to each use of an abstract pattern: the compiler fills in only those that have one."""
    for number, pattern in enumerate(tree.iter(f"{{{SCHEMATRON}}}pattern")):
        if pattern.get("is-a") and not pattern.get("id"):
            pattern.set("id", f"pattern-{number}")


def _must_be_understood(root: etree._Element, schema: Path) -> None:
    if namespace(root) == _EARLIER:
        message = _(
            "The rules in {name} are written in Schematron 1.5, and Muniment runs those of ISO Schematron: "
            "write {space} for its namespace, and title for the names of patterns."
        )
        raise XmlError(message.format(name=schema.name, space=SCHEMATRON))
    binding = str(root.get("queryBinding", ""))
    if binding.lower() not in _BINDINGS:
        message = _(
            "The rules in {name} are written for {binding}, and Muniment runs those for XSLT 1 only. For "
            "the rules published with EAD3, use the pack “ead3-rules”."
        )
        raise XmlError(message.format(name=schema.name, binding=binding.upper()))


def _reason(schema: Path, error: Exception) -> str:
    said = reason(schema) or _OF_LIBRARY.sub("", str(error).partition("\n")[0])
    return _("The schema {name} cannot be used: {reason}").format(name=schema.name, reason=said)


def _findings(report: etree._ElementTree, tree: etree._ElementTree, file: File) -> Iterator[Finding]:
    role_of_rule = ""
    for found in report.getroot().iter(_FIRED, *_FOUND):
        role = (found.get("role") or found.get("flag") or "").lower()
        if found.tag == _FIRED:
            role_of_rule = role
            continue
        part = Part(_element(tree, found.get("location", "")), file)
        test = found.get("test", "")
        words = _words(found.find(f"{_REPORT}text")) or _("A rule is not kept: {test}").format(test=test)
        cure = " ".join(map(_words, found.iter(_DIAGNOSTIC)))
        finding = part.must(f"schematron-{found.get('id', 'rule')}", words, cure)
        yield replace(finding, severity=_ROLES.get(role or role_of_rule, Severity.MUST), detail=test)


def _words(element: etree._Element | None) -> str:
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""


def _element(tree: etree._ElementTree, location: str) -> etree._Element:
    """Return the element the report points at; the root where it says no place, as it does of attributes."""
    found: Any = tree.xpath(location) if location else []
    return next((node for node in found if etree.iselement(node) and is_element(node)), tree.getroot())
