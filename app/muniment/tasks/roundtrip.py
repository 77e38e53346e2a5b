"""Test a file: read it, keep it as a catalogue would, write it, and say what differs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from muniment.catalogue.codec import decode_agent, decode_unit, encode_agent, encode_unit
from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit
from muniment.formats import eac, ead
from muniment.formats.deliveries import Delivery, Source
from muniment.formats.xml.comparing import Difference, differences
from muniment.i18n import _
from muniment.progress import Progress, Steps


def roundtrip(source: Source) -> Steps[tuple[Finding, ...]]:
    """Return what a finding aid or authority record, imported and exported unchanged, would not say again.

    Every unit or agent passes through the form that a catalogue stores. What makes two files equal is said
    by `comparing.differences`. Of an answer of OAI-PMH each finding aid in it is asked for, without lines
    of the answer. Raises `FormatError` as reading does.
    """
    if eac.is_eac(source):
        yield Progress(0, 0, _("Reading {name}").format(name=source.name))
        return tuple(_of_agent(source))
    if ead.is_group(source):
        return (yield from _kept_and_written(source, ead.read_envelope(source)))
    if not ead.is_envelope(source):
        return (yield from _roundtrip(source))
    found: list[Finding] = []
    for aid in ead.aids_in(source):
        found += yield from _roundtrip(aid)
    return tuple(replace(each, line=0) for each in found)


def _roundtrip(source: Source) -> Steps[tuple[Finding, ...]]:
    yield Progress(0, 0, _("Reading {name}").format(name=source.name))
    delivery = yield from ead.read_stepwise(source)
    if source.path and (yield from ead.comes_back(_Stored(delivery.units), delivery.format, source)):
        return ()
    return (yield from _kept_and_written(source, delivery))


def _kept_and_written(source: Source, delivery: Delivery) -> Steps[tuple[Finding, ...]]:
    stored = []
    for done, unit in enumerate(delivery.units):
        if done % _BATCH == 0:
            yield Progress(done, len(delivery.units), _("Keeping {name}").format(name=source.name))
        stored.append(decode_unit(unit.id, unit.parent, encode_unit(unit)))
    yield Progress(0, 0, _("Writing {name}").format(name=source.name))
    written = ead.rewritings(stored, delivery.format, source.data)
    first = next(written)
    if source.data == first or source.data in written:
        return ()
    yield Progress(0, 0, _("Comparing {name}").format(name=source.name))
    return tuple(_finding(each, source.name, "ead") for each in differences(source.data, first))


def _of_agent(source: Source) -> Iterator[Finding]:
    agents = (decode_agent(agent.id, encode_agent(agent)) for agent in eac.read(source).agents)
    for written in eac.write(agents, eac.version_in(source)):
        for each in differences(source.data, written.encode()):
            yield _finding(each, source.name, "eac")


_BATCH = 500


class _Stored:
    """Units as a catalogue gives them back, as often as they are asked for."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = units

    def __iter__(self) -> Iterator[Unit]:
        for unit in self._units:
            yield decode_unit(unit.id, unit.parent, encode_unit(unit))


def _finding(each: Difference, name: str, standard: str) -> Finding:
    message = _("{path} would come back otherwise: “{one}” as “{other}”.")
    return Finding(
        rule=f"{standard}-roundtrip",
        severity=Severity.MUST,
        file=name,
        line=each.line,
        message=message.format(path=each.path or "/", one=each.one, other=each.other),
    )
