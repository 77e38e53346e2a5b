"""Which elements are spans of a line, and which blocks, in each version: from the vocabulary."""

from collections.abc import Mapping
from functools import cache

from muniment.description.markup import Attributes, SpanKind
from muniment.formats.ead.pointers import pointing
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import vocabulary

_NEAR = {
    "unitdate": SpanKind.DATE,
    "unittitle": SpanKind.TITLE,
    "bibref": SpanKind.TITLE,
    "archref": SpanKind.TITLE,
    "edition": SpanKind.TITLE,
    "bibseries": SpanKind.TITLE,
    "imprint": SpanKind.NAME,
    "publisher": SpanKind.NAME,
    "origination": SpanKind.NAME,
    "repository": SpanKind.BODY,
    "subarea": SpanKind.BODY,
    "referringstring": SpanKind.NAME,
}
"""Elements with words of their own that stand in a line and that we have no kind of span for."""

_NAMED = {
    SpanKind.PERSON: "persName",
    SpanKind.FAMILY: "famName",
    SpanKind.BODY: "corpName",
    SpanKind.NAME: "name",
    SpanKind.PLACE: "geogName",
    SpanKind.SUBJECT: "subject",
    SpanKind.GENRE: "genreForm",
    SpanKind.FUNCTION: "function",
    SpanKind.OCCUPATION: "occupation",
    SpanKind.TITLE: "title",
}
_SET_APART = (
    SpanKind.DATE,
    SpanKind.QUOTE,
    SpanKind.ABBREVIATION,
    SpanKind.EXPANSION,
    SpanKind.FOREIGN,
    SpanKind.NUMBER,
)
_TYPED: Mapping[Version, Mapping[SpanKind, tuple[str, str, str]]] = {
    Version.EAD4: {
        **{kind: ("referringstring", "referredEntityType", said) for kind, said in _NAMED.items()},
        **{kind: ("emph", "kind", kind.value) for kind in _SET_APART},
    }
}
"""The kinds of spans that one element of a version says by a type: the element, attribute and value.

The attribute is under our name.
"""

_FIELDS = ("credits", "subjects", "prose")


@cache
def span_kinds(version: Version) -> dict[str, SpanKind]:
    """Return the elements that are spans in `version`, each with its kind."""
    kinds = {kind.value for kind in SpanKind}
    return {
        element.id: SpanKind(element.kind)
        for element in vocabulary().of(version)
        if element.field in _FIELDS and element.kind in kinds
    }


@cache
def pointing_elements(version: Version) -> Mapping[SpanKind, Mapping[str, str]]:
    """Return by kind of span which attributes refer to ids, each with the element that has it."""
    found = dict[SpanKind, dict[str, str]]()
    for element, kind in span_kinds(version).items():
        found.setdefault(kind, {}).update(dict.fromkeys(pointing(version, element), element))
    return found


@cache
def span_kind(version: Version, element: str) -> SpanKind | None:
    """Return the kind of span that the element is read as; None where its words are kept as they are."""
    return span_kinds(version).get(element) or _NEAR.get(element)


@cache
def span_elements(version: Version) -> dict[SpanKind, str]:
    """Return the element that each kind of span is written as, where the version has one."""
    typed = {kind: element for kind, (element, _attribute, _said) in _TYPED.get(version, {}).items()}
    return {kind: name for name, kind in span_kinds(version).items()} | typed


def typed(version: Version, kind: SpanKind) -> tuple[str, str]:
    """Return the attribute and value by which the version tells the kind of span; empty where it has none."""
    return _TYPED.get(version, {}).get(kind, ("", "", ""))[1:]


def told_by_type(
    version: Version, element: str, attributes: Attributes
) -> tuple[SpanKind, Attributes] | None:
    """Return the kind that an attribute tells, and the others; None where none does."""
    kinds = _kinds_by_type(version)
    for pair in attributes:
        kind = kinds.get((element, *pair))
        if kind is not None:
            return kind, tuple(other for other in attributes if other is not pair)
    return None


@cache
def _kinds_by_type(version: Version) -> Mapping[tuple[str, str, str], SpanKind]:
    return {told: kind for kind, told in _TYPED.get(version, {}).items()}


@cache
def may_stand(version: Version, element: str, inside: str) -> bool:
    """Return whether the content model of `inside` has a place for `element`."""
    form = vocabulary().form(inside, version)
    return form is not None and element in form.content.names


@cache
def takes_parts(version: Version, element: str) -> bool:
    """Return whether the words of the element stand in `part` (EAD3 names and terms)."""
    return may_stand(version, "part", element)


@cache
def is_empty(version: Version, element: str) -> bool:
    """Return whether nothing at all may stand in the element."""
    form = vocabulary().form(element, version)
    return form is not None and not form.content.words and form.content.model is None
