"""Authority records read: one agent from one file, and nothing lost."""

from io import BytesIO

from lxml import etree

from muniment.description.findings import Finding, Severity
from muniment.formats.deliveries import Delivery, Source
from muniment.formats.eac.errors import EacError
from muniment.formats.eac.records import agent_in
from muniment.formats.eac.trees import OPTIONS, Element, line_of
from muniment.formats.eac.versions import Version, is_root, version_of
from muniment.formats.ead import parsing
from muniment.formats.ead.errors import EadError
from muniment.formats.ead.sources import prepare
from muniment.formats.ead.verbatim import is_element, local
from muniment.i18n import _

FORMAT = "eac"
_INCLUDE = "{http://www.w3.org/2001/XInclude}include"
_SEVERAL = "multipleIdentities"


def is_eac(source: Source) -> bool:
    """Return whether the file begins as an authority record does."""
    try:
        return is_root(parsing.root_of(prepare(source).data).name)
    except EadError:
        return False


def read(source: Source) -> Delivery:
    """Return the agent in the file, and what was found on the way; raise `EacError` where there is none."""
    root = parsed(source)
    version = version_of(local(root), etree.QName(root).namespace or "")
    if version is None:
        raise unknown(root)
    findings = []
    if not etree.QName(root).namespace:
        _put_into_namespace(root, version)
        findings.append(_had_no_namespace(source, version))
    if any(local(each) == _SEVERAL for each in root):
        findings.append(_has_several(source))
    agent = agent_in(root, version)
    if not agent.names:
        findings.append(_has_no_name(source))
    return Delivery(format=FORMAT, agents=(agent,), findings=tuple(findings))


def parsed(source: Source) -> Element:
    """Return the first element of the file; raise `EacError` where it is not well-formed or means harm."""
    try:
        data = prepare(source).data
        root = etree.parse(BytesIO(data), etree.XMLParser(**OPTIONS)).getroot()
    except etree.XMLSyntaxError as error:
        raise _as_ours(parsing.ill_formed(error)) from error
    except EadError as error:
        raise _as_ours(error) from error
    included = next(root.iter(_INCLUDE), None)
    if included is not None:
        message = _("The file wants another file included, which is not opened. (line {line})")
        raise EacError(message.format(line=line_of(included)), line_of(included))
    return root


def unknown(root: Element) -> EacError:
    """Return the error for a file that begins with another element, or is of an unknown version."""
    line = line_of(root)
    if is_root(local(root)):
        message = _("The file is EAC-CPF in a version that is not known: {space}. (line {line})")
        return EacError(message.format(space=etree.QName(root).namespace, line=line), line)
    message = _("The file is not an authority record: it begins with <{name}>. (line {line})")
    return EacError(message.format(name=local(root), line=line), line)


def _as_ours(error: EadError) -> EacError:
    return EacError(str(error), error.line)


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
