"""Files grown from a vocabulary: valid, small, and by and by with every element that there is."""

from functools import cache

from lxml import etree

from muniment.formats import eac
from muniment.formats.ead.concepts import qualified
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import vocabulary
from muniment.formats.xml.models import Particle
from muniment.formats.xml.namespaces import XLINK, XML
from muniment.formats.xml.schemas import LINKS

SAMPLES = {
    "truth": ("true", "0"),
    "base64": ("QQ==",),
    "address": ("https://example.org/a", "a/b"),
    "name-token": ("1967", "eng"),
    "entity": ("picture",),
    "iso-dates": ("1967", "1967-05-31/1968", "19670531"),
    "moment": ("1967", "1967-05", "1967-05-31", "1967-05-31T10:00:00"),
    "moment-ead4": ("1967", "1967-05", "1967-05-31"),
    "day": ("1967-05-31", "1967"),
    "language-code": ("alb", "eng"),
    "script-code": ("Latn", "Cyrl"),
    "country-code": ("AL",),
    "agency-code": ("AL-Tir",),
}
"""Good values of types that are no list; a type that is not among them takes any word."""
FOREIGN = {
    "any": "<x:a xmlns:x='urn:example:x'>A</x:a>",
    "any-local": "<a>A</a>",
}


class Growth:
    """A file of one version while it grows."""

    def __init__(self, version, chance, deepest=6):
        self.version, self.chance, self.deepest = version, chance, deepest
        self.ids = self.words = 0

    def tree(self, wanted=""):
        """Return a valid document; `wanted` is grown wherever it may be."""
        root_row = self.version.root
        self.way = way_to(self.version, wanted or root_row)
        # Where elements of no namespace may stand, ours need a prefix: lxml would write them as ours.
        prefix = "e" if self.version is Version.EAD4 else None
        names = {prefix: self.version.namespace, "xlink": XLINK}
        root = etree.Element(f"{{{self.version.namespace}}}{root_row}", nsmap=names)
        return etree.ElementTree(self.grown(root, root_row, 0))

    def element(self, id, depth):
        form = table_of(self.version).form(id, self.version)
        if form is None:
            return etree.fromstring(FOREIGN[id])
        return self.grown(etree.Element(f"{{{self.version.namespace}}}{form.name}"), id, depth)

    def grown(self, element, id, depth):
        """Fill an element with what may stand in it and on it, and return it."""
        form = table_of(self.version).form(id, self.version)
        for attribute in form.attributes.values():
            if attribute.required or (self.is_free(attribute) and self.chance.random() < 0.15):
                element.set(named(attribute.name), self.value(attribute.type))
        if form.content.words or form.value:
            element.text = self.value(form.value) if form.value else f" {self.value('text')} "
        for name in self.names(form.content.model, id, depth) if form.content.model else ():
            element.append(self.element(name, depth + 1))
        return element

    def is_free(self, attribute):
        """Return whether the table tells all good values of an attribute, but not the entities of a file."""
        is_listed_elsewhere = attribute.name in ("xlink:show", "xlink:actuate") and attribute.type == "text"
        return attribute.type != "entity" and not is_listed_elsewhere

    def names(self, model, id, depth):
        """Yield the names of elements that the model allows; the least where it is deep already."""
        for _time in range(self.times(model, id, depth)):
            if isinstance(model, Particle):
                yield model.name
            elif model.joined == "|":
                yield from self.names(self.member(model, id, depth), id, depth)
            else:
                for member in model.members:
                    yield from self.names(member, id, depth)

    def times(self, model, id, depth):
        least, most = {"": (1, 1), "?": (0, 1), "*": (0, 2), "+": (1, 2)}[model.occurs]
        if self.leads_on(model, id, depth):
            return max(least, 1)
        return least if depth >= self.deepest else self.chance.choice((least, least, most))

    def member(self, model, id, depth):
        towards = [each for each in model.members if self.leads_on(each, id, depth)]
        lowest = min(height(each, self.version) for each in model.members)
        low = [each for each in model.members if height(each, self.version) == lowest]
        return self.chance.choice(towards or (low if depth >= self.deepest else model.members))

    def leads_on(self, model, id, depth):
        """Return whether the next step on the way to what is wanted may be in the model."""
        here = self.way[depth : depth + 2]
        return len(here) == 2 and here[0] == id and here[1] in names_in(model)

    def value(self, type):
        if type == "id":
            self.ids += 1
            return f"i{self.ids}"
        if type in ("id-reference", "id-references"):
            return "i1"
        if type in LINKS:
            return type
        listed = table_of(self.version).lists.get(type) or SAMPLES.get(type)
        if type == "text":
            self.words += 1
            return f"word{self.words}"
        return self.chance.choice(listed or ("word",))


def named(attribute):
    """Return the name of an attribute as lxml writes it."""
    return qualified(attribute).replace("xml:", f"{{{XML}}}")


def table_of(version):
    """Return the table that the version is of."""
    return eac.vocabulary() if isinstance(version, eac.Version) else vocabulary()


def names_in(model):
    if isinstance(model, Particle):
        return (model.name,)
    return tuple(name for member in model.members for name in names_in(member))


@cache
def way_to(version, wanted):
    """Return the elements that stand in each other from the root to the wanted one, by the shortest way."""
    above, rim = {version.root: None}, [version.root]
    while rim and wanted not in above:
        rim = [new for old in rim for new in _unmet(version, old, above)]
    way = [wanted] if wanted in above else [version.root]
    while above[way[0]]:
        way.insert(0, above[way[0]])
    return way


def _unmet(version, old, above):
    form = table_of(version).form(old, version)
    found = [name for name in form.content.order if name not in above] if form else []
    above.update(dict.fromkeys(found, old))
    return found


@cache
def heights(version):
    """Return for each element how many others must at least stand in each other in it."""
    found = dict.fromkeys(FOREIGN, 0)
    rows = {element.id: element.forms[version] for element in table_of(version).of(version)}
    while len(found) < len(rows) + len(FOREIGN):
        known = {
            id: 1 + _height(form.content.model, found) if form.content.model else 0
            for id, form in rows.items()
            if id not in found
        }
        new = {id: high for id, high in known.items() if high < float("inf")}
        found.update(new)
        if not new:
            break
    return found


def height(model, version):
    return _height(model, heights(version))


def _height(model, found):
    if model.occurs in ("?", "*"):
        return 0
    if isinstance(model, Particle):
        return found.get(model.name, float("inf"))
    members = [_height(member, found) for member in model.members]
    return min(members) if model.joined == "|" else max(members)
