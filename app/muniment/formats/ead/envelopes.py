"""Finding aids in one envelope: the answers of OAI-PMH that they are harvested in, and groups of them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit
from muniment.formats.deliveries import Delivery, Source
from muniment.formats.ead.merging.deliveries import read as read_aid
from muniment.formats.ead.originals.aid_groups import parted, with_group
from muniment.formats.ead.parsing import root_of
from muniment.formats.ead.versions import Version
from muniment.formats.xml.errors import XmlError
from muniment.formats.xml.sources import prepare
from muniment.i18n import _, plural

_ANSWER = "OAI-PMH"
_GROUP = "eadgrp"


def is_envelope(source: Source) -> bool:
    """Return whether the file is an answer of OAI-PMH, or a group of finding aids."""
    return _name(source) in (_ANSWER, _GROUP)


def is_group(source: Source) -> bool:
    """Return whether the file is a group of finding aids."""
    return _name(source) == _GROUP


def aids_in(source: Source) -> list[Source]:
    """Return the finding aids in the envelope, each as a file of its own.

    Raises `XmlError` where the envelope is not well-formed, or none is in it.
    """
    return _parted(source)[0]


def read(source: Source) -> Delivery:
    """Return the units of all finding aids in the envelope.

    Those of a group keep what stands around them in it, if they are all of one version (see `write`); of an
    answer nothing else is kept. Raises `XmlError` where one of them cannot be read, or none is in it.
    """
    files, around = _parted(source)
    found = [read_aid(each) for each in files]
    units = [list(each.units) for each in found]
    is_kept = is_group(source) and len({each.format for each in found}) == 1 and all(units)
    if is_kept:
        version = next(each for each in Version if each.label == found[0].format)
        firsts = with_group([each[0] for each in units], version.value, around)
        units = [[first, *each[1:]] for first, each in zip(firsts, units, strict=True)]
    told = _told(source, len(found), is_kept)
    return replace(
        _together(found, units), findings=(told, *chain.from_iterable(each.findings for each in found))
    )


def _together(found: Sequence[Delivery], units: Sequence[Sequence[Unit]]) -> Delivery:
    """Return what was in all the files, whose units are these."""
    vocabularies = {each.vocabulary for each in found}
    return replace(
        found[0],
        units=tuple(chain.from_iterable(units)),
        tops=(),
        nameless=False,
        vocabulary=vocabularies.pop() if len(vocabularies) == 1 else "",
    )


def _parted(source: Source) -> tuple[list[Source], list[str]]:
    """Return the finding aids in the envelope, and the text before, between and behind them."""
    inside, around = parted(source)
    if not inside and is_group(source):
        message = _("The group in {name} holds no whole finding aid (<ead>). Save each as a file of its own.")
        raise XmlError(message.format(name=source.name))
    if not inside:
        raise XmlError(_("There is no finding aid in {name}.").format(name=source.name))
    return inside, around


def _told(source: Source, count: int, is_kept: bool) -> Finding:
    """Return the finding that so many finding aids stood in the envelope, and what became of that."""
    severity, cure = Severity.ADVICE, _("Nothing need be done: the answer around it is not kept.")
    one = "{count} finding aid stood in an answer of OAI-PMH."
    many = "{count} finding aids stood in an answer of OAI-PMH."
    if is_group(source):
        one = "{count} finding aid stood in a group (<eadgrp>)."
        many = "{count} finding aids stood in a group (<eadgrp>)."
        cure = _(
            "Nothing need be done: each goes out by itself; where all go out together in the version they "
            "came in, they go back into the group as it came."
        )
    if is_group(source) and not is_kept:
        severity, cure = Severity.SHOULD, _("Keep the file if what it says of the group is wanted.")
    message = plural(one, many, count)
    return Finding(rule="ead-envelope", severity=severity, file=source.name, message=message, cure=cure)


def _name(source: Source) -> str:
    """Return what the first element of the file is called; nothing where that cannot be read."""
    try:
        return root_of(prepare(source.beginning)).name
    except XmlError:
        return ""
