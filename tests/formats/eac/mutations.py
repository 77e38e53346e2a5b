"""The samples, and ways to spoil them."""

from copy import deepcopy
from pathlib import Path

from lxml import etree

from muniment.formats.eac.vocabulary import vocabulary

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.xml"))
VALUES = (
    "",
    "1953",
    "1953-13",
    "two words",
    "Cyrl",
    "eng",
    "person",
    "http://example.org/a",
    "a b:c",
    "true",
    "é",
)


def removed(element, chance):
    element.getparent().remove(element)


def repeated(element, chance):
    element.addnext(deepcopy(element))


def moved(element, chance):
    others = [each for each in element.getroottree().iter("{*}*") if each not in element.iter()]
    chance.choice(others).insert(0, element)


def renamed(element, chance):
    space = etree.QName(element).namespace
    names = [row.name for row in vocabulary().elements.values()]
    element.tag = f"{{{space}}}{chance.choice(names)}"


def without_an_attribute(element, chance):
    if element.attrib:
        element.attrib.pop(chance.choice(list(element.attrib)))


def with_an_attribute(element, chance):
    known = [
        name for row in vocabulary().elements.values() for f in row.forms.values() for name in f.attributes
    ]
    plain = sorted({name for name in known if ":" not in name})
    element.set(chance.choice(plain), chance.choice(VALUES))


def with_another_value(element, chance):
    if element.attrib:
        element.set(chance.choice(list(element.attrib)), chance.choice(VALUES))


def with_words(element, chance):
    element.text = chance.choice(VALUES)


CHANGES = (
    removed,
    repeated,
    moved,
    renamed,
    without_an_attribute,
    with_an_attribute,
    with_another_value,
    with_words,
)
