"""The sources of units read once more: what they say, and what of it no field holds."""

import copy
from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from muniment.description.units import FindingAid, Kept, Note, Unit
from muniment.formats.deliveries import Source
from muniment.formats.ead.flavours import spell_links
from muniment.formats.ead.originals import forms
from muniment.formats.ead.originals.aid_groups import of_group
from muniment.formats.ead.originals.forms import Form
from muniment.formats.ead.originals.scanning import root_tag
from muniment.formats.ead.reading.components import loose_in, other_attributes, placed, take
from muniment.formats.ead.reading.drafts import Draft
from muniment.formats.ead.reading.header import finding_aid, header_in
from muniment.formats.ead.reading.heard import Heard, is_ours, is_slot
from muniment.formats.ead.verbatim import verbatim
from muniment.formats.ead.versions import Version
from muniment.formats.xml.elements import is_element
from muniment.formats.xml.parsing import OPTIONS
from muniment.formats.xml.sources import Prepared, prepare


def element_of(form: Form, version: Version) -> etree._Element:
    """Return the element that a source is, with its slots, under the namespaces it was written in."""
    return parsed(form.text, form.names or forms.usual_names(version))[0]


def parsed(text: str, names: str) -> etree._Element:
    """Return an element around the text, which declares the namespaces `names`; no CDATA becomes plain."""
    return etree.fromstring(f"<around{names}>{text}</around>", etree.XMLParser(**OPTIONS, strip_cdata=False))


def root_in(text: str) -> etree._Element:
    """Return the first element of a file that is given as text."""
    return etree.fromstring(prepare(Source("", text.encode())).data, etree.XMLParser(**OPTIONS))


def aid_in(root: etree._Element, version: Version) -> FindingAid | None:
    """Return what a file says of itself; None where it has no header, or one that we composed."""
    header = header_in(root)
    return None if header is None else finding_aid(Heard(spelt(header, version), version))


def inside(around: etree._Element) -> str:
    """Return what stands in an element, without the namespaces it declares."""
    text = etree.tostring(around, encoding="unicode")
    return text[text.index(">") + 1 : text.rindex("</")] if len(around) else ""


def spelt(element: etree._Element, version: Version) -> etree._Element:
    """Return the element in the schema's spelling of its version: itself, or the same in place."""
    tag: object = element.tag
    if version is Version.EAD2002 and isinstance(tag, str) and not tag.startswith("{"):
        spell_links(element)
    return element


def twins(elements: Iterable[etree._Element], names: str, version: Version) -> list[etree._Element]:
    """Return copies of elements to be read: in the schema's spelling, and under the namespaces `names`.

    What is kept of an element shows which namespaces are declared around it.
    """
    around = parsed("", names)
    around.extend(copy.deepcopy(element) for element in elements)
    return [spelt(element, version) for element in around]


def in_pieces(unit: Unit) -> Unit:
    """Return the unit with what no field holds in pieces, each with its place, instead of its source.

    Words that stood in the first element of its file, where none should, are a note of it.
    """
    if not unit.kept:
        return unit
    pieces: list[Kept] = []
    loose: list[Note] = []
    for version in Version:
        document, form = forms.document_of(unit, version), forms.form_of(unit, version)
        pieces += _around(document, version) if document else []
        loose += loose_in(_file_of(document)[1]) if document else []
        pieces += _unsaid(form, version) if form else []
    rest = forms.without_forms(unit)
    pieces += of_group(unit)
    return replace(rest, kept=(*rest.kept, *pieces), notes=(*rest.notes, *loose)) if pieces or loose else rest


def _unsaid(form: Form, version: Version) -> list[Kept]:
    heard = Heard(spelt(element_of(form, version), version), version)
    draft = Draft(version, revision=form.revision)
    for node, place in placed(heard.element, [], version):
        take(draft, node, place)
    return [*draft.kept, *other_attributes(heard)]


def _around(document: Form, version: Version) -> list[Kept]:
    """Return the document type, the header and what else stood around the units, comments too."""
    prepared, root = _file_of(document)
    found = [prepared.doctype] if prepared.doctype else []
    before = [*root.itersiblings(preceding=True)][::-1]
    for node in (*before, *root, *root.itersiblings()):
        if is_element(node):
            found.append(verbatim(spelt(node, version)))
        elif not is_slot(node) and not is_ours(node):
            found.append(etree.tostring(node, encoding="unicode", with_tail=False))
    return [Kept(vocabulary=version.value, place="/", xml=xml) for xml in found]


def _file_of(document: Form) -> tuple[Prepared, etree._Element]:
    """Return a file and its first element, which is empty where the units are all there was."""
    text = document.text if root_tag(document.text) else f"{document.text}<ead/>"
    prepared = prepare(Source("", text.encode()))
    return prepared, etree.fromstring(prepared.data, etree.XMLParser(**OPTIONS))
