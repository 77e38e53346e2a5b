"""W3C schemas of our own, made from the vocabulary: `python -m muniment.formats.eac.schemas` writes them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from muniment import paths
from muniment.formats.eac.versions import Version
from muniment.formats.eac.vocabulary import vocabulary
from muniment.formats.xml import schemas
from muniment.formats.xml.namespaces import XML
from muniment.formats.xml.schemas import Language, enumeration, pattern

_MAKER = "muniment.formats.eac.schemas"
_UNIONS = {"day": "xs:date xs:gYear xs:gYearMonth", "moment": "xs:date xs:gYear xs:gYearMonth xs:dateTime"}
_TOKENS = ("agency-code",)
"""Patterns around which white space does not count."""

_ANY = {
    Version.EAC2010: '{indent}<xs:any processContents="skip"/>\n',
    Version.EAC2: '{indent}<xs:choice>\n{indent}  <xs:any namespace="##other" processContents="lax"/>\n'
    '{indent}  <xs:any namespace="##local" processContents="lax"/>\n{indent}</xs:choice>\n',
}
_ANY_ATTRIBUTE = {
    Version.EAC2010: "",
    Version.EAC2: '    <xs:anyAttribute namespace="##other" processContents="lax"/>\n',
}


def files() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every schema file."""
    yield "xml.xsd", _xml()
    for version in Version:
        yield version.schema, schemas.schema(_language(version))


def write(folder: Path) -> None:
    """Write the schema files into `folder`."""
    schemas.write(files(), folder)


def _language(version: Version) -> Language:
    return Language(
        title=version.label,
        maker=_MAKER,
        root=version.root,
        namespace=version.namespace,
        vocabulary=vocabulary(),
        forms={each.id: each.forms[version] for each in vocabulary().of(version)},
        types=_types(),
        any=_ANY[version],
        any_attribute=_ANY_ATTRIBUTE[version],
    )


def _types() -> Mapping[str, str]:
    """Return the declarations of the types that XML Schema does not have."""
    table = vocabulary()
    lists = {name: enumeration(name, values) for name, values in table.lists.items()}
    patterns = {
        name: pattern(name, expression, "xs:token" if name in _TOKENS else "xs:string")
        for name, expression in table.patterns.items()
    }
    unions = {
        name: f'  <xs:simpleType name="{name}-values">\n    <xs:union memberTypes="{members}"/>\n'
        "  </xs:simpleType>\n"
        for name, members in _UNIONS.items()
    }
    return dict(sorted({**lists, **patterns, **unions}.items()))


def _xml() -> str:
    """Return the schema of the attributes that XML itself has."""
    return (
        f"{schemas.head('The attributes of XML that EAC-CPF 2010 uses', _MAKER)}"
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"\n'
        f'    targetNamespace="{XML}">\n'
        '  <xs:attribute name="id" type="xs:ID"/>\n'
        '  <xs:attribute name="base" type="xs:anyURI"/>\n'
        '  <xs:attribute name="lang">\n    <xs:simpleType>\n      <xs:union memberTypes="xs:language">\n'
        '        <xs:simpleType>\n          <xs:restriction base="xs:string">\n'
        '            <xs:enumeration value=""/>\n          </xs:restriction>\n        </xs:simpleType>\n'
        "      </xs:union>\n    </xs:simpleType>\n  </xs:attribute>\n"
        "</xs:schema>\n"
    )


if __name__ == "__main__":
    write(paths.schema())
