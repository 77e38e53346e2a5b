"""Of what a unit came from, that alone is searched which its fields do not say, or did not before an edit."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from muniment.catalogue.beyond import beyond, blocks
from muniment.description.units import Extent, Kept, a_title
from muniment.progress import finish
from tests.build import a_unit

SOURCE = (
    "<c><did><unittitle>Walrus letter</unittitle><physdesc><extent>3 boxes</extent> of"
    " <physfacet>vellumish</physfacet> stuff</physdesc></did><?slot a?></c>"
)


def kept(source, place="source/1"):
    return Kept(vocabulary="ead2002", place=place, xml=source)


def a_letter(title="Walrus letter", source=SOURCE):
    return a_unit(title, id="letter", extents=(Extent(text="3 boxes"),), kept=(kept(source),))


@pytest.fixture
def letter(catalogue):
    unit = a_letter()
    with catalogue.edit("Import") as edit:
        list(edit.taking_in([unit], "ead2002"))
    return unit


def put(catalogue, unit):
    with catalogue.edit("Edit") as edit:
        edit.put(unit)


def put_many(catalogue, unit):
    with catalogue.edit("Edit") as edit:
        edit.put_many([unit])


def found(catalogue, *texts):
    return [text for text in texts if catalogue.search_ids(text)]


ASKED = ("walrus", "seal", "vellumish", '"boxes of vellumish stuff"')
BEYOND = list(ASKED[2:])


@pytest.mark.parametrize("way", [put, put_many])
def test_a_title_that_was_corrected_is_not_found_by_what_its_source_says(catalogue, letter, way):
    assert found(catalogue, *ASKED) == ["walrus", *BEYOND]
    way(catalogue, replace(letter, titles=(a_title("Seal letter"),)))
    assert found(catalogue, *ASKED) == ["seal", *BEYOND]
    assert [hit.snippet for hit in catalogue.search("vellumish")] == ["3 boxes of \x02vellumish\x03 stuff"]
    catalogue.undo()
    assert found(catalogue, *ASKED) == ["walrus", *BEYOND]
    catalogue.redo()
    assert found(catalogue, *ASKED) == ["seal", *BEYOND]


@pytest.mark.parametrize("way", [put, put_many])
def test_nor_is_one_that_is_corrected_again_or_back(catalogue, letter, way):
    for title, word in (("Seal letter", "seal"), ("Otter letter", "otter"), ("Walrus letter", "walrus")):
        way(catalogue, replace(letter, titles=(a_title(title),)))
        assert found(catalogue, "otter", *ASKED) == [word, *BEYOND]
    finish(catalogue.rebuild_index())
    assert found(catalogue, "otter", *ASKED) == ["walrus", *BEYOND]


def test_what_no_field_said_is_found_after_a_field_did_and_does_not_any_more(catalogue, letter):
    put(catalogue, replace(letter, titles=(a_title("Vellumish stuff of walrus"),)))
    put(catalogue, replace(letter, titles=(a_title("Seal letter"),)))
    assert found(catalogue, *ASKED) == ["seal", *BEYOND]


def test_a_newer_source_is_found_by_what_it_says_newly(catalogue, letter):
    put(catalogue, replace(letter, titles=(a_title("Seal letter"),)))
    newer = SOURCE.replace("</did>", "</did><odd>of okapis</odd>").replace("vellumish", "woollen")
    put(catalogue, a_letter("Seal letter", newer))
    assert found(catalogue, "okapis", "woollen", *ASKED) == ["okapis", "woollen", "seal"]


@pytest.mark.parametrize("way", [put, put_many])
def test_to_put_again_what_was_corrected_changes_nothing(catalogue, letter, way):
    put(catalogue, seal := replace(letter, titles=(a_title("Seal letter"),)))
    before = catalogue.history()
    way(catalogue, seal)
    assert catalogue.history() == before
    assert catalogue.unit("letter") == seal


@pytest.mark.parametrize("way", [put, put_many])
def test_what_a_source_says_twice_and_a_field_once_is_not_found_once_that_is_corrected(catalogue, way):
    source = SOURCE.replace("</did>", "</did><scopecontent><head>Walrus letter.</head></scopecontent>")
    with catalogue.edit("Import") as edit:
        list(edit.taking_in([a_letter(source=source)], "ead2002"))
    way(catalogue, a_letter("Seal letter", source))
    assert found(catalogue, *ASKED) == ["seal", *BEYOND]


def test_other_pieces_that_are_kept_are_found_whatever_the_fields_say(catalogue, letter):
    piece = kept("<odd>Walrus</odd>", "odd/1")
    put(catalogue, replace(letter, titles=(a_title("Seal letter"),), kept=(*letter.kept, piece)))
    assert found(catalogue, *ASKED) == ["walrus", "seal", *BEYOND]


def entries(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.said USING fts5vocab(main, words, instance)")
        return sorted(connection.execute("SELECT term, doc, col, offset FROM said"))


@pytest.mark.parametrize("way", [put, put_many])
def test_an_index_that_followed_edits_is_the_one_that_is_built_of_what_is_there(filed, path, way):
    with filed.edit("Import") as edit:
        list(edit.taking_in([a_letter()], "ead2002"))
    as_imported = entries(path)
    assert [term for term, *_place in as_imported].count("walrus") == 1
    way(filed, a_letter("Seal letter"))
    way(filed, a_letter("Otter letter", SOURCE.replace("stuff", "things")))
    corrected = entries(path)
    assert {"vellumish", "otter"} <= {term for term, *_place in corrected}
    assert not {"walrus", "seal"} & {term for term, *_place in corrected}
    finish(filed.rebuild_index())
    assert entries(path) == corrected
    filed.undo()
    filed.undo()
    assert entries(path) == as_imported
    finish(filed.rebuild_index())
    assert entries(path) == as_imported


@pytest.mark.parametrize(
    ("source", "said", "left"),
    [
        ("<c><t>Letter</t></c>", ["Letter"], []),
        ("<c><t>  A\n  letter </t></c>", ["A letter"], []),
        ("<c><t>Wills &amp; deeds</t></c>", ["Wills & deeds"], []),
        ("<c><t>W<e>alrus</e> letter</t></c>", ["Walrus letter"], []),
        ("<c><t>Letters<lb/>and maps</t></c>", ["Letters and maps"], []),
        ("<c><t>Letters, <d>1900</d></t></c>", ["Letters", "1900"], []),
        ("<c><n>Webb</n> <n>James</n></c>", ["Webb, James"], []),
        ("<c><t><![CDATA[A <b> letter]]></t></c>", ["A letter"], ["A <b> letter"]),
        ("<c><t>Letter</t><f>Letter</f></c>", ["Letter"], []),
        ("<c><t>Letter</t><f>Letter.</f><f>LETTER</f></c>", ["Letter"], []),
        ("<c><f>letter</f><t>Walrus letter</t></c>", ["Walrus letter"], ["letter"]),
        ("<c><x>3 <e>boxes</e> of cloth</x></c>", ["3 boxes"], ["3 boxes of cloth"]),
        ("<c a='x > y'><!-- <t>Not this</t> > --><?nor this?><t>But this</t></c>", [], ["But this"]),
        ('<!DOCTYPE ead [<!ENTITY a "b">]><ead><t/><t>One</t><p>Two</p></ead>', ["Two"], ["One"]),
        ("<c><t>.</t>, <t>–</t></c>", [], []),
    ],
)
def test_of_a_source_is_left_what_the_fields_do_not_say(source, said, left):
    assert beyond([source], said) == left
    assert set(left) <= set(blocks([source]))
