"""Whole finding aids into units, component by component."""

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

from lxml import etree

from muniment import collecting
from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit
from muniment.formats.deliveries import LARGE, Delivery, Source, UnsureError
from muniment.formats.ead.originals.disguises import disguised
from muniment.formats.ead.originals.offsets import counted
from muniment.formats.ead.originals.scanning import Cut, Layout, cuts_of, layout, whole
from muniment.formats.ead.parsing import Root, root_of
from muniment.formats.ead.reading.streams import Units
from muniment.formats.ead.reading.trees import InTree, from_tree
from muniment.formats.ead.versions import Version, is_readable
from muniment.formats.ead.vocabulary import name_in, vocabulary
from muniment.formats.xml.encodings import said_wrongly
from muniment.formats.xml.errors import XmlError
from muniment.formats.xml.parsing import is_well_formed
from muniment.formats.xml.sources import Prepared, prepare
from muniment.i18n import _
from muniment.progress import Progress, Steps, finish


def is_ead(source: Source) -> bool:
    """Return whether the file begins as a finding aid does."""
    try:
        return root_of(prepare(source.beginning)).is_ead
    except XmlError:
        return False


def read(source: Source) -> Delivery:
    """Return the units in a finding aid; each keeps its own element as it came, the first one its file."""
    return finish(read_stepwise(source))


def read_stepwise(source: Source) -> Steps[Delivery]:
    """Do what `read` does, in steps."""
    prepared, root = _opened(source)
    found = layout(prepared)
    if found is None:
        prepared = disguised(prepared) or prepared
        found = layout(prepared)
    is_plain = found is not None and _is_plain(found, root)
    delivery = (yield from _from_text(source, root, found)) if found is not None and is_plain else None
    return delivery or _from_tree(source, prepared, root, found)


def open_stepwise(source: Source) -> Steps[Delivery]:
    """Do what `read_stepwise` does; the units of a large file are not looked at until they are asked for."""
    prepared, root = _opened(source)
    found = layout(prepared) if source.size > LARGE else None
    if found is not None and len(found) and _is_plain(found, root) and is_well_formed(prepared):
        try:
            units = Units(found, root)
            if units.are_nameless:
                return _unread(source, root, units)
        except (UnsureError, UnicodeError, etree.XMLSyntaxError):
            pass
    return (yield from read_stepwise(source))


def _unread(source: Source, root: Root, units: Units) -> Delivery:
    delivery = _delivery(source, root, units, Counter(), described=True)
    return replace(
        delivery,
        tops=tuple(units.tops()),
        nameless=True,
        vocabulary=root.version.value,
        later=lambda: _told_later(source, root, units),
    )


def _told_later(source: Source, root: Root, units: Units) -> Steps[tuple[Finding, ...]]:
    """Return what is known of a file when all its units were read."""
    if units.kept is None:
        yield from _all_of(source, units)
    assert units.kept is not None
    return tuple(_kept_findings(source, root, units.kept))


def _all_of(source: Source, units: Units) -> Generator[Progress, None, Sequence[Unit]]:
    """Read all units; return those of a small file, and of a large one those that stand in no other."""
    kept, is_large = list[Unit](), source.size > LARGE
    with collecting.seldom():
        for done, unit in enumerate(units):
            if done % _STEP == 0:
                yield Progress(done, len(units), _("Reading {name}").format(name=source.name))
            if not is_large or unit.parent is None:
                kept.append(unit)
    return kept


def read_in_pieces(source: Source) -> Delivery:
    """Return what `read` does, but keep only what the fields do not say, piece by piece."""
    prepared, root = _opened(source)
    return _in_tree(source, root, _uncut(prepared, root))


def _opened(source: Source) -> tuple[Prepared, Root]:
    prepared = prepare(source)
    root = root_of(prepared)
    if not root.is_ead:
        message = _(
            "{name} is not a finding aid: it begins with <{root}>."
            " Of XML, EAD and EAC-CPF are read: have it exported as one of them, or as a spreadsheet."
        )
        raise XmlError(message.format(name=source.name, root=root.name))
    return prepared, root


