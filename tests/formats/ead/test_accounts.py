"""What a version of EAD cannot say is told, unit by unit, and nothing else is."""

import re
from dataclasses import fields, replace

import pytest
from hypothesis import given

from muniment.description.findings import Severity
from muniment.description.levels import CustodyKind, Level, NoteKind, Status, TextKind
from muniment.description.markup import Line, Span, SpanKind, prose
from muniment.description.units import (
    Credit,
    CustodyEvent,
    DateStatement,
    Extent,
    Kept,
    Note,
    Rights,
    Shelfmark,
    Subject,
    TextVersion,
    Title,
    Unit,
    a_title,
)
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead import accounts
from muniment.formats.ead.ways import UNSAID, WAYS
from tests.build import a_unit
from tests.formats.ead.test_round_trip import UNITS, VERSIONS, laws

EAD2002, EAD3 = ead.Version.EAD2002, ead.Version.EAD3
BOTH = (EAD2002, EAD3)
MARKED = Line((Span(SpanKind.FOREIGN, ("Glasnost",)), " and after"))

PARTS = {
    "the language of a title": ({"titles": (a_title("Letters", language="en"),)}, (EAD2002,)),
    "the script of a title": ({"titles": (a_title("Письма", script="Cyrl"),)}, (EAD2002,)),
    "how words of a title are marked": ({"titles": (Title(line=MARKED),)}, (EAD2002,)),
    "what a date means exactly": ({"dates": (DateStatement(text="ca. 1967", edtf="1967~"),)}, BOTH),
    "an extent as a number of something": (
        {"extents": (Extent(text="2 boxes", quantity="2", unit="boxes"),)},
        (EAD2002,),
    ),
    "the language of a note": (
        {"notes": (Note(kind=NoteKind.SCOPE, prose=prose("A."), language="en"),)},
        (EAD2002,),
    ),
    "a step of its way as data": ({"custody": (CustodyEvent(kind=CustodyKind.DONATED, agent="Ana"),)}, BOTH),
    "which passage of its text translates which": (
        {"texts": (TextVersion(id="t2", kind=TextKind.TRANSLATION, of="t1", alignment=((0, 0),)),)},
        BOTH,
    ),
    "the sentence an agent was credited by": (
        {"credits": (Credit(name="Ana", relator="trl", statement="Translated by Ana"),)},
        BOTH,
    ),
    "the language of a term": ({"subjects": (Subject(text="War", language="en"),)}, (EAD2002,)),
    "who holds the rights": ({"rights": (Rights(text="Free.", holder="Ana"),)}, BOTH),
    "when a shelfmark was in force": ({"shelfmarks": (Shelfmark(text="A 1", since="1950"),)}, BOTH),
    "the name of its level": ({"level": Level.OTHER, "level_name": "sub file"}, (EAD2002,)),
    "that its level is not known": ({"level": None}, BOTH),
    "how far its description is": ({"status": Status.FINAL}, BOTH),
    "what was kept of another file": ({"kept": (Kept(vocabulary="mods", place="did/1", xml="<x/>"),)}, BOTH),
}


def told(version, **said):
    unit = replace(a_unit("Letters", level=Level.FILE), **said)
    findings = list(ead.account([unit], version))
    assert all((each.rule, each.unit) == ("ead-account", unit.id) for each in findings)
    assert all(each.severity is Severity.ADVICE and each.message.endswith(".") for each in findings)
    assert {each.field for each in findings} <= {field.name for field in fields(Unit)}
    return findings


@pytest.mark.parametrize("version", BOTH)
@pytest.mark.parametrize("part", PARTS)
def test_what_a_version_cannot_say_is_told(part, version):
    said, versions = PARTS[part]
    messages = [each.message for each in told(version, **said)]
    about = [message for message in messages if f"no place for {part}:" in message]
    assert len(about) == (version in versions)


@pytest.mark.parametrize("version", BOTH)
def test_of_what_a_version_says_nothing_is_told(version):
    notes = (Note(kind=NoteKind.SCOPE, prose=prose("A.\n\nB."), heading="Summary"),)
    dates = (DateStatement(text="1967", edtf="1967"),)
    credits = (Credit(name="Ana Kola", relator="cre"),)
    marks = (Shelfmark(text="A 1"),)
    assert told(version, notes=notes, dates=dates, credits=credits, shelfmarks=marks) == []


