"""Finding aids changed at random from a fixed seed: what must hold whatever is in a file."""

import random
from dataclasses import replace

import pytest
from lxml import etree

from muniment.description.levels import Level, NoteKind
from muniment.description.markup import prose
from muniment.description.units import Credit, DateStatement, FindingAid, Note
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead.vocabulary import vocabulary
from muniment.formats.xml import parsing
from muniment.formats.xml.comparing import differences
from muniment.formats.xml.errors import XmlError
from muniment.formats.xml.sources import prepare
from tests.build import a_unit
from tests.formats.ead import mutants, words
from tests.formats.growing import Growth
from tests.shared import needs_shared

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


@needs_shared
@pytest.mark.parametrize("spelling", mutants.spellings().values(), ids=mutants.spellings())
def test_our_schemas_and_the_official_ones_agree_on_documents_changed_at_random(spelling):
    counts, found = mutants.differing(spelling, 250, seed=1967)
    assert found == []
    assert min(sum(n for (_kind, valid), n in counts.items() if valid is each) for each in (True, False)) > 30


@pytest.mark.parametrize("spelling", mutants.spellings().values(), ids=mutants.spellings())
def test_what_is_grown_from_the_table_is_valid_and_has_the_element_that_was_wanted(spelling):
    chance = random.Random(7)
    for element in list(vocabulary().of(spelling.version))[::4]:
        tree = spelling.as_spelt(Growth(spelling.version, chance).tree(element.id))
        assert spelling.ours.validate(tree), element.id
        assert spelling.name(element.forms[spelling.version].name) in {node.tag for node in tree.iter()}


@pytest.mark.parametrize("spelling", mutants.spellings().values(), ids=mutants.spellings())
def test_mending_a_document_changed_at_random_loses_no_word_and_cures_many(spelling):
    invalid = mended = 0
    for _kind, tree in mutants.mutants(spelling, 50, seed=53):
        source = Source("aid.xml", etree.tostring(tree))
        before = ead.validate(source)
        cured = ead.mend(source, ead.all_of({"all"}))
        after = ead.validate(Source("aid.xml", cured.data))
        assert words.lost(source.data, cured.data) == {}
        assert len(after) <= len(before) + len(cured.made)
        invalid += bool(before)
        mended += bool(before) and not after
    assert mended > invalid * 0.3


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
    for _ in range(1000):
        source = Source("aid.xml", damaged(data, chance))
        try:
            units = ead.read(source).units
        except XmlError:
            continue
        read += 1
        assert parsing.tree(prepare(source).data) is not None
        text = "".join(ead.write(units, version)).encode()
        assert list(differences(source.data, text)) == []
        assert said(ead.read(Source("aid.xml", text)).units) == said(units)
    assert read > 20
