"""What a validator has against a file, as findings in an archivist's words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, cast

from lxml import etree

from muniment.description.findings import Finding, Severity
from muniment.formats.deliveries import Source
from muniment.formats.xml.elements import local
from muniment.formats.xml.errors import XmlError
from muniment.formats.xml.grammars import Grammar
from muniment.formats.xml.objections import Objection, about, kind_of, understood
from muniment.formats.xml.parsing import OPTIONS
from muniment.formats.xml.vocabularies import Vocabulary
from muniment.i18n import _

_PREFIXED = re.compile(r"/([^/\[\]:]+:[^/\[\]:]+)")
"""A step to an element with a prefix, which may be declared anywhere above it."""

MOST = 200
"""Findings that one file gives; more would help nobody."""


@dataclass(frozen=True, slots=True)
class Problem:
    """An entry in a validator's log: the line, the path of the element, its words, and what they mean."""

    line: int
    path: str
    message: str
    objection: Objection


def is_valid(grammar: etree.XMLSchema, pieces: Iterable[bytes]) -> bool:
    """Return whether a file that comes in pieces is well-formed and valid, without making a tree of it."""
    parser = etree.XMLParser(target=cast("Any", _Nothing()), schema=grammar, **OPTIONS)
    try:
        for piece in pieces:
            parser.feed(piece)
            if len(parser.feed_error_log):
                return False
        parser.close()
    except etree.XMLSyntaxError:
        return False
    # Of what the schema has against the file the parser only keeps a log, when nobody wants a tree.
    return not len(parser.feed_error_log)


class _Nothing:
    """What a parser tells of, without listening to any of it."""

    def close(self) -> None:
        """The file has ended."""


def problems(grammar: Grammar, tree: etree._ElementTree, table: Vocabulary) -> Iterator[Problem]:
    """Yield what the grammar has against the tree, the same thing in one place only once."""
    return (_problem(entry, tree, table) for entry in _entries(grammar, tree, table))


def first_problems(
    grammar: Grammar, tree: etree._ElementTree, table: Vocabulary
) -> tuple[list[Problem], int]:
    """Return the first `MOST` of the `problems`, and how many there are, which of many takes less time."""
    entries = _entries(grammar, tree, table)
    found = _told_apart([_problem(entry, tree, table) for entry in islice(entries, MOST)], tree)
    return found, len(found) + sum(1 for _entry in entries)


def _told_apart(found: list[Problem], tree: etree._ElementTree) -> list[Problem]:
    """Return problems so that those of one line with the same sentence say where in it each is."""
    said = Counter((each.line, each.objection.sentence) for each in found)
    return [
        each
        if said[each.line, each.objection.sentence] == 1
        else replace(each, message=_with_way(each, tree))
        for each in found
    ]


def _with_way(problem: Problem, tree: etree._ElementTree) -> str:
    """Return the words of a validator with the way to the element, such as `ead/archdesc/dsc/c[2]`."""
    steps = [_step(element) for element in surroundings(tree, problem.path)]
    return f"{problem.message} ({'/'.join(reversed(steps))})" if steps else problem.message


def _step(element: etree._Element) -> str:
    before = sum(1 for _twin in element.itersiblings(element.tag, preceding=True))
    return f"{local(element)}[{before + 1}]" if before else local(element)


def _entries(grammar: Grammar, tree: etree._ElementTree, table: Vocabulary) -> Iterator[etree._LogEntry]:
    if grammar.validate(tree):
        return
    seen: set[tuple[int, str, str]] = set()
    for entry in cast("Iterable[etree._LogEntry]", grammar.error_log):
        key = entry.line, entry.path or "", about(entry.message, table)
        if key not in seen:
            seen.add(key)
            yield entry


def _problem(entry: etree._LogEntry, tree: etree._ElementTree, table: Vocabulary) -> Problem:
    element = _element(tree, entry.path or "") if entry.path else None
    known = element if isinstance(element, etree._Element) else None
    return Problem(entry.line, entry.path or "", entry.message, understood(entry.message, table, known))


def counted(messages: Iterable[str], table: Vocabulary) -> int:
    """Return how many problems a log comes to that tells no lines: two objections to one thing are one."""
    count, before = 0, ("", "")
    for message in messages:
        said = about(message, table), kind_of(message)
        count += not (said[0] == before[0] and said[1] != before[1])
        before = said
    return count


def surroundings(tree: etree._ElementTree, path: str) -> Iterator[etree._Element]:
    """Yield the element at the path, then all it stands in; none where a validator's path leads nowhere."""
    element = _element(tree, path)
    while isinstance(element, etree._Element):
        yield element
        element = element.getparent()


def finding(
    rule: str,
    source: Source,
    problem: Problem,
    *,
    unit: str = "",
    field: str = "",
    severity: Severity = Severity.MUST,
) -> Finding:
    """Return the finding for a problem with the file."""
    return Finding(
        rule=rule,
        severity=severity,
        message=problem.objection.sentence,
        cure=problem.objection.cure,
        unit=unit,
        field=field,
        file=source.name,
        line=problem.line,
        detail=problem.message,
    )


def unreadable(source: Source, error: XmlError, rule: str = "xml-well-formed") -> Finding:
    """Return the finding that the file cannot be read at all."""
    return Finding(
        rule=rule,
        severity=Severity.MUST,
        message=str(error),
        cure=_("Mend the file in an XML editor, or ask for it again from where it came."),
        file=source.name,
        line=error.line,
    )


def _element(tree: etree._ElementTree, path: str) -> object:
    try:
        found = tree.xpath(_PREFIXED.sub(r"/*[name()='\1']", path) or ".")
    except etree.XPathError:
        return None
    return next(iter(found), None) if isinstance(found, list) else None
