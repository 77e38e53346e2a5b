"""Is a finding aid valid? What its schema has against it, in an archivist's words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, cast

from lxml import etree

from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit
from muniment.formats.deliveries import Source
from muniment.formats.ead import flavours, grammars, isodates, objections, parsing
from muniment.formats.ead.errors import EadError
from muniment.formats.ead.parsing import OPTIONS, Root, root_of
from muniment.formats.ead.sources import prepare
from muniment.formats.ead.verbatim import local
from muniment.formats.ead.versions import Version, is_known
from muniment.formats.ead.vocabulary import vocabulary
from muniment.i18n import _

MOST = 200
"""Findings that one file gives; more would help nobody."""

_COMPONENT = re.compile(r"c(0[1-9]|1[0-2])?|archdesc")
_FIELDS = frozenset(each.name for each in fields(Unit))
_ID = re.compile(rb"""\sid\s*=\s*["']([^"']*)""")
_NORMAL = re.compile(rb"""<(?:unit)?date\b[^>]*?\snormal\s*=\s*["']([^"']*)""")


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
        if grammar is None and _is_plainly_valid(data, root):
            return ()
        return tuple(_findings(source, _tree(data), root, grammar))
    except EadError as error:
        return (ill_formed(source, error),)


def _is_of_dtd(root: Root) -> bool:
    return not root.namespace and root.version is Version.EAD2002


def _ours(root: Root) -> etree.XMLSchema:
    return grammars.of_the_dtd() if _is_of_dtd(root) else grammars.ours(root.version)


def _has_odd_dates(data: bytes) -> bool:
    """Return whether a date says what the schema of EAD 2002 would not take, though its DTD does."""
    return any(not isodates.to_edtf(said.decode("utf-8", "replace")) for said in _NORMAL.findall(data))


def _is_plainly_valid(data: bytes, root: Root) -> bool:
    """Return whether nothing is to be said of the file, without ever holding more than a branch of it.

    What has gone is no longer known by its id, so a file with an id twice is left to the whole tree.
    """
    ids = _ID.findall(data)
    if len(ids) != len(set(ids)) or (_is_of_dtd(root) and _has_odd_dates(data)):
        return False
    tags = ("{*}c", "{*}did", "{*}c01", "{*}c02", "{*}c03")
    steps = etree.iterparse(BytesIO(data), events=("end",), tag=tags, schema=_ours(root), **OPTIONS)
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
    if grammar is None and not root.namespace and root.version is not Version.EAD2002:
        flavours.put_into_namespace(tree.getroot(), root.version)
    problems = list(_problems(grammar or _ours(root), tree))
    for problem, objection in problems[:MOST]:
        yield _finding(source, Severity.MUST, _spot(tree, problem), problem, objection)
    if len(problems) > MOST:
        yield _too_many(source, len(problems))
    if grammar is None and _is_of_dtd(root):
        yield from _odd_dates(source, tree, root)


def _odd_dates(source: Source, tree: etree._ElementTree, root: Root) -> Iterator[Finding]:
    """Yield what the schema has against dates in a document of the DTD, which knows no patterns."""
    flavours.put_into_namespace(tree.getroot(), root.version)
    for problem, objection in islice(_problems(grammars.ours(root.version), tree), MOST):
        if objection.is_of_schema_only:
            yield _finding(source, Severity.SHOULD, _spot(tree, problem), problem, objection)


@dataclass(frozen=True, slots=True)
class _Problem:
    """An entry in a validator's log: the line, the path of the element, and its words."""

    line: int
    path: str
    message: str


def _problems(
    grammar: grammars.Grammar, tree: etree._ElementTree
) -> Iterator[tuple[_Problem, objections.Objection]]:
    """Yield what the validator logs, the same thing in one line only once."""
    if grammar.validate(tree):
        return
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
