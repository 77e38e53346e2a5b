"""An edit of a finding aid in EAD 4 changes its own words, and leaves it valid."""

from dataclasses import replace

import pytest

from muniment.description.levels import Level, NoteKind, SubjectKind
from muniment.description.markup import prose
from muniment.description.units import (
    Credit,
    DateStatement,
    DigitalObject,
    Extent,
    FindingAid,
    Note,
    Subject,
    a_title,
)
from muniment.formats import ead
from muniment.formats.deliveries import Source
from tests.formats.ead import words

AID = """<ead xmlns="https://archivists.org/ns/ead/v4">
  <control><recordId>r</recordId><maintenanceAgency><agencyName>A</agencyName></maintenanceAgency>
    <maintenanceHistory><maintenanceEvent><agent><label>B</label></agent>
      <eventDateTime>2026</eventDateTime></maintenanceEvent></maintenanceHistory></control>
  <findAidDesc><title><part>Guide</part></title></findAidDesc>
  <archDesc level="fonds">
    <identificationData>
      <unitTitle id="t">Papers</unitTitle>
      <unitDate><date standardDate="1967">1967</date></unitDate>
      <descriptiveNote><p>As on the boxes.</p></descriptiveNote>
    </identificationData>
    <agents><agent agentType="person"><label target="t">Ana</label></agent></agents>
    <places><place><label>Tirana</label></place></places>
    <scopeContent><p target="t">Old</p></scopeContent>
    <descriptionOfComponents><c01 level="file"><identificationData><unitTitle>One</unitTitle>
      </identificationData></c01></descriptionOfComponents>
  </archDesc>
</ead>
"""
ANA, BEN = Credit(name="Ana"), Credit(name="Ben", relator="trl")
TIRANA, SHKODRA = (Subject(text=name, kind=SubjectKind.PLACE) for name in ("Tirana", "Shkodra"))
EDITS = {
    "a title": {"titles": (a_title("Letters"),)},
    "a date": {"dates": (DateStatement(text="1968", edtf="1968"),)},
    "neither title nor date": {"titles": (), "dates": ()},
    "an extent": {"extents": (Extent(text="3 boxes"),)},
    "another agent": {"credits": (ANA, BEN)},
    "no agent": {"credits": ()},
    "the repository": {"repository": "State Archives"},
    "another place": {"subjects": (TIRANA, SHKODRA)},
    "a subject": {"subjects": (TIRANA, Subject(text="War"))},
    "a subject before a place": {"subjects": (Subject(text="War"), TIRANA)},
    "a genre": {"subjects": (TIRANA, Subject(text="letters", kind=SubjectKind.GENRE))},
    "a function": {"subjects": (TIRANA, Subject(text="trade", kind=SubjectKind.FUNCTION))},
    "a digital object": {"objects": (DigitalObject(href="https://example.org/1", title="Scan"),)},
    "a note": {"notes": (Note(kind=NoteKind.ACCESS, prose=prose("Open.")),)},
    "the level": {"level": Level.SUBFONDS},
    "the title of the finding aid": {
        "aid": FindingAid(identifier="r", agency="A", title="Better guide", author="Ana")
    },
}


def read(text):
    return ead.read(Source("aid.xml", text.encode())).units


@pytest.mark.parametrize("edit", EDITS)
def test_what_was_edited_is_said_and_the_finding_aid_stays_valid(edit):
    top, *others = read(AID)
    events = {"aid": replace(EDITS[edit]["aid"], events=top.aid.events)} if "aid" in EDITS[edit] else {}
    edited = replace(top, **{**EDITS[edit], **events})
    text = "".join(ead.write([edited, *others], ead.Version.EAD4))
    assert {found.rule for found in ead.validate(Source("aid.xml", text.encode()))} <= {"ead-reference"}
    for name in EDITS[edit]:
        assert getattr(read(text)[0], name) == getattr(edited, name)
    assert '<c01 level="file">' in text


def test_words_in_the_place_of_others_leave_all_else_as_it_came():
    top, *others = read(AID)
    edited = replace(top, titles=(a_title("Letters"),))
    text = "".join(ead.write([edited, *others], ead.Version.EAD4))
    assert text == AID.replace("Papers", "Letters")


TWICE = {
    "a number": "<extent><quantity>5</quantity><quantity>7</quantity></extent>",
    "a date in words": "<unitDate><textualDate>May</textualDate><textualDate>Whit</textualDate></unitDate>",
}


@pytest.mark.parametrize("said", TWICE.values(), ids=TWICE)
def test_what_stands_twice_where_once_is_meant_loses_no_word_on_its_way_to_another_version(said):
    aid = AID.replace("</identificationData>", f"{said}</identificationData>", 1)
    there = "".join(ead.write(read(aid), ead.Version.EAD2002))
    assert words.lost(aid.encode(), there.encode()) == {}
