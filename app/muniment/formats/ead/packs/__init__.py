"""Packs of rules over a file: what consumers reject, lose or change, and what standards ask."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import chain
from types import MappingProxyType

from lxml import etree

from muniment.description.findings import Finding, Severity
from muniment.description.waivers import standing
from muniment.formats.deliveries import Source
from muniment.formats.ead.packs import apeead, archivesspace, atom, dacs, ead3, ead2002
from muniment.formats.ead.packs.pack import Pack, Rule
from muniment.formats.ead.packs.parts import COMPONENTS, File, Part
from muniment.formats.ead.parsing import Root, is_unit, iterate, root_of
from muniment.formats.ead.validation import unknown_root
from muniment.formats.ead.versions import is_readable
from muniment.formats.xml.elements import local
from muniment.formats.xml.errors import XmlError
from muniment.formats.xml.sources import Prepared, prepare
from muniment.formats.xml.validation import unreadable
from muniment.i18n import _, plural

__all__ = ["MOST", "PACKS", "Pack", "Part", "Rule", "check"]

PACKS: Mapping[str, Pack] = MappingProxyType(
    {
        pack.id: pack
        for pack in (
            archivesspace.PACK,
            atom.PACK,
            apeead.PACK,
            dacs.PACK,
            ead3.PACK,
            ead2002.PACK,
        )
    }
)
"""The packs by id."""

MOST = 100
"""Findings that one rule gives in one file; the rest are counted."""


def check(source: Source, pack_id: str, waived: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return what the rules of a pack find in the file, in its order; the last of very many comes at the end.

    What is `waived` (ids of waivers, of units as the file names them) is neither told nor counted.
    A file that is not well-formed, is no finding aid, or is in a version the consumer does not take
    gives one finding that says so. Raises `KeyError` where there is no such pack.
    """
    pack = PACKS[pack_id]
    try:
        prepared = prepare(source)
        root = root_of(prepared)
        if not (root.is_ead and is_readable(root.namespace)):
            return (unknown_root(source, root),)
        if root.version not in pack.versions:
            return (_other_version(source, root, pack),)
        file = File(source, root)
        return tuple(_counted(_found(prepared, file, pack), waived))
    except XmlError as error:
        return (unreadable(source, error),)


def _found(prepared: Prepared, file: File, pack: Pack) -> Iterator[Finding]:
    """Yield what the rules find, each element asked when it ends; components are let go one by one."""
    rules_on = cache(pack.rules_on)
    count = 0
    for event, element in iterate(prepared, file.root, ("*",)):
        if event == "start":
            count += is_unit(element)
            if is_unit(element):
                file.numbers[element] = count
            continue
        part = Part(element, file)
        for rule in rules_on(part.name):
            yield from rule(part)
        if part.get("id"):
            file.ids.add(part.get("id"))
        file.numbers.pop(element, None)
        if part.name in COMPONENTS:
            _let_go(element)


def _let_go(component: etree._Element) -> None:
    """Empty a component, and take the one before it out: the last stays to show that there were some."""
    previous, parent = component.getprevious(), component.getparent()
    component.clear()
    if previous is not None and parent is not None and local(previous) in COMPONENTS:
        parent.remove(previous)


def _counted(found: Iterable[Finding], waived: Collection[str]) -> Iterator[Finding]:
    """Yield the first findings of each rule; the last of those says how many more there were."""
    counts: Counter[str] = Counter()
    last: dict[str, Finding] = {}
    for each in chain.from_iterable(standing((one,), waived) for one in found):
        counts[each.rule] += 1
        if counts[each.rule] < MOST:
            yield each
        elif counts[each.rule] == MOST:
            last[each.rule] = each
    for rule, each in last.items():
        if more := counts[rule] - MOST:
            told = plural("There is {count} more like it.", "There are {count} more like it.", more)
            yield replace(each, message=f"{each.message} {told}", more=more)
        else:
            yield each


def _other_version(source: Source, root: Root, pack: Pack) -> Finding:
    labels = _(" and ").join(version.label for version in pack.versions)
    return Finding(
        rule="pack-version",
        severity=Severity.MUST,
        message=_("{pack}: {versions} only; the file is {version}.").format(
            pack=pack.label, versions=labels, version=root.version.label
        ),
        cure=_("Export it as {version}.").format(version=pack.versions[0].label),
        file=source.name,
        line=1,
    )
