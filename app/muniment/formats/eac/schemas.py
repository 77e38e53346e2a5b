"""W3C schemas of our own, made from the vocabulary: `python -m muniment.formats.eac.schemas` writes them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from muniment import paths
from muniment.formats.eac.versions import Version
from muniment.formats.eac.vocabulary import Attribute, Element, Form, vocabulary
from muniment.formats.ead.models import Group, Model, Particle
from muniment.formats.ead.versions import XLINK

XML = "http://www.w3.org/XML/1998/namespace"

_SIMPLE = {
    "text": "xs:string",
    "plain-text": "xs:normalizedString",
    "token": "xs:token",
    "name-token": "xs:NMTOKEN",
    "id": "xs:ID",
    "id-references": "xs:IDREFS",
    "address": "xs:anyURI",
    "truth": "xs:boolean",
    "base64": "xs:base64Binary",
}
_OCCURS = {
    "": "",
    "?": ' minOccurs="0"',
    "*": ' minOccurs="0" maxOccurs="unbounded"',
    "+": ' maxOccurs="unbounded"',
}
_JOINS = {"|": "choice", ",": "sequence"}
_UNIONS = {"day": "xs:date xs:gYear xs:gYearMonth", "moment": "xs:date xs:gYear xs:gYearMonth xs:dateTime"}

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- {title}, as Muniment's vocabulary describes it. Apache-2.0.
     Made by `python -m muniment.formats.eac.schemas`: change the vocabulary, not this file. -->
"""

_ANY = {
    Version.EAC2010: '{0}<xs:any processContents="skip"/>\n',
    Version.EAC2: '{0}<xs:choice>\n{0}  <xs:any namespace="##other" processContents="lax"/>\n'
    '{0}  <xs:any namespace="##local" processContents="lax"/>\n{0}</xs:choice>\n',
}
_ANY_ATTRIBUTE = {
    Version.EAC2010: "",
    Version.EAC2: '    <xs:anyAttribute namespace="##other" processContents="lax"/>\n',
}
_IMPORTS = {
    Version.EAC2010: f'  <xs:import namespace="{XLINK}" schemaLocation="xlink.xsd"/>\n'
    f'  <xs:import namespace="{XML}" schemaLocation="xml.xsd"/>\n',
    Version.EAC2: "",
}


def files() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every schema file."""
    yield "xml.xsd", _xml()
    for version in Version:
        yield version.schema, "".join(_schema(version))


def write(folder: Path) -> None:
    """Write the schema files into `folder`."""
    for name, text in files():
        (folder / name).write_text(text, encoding="utf-8")


def _schema(version: Version) -> Iterator[str]:
    yield _HEAD.format(title=version.label)
    yield '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"\n'
    yield f'    targetNamespace="{version.namespace}" xmlns="{version.namespace}"'
    yield f' xmlns:xlink="{XLINK}">\n{_IMPORTS[version]}' if _IMPORTS[version] else ">\n"
    yield f'  <xs:element name="{version.root}" type="{version.root}"/>\n'
    for id, element in vocabulary().of(version):
        yield from _type(id, element, version)
    yield from _types(version)
    yield "</xs:schema>\n"


def _type(id: str, element: Element, version: Version) -> Iterator[str]:
    form = element.forms[version]
    mixed = ' mixed="true"' if form.content.words and not form.value else ""
    yield f'  <xs:complexType name="{id}"{mixed}>\n'
    attributes = "".join(map(_attribute, form.attributes.values())) + _ANY_ATTRIBUTE[version]
    if form.value:
        yield f'    <xs:simpleContent>\n    <xs:extension base="{_named(form.value)}">\n'
        yield f"{attributes}    </xs:extension>\n    </xs:simpleContent>\n"
    else:
        yield from _content(form, version)
        yield attributes
    yield "  </xs:complexType>\n"


def _content(form: Form, version: Version) -> Iterator[str]:
    model = form.content.model
    if model is not None:
        in_a_group = Group(",", (model,)) if isinstance(model, Particle) else model
        yield from _model(in_a_group, version, "    ")


def _model(model: Model, version: Version, indent: str) -> Iterator[str]:
    occurs = _OCCURS[model.occurs]
    if isinstance(model, Group):
        join = _JOINS[model.joined]
        yield f"{indent}<xs:{join}{occurs}>\n"
        for member in model.members:
            yield from _model(member, version, indent + "  ")
        yield f"{indent}</xs:{join}>\n"
    elif model.name == "any":
        yield _ANY[version].format(indent)
    else:
        name = vocabulary().elements[model.name].name
        yield f'{indent}<xs:element name="{name}" type="{model.name}"{occurs}/>\n'


def _attribute(attribute: Attribute) -> str:
    prefix, _, _name = attribute.name.rpartition(":")
    if attribute.name == "xlink:type":
        return '    <xs:attributeGroup ref="xlink:simpleLink"/>\n'
    if prefix == "xlink":
        return ""
    if prefix:
        return f'    <xs:attribute ref="{attribute.name}"/>\n'
    use = ' use="required"' if attribute.required else ""
    return f'    <xs:attribute name="{attribute.name}" type="{_named(attribute.type)}"{use}/>\n'


def _named(type: str) -> str:
    return _SIMPLE.get(type, f"{type}-values")


def _types(version: Version) -> Iterator[str]:
    """Yield the types of values that this version uses and that XML Schema does not have."""
    forms = [element.forms[version] for _id, element in vocabulary().of(version)]
    used = {form.value for form in forms} | {a.type for form in forms for a in form.attributes.values()}
    yield from (text for name, text in sorted(_own_types().items()) if name in used)


def _own_types() -> Mapping[str, str]:
    table = vocabulary()
    lists = {name: _enumeration(name, values) for name, values in table.lists.items()}
    patterns = {name: _pattern(name, pattern) for name, pattern in table.patterns.items()}
    unions = {
        name: f'  <xs:simpleType name="{name}-values">\n    <xs:union memberTypes="{members}"/>\n'
        "  </xs:simpleType>\n"
        for name, members in _UNIONS.items()
    }
    return {**lists, **patterns, **unions}


def _enumeration(name: str, values: tuple[str, ...]) -> str:
    return _restriction(
        name, "xs:token", "".join(f'      <xs:enumeration value="{value}"/>\n' for value in values)
    )


def _pattern(name: str, pattern: str) -> str:
    base = "xs:token" if name == "agency-code" else "xs:string"
    return _restriction(name, base, f'      <xs:pattern value="{pattern}"/>\n')


def _restriction(name: str, base: str, facets: str) -> str:
    return (
        f'  <xs:simpleType name="{name}-values">\n    <xs:restriction base="{base}">\n'
        f"{facets}    </xs:restriction>\n  </xs:simpleType>\n"
    )


def _xml() -> str:
    """Return the schema of the attributes that XML itself has."""
    return (
        f"{_HEAD.format(title='The attributes of XML that EAC-CPF 2010 uses')}"
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
