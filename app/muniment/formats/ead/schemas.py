"""W3C schemas of our own, made from the vocabulary: `python -m muniment.formats.ead.schemas` writes them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from muniment import paths
from muniment.formats.ead import flavours
from muniment.formats.ead.versions import Variant, Version
from muniment.formats.ead.vocabulary import vocabulary
from muniment.formats.xml import schemas
from muniment.formats.xml.namespaces import XLINK
from muniment.formats.xml.schemas import LINKS, REQUIRED, SIMPLE, Language, enumeration, pattern
from muniment.formats.xml.versions import StandardVersion
from muniment.formats.xml.vocabularies import Attribute, Form

_MAKER = "muniment.formats.ead.schemas"
_ANY = '{indent}<xs:any namespace="##other" processContents="lax"{occurs}/>\n'
_ANY_ATTRIBUTE: Mapping[StandardVersion, str] = {
    Version.EAD4: '    <xs:anyAttribute namespace="##other" processContents="lax"/>\n'
}
_STRINGS = ("said",)
"""Patterns in which white space counts."""

_MOMENT_EAD4 = (
    '  <xs:simpleType name="moment-ead4-values">\n'
    '    <xs:union memberTypes="xs:gYear xs:gYearMonth xs:date xs:dateTime"/>\n  </xs:simpleType>\n'
)
_XLINK_LISTS = ("xlink-show", "xlink-actuate")
_LAST = {
    "date": "2099-12-31",
    "gYear": "2099",
    "gYearMonth": "2099-12",
    "dateTime": "2099-12-31T23:59:59",
}


def files() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every schema file."""
    yield "xlink.xsd", _xlink()
    for version in (*Version, *Variant):
        language = _language(version)
        yield version.schema, schemas.schema(language)
        if version is Version.EAD2002:
            yield flavours.DTD_SCHEMA, schemas.schema(_of_dtd(language))


def write(folder: Path) -> None:
    """Write the schema files into `folder`."""
    schemas.write(files(), folder)


def _language(version: StandardVersion) -> Language:
    return Language(
        title=version.label,
        maker=_MAKER,
        root=version.root,
        namespace=version.namespace,
        vocabulary=vocabulary(),
        forms={each.id: each.forms[version] for each in vocabulary().of(version)},
        types=_types(),
        any=_ANY,
        any_attribute=_ANY_ATTRIBUTE.get(version, ""),
    )


def _of_dtd(language: Language) -> Language:
    forms = {id: _form_of_dtd(form) for id, form in language.forms.items()}
    return replace(language, title=f"{language.title} as its DTD has it", namespace="", forms=forms)


def _form_of_dtd(form: Form) -> Form:
    attributes = map(flavours.in_dtd, form.attributes.values())
    return replace(form, attributes={attribute.name: attribute for attribute in attributes})


def _types() -> Mapping[str, str]:
    """Return the declarations of the types that XML Schema does not have."""
    table = vocabulary()
    listed = sorted(table.lists.keys() - {*LINKS, *_XLINK_LISTS})
    lists = {name: enumeration(name, table.lists[name]) for name in listed}
    patterns = {
        name: pattern(name, expression, "xs:string" if name in _STRINGS else "xs:token")
        for name, expression in table.patterns.items()
    }
    points = {"id-references-dtd": pattern("id-references-dtd", r"\S+( \S+)*", "xs:IDREFS")}
    return {**lists, **patterns, **points, "moment": _moment(), "moment-ead4": _MOMENT_EAD4}


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


def _xlink() -> str:
    """Return the schema of the XLink attributes that EAD 2002 uses, one group for each kind of link."""
    lists = vocabulary().lists
    links = {kind: _links(kind) for kind in LINKS}
    names = {a.name.removeprefix("xlink:"): a.type for link in links.values() for a in link[1:]}
    return "".join(
        (
            schemas.head("The attributes of XLink that EAD 2002 uses", _MAKER),
            '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"\n',
            f'    targetNamespace="{XLINK}" xmlns:xlink="{XLINK}">\n',
            *(f'  <xs:attribute name="{name}" type="{_link_type(kind)}"/>\n' for name, kind in names.items()),
            *(_link_group(kind, link) for kind, link in links.items()),
            *(enumeration(name, lists[name], "xs:string") for name in _XLINK_LISTS),
            "</xs:schema>\n",
        )
    )


def _links(kind: str) -> list[Attribute]:
    """Return the attributes of a kind of link, its type first, from the first element that has them."""
    forms = (element.forms[Version.EAD2002] for element in vocabulary().of(Version.EAD2002))
    link = Attribute("xlink:type", kind)
    form = next(form for form in forms if form.attributes.get("xlink:type") == link)
    return [attribute for name, attribute in form.attributes.items() if name.startswith("xlink:")]


def _link_type(kind: str) -> str:
    return SIMPLE.get(kind, f"xlink:{kind}-values")


def _link_group(kind: str, link: list[Attribute]) -> str:
    others = "".join(
        f'    <xs:attribute ref="{each.name}"{REQUIRED if each.required else ""}/>\n' for each in link[1:]
    )
    return (
        f'  <xs:attributeGroup name="{kind}Link">\n'
        f'    <xs:attribute name="type" type="xs:string" fixed="{kind}" form="qualified"/>\n'
        f"{others}  </xs:attributeGroup>\n"
    )


if __name__ == "__main__":
    write(paths.schema())
