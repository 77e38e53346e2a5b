"""Is an authority record valid? What its schema has against it, in an archivist's words."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

from lxml import etree

from muniment import paths
from muniment.description.findings import Finding, Severity
from muniment.formats.deliveries import Source
from muniment.formats.eac.errors import EacError
from muniment.formats.eac.reading import parsed, unknown
from muniment.formats.eac.slots import PLACES, Each, One
from muniment.formats.eac.trees import Element
from muniment.formats.eac.versions import Version, version_of
from muniment.formats.eac.vocabulary import vocabulary
from muniment.formats.ead import grammars, objections
from muniment.formats.ead.verbatim import local
from muniment.formats.ead.vocabulary import vocabulary as ead_vocabulary
from muniment.i18n import _

MOST = 200
"""Findings that one file gives; more would help nobody."""

_NOT_EXPECTED = "This element is not expected."
_EXPECTED = "Expected is"


def validate(source: Source, schema: Path | None = None) -> tuple[Finding, ...]:
    """Return what the schema of the file's version, or the one given, has against the file.

    A file that is not well-formed, or is no authority record, gives a finding that says so.
    """
    try:
        root = parsed(source)
        version = version_of(local(root), etree.QName(root).namespace or "")
        if schema is None and (version is None or not etree.QName(root).namespace):
            raise unknown(root)
    except EacError as error:
        return (_refusal(source, error),)
    grammar = grammars.loaded(schema or paths.schema((version or Version.EAC2).schema))
    grammar.validate(root.getroottree())
    return tuple(_findings(source, root, grammar, version or Version.EAC2))[:MOST]


def _findings(
    source: Source, root: Element, grammar: grammars.Grammar, version: Version
) -> Iterator[Finding]:
    seen: set[tuple[int, str]] = set()
    for entry in cast("Iterable[Any]", grammar.error_log):
        objection = objections.understood(entry.message)
        if (entry.line, objection.about) in seen:
            continue
        seen.add((entry.line, objection.about))
        yield Finding(
            rule="eac-schema",
            severity=Severity.MUST,
            message=_in_our_words(objection),
            cure=_cure(objection, entry.message),
            field=_field(root, entry.path or "", version),
            file=source.name,
            line=entry.line,
            detail=entry.message,
        )


def _in_our_words(objection: objections.Objection) -> str:
    """Return the sentence with the element called as authority records call it, not as finding aids do."""
    name = objection.element
    if not name:
        return objection.sentence
    label = ead_vocabulary().label(name)
    called = f"<{name}>" if label == name else f"{label} (<{name}>)"
    return objection.sentence.replace(called, f"{vocabulary().label(name)} (<{name}>)", 1)


def _cure(objection: objections.Objection, message: str) -> str:
    if _NOT_EXPECTED not in message or _EXPECTED in message:
        return objection.cure
    homes = ", ".join(f"<{name}>" for name in vocabulary().homes(objection.element)[:8])
    return _("It may stand in: {names}.").format(names=homes) if homes else _("Take it out.")


def _field(root: Element, path: str, version: Version) -> str:
    """Return the field of the agent that the element at the path belongs to, or nothing."""
    try:
        found = root.getroottree().xpath(path or "/*", namespaces={k: v for k, v in root.nsmap.items() if k})
    except etree.XPathError:
        return ""
    element: object = next(iter(found), None) if isinstance(found, list) else None
    while isinstance(element, etree._Element):
        field = _fields(version).get(local(element))
        if field:
            return field
        element = element.getparent()
    return "record"


@cache
def _fields(version: Version) -> dict[str, str]:
    fields: dict[str, str] = {}
    for place in PLACES[version]:
        homes = place.homes if isinstance(place, Each) else (place.home,) if isinstance(place, One) else ()
        for home in homes:
            fields.setdefault(home.rpartition("/")[2], place.field.partition(".")[0])
    return fields


def _refusal(source: Source, error: EacError) -> Finding:
    return Finding(
        rule="eac-root" if error.line == 1 else "xml-well-formed",
        severity=Severity.MUST,
        message=str(error),
        cure=_("Mend the file in an XML editor, or ask for it again from where it came."),
        file=source.name,
        line=error.line,
    )
