"""Is a finding aid valid? What its schema has against it, in an archivist's words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from difflib import get_close_matches
from itertools import count, islice
from pathlib import Path

from lxml import etree

from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit
from muniment.formats.deliveries import Source
from muniment.formats.ead import capitals, flavours, isodates, references
from muniment.formats.ead.parsing import Root, is_unit, root_of
from muniment.formats.ead.pruning import Pruned, pruned
from muniment.formats.ead.versions import READABLE, RELEASED, Version, is_measurable
from muniment.formats.ead.vocabulary import spelt
from muniment.formats.xml import declared_files, grammars, parsing, validation
from muniment.formats.xml.bodies import chunks, matches
from muniment.formats.xml.declared_files import names_of_files
from muniment.formats.xml.elements import local
from muniment.formats.xml.errors import XmlError
from muniment.formats.xml.grammars import Grammar
from muniment.formats.xml.sources import Prepared, prepare
from muniment.formats.xml.validation import (
    MOST,
    Problem,
    counted,
    first_problems,
    problems,
    surroundings,
    unreadable,
)
from muniment.formats.xml.versions import StandardVersion
from muniment.i18n import _

_RULE = "ead-schema"
_FIELDS = frozenset(each.name for each in fields(Unit))
_NORMAL = re.compile(rb"""<(?:unit)?date\b[^>]*?\snormal\s*=\s*["']([^"']*)""")


def validate(source: Source, schema: Path | None = None) -> tuple[Finding, ...]:
    """Return what the schema of the file's version, or the one given, has against the file.

    A file that is not well-formed, or is no finding aid, gives a finding that says so. Raises
    `XmlError` only where the schema itself cannot be used.
    """
    grammar = grammars.loaded(schema) if schema else None
    try:
        if grammar is None and capitals.is_in_capitals(source):
            small = capitals.in_small_letters(source)
            return (capitals.told(source, Severity.MUST), *validate(small))
        prepared = prepare(source)
        root = root_of(prepared)
        if grammar is None and not (root.name == "ead" and is_measurable(root.namespace)):
            return (unknown_root(source, root),)
        if grammar is not None:
            own = schema.name if schema else ""
            return tuple(_findings(source, Pruned(_whole(prepared)), root, grammar, own))
        return tuple(_by_standard(source, prepared, root))
    except XmlError as error:
        return (unreadable(source, error),)


def _by_standard(source: Source, file: Prepared, root: Root) -> Iterator[Finding]:
    """Yield what our schema has against the file, and which of its references lead nowhere."""
    ids = references.looked_through(file, root)
    if ids.has_twins or not _is_plainly_valid(file, root):
        found = None if ids.has_twins else _pruned(file, root)
        yield from _findings(source, found or Pruned(_whole(file)), root)
    yield from references.dangling(source, file, root, ids.missing)


def _is_of_dtd(root: Root) -> bool:
    return not root.namespace and root.version is Version.EAD2002


def _ours(root: Root) -> etree.XMLSchema:
    return grammars.ours(flavours.DTD_SCHEMA if _is_of_dtd(root) else root.standard.schema)


def _has_odd_dates(file: Prepared) -> bool:
    """Return whether a date says what the schema of EAD 2002 would not take, though its DTD does."""
    with file.body.opened() as part:
        said = (match[1] for match in matches(part, file.body.size, _NORMAL))
        return any(not isodates.to_edtf(each.decode("utf-8", "replace")) for each in said)


def _is_plainly_valid(file: Prepared, root: Root) -> bool:
    """Return whether nothing is to be said of the file, of which no tree is made.

    Without a tree no schema knows ids, so one with an id twice is not to be asked about.
    """
    if _is_of_dtd(root) and _has_odd_dates(file):
        return False
    with file.body.opened() as part:
        return validation.is_valid(_ours(root), chunks(part, 0, file.body.size))


def _pruned(file: Prepared, root: Root) -> Pruned | None:
    """Return the tree of a large file as far as something is against it; None where it must be whole."""
    is_as_it_is = _is_of_dtd(root) or root.namespace not in ("", RELEASED)
    if file.body.size < _LARGE or not is_as_it_is or names_of_files(file):
        return None
    if _is_of_dtd(root) and _has_odd_dates(file):
        return None
    with file.body.opened() as part:
        return pruned(_ours(root), chunks(part, 0, file.body.size))


def _whole(file: Prepared) -> etree._ElementTree:
    """Return the whole tree; of a large file that is not well-formed none is begun."""
    fault = parsing.fault_in(file) if file.body.size >= _LARGE else None
    if fault is not None:
        raise fault
    return declared_files.tree(file)


_LARGE = 2_000_000
"""Bytes of files of which the tree is not made whole, if that can be."""


def _findings(
    source: Source, read: Pruned, root: Root, grammar: Grammar | None = None, own: str = ""
) -> Iterator[Finding]:
    tree = read.tree
    if grammar is None and root.namespace == RELEASED:
        yield _measured_by_another(source, root)
    if grammar is None and root.namespace in ("", RELEASED) and not _is_of_dtd(root):
        flavours.put_into_namespace(tree.getroot(), root.version)
    table = replace(spelt(root.standard), own=own)
    found, number = first_problems(grammar or _ours(root), tree, table)
    units = _numbered(read) if found else {}
    for problem in found:
        yield _finding(source, tree, problem, Severity.MUST, root.standard, units)
    if number > MOST:
        yield _too_many(source, counted(read.messages, table) if read.messages else number)
    if grammar is None and _is_of_dtd(root):
        yield from _odd_dates(source, read, root)


def _odd_dates(source: Source, read: Pruned, root: Root) -> Iterator[Finding]:
    """Yield what the schema has against dates in a document of the DTD, which knows no patterns."""
    tree = read.tree
    flavours.put_into_namespace(tree.getroot(), root.version)
    found = list(islice(problems(grammars.ours(root.version.schema), tree, spelt(root.version)), MOST))
    units = _numbered(read) if found else {}
    for problem in found:
        if problem.objection.is_of_schema_only:
            yield _finding(source, tree, problem, Severity.SHOULD, root.version, units)


_Units = Mapping[etree._Element, int]


def _numbered(read: Pruned) -> _Units:
    """Return the numbers in the file of the units in a tree, from 1."""
    return dict(zip(filter(is_unit, read.tree.iter("{*}*")), read.numbers or count(1), strict=False))


def _finding(
    source: Source,
    tree: etree._ElementTree,
    problem: Problem,
    severity: Severity,
    version: StandardVersion,
    units: _Units,
) -> Finding:
    unit, field = _place(tree, problem, version)
    said = "" if unit is None else str(unit.get("id", ""))
    found = validation.finding(_RULE, source, problem, unit=said, field=field, severity=severity)
    return found if unit is None else replace(found, component=units.get(unit, 0))


def _place(
    tree: etree._ElementTree, problem: Problem, version: StandardVersion
) -> tuple[etree._Element | None, str]:
    """Return the unit that the problem is in, and the field of the form.

    Where components are right but something before them is not, that is the component around them.
    """
    field, table = "", spelt(version).elements
    for steps, element in enumerate(surroundings(tree, problem.path)):
        if not steps and problem.objection.is_of_around and is_unit(element):
            continue
        row = table.get(local(element))
        field = field or (row.field if row is not None and row.field in _FIELDS else "")
        if is_unit(element):
            return element, field or ("" if steps else "level")
    return None, field or "aid"


def unknown_root(source: Source, root: Root) -> Finding:
    """Return the finding that the file is none that there is a schema of."""
    if root.name == "ead":
        message = _("The file is EAD in a namespace that is not known: {space}.").format(space=root.namespace)
        near = get_close_matches(root.namespace, sorted(READABLE), 1, _NEAR)
    else:
        message = _("The file is not a finding aid: it begins with <{name}>.").format(name=root.name)
        near = []
    cure = _("Give a schema of your own to validate it against.")
    if near:
        cure = _('Write xmlns="{space}" in the first tag, if that is meant.').format(space=near[0])
    return Finding(
        rule="ead-root", severity=Severity.MUST, message=message, cure=cure, file=source.name, line=1
    )


_NEAR = 0.8
"""How alike a namespace must be to one that is known to be taken for it with a slip."""


def _measured_by_another(source: Source, root: Root) -> Finding:
    message = _("The file is in the namespace of a release that was not tested: it is measured as {version}.")
    return Finding(
        rule="ead-release",
        severity=Severity.ADVICE,
        message=message.format(version=root.version.label),
        cure=_("Validate it with the schema of the release, too, if you have it."),
        file=source.name,
        line=1,
    )


def _too_many(source: Source, count: int) -> Finding:
    return Finding(
        rule=_RULE,
        severity=Severity.MUST,
        message=_("There are {count} more.").format(count=count - MOST),
        cure=_("Mend the first ones; others often go with them."),
        file=source.name,
    )
