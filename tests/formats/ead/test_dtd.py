"""EAD 2002 as its DTD has it, for AtoM: the same finding aid without a namespace."""

from functools import cache

import pytest
from hypothesis import given
from lxml import etree

from muniment import paths
from muniment.description.findings import Severity
from muniment.description.markup import Line, Span, SpanKind
from muniment.description.units import DigitalObject, Kept, Title
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead import flavours
from muniment.formats.ead.reading.sources import in_pieces
from muniment.formats.xml.parsing import OPTIONS
from tests.build import a_unit
from tests.formats.ead import corpus
from tests.formats.ead.mutants import by_dtd
from tests.formats.ead.settled import settled
from tests.formats.ead.test_round_trip import UNITS, differences, laws
from tests.shared import SHARED, needs_shared
from tests.strategies import TEXTS, units

EAD2002 = ead.Version.EAD2002
SCHEMA_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
PICTURE = DigitalObject(href="https://example.org/1.jpg", title="Page 1", role="image")


def written(*described):
    return "".join(ead.write_dtd(described, title="Everything"))


def read_back(*described):
    return ead.read(Source("aid.xml", written(*described).encode())).units


@cache
def official():
    return etree.DTD(str(SHARED / "schemas" / "ead2002-1.1.0" / "ead.dtd"))


def objections(tree):
    """Return what the official DTD has against the document, but for references to ids that are not there.

    A schema could say that, but neither ours nor that of EAD 2002 does.
    """
    official().validate(tree)
    messages = [error.message for error in official().error_log]
    return [message for message in messages if "references an unknown ID" not in message]


def parsed(text):
    return etree.fromstring(text, etree.XMLParser(**OPTIONS)).getroottree()


@needs_shared
def test_a_break_that_came_with_a_space_in_it_is_empty_by_dtd():
    line = Line(("Letters", Span(SpanKind.BREAK, (" ",)), "and a map"))
    text = written(a_unit(titles=(Title(line=line),)))
    assert "Letters<lb/>and a map" in text
    assert objections(parsed(text.encode())) == []


def documents(largest):
    """Return the real finding aids in EAD 2002, in the DTD's spelling."""
    for row in corpus.rows(largest):
        tree = corpus.tree(row) if row.version.startswith("EAD2002") else None
        if tree is not None and row.version == "EAD2002-ns":
            tree = by_dtd(tree)
        if tree is not None and tree.getroot().tag == "ead":
            yield tree


def test_the_document_has_the_doctype_of_ead_2002_and_no_namespace():
    text = written(a_unit(objects=(PICTURE,)))
    assert '<!DOCTYPE ead PUBLIC "+//ISBN 1-931666-00-8//DTD ead.dtd (Encoded' in text
    assert "<ead>" in text
    assert '<dao linktype="simple" href="https://example.org/1.jpg" title="Page 1" role="image"/>' in text
    assert "xlink" not in text
    assert "xmlns" not in text


def test_what_looks_like_a_link_in_words_stays_as_it_is():
    words = '<a xlink:href="x"> xmlns="y"'
    kept = Kept(vocabulary="ead2002", place="5", xml=f"<!-- {words} -->")
    text = written(a_unit(words, kept=(kept,)))
    assert '&lt;a xlink:href="x"&gt; xmlns="y"' in text
    assert kept.xml in text


def test_kept_links_are_spelt_as_the_dtd_does_and_read_back_as_they_were():
    xml = '<dao xlink:href="a&gt;b.jpg" xlink:show="none" xlink:actuate="onLoad" xlink:role="none"/>'
    text = written(a_unit(kept=(Kept(vocabulary="ead2002", place="did/1", xml=xml),), objects=(PICTURE,)))
    assert '<?muniment kept="&lt;dao xlink:href=' in text
    tree = parsed(f'<ead xmlns:xlink="http://www.w3.org/1999/xlink">{xml}</ead>')
    bare = "".join(flavours.spelt_by_dtd(iter(("", etree.tostring(tree, encoding="unicode")))))
    assert '<dao href="a&gt;b.jpg" show="shownone" actuate="onload" role="none"/>' in bare
    again = parsed(bare).getroot()
    flavours.put_into_namespace(again, EAD2002)
    assert again[0].attrib == tree.getroot()[0].attrib


