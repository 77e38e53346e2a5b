"""The official schemas, from the material beside the project: a second opinion on everything we write."""

from functools import cache

from lxml import etree

from tests.shared import SHARED

_SCHEMAS = {
    "ead2002": "ead2002-1.1.0/ead.xsd",
    "ead2002-strict": "ead2002-1.0.0/ead.xsd",
    "ead3": "ead3-1.1.1/ead3.xsd",
    "ead4": "ead4-prerelease-2025-04/ead-4-dev.xsd",
    "ead3-undeprecated": "ead3-1.1.1/undeprecated/ead3_undeprecated.xsd",
    "eac2010": "eac-cpf-2010-rev2018-beta/cpf.xsd",
    "eac2010-first": "eac-cpf-2010-1.0/cpf.xsd",
    "eac2": "eac-cpf-2.0/eac.xsd",
}


class _Local(etree.Resolver):
    """Answers the addresses that the official schemas import with the copies on disk."""

    def resolve(self, url, _id, context):
        name = url.rpartition("/")[2]
        local = SHARED / "schemas" / "_local" / name
        return self.resolve_filename(str(local), context) if name in ("xlink.xsd", "xml.xsd") else None


@cache
def schema(name):
    """Return the official schema of a version."""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Local())
    return etree.XMLSchema(etree.parse(str(SHARED / "schemas" / _SCHEMAS[name]), parser))


def errors(name, data):
    """Return what the official schema has against the document."""
    official = schema(name)
    official.validate(
        etree.fromstring(data, etree.XMLParser(huge_tree=True, no_network=True, resolve_entities=False))
    )
    return [f"{error.line}: {error.message}" for error in official.error_log]


_DTDS = {"ead2002": "ead2002-1.1.0/ead.dtd", "ead3": "ead3-1.1.1/ead3.dtd"}


@cache
def _dtd(version):
    return etree.DTD(str(SHARED / "schemas" / _DTDS[version]))


_BY_NAMESPACE = {
    "urn:isbn:1-931666-22-9": "ead2002",
    "http://ead3.archivists.org/schema/": "ead3",
    "http://ead3.archivists.org/schema/undeprecated/": "ead3-undeprecated",
    "https://archivists.org/ns/ead/v4": "ead4",
}


def errors_of(data):
    """Return what the official schema of its namespace, or the DTD where it has none, has against a document.

    None where there is no official schema of the namespace.
    """
    tree = etree.fromstring(data, etree.XMLParser(huge_tree=True, no_network=True, resolve_entities=False))
    space = etree.QName(tree).namespace
    if space is None:
        return errors_by_dtd(data)
    return errors(_BY_NAMESPACE[space], data) if space in _BY_NAMESPACE else None


def errors_by_dtd(data):
    """Return what the official DTD of its version has against the document, but for ids that are not there.

    A schema could say that, but neither ours nor that of EAD 2002 does.
    """
    tree = etree.fromstring(
        data, etree.XMLParser(huge_tree=True, no_network=True, load_dtd=False, resolve_entities=False)
    )
    dtd = _dtd("ead3" if tree.find("control") is not None else "ead2002")
    dtd.validate(tree)
    found = (error for error in dtd.error_log if "references an unknown ID" not in error.message)
    return [f"{error.line}: {error.message}" for error in found]