def _is_plain(found: Layout, root: Root) -> bool:
    """Return whether a file can be read by its text."""
    return found.is_plain and root.version is not Version.EAD4


def _from_text(source: Source, root: Root, found: Layout) -> Steps[Delivery | None]:
    """Return what is in the file, read by its text; None where the parser has to say more."""
    is_large = source.size > LARGE
    try:
        units = Units(found, root)
        held = yield from _all_of(source, units)
    except (UnsureError, UnicodeError, etree.XMLSyntaxError):
        return None
    kept = units.kept or Counter()
    delivery = _delivery(source, root, units if is_large else held, kept, described=len(found) > 0)
    return replace(
        delivery,
        tops=tuple(held) if is_large else (),
        nameless=is_large and units.nameless,
        vocabulary=root.version.value,
    )


_STEP = 500


def _from_tree(source: Source, prepared: Prepared, root: Root, found: Layout | None) -> Delivery:
    """Return what the tree of the parser says, each unit with its source where the file can be cut."""
    read = None
    for pieces in _ways(prepared, root, found):
        again = from_tree(prepared, root, pieces) if pieces else None
        read = again or read
        if again is not None and again.described:
            break
    return _in_tree(source, root, read or _uncut(prepared, root))


def _ways(prepared: Prepared, root: Root, found: Layout | None) -> Iterator[Sequence[Cut]]:
    """Yield how the file may be cut: by its text, as the parser counts, and not at all."""
    yield cuts_of(found)
    if is_well_formed(prepared):
        yield cuts_of(counted(prepared, root))
    yield whole(prepared)


def _uncut(prepared: Prepared, root: Root) -> InTree:
    read = from_tree(prepared, root, ())
    assert read is not None
    return read


def _in_tree(source: Source, root: Root, read: InTree) -> Delivery:
    return _delivery(source, root, tuple(read.units), read.kept, read.described)


def _delivery(
    source: Source, root: Root, units: Sequence[Unit], kept: Counter[str], described: bool
) -> Delivery:
    return Delivery(
        format=root.version.label,
        units=units if isinstance(units, Units) else tuple(units),
        findings=tuple(_findings(source, root, kept, described)),
        placed=True,
        kept=_ordered(kept),
    )


def _ordered(kept: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Return what was counted, the most first."""
    return tuple(sorted(kept.items(), key=lambda each: (-each[1], each[0])))


def _findings(source: Source, root: Root, kept: Counter[str], described: bool) -> Iterator[Finding]:
    """Yield what was not understood, and how much was kept because the fields do not say all of it."""
    name = source.name
    if wrong := said_wrongly(source.beginning.data):
        message = _("The file says that it is in {encoding}, but is not. It was read as UTF-8.")
        yield _finding(name, "xml-encoding", message.format(encoding=wrong))
    if not described:
        yield _finding(name, "ead-empty", _("The file describes nothing: it has no <archdesc>."))
    if not is_readable(root.namespace):
        message = _("The file is EAD in a namespace that is not known: {space}.")
        yield _finding(name, "ead-namespace", message.format(space=root.namespace))
    yield from _kept_findings(source, root, kept)


def _kept_findings(source: Source, root: Root, kept: Counter[str]) -> Iterator[Finding]:
    for element, count in _ordered(kept):
        label, spelt = vocabulary().label(element), name_in(root.version, element)
        message = _("{count} × {label} (<{name}>) says more than the fields hold.")
        yield Finding(
            rule="ead-kept",
            severity=Severity.ADVICE,
            file=source.name,
            message=message.format(count=count, label=label, name=spelt),
            cure=_("Nothing need be done: it is kept as it stands."),
        )


def _finding(name: str, rule: str, message: str) -> Finding:
    return Finding(rule=rule, severity=Severity.SHOULD, file=name, message=message)
