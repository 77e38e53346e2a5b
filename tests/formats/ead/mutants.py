"""Finding aids changed at random, judged by our schemas and the official ones: do they say the same?

`python -m tests.formats.ead.mutants [SPELLING]… [--count 5000] [--seed 1967]` prints for each spelling of
EAD how many mutants of each kind were valid, how many were not, and each on which the two differ.
"""

import argparse
import copy
import random
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property

from lxml import etree

from muniment import paths
from muniment.formats import ead
from muniment.formats.ead import flavours
from muniment.formats.ead.concepts import qualified
from muniment.formats.ead.versions import Variant
from muniment.formats.ead.vocabulary import row_of, vocabulary
from muniment.formats.xml.parsing import OPTIONS
from tests import official
from tests.formats.ead import corpus
from tests.formats.growing import Growth

VALUES = [
    *("", " ", "a b", "1", "-1", "2020", "2020-13-01", "0999/1001", "1967-05-31", "2100", "12:00"),
    *("item", "Item", "eng", "simple", "onload", "onLoad", "other", "true", "yes", "wholé", "iso8601"),
    *("internal", "recordgrp", "recordGroup", "inclusive", "EASList", "http://a b", "%", "#x", "a\tb", "i1"),
]
STRANGE = ["nobodys", "{urn:example:x}nobodys", "{http://www.w3.org/XML/1998/namespace}lang", "lang", "type"]
LARGEST = 30_000


@dataclass(frozen=True)
class Spelling:
    """A way in which finding aids are spelt: its version, and whether by the DTD of EAD 2002."""

    id: str
    version: object
    by_dtd: bool = False

    @cached_property
    def ours(self):
        schema = flavours.DTD_SCHEMA if self.by_dtd else self.version.schema
        return etree.XMLSchema(etree.parse(str(paths.schema(schema))))

    def name(self, local):
        return local if self.by_dtd else f"{{{self.version.namespace}}}{local}"

    @cached_property
    def names(self):
        return [element.forms[self.version].name for element in vocabulary().of(self.version)]

    def names_in(self, name):
        """Return what elements may stand in an element, by their names, or all where none may."""
        table = vocabulary()
        form = table.form(row_of(self.version, name), self.version)
        found = [table.form(id, self.version) for id in form.content.order] if form else []
        return [each.name for each in found if each] or self.names

    def attributes(self, name):
        """Return what attributes an element may have, as lxml names them."""
        id = row_of(self.version, name)
        form = vocabulary().form(id, self.version)
        found = form.attributes.values() if form else ()
        return [qualified((flavours.in_dtd(each) if self.by_dtd else each).name) for each in found]

    @cached_property
    def originals(self):
        """Valid finding aids: real ones, or exports of them where there are none, as trees."""
        if self.by_dtd:
            found = [by_dtd(tree) for tree in spellings()["ead2002"].originals]
            found += [corpus.tree(row) for row in rows() if row.version == "EAD2002-no-ns"]
            return [tree for tree in found if tree is not None and self.official(tree)]
        found = [corpus.tree(row) for row in rows()]
        if self.version is ead.Version.EAD4:
            found = [
                etree.ElementTree(etree.fromstring(corpus.exported(row, self.version))) for row in rows()
            ]
        return [tree for tree in found if space(tree) == self.version.namespace and self.official(tree)]

    def official(self, tree):
        """Return whether the official schema or DTD takes the document."""
        if self.by_dtd:
            return not official.errors_by_dtd(etree.tostring(tree))
        return official.schema(self.version.value).validate(tree)

    def grown(self, chance):
        """Return a valid document in which a row of the table stands that chance chooses."""
        wanted = chance.choice([element.id for element in vocabulary().of(self.version)])
        return self.as_spelt(Growth(self.version, chance).tree(wanted))

    def as_spelt(self, tree):
        """Return a document of the schema as this spelling has it."""
        return by_dtd(tree) if self.by_dtd else tree


@cache
def spellings():
    """Return the spellings by their names."""
    rows = [
        *(Spelling(version.value, version) for version in (*ead.Version, *Variant)),
        Spelling("ead2002-dtd", ead.Version.EAD2002, by_dtd=True),
    ]
    return {row.id: row for row in rows}


def rows():
    return [row for row in corpus.rows(LARGEST) if row.valid]


def space(tree):
    return etree.QName(tree.getroot()).namespace


def by_dtd(tree):
    """Return a document of the schema as one of the DTD; None where prefixes of its own are in it."""
    for name in [name for name in tree.getroot().attrib if "schemaLocation" in name]:
        del tree.getroot().attrib[name]
    pieces = iter(("", etree.tostring(tree.getroot(), encoding="unicode")))
    try:
        text = "".join(flavours.spelt_by_dtd(pieces))
        return etree.fromstring(text, etree.XMLParser(**OPTIONS)).getroottree()
    except etree.XMLSyntaxError:
        return None