def test_what_points_to_nothing_is_no_pointer():
    text = written(a_unit("Letters", objects=(PICTURE,)))
    wrong = text.replace("<did>", '<did><container parent="">1</container>')
    (found,) = ead.validate(Source("aid.xml", wrong.encode()))
    assert "(@parent) of Container (<container>) is empty." in found.message
    assert found.cure == "Say something there, or take it out."


def test_the_type_of_a_title_is_not_taken_for_that_of_its_link():
    text = '<ead><title linktype="simple" type="journal" href="a">Hylli i Dritës</title></ead>'
    title = parsed(text).getroot()
    flavours.put_into_namespace(title, EAD2002)
    said = {etree.QName(name).localname: value for name, value in title[0].attrib.items() if "{" in name}
    assert (title[0].get("type"), said) == ("journal", {"type": "simple", "href": "a"})


@laws(60)
@given(UNITS)
def test_what_is_written_for_the_dtd_reads_back_the_same(unit):
    (found,) = read_back(unit)
    assert differences(unit, found) == {}


@needs_shared
@laws(60)
@given(units(TEXTS))
def test_whatever_a_unit_holds_its_file_is_valid_by_the_official_dtd(unit):
    assert objections(parsed(written(settled(unit)).encode())) == []


@needs_shared
def test_a_break_with_something_on_it_stays_empty():
    line = Line(("One", Span(SpanKind.BREAK, (), (("odd", "1"),)), "two"))
    unit = a_unit(titles=(Title(line=line),))
    assert objections(parsed(written(unit).encode())) == []
    assert read_back(unit) == (unit,)


@needs_shared
@pytest.mark.parametrize("row", corpus.rows(largest=60_000)[::5], ids=lambda row: row.path)
def test_what_was_read_from_a_real_finding_aid_is_valid_by_the_dtd_and_reads_back(row):
    described = tuple(in_pieces(unit) for unit in ead.read(row.source).units)
    text = written(*described)
    assert objections(parsed(text.encode())) == []
    assert ead.validate(Source("aid.xml", text.encode())) == ()
    assert read_back(*described) == described


def test_our_schema_of_the_dtd_finds_what_is_wrong_and_only_advises_on_dates():
    text = written(a_unit("Letters", objects=(PICTURE,)))
    assert ead.validate(Source("aid.xml", text.encode())) == ()
    (found,) = ead.validate(Source("aid.xml", text.replace('linktype="simple"', 'show="none"').encode()))
    assert found.severity is Severity.MUST
    dated = text.replace("</unittitle>", '</unittitle><unitdate normal="1946-1950"/>')
    (found,) = ead.validate(Source("aid.xml", dated.encode()))
    assert (found.severity, found.field) == (Severity.SHOULD, "dates")


@needs_shared
def test_our_schema_and_the_official_dtd_agree_on_every_real_finding_aid():
    ours = etree.XMLSchema(etree.parse(str(paths.schema(flavours.DTD_SCHEMA))))
    verdicts = {True: 0, False: 0}
    for tree in documents(largest=10**6):
        valid = ours.validate(tree)
        assert valid is not bool(objections(parsed(etree.tostring(tree)))), tree.docinfo.URL
        verdicts[valid] += 1
    assert verdicts[True] > 100
    assert verdicts[False] > 10


@needs_shared
@pytest.mark.parametrize(
    "row",
    [row for row in corpus.rows(largest=60_000) if row.version == "EAD2002-no-ns"][::4],
    ids=lambda row: row.path,
)
def test_a_finding_aid_that_came_without_a_namespace_goes_back_as_it_came(row):
    described = ead.read(row.source).units
    assert "".join(ead.write_dtd(described)) == "".join(ead.write(described, EAD2002))


def test_a_finding_aid_that_came_with_a_prefix_goes_out_without_one():
    space = 'xmlns:e="urn:isbn:1-931666-22-9"'
    aid = (
        f'<e:ead {space}><e:archdesc level="fonds"><e:did><e:unitid>1</e:unitid></e:did></e:archdesc></e:ead>'
    )
    text = "".join(ead.write_dtd(ead.read(Source("aid.xml", aid.encode())).units))
    assert text.splitlines()[1:3] == [flavours.DOCTYPE, "<ead>"]
    assert "<unitid>1</unitid>" in text
