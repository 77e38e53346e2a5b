"""The formats Muniment reads and writes: menus, dialogs and the command line come from this table."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from muniment.description.agents import Agent
from muniment.description.findings import Finding
from muniment.description.unopened import Stored
from muniment.formats import digital_archive, eac, ead, spreadsheet
from muniment.formats.deliveries import Delivery, FormatError, Source
from muniment.formats.garbled import garbled
from muniment.i18n import _
from muniment.progress import Progress, Steps, finish

Writer = Callable[[Iterable[Stored], str], Iterator[str]]
"""Units in tree order and a title for them together → the file's text in pieces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A format that is read: how a file of it is told from others, and its reader.

    `open` is a reader that leaves work to who asks for the units (`Delivery.later`), where there is one.
    """

    id: str
    label: str
    suffixes: tuple[str, ...]
    recognises: Callable[[Source], bool]
    read: Callable[[Source], Steps[Delivery]]
    open: Callable[[Source], Steps[Delivery]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A format that is written.

    `noted` tells of a piece of its text what the format has no place for and how it travels all the same,
    `told` only in which words. What is written in the form of a DTD has no namespace.
    """

    id: str
    label: str
    suffix: str
    version: ead.Version
    write: Writer
    noted: Callable[[str], Iterable[Finding]]
    told: Callable[[str], tuple[str, ...]]
    has_namespace: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentWriting:
    """A format that agents are written in: agents → the text of a file of each, and what it cannot say."""

    id: str
    label: str
    suffix: str
    write: Callable[[Iterable[Agent]], Iterator[str]]
    losses: Callable[[Agent], tuple[Finding, ...]]


_Row = TypeVar("_Row", Writing, AgentWriting)


def _eac_writing(version: eac.Version) -> AgentWriting:
    return AgentWriting(
        id=version.value,
        label=version.label,
        suffix=".xml",
        write=lambda agents: eac.write(agents, version),
        losses=lambda agent: eac.losses(agent, version),
    )


def _ead_writing(version: ead.Version) -> Writing:
    return Writing(
        id=version.value,
        label=version.label,
        suffix=".xml",
        version=version,
        write=lambda units, title: ead.write(units, version, title=title),
        noted=partial(ead.noted, version=version),
        told=partial(ead.told, version=version),
    )


def _in_one_step(read: Callable[[Source], Delivery]) -> Callable[[Source], Steps[Delivery]]:
    def reading(source: Source) -> Steps[Delivery]:
        yield Progress(0, 0, _("Reading {name}").format(name=source.name))
        return read(source)

    return reading


READ: tuple[Reading, ...] = (
    Reading(
        id="ead",
        label=_("EAD finding aid"),
        suffixes=(".xml", ".ead"),
        recognises=ead.is_ead,
        read=ead.read_stepwise,
        open=ead.open_stepwise,
    ),
    Reading(
        id="oai",
        label=_("Finding aids in an OAI-PMH answer or a group"),
        suffixes=(".xml",),
        recognises=ead.is_envelope,
        read=_in_one_step(ead.read_envelope),
    ),
    Reading(
        id="eac",
        label=_("EAC-CPF authority record"),
        suffixes=(".xml",),
        recognises=eac.is_eac,
        read=_in_one_step(eac.read),
    ),
    Reading(
        id="spreadsheet",
        label=_("Spreadsheet, a record in each row"),
        suffixes=spreadsheet.SUFFIXES,
        recognises=spreadsheet.is_spreadsheet,
        read=_in_one_step(spreadsheet.read),
    ),
    Reading(
        id="digital-archive",
        label=_("Digital archive record"),
        suffixes=(".txt", ".md", ".html", ".htm", ".csv", ".json", ".ris"),
        recognises=digital_archive.is_record,
        read=_in_one_step(digital_archive.read),
    ),
)

WRITTEN: tuple[Writing, ...] = (
    _ead_writing(ead.Version.EAD2002),
    Writing(
        id="ead2002-dtd",
        label=_("EAD 2002 for AtoM (DTD)"),
        suffix=".xml",
        version=ead.Version.EAD2002,
        write=ead.write_dtd,
        noted=partial(ead.noted, version=ead.Version.EAD2002),
        told=partial(ead.told, version=ead.Version.EAD2002),
        has_namespace=False,
    ),
    _ead_writing(ead.Version.EAD3),
    _ead_writing(ead.Version.EAD4),
)

AGENTS_WRITTEN: tuple[AgentWriting, ...] = tuple(_eac_writing(version) for version in eac.Version)


def read(source: Source) -> Delivery:
    """Return what is in the file; raise `FormatError` with a sentence where it cannot be read."""
    return finish(reading(source))


def reading(source: Source) -> Steps[Delivery]:
    """Do what `read` does, in steps."""
    return _looked_through(source, (yield from _row(source).read(source)))


def opening(source: Source) -> Steps[Delivery]:
    """Do what `reading` does, but leave units alone that can be read when they are asked for."""
    row = _row(source)
    return _looked_through(source, (yield from (row.open or row.read)(source)))


def _looked_through(source: Source, delivery: Delivery) -> Delivery:
    """Return what was read, and what is to be said of its letters whatever the format."""
    return replace(delivery, findings=(*delivery.findings, *garbled(source)))


def _row(source: Source) -> Reading:
    """Return the row that reads a file; raise `FormatError` where it is empty."""
    beginning = source.beginning
    if not (beginning if beginning.data.strip() else source).data.strip():
        raise FormatError(_("{name} is empty.").format(name=source.name))
    return next((row for row in READ if row.recognises(source)), None) or _likely(beginning)


def writing(id: str) -> Writing:
    """Return the row of the format to write; raise `FormatError` where there is none."""
    return _asked(WRITTEN, id, _("{id} is not a format Muniment writes; it writes {known}."))


def writing_of_agents(id: str) -> AgentWriting:
    """Return the row of the format to write agents in; raise `FormatError` where there is none."""
    message = _("{id} is not a format Muniment writes agents in; it writes {known}.")
    return _asked(AGENTS_WRITTEN, id, message)


def _asked(rows: Iterable[_Row], id: str, message: str) -> _Row:
    by_id = {row.id: row for row in rows}
    if id not in by_id:
        raise FormatError(message.format(id=id, known=", ".join(by_id)))
    return by_id[id]


def _likely(source: Source) -> Reading:
    """The row whose reader can best say what is wrong with a file that no row claims."""
    suffix = "." + source.name.rpartition(".")[2].lower()
    by_name = (row for row in READ if suffix in row.suffixes)
    looks_like_xml = source.data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<?xml", b"<ead"))
    return READ[0] if looks_like_xml else next(by_name, READ[-1])
