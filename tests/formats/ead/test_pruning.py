"""Of a large file that is invalid no whole tree is made, and yet the same is said of it."""

import pytest

from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead import validation
from muniment.formats.ead.parsing import root_of
from muniment.formats.xml import parsing
from muniment.formats.xml.errors import XmlError
from muniment.formats.xml.sources import prepare

HEAD = """<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>x</eadid><filedesc><titlestmt>
<titleproper>Guide</titleproper></titlestmt></filedesc></eadheader>
<archdesc level="fonds"><did><unittitle>Papers</unittitle></did><dsc>
"""
WORDS = "Letters and drafts of many years. " * 24
FILE = '<c id="f{n}"><did><unittitle>File {n}</unittitle></did>\n<scopecontent><p>{words}</p></scopecontent>'
SERIES = 40
FILES = 60

FAULTS = {
    "an unknown element": ("<did><unittitle>File {n}<", "<did><unittitel>File {n}</unittitel><unittitle>x<"),
    "a missing part": ("<did><unittitle>File {n}</unittitle></did>", ""),
    "an unknown attribute": ('<c id="f{n}">', '<c id="f{n}" colour="red">'),
    "a value that is none": ('<c id="f{n}">', '<c id="f{n}" level="box">'),
    "bare words": ('<c id="f{n}">', '<c id="f{n}">Bare words'),
    "an element in the wrong place": ("</p></scopecontent>", "</p></scopecontent><did/>"),
}
PLACES = {"first": [0], "within": [777], "last": [SERIES * FILES - 1], "many": range(5, SERIES * FILES, 131)}


def a_file(fault, places, behind=""):
    """Return a file of series with files in them, some with a fault; `behind` ends one series."""
    wrong, right = FAULTS[fault][1], FAULTS[fault][0]
    rows = [HEAD]
    for series in range(SERIES):
        rows.append(f'<c id="s{series}"><did><unittitle>Series {series}</unittitle></did>\n')
        for n in range(series * FILES, (series + 1) * FILES):
            text = FILE.replace(right, wrong) if n in places else FILE
            rows.append(text.format(n=n, words=WORDS) + "</c>\n")
        rows.append(behind if series == SERIES // 2 else "")
        rows.append("</c>\n")
    return Source("large.xml", "".join((*rows, "</dsc></archdesc></ead>")).encode())


def said_of_all(source):
    """Return what is said of the file where the whole tree is made."""
    file = prepare(source)
    whole = validation.Pruned(validation._whole(file))
    return tuple(validation._findings(source, whole, root_of(file)))


@pytest.mark.parametrize("places", PLACES)
@pytest.mark.parametrize("fault", FAULTS)
def test_the_same_is_found_at_the_same_places(fault, places):
    source = a_file(fault, PLACES[places])
    found = ead.validate(source)
    assert found == said_of_all(source) != ()


def test_what_stands_behind_components_that_are_valid_is_found():
    source = a_file("bare words", (), behind="<scopecontent><p>Too late</p></scopecontent>")
    assert ead.validate(source) == said_of_all(source) != ()


def test_an_id_that_stands_twice_is_found():
    source = a_file("bare words", ())
    twice = Source("twice.xml", source.data.replace(b'id="f2000"', b'id="f7"'))
    assert ead.validate(twice) == said_of_all(twice) != ()


def test_little_of_a_file_with_one_fault_is_kept():
    prepared = prepare(a_file("an unknown element", [777]))
    found = validation._pruned(prepared, root_of(prepared))
    assert found is not None
    assert sum(1 for _ in found.tree.getroot().iter("{*}c")) < 20


def test_a_file_that_is_at_fault_throughout_is_told_from_the_tree_of_its_beginning():
    source = a_file("an unknown attribute", range(SERIES * FILES))
    prepared = prepare(source)
    found = validation._pruned(prepared, root_of(prepared))
    assert found is not None
    assert sum(1 for _ in found.tree.getroot().iter("{*}c")) < SERIES * FILES * 0.9
    assert ead.validate(source) == said_of_all(source) != ()


def test_two_objections_to_one_element_count_once_in_a_file_that_is_at_fault_throughout():
    source = a_file("bare words", range(SERIES * FILES))
    source = Source(source.name, source.data.replace(b"<did>", b"<other/><did>"))
    assert ead.validate(source)[-1] == said_of_all(source)[-1]


ILL_FORMED = ("<p", "</p></p>", "&", "<a b='1' b='2'/>", "]]>", "<!-- -- -->", "\x01", "<x:y/>")


@pytest.mark.parametrize("inside", ILL_FORMED)
def test_where_a_large_file_is_ill_formed_is_said_as_of_a_small_one(inside):
    data = a_file("bare words", ()).data
    at = data.index(b"<p>", len(data) // 2) + len(b"<p>")
    source = Source("ill.xml", data[:at] + inside.encode() + data[at:])
    with pytest.raises(XmlError) as refused:
        parsing.tree(source.data)
    (found,) = ead.validate(source)
    assert (found.message, found.line) == (str(refused.value), refused.value.line)


def test_a_unit_is_known_by_its_number_in_the_whole_file():
    (found,) = ead.validate(a_file("an unknown attribute", [777]))
    before = 1 + 777 // FILES + 1 + 777
    assert found.component == before + 1
