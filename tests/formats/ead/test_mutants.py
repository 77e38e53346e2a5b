"""Finding aids changed at random from a fixed seed: what must hold whatever is in a file."""

import copy
import random
from dataclasses import replace

import pytest
from lxml import etree

from muniment import paths
from muniment.description.levels import Level, NoteKind
from muniment.description.markup import prose
from muniment.description.units import Credit, DateStatement, FindingAid, Note
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead.comparing import differences
from muniment.formats.ead.versions import Variant
from muniment.formats.ead.vocabulary import row_of, vocabulary
from muniment.formats.xml.errors import XmlError
from tests import official
from tests.build import a_unit
from tests.formats.ead import corpus
from tests.shared import needs_shared

EAD4 = ead.Version.EAD4
NAMES = {version.namespace: version for version in (*ead.Version, *Variant)}
VALUES = [
    "",
    "a b",
    "1",
    "2020",
    "2020-13-01",
    "0999/1001",
    "item",
    "eng",
    "simple",
    "onload",
    "true",
    "wholé",
]
TOKENS = [
    b"<",
    b">",
    b"&",
    b"<c>",
    b"</c>",
    b"<did>",
    b'block="list"',
    b'span="x"',
    b"<![CDATA[",
    b"\x00",
    b"\xff",
]


def documents():
    """Return small valid finding aids with a namespace, as trees; those of EAD 4 are exports of others."""
    rows = [row for row in corpus.rows(largest=30_000) if row.valid]
    trees = [corpus.tree(row) for row in rows]
    trees += [etree.ElementTree(etree.fromstring(corpus.exported(row, EAD4))) for row in rows[::3]]
    found = [(NAMES.get(etree.QName(tree.getroot()).namespace), tree) for tree in trees]
    return [(version, tree) for version, tree in found if version]


def mutate(tree, version, chance):
    """Move, rename, repeat or drop an element, or set an attribute, anywhere in the tree."""
    elements = [node for node in tree.iter() if isinstance(node.tag, str)]
    one, other = chance.choice(elements[1:]), chance.choice(elements)
    table = vocabulary()
    names = [element.forms[version].name for element in table.of(version)]
    match chance.randrange(5):
        case 0:
            one.getparent().remove(one)
        case 1:
            one.tag = f"{{{version.namespace}}}{chance.choice(names)}"
        case 2:
            other.append(copy.deepcopy(one))
        case 3:
            other.insert(0, etree.Element(f"{{{version.namespace}}}{chance.choice(names)}"))
        case _:
            form = table.form(row_of(version, etree.QName(one).localname), version)
            attributes = [name for name in form.attributes if not name.startswith("xlink:")] if form else []
            if attributes:
                one.set(chance.choice(attributes), chance.choice(VALUES))


@needs_shared
def test_our_schemas_and_the_official_ones_agree_on_documents_changed_at_random():
    chance, originals = random.Random(1967), documents()
    ours = {v: etree.XMLSchema(etree.parse(str(paths.schema(v.schema)))) for v in NAMES.values()}
    verdicts = {True: 0, False: 0}
    for _ in range(400):
        version, original = chance.choice(originals)
        tree = copy.deepcopy(original)
        mutate(tree, version, chance)
        verdict = official.schema(version.value).validate(tree)
        assert ours[version].validate(tree) is verdict, etree.tostring(tree)
        verdicts[verdict] += 1
    assert min(verdicts.values()) > 50


def written(version):
    aid = FindingAid(identifier="x", title="Aid", rules="ISAD(G)")
    fonds = a_unit(
        "Fonds", level=Level.FONDS, aid=aid, notes=(Note(kind=NoteKind.SCOPE, prose=prose("A.\n\nB.")),)
    )
    credits = (Credit(name="Enkel Daljani", relator="trl", statement="Translated by Enkel Daljani"),)
    dates = (DateStatement(text="ca. 1967", edtf="1967~"),)
    item = a_unit("Letter", shelfmark="D 1", parent=fonds.id, credits=credits, dates=dates)
    return "".join(ead.write([fonds, item], version)).encode()


def damaged(data, chance):
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                del changed[at : at + chance.randrange(1, 30)]
            case 1:
                changed[at:at] = chance.choice(TOKENS)
            case 2:
                changed[at] = chance.randrange(256)
            case _:
                start = chance.randrange(len(changed))
                changed[at:at] = changed[start : start + 60]
    return bytes(changed)


def said(units):
    """Return what the units say, whatever ids they were given."""
    return [replace(unit, id="", parent=None) for unit in units]


@pytest.mark.parametrize("version", ead.Version)
def test_a_damaged_file_is_refused_or_read_whole_and_written_back_the_same(version):
    chance, data, read = random.Random(53), written(version), 0
    for _ in range(3000):
        source = Source("aid.xml", damaged(data, chance))
        try:
            units = ead.read(source).units
        except XmlError:
            continue
        read += 1
        text = "".join(ead.write(units, version)).encode()
        assert list(differences(source.data, text)) == []
        assert said(ead.read(Source("aid.xml", text)).units) == said(units)
    assert read > 50
