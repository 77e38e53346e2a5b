import re
from dataclasses import replace

import pytest

from muniment.description.levels import AgentKind, CustodyKind, Level, NoteKind, SubjectKind, TextKind
from muniment.description.markup import Block, BlockKind, prose
from muniment.description.units import (
    Credit,
    CustodyEvent,
    DateStatement,
    DigitalObject,
    Extent,
    Identifier,
    LanguageStatement,
    Note,
    Subject,
    TextVersion,
    a_title,
)
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead.reading.sources import in_pieces
from tests.build import a_unit

EAD2002, EAD3, EAD4 = ead.Version
DALJANI = Credit(
    name="Enkel Daljani", relator="trl", statement="Translated for NKIDP by Enkel Daljani", from_language="sq"
)
OURS = re.compile(r"\s*<\?muniment .*?\?>")


def plain(version, **fields):
    """Return what another program sees of a unit: without our instructions, in one line."""
    text = "".join(ead.write([a_unit(**fields)], version))
    return re.sub(r">\s+<", "><", OURS.sub("", text))


@pytest.mark.parametrize(
    ("version", "name"),
    [
        (EAD2002, '<persname role="trl">Enkel Daljani</persname>'),
        (EAD3, '<persname relator="trl"><part>Enkel Daljani</part></persname>'),
    ],
)
def test_a_translator_is_an_access_point_and_a_readable_credit_but_no_creator(version, name):
    text = plain(version, credits=(DALJANI,))
    assert f"<controlaccess>{name}</controlaccess>" in text
    assert "<head>Translation</head><p>Translated for NKIDP by Enkel Daljani</p></processinfo>" in text
    assert "<origination" not in text


@pytest.mark.parametrize(
    ("version", "name"),
    [
        (EAD2002, "<corpname>Party of Labour of Albania</corpname>"),
        (EAD3, "<corpname><part>Party of Labour of Albania</part></corpname>"),
    ],
)
def test_a_creator_is_an_origination(version, name):
    creator = Credit(name="Party of Labour of Albania", relator="cre", kind=AgentKind.BODY)
    assert f'<origination label="Creator">{name}</origination>' in plain(version, credits=(creator,))


DATES = {
    "1967-01-16": ('normal="1967-01-16"', '<datesingle standarddate="1967-01-16">'),
    "1967-11": ('normal="1967-11"', '<fromdate standarddate="1967-11-01">'),
    "1966/1967": ('normal="1966/1967"', '<todate standarddate="1967-12-31">'),
    "1966~": ('normal="1966-01-01/1966-12-31"', '<fromdate standarddate="1966-01-01">'),
    "196X": ('normal="1960-01-01/1969-12-31"', '<todate standarddate="1969-12-31">'),
    "1967/..": ("", ""),
    "-0044": ('normal="-0044"', ""),
}


@pytest.mark.parametrize("edtf", DATES)
def test_a_date_is_written_as_machines_read_it_only_where_they_can(edtf):
    normal, structured = DATES[edtf]
    dates = (DateStatement(text="then", edtf=edtf),)
    for version in (EAD2002, EAD3):
        text = plain(version, dates=dates)
        assert normal in text
        assert ("normal=" in text) is bool(normal)
    assert structured in text
    assert ("unitdatestructured" in text) is bool(structured)


@pytest.mark.parametrize("edtf", [edtf for edtf in DATES if "/" not in edtf])
def test_in_ead_4_a_date_means_exactly_what_it_means(edtf):
    text = plain(EAD4, dates=(DateStatement(text="then", edtf=edtf),))
    assert f'<date standardDate="{edtf}">{edtf}</date><textualDate>then</textualDate>' in text


