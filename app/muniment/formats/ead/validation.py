"""Is a finding aid valid? What its schema has against it, in an archivist's words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from lxml import etree

from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit
from muniment.formats.deliveries import Source
from muniment.formats.ead import flavours, grammars, objections, parsing
from muniment.formats.ead.errors import EadError
from muniment.formats.ead.parsing import OPTIONS, Root, root_of
from muniment.formats.ead.sources import prepare
from muniment.formats.ead.verbatim import local
from muniment.formats.ead.versions import is_known
from muniment.formats.ead.vocabulary import vocabulary
from muniment.i18n import _

MOST = 200
"""Findings that one file gives; more would help nobody."""

_COMPONENT = re.compile(r"c(0[1-9]|1[0-2])?|archdesc")
_FIELDS = frozenset(each.name for each in fields(Unit))
_ID = re.compile(rb"""\sid\s*=\s*["']([^"']*)""")
_LINKED = "linktype"


def validate(source: Source, schema: Path | None = None) -> tuple[Finding, ...]:
    """Return what the schema of the file's version, or the one given, has against the file.

    A file that is not well-formed, or is no finding aid, gives a finding that says so. Raises
    `EadError` only where the schema itself cannot be used.
    """
    grammar = grammars.loaded(schema) if schema else None
    try:
        data = prepare(source).data
        root = root_of(data)
        if grammar is None and not (root.name == "ead" and is_known(root.namespace)):
            return (unknown_root(source, root),)
        if grammar is None and root.namespace and _is_valid(data, grammars.ours(root.version)):
            return ()
        return tuple(_findings(source, _tree(data), root, grammar))
    except EadError as error:
        return (ill_formed(source, error),)


def _is_valid(data: bytes, grammar: etree.XMLSchema) -> bool:
    """Return whether the file is valid, without ever holding more than a branch of it.

    What has gone is no longer known by its id, so a file with an id twice is left to the whole tree.
    """
    ids = _ID.findall(data)
    if len(ids) != len(set(ids)):
        return False
    tags = ("{*}c", "{*}did", "{*}c01", "{*}c02", "{*}c03")
    steps = etree.iterparse(BytesIO(data), events=("end",), tag=tags, schema=grammar, **OPTIONS)
    try:
        for _event, element in steps:
            element.clear()
    except etree.XMLSyntaxError:
        return False
    return True


def _tree(data: bytes) -> etree._ElementTree:
    try:
        return etree.parse(BytesIO(data), etree.XMLParser(**OPTIONS))
    except etree.XMLSyntaxError as error:
        raise parsing.ill_formed(error) from error


def _findings(
    source: Source, tree: etree._ElementTree, root: Root, grammar: grammars.Grammar | None
) -> Iterator[Finding]:
    lenient = grammar is None and not root.namespace
    if lenient:
        flavours.put_into_namespace(tree.getroot(), root.version)
    used = grammar or grammars.ours(root.version)
    if used.validate(tree):
        return
    problems = list(_problems(used))
    for problem, objection in problems[:MOST]:
        lax = lenient and objection.is_of_schema_only
        severity = Severity.SHOULD if lax else Severity.MUST
        yield _finding(source, severity, _spot(tree, problem), problem, objection)
    if len(problems) > MOST:
        yield _too_many(source, len(problems))


@dataclass(frozen=True, slots=True)
class _Problem:
    """An entry in a validator's log: the line, the path of the element, and its words."""

    line: int
    path: str
    message: str


def _problems(grammar: grammars.Grammar) -> Iterator[tuple[_Problem, objections.Objection]]:
    """Yield what the validator logged, the same thing in one line only once."""
    seen: set[tuple[int, str]] = set()
    for entry in cast("Iterable[Any]", grammar.error_log):
        objection = objections.understood(entry.message)
        if (entry.line, objection.about) not in seen:
            seen.add((entry.line, objection.about))
            yield _Problem(entry.line, entry.path or "", entry.message), objection


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where an objection is: the unit by the id of its component, and the field of the form."""

    unit: str = ""
    field: str = ""


def _spot(tree: etree._ElementTree, problem: _Problem) -> _Spot:
    element = _element(tree, problem.path)
    field, table = "", vocabulary().elements
    first = element
    while isinstance(element, etree._Element):
        row = table.get(local(element))
        field = field or (row.field if row is not None and row.field in _FIELDS else "")
        if _COMPONENT.fullmatch(local(element)):
            return _Spot(str(element.get("id", "")), field or ("level" if element is first else ""))
        element = element.getparent()
    return _Spot("", field or "aid")


def _element(tree: etree._ElementTree, path: str) -> object:
    """Return the element at the path, or None where the validator's path leads nowhere."""
    prefixes = {prefix: space for prefix, space in tree.getroot().nsmap.items() if prefix}
    try:
        found = tree.xpath(path or ".", namespaces=prefixes)
    except etree.XPathError:
        return None
    return next(iter(found), None) if isinstance(found, list) else None


def _finding(
    source: Source, severity: Severity, spot: _Spot, problem: _Problem, objection: objections.Objection
) -> Finding:
    return Finding(
        rule="ead-schema",
        severity=severity,
        message=objection.sentence,
        cure=objection.cure,
        unit=spot.unit,
        field=spot.field,
        file=source.name,
        line=problem.line,
        detail=problem.message,
    )


def unknown_root(source: Source, root: Root) -> Finding:
    """Return the finding that the file is none that there is a schema of."""
    if root.name == "ead":
        message = _("The file is EAD in a namespace that is not known: {space}.").format(space=root.namespace)
    else:
        message = _("The file is not a finding aid: it begins with <{name}>.").format(name=root.name)
    cure = _("Give a schema of your own to validate it against.")
    return Finding(
        rule="ead-root", severity=Severity.MUST, message=message, cure=cure, file=source.name, line=1
    )


def ill_formed(source: Source, error: EadError) -> Finding:
    """Return the finding that the file cannot be read at all."""
    return Finding(
        rule="xml-well-formed",
        severity=Severity.MUST,
        message=str(error),
        cure=_("Mend the file in an XML editor, or ask for it again from where it came."),
        file=source.name,
        line=error.line,
    )


def _too_many(source: Source, count: int) -> Finding:
    return Finding(
        rule="ead-schema",
        severity=Severity.MUST,
        message=_("There are {count} more.").format(count=count - MOST),
        cure=_("Mend the first ones; others often go with them."),
        file=source.name,
    )
