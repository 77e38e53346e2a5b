"""Whether an element would be valid where the vocabulary has it."""

from collections.abc import Iterator, Mapping

from lxml import etree

from muniment.formats.ead.concepts import fits, short
from muniment.formats.ead.inline import may_stand
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of, vocabulary
from muniment.formats.xml.elements import is_element, local, namespace
from muniment.formats.xml.escaping import is_holdable
from muniment.formats.xml.namespaces import XLINK
from muniment.formats.xml.vocabularies import Attribute, Form


def sound_fragment(xml: str, inside: str, version: Version) -> etree._Element | None:
    """Return the one element, comment or instruction that the text is, or None where it is unsound."""
    if not is_holdable(xml):
        return None
    try:
        around = etree.fromstring(f'<c xmlns="{version.namespace}" xmlns:xlink="{XLINK}">{xml}</c>')
    except etree.XMLSyntaxError:
        return None
    if len(around) != 1 or (around.text or around[0].tail or "").strip():
        return None
    return around[0] if is_sound(around[0], inside, version) else None


def is_sound(node: etree._Element, inside: str, version: Version) -> bool:
    """Return whether the node may stand in `inside`, and all in it where it is."""
    return next(_faults(node, inside, version), None) is None


def faults(node: etree._Element, inside: str, version: Version) -> int:
    """Return how many elements, the node and those in it, may not be as they are or stand where they do."""
    return sum(1 for _ in _faults(node, inside, version))


def _faults(node: etree._Element, inside: str, version: Version) -> Iterator[etree._Element]:
    """Yield each element that is not valid by itself, without what stands in unknown ones."""
    if not is_element(node):
        return
    name = row_of(version, local(node))
    if may_stand(version, "any", inside):
        if namespace(node) in ("", version.namespace):
            yield node
        return
    form = vocabulary().form(name, version)
    if form is None or form.name != local(node):
        yield node
        return
    if not (may_stand(version, name, inside) and _is_sound_by_itself(node, form, version)):
        yield node
    for child in node:
        yield from _faults(child, name, version)


def _is_sound_by_itself(node: etree._Element, form: Form, version: Version) -> bool:
    if not _attributes_are_sound(node, form.attributes):
        return False
    return (form.content.words or not has_words(node)) and _fits_model(node, form, version)


def may_have(name: str, said: Mapping[str, str], version: Version) -> bool:
    """Return whether an element, by its row, may have these attributes with what they say."""
    form = vocabulary().form(name, version)
    known = form.attributes if form is not None else {}
    return all(key in known and is_holdable(text) and _may_be(known[key], text) for key, text in said.items())


def _attributes_are_sound(node: etree._Element, known: Mapping[str, Attribute]) -> bool:
    said = {short(str(key)): str(text) for key, text in node.attrib.items()}
    if any(attribute.required and name not in said for name, attribute in known.items()):
        return False
    return all(name in known and _may_be(known[name], text) for name, text in said.items())


def _may_be(attribute: Attribute, text: str) -> bool:
    return (attribute.type in ("text", "token", "plain-text") and not text) or fits(attribute, text)


def has_words(node: etree._Element) -> bool:
    """Return whether words stand in an element beside the elements in it."""
    return any((text or "").strip() for text in (node.text, *(child.tail for child in node)))


def _fits_model(node: etree._Element, form: Form, version: Version) -> bool:
    """Return whether what stands in an element may stand there, in this order and this often."""
    model = form.content.model
    names = [row_of(version, local(child)) for child in node if is_element(child)]
    if model is None or _FOREIGN & form.content.names:
        return bool(names) is (model is not None)
    return form.content.fits(names)


_FOREIGN = frozenset(("any", "any-local"))
"""What stands in a model for elements of other vocabularies."""