def test_in_ead_4_everybody_is_an_agent_with_a_role_and_every_term_stands_with_its_kind():
    credits = (DALJANI, Credit(name="Party", relator="cre", kind=AgentKind.BODY))
    subjects = (Subject(text="Tirana", kind=SubjectKind.PLACE), Subject(text="War"))
    text = plain(EAD4, credits=credits, subjects=subjects, repository="State Archives")
    address = "http://id.loc.gov/vocabulary/relators"
    assert (
        '<agent agentType="corporateBody"><label>State Archives</label>'
        f'<role valueURI="{address}/rps">Repository</role></agent>'
        '<agent agentType="person"><label>Enkel Daljani</label>'
        f'<role valueURI="{address}/trl">Translator</role></agent>' in text
    )
    assert f'<label>Party</label><role valueURI="{address}/cre">Creator</role>' in text
    assert "<places><place><label>Tirana</label></place></places>" in text
    assert "<subjectHeadings><subject><label>War</label></subject></subjectHeadings>" in text


def test_in_ead_4_a_list_stands_as_paragraphs_and_a_digital_object_as_a_form():
    items = (prose("One"), prose("Two"))
    notes = (Note(kind=NoteKind.SCOPE, heading="Summary", prose=(Block(BlockKind.LIST, items=items),)),)
    text = plain(EAD4, notes=notes, objects=(DigitalObject(href="https://example.org/1", title="Scan"),))
    assert "<scopeContent><p>Summary</p><p>One</p><p>Two</p></scopeContent>" in text
    link = '<reference href="https://example.org/1">https://example.org/1</reference>'
    assert f"<label>Scan</label><formAvailableId>{link}</formAvailableId></formAvailable>" in text


def test_notes_stand_in_the_elements_archivists_look_in():
    notes = (
        Note(kind=NoteKind.SCOPE, prose=prose("A report."), heading="Summary"),
        Note(kind=NoteKind.ABSTRACT, prose=prose("In short.")),
        Note(kind=NoteKind.LEGAL_STATUS, prose=prose("Public.")),
    )
    text = plain(EAD2002, notes=notes)
    assert "<scopecontent><head>Summary</head><p>A report.</p></scopecontent>" in text
    assert "<abstract>In short.</abstract></did>" in text
    assert '<accessrestrict type="legal-status"><p>Public.</p></accessrestrict>' in text
    assert "<legalstatus><p>Public.</p></legalstatus>" in plain(EAD3, notes=notes)


def test_custody_is_a_sentence():
    event = CustodyEvent(kind=CustodyKind.DONATED, agent="Ana Lalaj", place="Tirana")
    assert "<p>Donated by Ana Lalaj in Tirana.</p></acqinfo>" in plain(EAD2002, custody=(event,))


def test_a_custody_sentence_that_somebody_changed_is_believed():
    event = CustodyEvent(kind=CustodyKind.COPIED, agent="Ana Lalaj")
    text = "".join(ead.write([a_unit(custody=(event,))], EAD3)).replace("Ana Lalaj.", "James Hershberg.")
    (unit,) = ead.read(Source("aid.xml", text.encode())).units
    assert unit.custody == ()
    assert unit.notes[0].kind is NoteKind.CUSTODY
    assert unit.notes[0].text == "Copied by James Hershberg."


def test_the_versions_of_a_text_are_readable_prose():
    text = TextVersion(
        id="t1", kind=TextKind.TRANSLATION, language="en", translators=("X",), prose=prose("Dear!")
    )
    shown = plain(EAD3, texts=(text,))
    assert '<odd lang="eng" localtype="translation"><head>Translation (English)</head>' in shown
    assert "<p>Translated by X.</p><p>Dear!</p></odd>" in shown


def test_languages_and_extents_are_said_by_code_and_words():
    unit = {
        "languages": (LanguageStatement(language="sq", script="Latn"),),
        "extents": (Extent(text="2 boxes", quantity="2", unit="boxes"),),
    }
    old, new = plain(EAD2002, **unit), plain(EAD3, **unit)
    assert '<language langcode="alb" scriptcode="Latn">Albanian</language>' in old
    assert '<physdesc><extent unit="boxes">2 boxes</extent></physdesc>' in old
    assert '<languageset><language langcode="alb">Albanian</language><script scriptcode="Latn">' in new
    assert "<quantity>2</quantity><unittype>boxes</unittype>" in new