class Mutation:
    """One change of a document; each does nothing where there is nothing to be done."""

    def __init__(self, tree, spelling, chance):
        self.chance, self.spelling = chance, spelling
        elements = [node for node in tree.iter() if isinstance(node.tag, str)]
        self.one, self.other = chance.choice(elements[1:]), chance.choice(elements)

    def element_removed(self):
        self.one.getparent().remove(self.one)

    def element_moved(self):
        if self.one not in (self.other, *self.other.iterancestors()):
            self.other.insert(self.chance.randrange(len(self.other) + 1), self.one)

    def element_moved_beside(self):
        around = self.one.getparent()
        around.insert(self.chance.randrange(len(around)), self.one)

    def element_renamed(self):
        self.one.tag = self.spelling.name(self.chance.choice(self.spelling.names))

    def element_renamed_as_others_there(self):
        self.one.tag = self.name_in(self.one.getparent())

    def element_repeated(self):
        self.one.addnext(copy.deepcopy(self.one))

    def element_repeated_elsewhere(self):
        self.other.append(copy.deepcopy(self.one))

    def element_added(self):
        made = etree.Element(self.spelling.name(self.chance.choice(self.spelling.names)))
        self.other.insert(self.chance.randrange(len(self.other) + 1), made)

    def element_added_that_may_stand_there(self):
        self.other.insert(self.chance.randrange(len(self.other) + 1), etree.Element(self.name_in(self.other)))

    def name_in(self, around):
        names = self.spelling.names_in(etree.QName(around).localname)
        return self.spelling.name(self.chance.choice(names))

    def element_emptied(self):
        for child in list(self.one):
            self.one.remove(child)
        self.one.text = None

    def words_added(self):
        self.one.tail = self.chance.choice(("words", " ", "\n\t", "\u00a0"))

    def words_put_in(self):
        self.one.text = self.chance.choice(VALUES)

    def attribute_removed(self):
        if self.one.attrib:
            del self.one.attrib[self.chance.choice(list(self.one.attrib))]

    def attribute_added(self):
        names = self.spelling.attributes(etree.QName(self.chance.choice((self.one, self.other))).localname)
        self.one.set(self.chance.choice([*names, *STRANGE]), self.chance.choice(("", "word", "i1")))

    def attribute_with_another_value(self):
        names = self.spelling.attributes(etree.QName(self.one).localname)
        if names:
            self.one.set(self.chance.choice(names), self.chance.choice(VALUES))


KINDS = tuple(name for name in vars(Mutation) if name.startswith(("element", "words", "attribute")))


def mutants(spelling, count, seed):
    """Yield mutants, each with its kind."""
    chance = random.Random(seed)
    yield from (mutant(spelling, number, chance) for number in range(count))


def mutant(spelling, number, chance):
    """Return a kind of mutation and a document changed by it: a real one by odd numbers, else a grown one."""
    kind = KINDS[number // 2 % len(KINDS)]
    real = number % 2 and spelling.originals
    tree = copy.deepcopy(chance.choice(spelling.originals)) if real else spelling.grown(chance)
    if len(tree.getroot()):
        getattr(Mutation(tree, spelling, chance), kind)()
    return kind, tree


def verdicts(spelling, count, seed):
    """Yield for each mutant its kind, our verdict, the official one, and its text."""
    for kind, tree in mutants(spelling, count, seed):
        text = etree.tostring(tree)
        tree = etree.fromstring(text, etree.XMLParser(**OPTIONS)).getroottree()
        yield kind, spelling.ours.validate(tree), spelling.official(tree), text


def differing(spelling, count, seed):
    """Return how many mutants of each kind were valid and not, and the kind and text where we differ."""
    counts, found = Counter(), []
    for kind, ours, theirs, text in verdicts(spelling, count, seed):
        counts[kind, theirs] += 1
        if ours is not theirs:
            found.append((kind, theirs, text))
    return counts, found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("spellings", nargs="*", default=list(spellings()))
    parser.add_argument("--count", type=int, default=5000, help="mutants of each spelling")
    parser.add_argument("--seed", type=int, default=1967)
    asked = parser.parse_args()
    for name in asked.spellings:
        counts, found = differing(spellings()[name], asked.count, asked.seed)
        sys.stdout.write(f"{name}\tvalid\tinvalid\n")
        for kind in KINDS:
            sys.stdout.write(f"{kind.replace('_', ' ')}\t{counts[kind, True]}\t{counts[kind, False]}\n")
        sys.stdout.write(f"{len(found)} of {counts.total()} are judged differently.\n")
        for kind, theirs, text in found:
            verdict = "valid" if theirs else "invalid"
            sys.stdout.write(f"{kind}, officially {verdict}: {text.decode()}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
