"""Authority records read: one agent from one file, and nothing lost."""

from lxml import etree

from muniment.description.findings import Finding, Severity
from muniment.formats.deliveries import Delivery, Source
from muniment.formats.eac.originals import Original, opened
from muniment.formats.eac.records import agent_in
from muniment.formats.eac.trees import Element, line_of
from muniment.formats.eac.versions import Version, is_root, version_of
from muniment.formats.xml import parsing
from muniment.formats.xml.bodies import Stream
from muniment.formats.xml.elements import is_element, local, namespace
from muniment.formats.xml.errors import XmlError
from muniment.formats.xml.namespaces import XINCLUDE
from muniment.formats.xml.sources import prepare
from muniment.i18n import _

FORMAT = "eac"
_INCLUDE = f"{{{XINCLUDE}}}include"
_SEVERAL = "multipleIdentities"


def is_eac(source: Source) -> bool:
    """Return whether the file begins as an authority record does."""
    try:
        with prepare(source.beginning).body.opened() as part:
            return is_root(local(parsing.beginning(Stream(part))[0]))
    except XmlError:
        return False


def read(source: Source) -> Delivery:
    """Return the agent in the file, and what was found on the way; raise `XmlError` where there is none."""
    came = _opened(source)
    root = came.root
    version = version_of(local(root), etree.QName(root).namespace or "")
    if version is None:
        raise unknown(root)
    findings = []
    if not etree.QName(root).namespace:
        _put_into_namespace(root, version)
        findings.append(_had_no_namespace(source, version))
    if any(local(each) == _SEVERAL for each in root):
        findings.append(_has_several(source))
    agent = agent_in(came, version)
    if not agent.names:
        findings.append(_has_no_name(source))
    return Delivery(format=FORMAT, agents=(agent,), findings=tuple(findings))


def version_in(source: Source) -> Version:
    """Return the version of the record in the file; raise `XmlError` where there is none."""
    root = parsed(source)
    version = version_of(local(root), namespace(root))
    if version is None:
        raise unknown(root)
    return version


def parsed(source: Source) -> Element:
    """Return the first element of the file; raise `XmlError` where it is not well-formed or means harm."""
    return _opened(source).root


def _opened(source: Source) -> Original:
    came = opened(source)
    included = next(came.root.iter(_INCLUDE), None)
    if included is not None:
        message = _("The file wants another file included, which is not opened. (line {line})")
        raise XmlError(message.format(line=line_of(included)), line_of(included))
    return came


def unknown(root: Element) -> XmlError:
    """Return the error for a file that begins with another element, or is of an unknown version."""
    line = line_of(root)
    if is_root(local(root)):
        space = namespace(root)
        message = _("The file is EAC-CPF in a version that is not known: {space}. (line {line})")
        if not space:
            message = _(
                "The file does not say which version of EAC-CPF it is in: it lacks xmlns. (line {line})"
            )
        return XmlError(message.format(space=space, line=line), line)
    message = _("The file is not an authority record: it begins with <{name}>. (line {line})")
    return XmlError(message.format(name=local(root), line=line), line)


def _put_into_namespace(root: Element, version: Version) -> None:
    for element in root.iter():
        if is_element(element) and not etree.QName(element).namespace:
            element.tag = f"{{{version.namespace}}}{local(element)}"


def _had_no_namespace(source: Source, version: Version) -> Finding:
    message = _("The record has no namespace; it was read as {version}, and will be written with one.")
    return Finding(
        rule="eac-namespace",
        severity=Severity.ADVICE,
        message=message.format(version=version.label),
        cure=_("Nothing need be done."),
        file=source.name,
        line=1,
    )


def _has_several(source: Source) -> Finding:
    return Finding(
        rule="eac-identities",
        severity=Severity.ADVICE,
        message=_("The record tells several identities apart; the fields show the first, all are kept."),
        cure=_("Describe each identity as an agent of its own if you want to work with it."),
        file=source.name,
    )


def _has_no_name(source: Source) -> Finding:
    return Finding(
        rule="eac-name",
        severity=Severity.SHOULD,
        message=_("The record gives the agent no name."),
        cure=_("Give the agent a name."),
        field="names",
        file=source.name,
    )