def test_access_points_stand_by_kind():
    subjects = (Subject(text="Tirana", kind=SubjectKind.PLACE, source="tgn"), Subject(text="War"))
    text = plain(EAD2002, subjects=subjects)
    assert (
        '<controlaccess><geogname source="tgn">Tirana</geogname><subject>War</subject></controlaccess>'
        in text
    )


def test_components_nest_as_the_units_do():
    fonds = a_unit("Fonds", level=Level.FONDS)
    file = a_unit("File", level=Level.FILE, parent=fonds.id)
    first, second = a_unit("One", parent=file.id), a_unit("Two", parent=file.id)
    other = a_unit("Other", parent=fonds.id)
    text = "".join(ead.write([fonds, file, first, second, other], EAD2002))
    nest = re.sub(r"[^()]", "", text.replace("<c ", "(").replace("</c>", ")").replace("()", ""))
    assert nest == "(()())()"


def test_titles_are_never_typed_unless_they_are_not_the_first_hand():
    assert "<unittitle>Letters</unittitle>" in plain(EAD2002, titles=(a_title("Letters", language="en"),))
    assert '<unittitle lang="eng">Letters</unittitle>' in plain(
        EAD3, titles=(a_title("Letters", language="en"),)
    )


def test_what_xml_cannot_hold_is_told_with_its_unit_and_field():
    unit = a_unit("Letters", notes=(Note(kind=NoteKind.SCOPE, prose=prose("A bell\x07.")),))
    (finding,) = ead.losses([unit, a_unit("Fine\n\tand good")])
    assert (finding.unit, finding.field) == (unit.id, "notes")


@pytest.mark.parametrize("version", ead.Version)
def test_the_id_that_others_gave_a_component_is_kept_once_in_a_file(version):
    units = [
        a_unit(title, identifiers=(Identifier(kind="xml-id", text="aspace_1"),)) for title in ("One", "Two")
    ]
    text = "".join(ead.write(units, version))
    assert text.count('id="aspace_1"') == 1
    assert ead.validate(Source("aid.xml", text.encode())) == ()
    assert ead.read(Source("aid.xml", text.encode())).units == tuple(units)


def test_a_changed_value_leaves_all_else_that_its_element_says():
    own = '<unitdate normal="1967" label="Date" encodinganalog="3.1.3">1967</unitdate>'
    text = "".join(ead.write([a_unit("Letters")], EAD2002)).replace("</unittitle>", f"</unittitle>{own}")
    (unit,) = ead.read(Source("aid.xml", text.encode())).units
    assert own in "".join(ead.write([unit], EAD2002))
    changed = replace(unit, dates=(replace(unit.dates[0], text="1968", edtf="1968"),))
    again = "".join(ead.write([changed], EAD2002))
    assert own.replace("1967", "1968") in again
    assert ead.read(Source("aid.xml", again.encode())).units[0].dates == changed.dates


@pytest.mark.parametrize(
    ("version", "part"),
    [
        (ead.Version.EAD2002, "<head>Letters</head><did><unitid>2</unitid></did>"),
        (ead.Version.EAD3, "<did><unitid>2</unitid></did><thead><row><entry>Box</entry></row></thead>"),
    ],
)
def test_what_only_a_component_may_hold_is_put_aside_where_it_is_a_whole_finding_aid(version, part):
    below = f"<dsc><c>{part}<c><did><unitid>3</unitid></did></c></c></dsc>"
    aid = f'<ead xmlns="{version.namespace}"><archdesc level="fonds"><did><unitid>1</unitid></did>{below}'
    _top, *units = ead.read(Source("aid.xml", f"{aid}</archdesc></ead>".encode())).units
    alone = [replace(units[0], parent=None), *units[1:]]
    text = "".join(ead.write(alone, version))
    assert ead.validate(Source("alone.xml", text.encode())) == ()
    back = in_pieces(ead.read(Source("alone.xml", text.encode())).units[0])
    assert [each.xml for each in back.kept if "Letters" in each.xml or "Box" in each.xml] != []
