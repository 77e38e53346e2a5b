"""W3C schemas, written from vocabularies."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from muniment.formats.xml.models import Group, Model, Particle
from muniment.formats.xml.namespaces import XLINK, XML
from muniment.formats.xml.vocabularies import Attribute, Form, Vocabulary

LINKS = ("simple", "extended", "locator", "arc", "resource")
"""The kinds of links; an attribute of such a type says the kind, and nothing else."""

SIMPLE = {
    "text": "xs:string",
    "plain-text": "xs:normalizedString",
    "token": "xs:token",
    "name-token": "xs:NMTOKEN",
    "id": "xs:ID",
    "id-reference": "xs:IDREF",
    "id-references": "xs:IDREFS",
    "entity": "xs:ENTITY",
    "address": "xs:anyURI",
    "truth": "xs:boolean",
    "base64": "xs:base64Binary",
}
"""The types that XML Schema has, unless a language has one of that name."""

REQUIRED = ' use="required"'

_OCCURS = {
    "": "",
    "?": ' minOccurs="0"',
    "*": ' minOccurs="0" maxOccurs="unbounded"',
    "+": ' maxOccurs="unbounded"',
}
_ANYTHING = {
    "any": "",
    "any-local": '{indent}<xs:any namespace="##local" processContents="lax"{occurs}/>\n',
}
"""Names in models that stand for elements of other vocabularies; the first as the language has it."""

_JOINS = {"|": "choice", ",": "sequence"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- {title}, as Muniment's vocabulary describes it. Apache-2.0.
     Made by `python -m {maker}`: change the vocabulary, not this file. -->
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What a schema describes: the elements there are, by the ids of their rows, and their namespace, if any.

    `types` are the declarations of the types that XML Schema does not have; those that are used are
    written, in this order. `any` declares an element of another vocabulary, with places for its
    `indent` and how often it `occurs`, and `any_attribute` an attribute of another.
    """

    title: str
    maker: str
    root: str
    namespace: str
    vocabulary: Vocabulary
    forms: Mapping[str, Form]
    types: Mapping[str, str]
    any: str
    any_attribute: str = ""

    @property
    def attributes(self) -> Iterator[Attribute]:
        """The attributes of all elements."""
        return (each for form in self.forms.values() for each in form.attributes.values())

    def type(self, name: str) -> str:
        """Return what the schema calls a type of values."""
        return f"{name}-values" if name in self.types else SIMPLE[name]


def write(files: Iterable[tuple[str, str]], folder: Path) -> None:
    """Write schema files, each a name and a text, into `folder`."""
    for name, text in files:
        (folder / name).write_text(text, encoding="utf-8")


def head(title: str, maker: str) -> str:
    """Return what every schema file begins with: what it is, and the module that makes it."""
    return _HEAD.format(title=title, maker=maker)


def enumeration(name: str, values: Iterable[str], base: str = "xs:token") -> str:
    """Return the declaration of a type with these values."""
    return _restriction(name, base, "".join(f'      <xs:enumeration value="{value}"/>\n' for value in values))


def pattern(name: str, expression: str, base: str = "xs:token") -> str:
    """Return the declaration of a type whose values a pattern describes."""
    return _restriction(name, base, f'      <xs:pattern value="{expression}"/>\n')


def schema(language: Language) -> str:
    """Return the text of the schema."""
    return "".join(_schema(language))


def _schema(language: Language) -> Iterator[str]:
    space = language.namespace
    used = {each.name for each in language.attributes}
    is_linked = "xlink:type" in used
    yield head(language.title, language.maker)
    yield '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"'
    yield f'\n    targetNamespace="{space}" xmlns="{space}"' if space else ""
    yield f' xmlns:xlink="{XLINK}">\n' if is_linked else ">\n"
    if is_linked:
        yield _import(XLINK, "xlink.xsd")
    if any(name.startswith("xml:") for name in used):
        yield _import(XML, "xml.xsd")
    yield f'  <xs:element name="{language.root}" type="{language.root}"/>\n'
    for id, form in language.forms.items():
        yield from _type(id, form, language)
    yield from _own_types(language)
    yield "</xs:schema>\n"


def _import(namespace: str, file: str) -> str:
    return f'  <xs:import namespace="{namespace}" schemaLocation="{file}"/>\n'


def _type(id: str, form: Form, language: Language) -> Iterator[str]:
    mixed = ' mixed="true"' if form.content.words and not form.value else ""
    yield f'  <xs:complexType name="{id}"{mixed}>\n'
    attributes = "".join(_attribute(each, language) for each in form.attributes.values())
    if form.value:
        yield f'    <xs:simpleContent>\n    <xs:extension base="{language.type(form.value)}">\n'
        yield f"{attributes}{language.any_attribute}    </xs:extension>\n    </xs:simpleContent>\n"
    else:
        yield from _content(form, language)
        yield f"{attributes}{language.any_attribute}"
    yield "  </xs:complexType>\n"


def _content(form: Form, language: Language) -> Iterator[str]:
    model = form.content.model
    if model is not None:
        yield from _model(Group(",", (model,)) if isinstance(model, Particle) else model, language, "    ")


def _model(model: Model, language: Language, indent: str) -> Iterator[str]:
    occurs = _OCCURS[model.occurs]
    if isinstance(model, Group):
        join = _JOINS[model.joined]
        yield f"{indent}<xs:{join}{occurs}>\n"
        for member in model.members:
            yield from _model(member, language, indent + "  ")
        yield f"{indent}</xs:{join}>\n"
    elif model.name in _ANYTHING:
        yield (_ANYTHING[model.name] or language.any).format(indent=indent, occurs=occurs)
    else:
        name = language.forms[model.name].name
        yield f'{indent}<xs:element name="{name}" type="{model.name}"{occurs}/>\n'


def _attribute(attribute: Attribute, language: Language) -> str:
    prefix = attribute.name.rpartition(":")[0]
    use = REQUIRED if attribute.required else ""
    if attribute.name == "xlink:type":
        return f'    <xs:attributeGroup ref="xlink:{attribute.type}Link"/>\n'
    if prefix == "xlink":
        return ""
    if prefix:
        return f'    <xs:attribute ref="{attribute.name}"{use}/>\n'
    if attribute.type in LINKS:
        return f'    <xs:attribute name="{attribute.name}" type="xs:string" fixed="{attribute.type}"/>\n'
    return f'    <xs:attribute name="{attribute.name}" type="{language.type(attribute.type)}"{use}/>\n'


def _own_types(language: Language) -> Iterator[str]:
    used = {each.type for each in language.attributes} | {form.value for form in language.forms.values()}
    return (text for name, text in language.types.items() if name in used)


def _restriction(name: str, base: str, facets: str) -> str:
    return (
        f'  <xs:simpleType name="{name}-values">\n    <xs:restriction base="{base}">\n'
        f"{facets}    </xs:restriction>\n  </xs:simpleType>\n"
    )
