"""W3C schemas of our own, made from the vocabulary: `python -m muniment.formats.ead.schemas` writes them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from muniment import paths
from muniment.formats.ead import flavours
from muniment.formats.ead.models import Group, Model, Particle
from muniment.formats.ead.versions import XLINK, Version
from muniment.formats.ead.vocabulary import Attribute, Form, Vocabulary, vocabulary

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
_REQUIRED = ' use="required"'
_JOINS = {"|": "choice", ",": "sequence"}

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- {title}, as Muniment's vocabulary describes it. Apache-2.0.
     Made by `python -m muniment.formats.ead.schemas`: change the vocabulary, not this file. -->
"""

_LAST = {
    "date": "2099-12-31",
    "gYear": "2099",
    "gYearMonth": "2099-12",
    "dateTime": "2099-12-31T23:59:59",
}


@dataclass(frozen=True, slots=True)
class _Language:
    """What a schema describes: the elements that there are, and the namespace they are in, if any."""

    title: str
    namespace: str
    elements: tuple[tuple[str, Form], ...]

    @property
    def is_linked(self) -> bool:
        """Whether its links are those of XLink."""
        return any("xlink:type" in form.attributes for _, form in self.elements)

    @property
    def types(self) -> frozenset[str]:
        """The types of its attributes."""
        return frozenset(a.type for _, form in self.elements for a in form.attributes.values())


def files() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every schema file."""
    yield "xlink.xsd", _xlink()
    for version in Version:
        elements = tuple((each.name, each.forms[version]) for each in vocabulary().of(version))
        yield version.schema, "".join(_schema(_Language(version.label, version.namespace, elements)))
        if version is Version.EAD2002:
            title = f"{version.label} as its DTD has it"
            bare = tuple((name, _form_of_dtd(form)) for name, form in elements)
            yield flavours.DTD_SCHEMA, "".join(_schema(_Language(title, "", bare)))


def write(folder: Path) -> None:
    """Write the schema files into `folder`."""
    for name, text in files():
        (folder / name).write_text(text, encoding="utf-8")


def _form_of_dtd(form: Form) -> Form:
    attributes = map(flavours.in_dtd, form.attributes.values())
    return Form(form.content, {attribute.name: attribute for attribute in attributes})


def _schema(language: _Language) -> Iterator[str]:
    space = language.namespace
    yield _HEAD.format(title=language.title)
    yield '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"'
    yield f'\n    targetNamespace="{space}" xmlns="{space}"' if space else ""
    yield f' xmlns:xlink="{XLINK}">\n' if language.is_linked else ">\n"
    if language.is_linked:
        yield f'  <xs:import namespace="{XLINK}" schemaLocation="xlink.xsd"/>\n'
    yield '  <xs:element name="ead" type="ead"/>\n'
    for name, form in language.elements:
        yield from _type(name, form)
    yield from _lists(vocabulary(), language)


def _type(name: str, form: Form) -> Iterator[str]:
    mixed = ' mixed="true"' if form.content.words else ""
    yield f'  <xs:complexType name="{name}"{mixed}>\n'
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
    use = _REQUIRED if attribute.required else ""
    if attribute.name == "xlink:type":
        return f'    <xs:attributeGroup ref="xlink:{attribute.type}Link"/>\n'
    if attribute.name.startswith("xlink:"):
        return ""
    if attribute.name == "linktype":
        return f'    <xs:attribute name="linktype" type="xs:string" fixed="{attribute.type}"/>\n'
    kind = _SIMPLE.get(attribute.type, f"{attribute.type}-values")
    return f'    <xs:attribute name="{attribute.name}" type="{kind}"{use}/>\n'


def _lists(table: Vocabulary, language: _Language) -> Iterator[str]:
    """Yield the types of attribute values that the language uses and that XML Schema does not have."""
    used = language.types
    yield from (
        _enumeration(name, table.lists[name]) for name in sorted(used & table.lists.keys() - _LINK_TYPES)
    )
    made = {**_patterns(table), "moment": _moment()}
    yield from (text for name, text in made.items() if name in used)
    yield "</xs:schema>\n"


def _enumeration(name: str, values: tuple[str, ...], base: str = "xs:token") -> str:
    rows = "".join(f'      <xs:enumeration value="{value}"/>\n' for value in values)
    return (
        f'  <xs:simpleType name="{name}-values">\n    <xs:restriction base="{base}">\n'
        f"{rows}    </xs:restriction>\n  </xs:simpleType>\n"
    )


def _patterns(table: Vocabulary) -> dict[str, str]:
    """Return the types whose values a pattern describes."""
    return {
        name: f'  <xs:simpleType name="{name}-values">\n    <xs:restriction base="xs:token">\n'
        f'      <xs:pattern value="{pattern}"/>\n    </xs:restriction>\n  </xs:simpleType>\n'
        for name, pattern in table.patterns.items()
    }


def _moment() -> str:
    """Return the type of a day, month, year or point in time up to the end of 2099."""
    members = "".join(
        f'      <xs:simpleType>\n        <xs:restriction base="xs:{base}">\n'
        f'          <xs:maxInclusive value="{last}"/>\n'
        "        </xs:restriction>\n      </xs:simpleType>\n"
        for base, last in _LAST.items()
    )
    union = f"    <xs:union>\n{members}    </xs:union>\n"
    return f'  <xs:simpleType name="moment-values">\n{union}  </xs:simpleType>\n'


_LINK_TYPES = {"simple", "extended", "locator", "arc", "resource", "xlink-show", "xlink-actuate"}


def _xlink() -> str:
    """Return the schema of the XLink attributes that EAD 2002 uses, one group for each kind of link."""
    table = vocabulary()
    links = {kind: _links(kind, table) for kind in ("simple", "extended", "locator", "arc", "resource")}
    names = {a.name.removeprefix("xlink:"): a.type for link in links.values() for a in link[1:]}
    return "".join(
        (
            _HEAD.format(title="The attributes of XLink that EAD 2002 uses"),
            '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"\n',
            f'    targetNamespace="{XLINK}" xmlns:xlink="{XLINK}">\n',
            *(f'  <xs:attribute name="{name}" type="{_link_type(kind)}"/>\n' for name, kind in names.items()),
            *(_link_group(kind, link) for kind, link in links.items()),
            *(_enumeration(kind, table.lists[kind], "xs:string") for kind in ("xlink-show", "xlink-actuate")),
            "</xs:schema>\n",
        )
    )


def _links(kind: str, table: Vocabulary) -> list[Attribute]:
    """Return the attributes of a kind of link, its type first, from the first element that has them."""
    forms = (element.forms[Version.EAD2002] for element in table.of(Version.EAD2002))
    link = Attribute("xlink:type", kind)
    form = next(form for form in forms if form.attributes.get("xlink:type") == link)
    return [attribute for name, attribute in form.attributes.items() if name.startswith("xlink:")]


def _link_type(kind: str) -> str:
    return _SIMPLE.get(kind, f"xlink:{kind}-values")


def _link_group(kind: str, link: list[Attribute]) -> str:
    others = "".join(
        f'    <xs:attribute ref="{each.name}"{_REQUIRED if each.required else ""}/>\n' for each in link[1:]
    )
    return (
        f'  <xs:attributeGroup name="{kind}Link">\n'
        f'    <xs:attribute name="type" type="xs:string" fixed="{kind}" form="qualified"/>\n'
        f"{others}  </xs:attributeGroup>\n"
    )


if __name__ == "__main__":
    write(paths.schema())
