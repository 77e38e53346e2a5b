"""Finding aids in one envelope: the answers of OAI-PMH that they are harvested in, and groups of them."""

from dataclasses import replace
from itertools import chain

from lxml import etree

from muniment.description.findings import Finding, Severity
from muniment.formats.deliveries import Delivery, Source
from muniment.formats.ead.merging.deliveries import read as read_aid
from muniment.formats.ead.parsing import root_of
from muniment.formats.xml import parsing
from muniment.formats.xml.errors import XmlError
from muniment.formats.xml.sources import prepare
from muniment.i18n import _, plural

_ANSWER = "OAI-PMH"
_GROUP = "eadgrp"


def is_envelope(source: Source) -> bool:
    """Return whether the file is an answer of OAI-PMH, or a group of finding aids."""
    return _name(source) in (_ANSWER, _GROUP)


def aids_in(source: Source) -> list[Source]:
    """Return the finding aids in the envelope, each as a file of its own.

    Raises `XmlError` where the envelope is not well-formed, or none is in it.
    """
    inside = [_alone(source, element) for element in parsing.tree(prepare(source).data).iter("{*}ead")]
    if not inside and _name(source) == _GROUP:
        message = _("The group in {name} holds no whole finding aid (<ead>). Save each as a file of its own.")
        raise XmlError(message.format(name=source.name))
    if not inside:
        raise XmlError(_("There is no finding aid in {name}.").format(name=source.name))
    return inside


def read(source: Source) -> Delivery:
    """Return the units of all finding aids in the envelope, which itself is not kept.

    Raises `XmlError` where one of them cannot be read, or none is in it.
    """
    found = [read_aid(each) for each in aids_in(source)]
    told = _told(source, len(found))
    return replace(
        found[0],
        units=tuple(chain.from_iterable(each.units for each in found)),
        findings=(told, *chain.from_iterable(each.findings for each in found)),
    )


def _told(source: Source, count: int) -> Finding:
    """Return the finding that so many finding aids stood in the envelope, of which nothing else was read."""
    if _name(source) == _GROUP:
        severity, cure = Severity.SHOULD, _("Keep the file if what it says of the group is wanted.")
        one = "{count} finding aid stood in a group (<eadgrp>), of which nothing else was read."
        many = "{count} finding aids stood in a group (<eadgrp>), of which nothing else was read."
    else:
        severity, cure = Severity.ADVICE, _("Nothing need be done: the answer around it is not kept.")
        one = "{count} finding aid stood in an answer of OAI-PMH."
        many = "{count} finding aids stood in an answer of OAI-PMH."
    message = plural(one, many, count)
    return Finding(rule="ead-envelope", severity=severity, file=source.name, message=message, cure=cure)


def _name(source: Source) -> str:
    """Return what the first element of the file is called; nothing where that cannot be read."""
    try:
        return root_of(prepare(source.beginning)).name
    except XmlError:
        return ""


def _alone(source: Source, element: etree._Element) -> Source:
    """Return a finding aid as a file of its own."""
    return Source(source.name, etree.tostring(element, encoding="utf-8", with_tail=False))
