"""W3C schemas of our own, made from the vocabulary: `python -m muniment.formats.ead.schemas` writes them."""

from collections.abc import Iterator
from pathlib import Path

from muniment import paths
from muniment.formats.ead.models import Group, Model, Particle
from muniment.formats.ead.versions import XLINK, Version
from muniment.formats.ead.vocabulary import Attribute, Element, Form, Vocabulary, vocabulary

_SIMPLE = {
    "text": "xs:string",
    "token": "xs:token",
    "name-token": "xs:NMTOKEN",
    "id": "xs:ID",
    "id-reference": "xs:IDREF",
    "id-references": "xs:IDREFS",
    "entity": "xs:ENTITY",
    "address": "xs:anyURI",
}
_OCCURS = {
    "": "",
    "?": ' minOccurs="0"',
    "*": ' minOccurs="0" maxOccurs="unbounded"',
    "+": ' maxOccurs="unbounded"',
}
_JOINS = {"|": "choice", ",": "sequence"}

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- {title}, as Muniment's vocabulary describes it. Apache-2.0.
     Made by `python -m muniment.formats.ead.schemas`: change the vocabulary, not this file. -->
"""

# Years 0 to 2999 with month and day or without, written with hyphens or together, alone or from/to.
_DAY = "-?[0-2][0-9]{3}((0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])|-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
ISO_DATES = f"{_DAY}(/{_DAY})?"
"""What `unitdate/@normal` may be in EAD 2002."""

_ISO_DATES = f"""  <xs:simpleType name="iso-dates-values">
    <xs:restriction base="xs:token">
      <xs:pattern value="{ISO_DATES}"/>
    </xs:restriction>
  </xs:simpleType>
"""
_LAST = {
    "date": "2099-12-31",
    "gYear": "2099",
    "gYearMonth": "2099-12",
    "dateTime": "2099-12-31T23:59:59",
}


def files() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every schema file."""
    yield "xlink.xsd", _xlink()
    for version in Version:
        yield version.schema, "".join(_schema(version))


def write(folder: Path) -> None:
    """Write the schema files into `folder`."""
    for name, text in files():
        (folder / name).write_text(text, encoding="utf-8")


def _schema(version: Version) -> Iterator[str]:
    table = vocabulary()
    linked = version is Version.EAD2002
    yield _HEAD.format(title=version.label)
    yield '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"\n'
    yield f'    targetNamespace="{version.namespace}" xmlns="{version.namespace}"'
    yield f' xmlns:xlink="{XLINK}">\n' if linked else ">\n"
    if linked:
        yield f'  <xs:import namespace="{XLINK}" schemaLocation="xlink.xsd"/>\n'
    yield '  <xs:element name="ead" type="ead"/>\n'
    for element in table.of(version):
        yield from _type(element, element.forms[version])
    yield from _lists(table, version)


def _type(element: Element, form: Form) -> Iterator[str]:
    mixed = ' mixed="true"' if form.content.words else ""
    yield f'  <xs:complexType name="{element.name}"{mixed}>\n'
    model = form.content.model
    if model is not None:
        yield from _model(_in_a_group(model), "    ")
    for attribute in form.attributes.values():
        yield _attribute(attribute)
    yield "  </xs:complexType>\n"


def _in_a_group(model: Model) -> Model:
    return Group(",", (model,)) if isinstance(model, Particle) else model


def _model(model: Model, indent: str) -> Iterator[str]:
    occurs = _OCCURS[model.occurs]
    if isinstance(model, Group):
        join = _JOINS[model.joined]
        yield f"{indent}<xs:{join}{occurs}>\n"
        for member in model.members:
            yield from _model(member, indent + "  ")
        yield f"{indent}</xs:{join}>\n"
    elif model.name == "any":
        yield f'{indent}<xs:any namespace="##other" processContents="lax"{occurs}/>\n'
    else:
        yield f'{indent}<xs:element name="{model.name}" type="{model.name}"{occurs}/>\n'


def _attribute(attribute: Attribute) -> str:
    use = ' use="required"' if attribute.required else ""
    if attribute.name == "xlink:type":
        return f'    <xs:attributeGroup ref="xlink:{attribute.type}"/>\n'
    if attribute.name.startswith("xlink:"):
        return f'    <xs:attribute ref="{attribute.name}"{use}/>\n'
    kind = _SIMPLE.get(attribute.type, f"{attribute.type}-values")
    return f'    <xs:attribute name="{attribute.name}" type="{kind}"{use}/>\n'


def _lists(table: Vocabulary, version: Version) -> Iterator[str]:
    """Yield the types of attribute values that this version uses and that XML Schema does not have."""
    used = {a.type for element in table.of(version) for a in element.forms[version].attributes.values()}
    yield from (_enumeration(name, table.lists[name]) for name in sorted(used & table.lists.keys() - _LINK_TYPES))
    made = {"iso-dates": _ISO_DATES, "moment": _moment()}
    yield from (text for name, text in made.items() if name in used)
    yield "</xs:schema>\n"


def _enumeration(name: str, values: tuple[str, ...], base: str = "xs:token") -> str:
    rows = "".join(f'      <xs:enumeration value="{value}"/>\n' for value in values)
    return (
        f'  <xs:simpleType name="{name}-values">\n    <xs:restriction base="{base}">\n'
        f"{rows}    </xs:restriction>\n  </xs:simpleType>\n"
    )


def _moment() -> str:
    """Return the type of a day, month, year or point in time up to the end of 2099."""
    members = "".join(
        f'      <xs:simpleType>\n        <xs:restriction base="xs:{base}">\n'
        f'          <xs:maxInclusive value="{last}"/>\n'
        "        </xs:restriction>\n      </xs:simpleType>\n"
        for base, last in _LAST.items()
    )
    return f'  <xs:simpleType name="moment-values">\n    <xs:union>\n{members}    </xs:union>\n  </xs:simpleType>\n'


_LINK_TYPES = {"simple", "extended", "locator", "arc", "resource", "xlink-show", "xlink-actuate"}


def _xlink() -> str:
    """Return the schema of the XLink attributes that EAD 2002 uses."""
    lists = vocabulary().lists
    kinds = {"href": "xs:anyURI", "show": "xlink:xlink-show-values", "actuate": "xlink:xlink-actuate-values"}
    names = ("href", "role", "arcrole", "title", "show", "actuate", "label", "from", "to")
    plain = "".join(f'  <xs:attribute name="{n}" type="{kinds.get(n, "xs:string")}"/>\n' for n in names)
    groups = "".join(
        f'  <xs:attributeGroup name="{name}">\n'
        f'    <xs:attribute name="type" type="xs:string" fixed="{name}" form="qualified"/>\n'
        "  </xs:attributeGroup>\n"
        for name in ("simple", "extended", "locator", "arc", "resource")
    )
    closed = (_enumeration(name, lists[name], "xs:string") for name in ("xlink-show", "xlink-actuate"))
    return (
        _HEAD.format(title="The attributes of XLink that EAD 2002 uses")
        + '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"\n'
        + f'    targetNamespace="{XLINK}" xmlns:xlink="{XLINK}">\n'
        + plain
        + groups
        + "".join(closed)
        + "</xs:schema>\n"
    )


if __name__ == "__main__":
    write(paths.schema())
