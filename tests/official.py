"""The official schemas, from the material beside the project: a second opinion on everything we write."""

from functools import cache

from lxml import etree

from tests.shared import SHARED

_SCHEMAS = {
    "ead2002": "ead2002-1.1.0/ead.xsd",
    "ead2002-strict": "ead2002-1.0.0/ead.xsd",
    "ead3": "ead3-1.1.1/ead3.xsd",
    "ead4": "ead4-prerelease-2025-04/ead-4-dev.xsd",
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
    official.validate(etree.fromstring(data, etree.XMLParser(huge_tree=True, no_network=True)))
    return [f"{error.line}: {error.message}" for error in official.error_log]