def test_what_people_can_read_all_the_same_is_told_with_how():
    (found,) = told(EAD2002, dates=(DateStatement(text="ca. 1967", edtf="1967~"),))
    assert "the days it lies between are given" in found.message
    assert (found.field, found.detail) == ("dates", "1967~")


def test_every_unit_is_told_of_once_for_each_part():
    titles = tuple(a_title(text, language="en") for text in ("Letters", "More", "Yet more"))
    fonds = a_unit("Fonds", level=Level.FONDS)
    file = a_unit("File", level=Level.FILE, parent=fonds.id, titles=titles)
    (found,) = ead.account([fonds, file], EAD2002)
    assert found.unit == file.id
    assert found.detail == "eng; eng; eng" or found.detail == "en; en; en"


def test_a_character_that_no_file_can_hold_is_told_with_the_rest():
    unit = a_unit("Bell\x07", level=Level.FILE)
    (found,) = ead.account([unit], EAD3)
    assert (found.rule, found.severity) == ("xml-character", Severity.SHOULD)


@laws(150)
@given(UNITS, VERSIONS)
def test_whatever_rides_in_an_instruction_has_a_row_in_the_table(unit, version):
    missed = set()

    class Watched(dict):
        def get(self, key):
            if key not in self and key[1] not in UNSAID and not key[1].startswith("order-"):
                missed.add(key)
            return super().get(key)

    kept, accounts.WAYS = accounts.WAYS, Watched(WAYS)
    try:
        list(ead.account([unit], version))
    finally:
        accounts.WAYS = kept
    assert missed == set()


PIECES = {
    "with prefixes": '<x:c xmlns:x="y"><x:did><x:unittitle>T</x:unittitle>{}</x:did></x:c>',
    "with what no version has": "<c><unheard><of/></unheard><did><unittitle>T</unittitle>{}</did></c>",
    "with another vocabulary": '<c><did><unittitle>T</unittitle>{}</did><m:mods xmlns:m="y"/></c>',
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_elements_of_any_name_may_stand_in_what_is_told_of(piece):
    unit = a_unit(titles=(a_title("T"),), shelfmarks=(Shelfmark(text="1", since="1967"),))
    written = "".join(ead.write([unit], ead.Version.EAD2002))
    said = re.search(r"<unitid.*</unitid>", written)[0]
    known = [found.message for found in accounts.noted(f"<c><did>{said}</did></c>", ead.Version.EAD2002)]
    prefixed = said.replace("<unitid", "<x:unitid").replace("</unitid", "</x:unitid")
    put = piece.format(prefixed if "x:" in piece else said)
    assert known
    assert [found.message for found in accounts.noted(put, ead.Version.EAD2002)] == known


@pytest.mark.parametrize("name", ["c", "c01", "c12", "archdesc"])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_what_rides_in_an_element_is_told_of_its_unit_whatever_that_is_called(name, quote):
    (piece,) = (each for each in ead.write([A_TRANSLATION], EAD2002) if "statement" in each)
    renamed = piece.replace("<archdesc", f"<{name}").replace(
        f'id="{A_TRANSLATION.id}"', f"id={quote}x{quote}"
    )
    assert {finding.unit for finding in ead.noted(renamed, EAD2002)} == {"x"}


A_TRANSLATION = a_unit("Letters", credits=(Credit(name="Ana", relator="trl", statement="By Ana"),))


CAME = """<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>a</eadid><filedesc><titlestmt><titleproper>A
</titleproper></titlestmt></filedesc></eadheader><archdesc level="fonds"><did><unittitle>A</unittitle></did>
<dsc>{}</dsc></archdesc></ead>"""


@pytest.mark.parametrize("id", ["", ' id="theirs"'])
@pytest.mark.parametrize("below", ["", "<c><did><unittitle>Below</unittitle></did></c>"])
def test_what_goes_back_into_a_file_is_told_of_its_unit_whatever_id_its_element_has(id, below):
    rows = (
        f"<c{id}><did><unittitle>One</unittitle></did>{below}</c><c><did><unittitle>Two</unittitle></did></c>"
    )
    units = list(ead.read(Source("a.xml", CAME.format(rows).encode())).units)
    mark = Shelfmark(text="A 1", since="1950")
    for at, unit in enumerate(units):
        edited = [*units[:at], replace(unit, shelfmarks=(mark,)), *units[at + 1 :]]
        assert {each.unit for each in ead.account(edited, EAD2002)} == {unit.id}
