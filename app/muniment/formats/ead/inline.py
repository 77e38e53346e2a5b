"""Which elements are spans of a line, and which blocks, in each version: from the vocabulary."""

from functools import cache

from muniment.description.markup import SpanKind
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
}
"""Elements with words of their own that stand in a line and that we have no kind of span for."""

_FIELDS = ("credits", "subjects", "prose")


@cache
def span_kinds(version: Version) -> dict[str, SpanKind]:
    """Return the elements that are spans in `version`, each with its kind."""
    kinds = {kind.value for kind in SpanKind}
    return {
        element.name: SpanKind(element.kind)
        for element in vocabulary().of(version)
        if element.field in _FIELDS and element.kind in kinds
    }


@cache
def span_kind(version: Version, element: str) -> SpanKind | None:
    """Return the kind of span that the element is read as; None where its words are kept as they are."""
    return span_kinds(version).get(element) or _NEAR.get(element)


@cache
def span_elements(version: Version) -> dict[SpanKind, str]:
    """Return the element that each kind of span is written as, where the version has one."""
    return {kind: name for name, kind in span_kinds(version).items()}


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
