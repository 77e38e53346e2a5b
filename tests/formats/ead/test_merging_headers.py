"""What is new in a header goes into the part that stands there, and the rest stays as it came."""

from dataclasses import replace

import pytest

from muniment.description.units import MaintenanceEvent
from muniment.formats import ead
from muniment.formats.deliveries import Source
from tests.formats.ead.mending.test_mending import CONTROL, DID, EAD3, EADID, HEADER, a_file
from tests.formats.ead.test_merging import diff, units_of, written

RIGHTS = (
    '<rightsdeclaration>\n<citation href="http://rights.example/0">Free</citation>\n</rightsdeclaration>\n'
)


def published(inside):
    statement = f"<publicationstmt>{inside}</publicationstmt></filedesc>"
    return a_file(DID, HEADER.replace("</filedesc>", statement).replace(EADID, f"{EADID}\n"))


def titled(inside, behind=""):
    stated = f"</titleproper>{inside}</titlestmt>{behind}"
    return a_file(DID, HEADER.replace("</titleproper></titlestmt>", stated).replace(EADID, f"{EADID}\n"))


def declared(inside):
    control = CONTROL.replace("<maintenancehistory>", f"\n{inside}\n<maintenancehistory>")
    return a_file(DID, control, space=EAD3)


def used(inside):
    usage = f"</filedesc>\n<profiledesc><langusage>{inside}</langusage></profiledesc>\n"
    return a_file(DID, HEADER.replace("</filedesc>", usage))


@pytest.mark.parametrize(
    ("aid", "said", "more"),
    [
        (declared(RIGHTS), {"rights": "All free."}, "<p>All free.</p>"),
        (
            declared("<conventiondeclaration><abbr>D</abbr><citation/></conventiondeclaration>"),
            {"rules": "DACS"},
            "",
        ),
        (titled("<subtitle>Part 2</subtitle>"), {"author": "Ana"}, "<author>Ana</author>"),
        (
            titled("<titleproper>2</titleproper><sponsor>S</sponsor>"),
            {"author": "Ana"},
            "<author>Ana</author>",
        ),
        (
            titled("", "<editionstmt><edition>2</edition></editionstmt>"),
            {"publisher": "Archive"},
            "<publisher>Archive</publisher>",
        ),
        (published("<date>1999</date>"), {"publisher": "Archive"}, "<publisher>Archive</publisher>"),
        (published("<p>For readers.</p>"), {"rights": "Free."}, '<?muniment field="rights"?>Free.</p>'),
    ],
)
def test_what_is_new_in_a_header_goes_into_the_part_that_stands_there(aid, said, more):
    version = ead.Version.EAD3 if b"<control>" in aid.data else ead.Version.EAD2002
    came = aid.data.decode()
    (unit,) = units_of(came)
    assert unit.aid is not None
    wanted = replace(unit.aid, **said)
    text = written([replace(unit, aid=wanted)], version)
    assert units_of(text)[0].aid == wanted
    assert more in text
    assert ead.validate(Source("x.xml", text.encode())) == ()
    assert len(diff(came, text)) < len(came.splitlines()), "All else stays as it came."
    assert "<?muniment written" not in text


CONVENTION = (
    "<conventiondeclaration><abbr>D</abbr><citation>DACS</citation>"
    "<descriptivenote><p>Mostly</p></descriptivenote></conventiondeclaration>"
)
DESCRIBED = (
    "</filedesc>\n<profiledesc><creation>Typed</creation><langusage>In English</langusage>"
    "<descrules>DACS</descrules></profiledesc>\n"
)


@pytest.mark.parametrize(
    ("aid", "field", "goes"),
    [
        (
            published("<publisher>Archive</publisher><date>1999</date><address/>"),
            "publisher",
            "<publisher>Archive</publisher>",
        ),
        (a_file(DID, HEADER.replace("</filedesc>", DESCRIBED)), "rules", "<descrules>DACS</descrules>"),
        (titled("<author>Ana</author><sponsor>S</sponsor>"), "author", "<author>Ana</author>"),
        (
            published("<publisher>Archive</publisher>"),
            "publisher",
            "<publicationstmt><publisher>Archive</publisher></publicationstmt>",
        ),
        (declared(CONVENTION), "rules", f"{CONVENTION}\n"),
    ],
)
def test_what_is_emptied_goes_from_a_header_and_what_stands_beside_it_stays(aid, field, goes):
    version = ead.Version.EAD3 if b"<control>" in aid.data else ead.Version.EAD2002
    came = aid.data.decode()
    (unit,) = units_of(came)
    assert unit.aid is not None
    wanted = replace(unit.aid, **{field: ""})
    text = written([replace(unit, aid=wanted)], version)
    assert units_of(text)[0].aid == wanted
    assert text == came.replace(goes, "")


@pytest.mark.parametrize(
    "stated", ["<subtitle>2</subtitle><author>Ana</author>", "<author>Ana</author><sponsor>S</sponsor>"]
)
@pytest.mark.parametrize("said", [{"title": ""}, {"title": "Other"}, {"author": ""}])
def test_what_stands_beside_what_is_changed_stays_where_something_else_is_new_too(stated, said):
    came = titled(stated)
    (unit,) = units_of(came.data.decode())
    assert unit.aid is not None
    wanted = replace(unit.aid, publisher="Archive", **said)
    text = written([replace(unit, aid=wanted)])
    assert units_of(text)[0].aid == wanted
    assert stated.replace("<author>Ana</author>", "") in text.replace("<author>Ana</author>", "")
    assert "<?muniment written" not in text


WORDED = "<languagedeclaration><language>{}</language><script>Roman</script></languagedeclaration>"


@pytest.mark.parametrize(
    ("aid", "written_as"),
    [
        (declared(WORDED.format("Albanian")), "Albanian</language><script>Roman</script>"),
        (declared(WORDED.format("English")), "Albanian</language><script>Roman</script>"),
        (declared(WORDED.format("as spoken")), "as spoken</language><script>Roman</script>"),
        (used("In <language>Albanian</language>, <language>Greek</language>."), "Albanian</language>, "),
    ],
)
def test_a_language_without_a_code_gets_one_where_it_stands(aid, written_as):
    version = ead.Version.EAD3 if b"<control>" in aid.data else ead.Version.EAD2002
    came = aid.data.decode()
    (unit,) = units_of(came)
    assert unit.aid is not None
    text = written([replace(unit, aid=replace(unit.aid, language="sq"))], version)
    assert units_of(text)[0].aid == replace(unit.aid, language="sq")
    assert f'<language langcode="alb">{written_as}' in text
    assert len(diff(came, text)) == 2, "One line is another."


def test_an_event_beside_a_list_of_revisions_leaves_the_finding_aid_valid_and_loses_no_word():
    revised = "<revisiondesc><list><item>Typed again</item></list></revisiondesc></eadheader>"
    units = ead.read(a_file(DID, HEADER.replace("</eadheader>", revised))).units
    event = MaintenanceEvent(kind="revised", date="2026-01-02", agent="Ana", text="Checked")
    aid = replace(units[0].aid, events=(event,))
    text = written([replace(units[0], aid=aid)])
    assert not ead.validate(Source("aid.xml", text.encode()))
    assert units_of(text)[0].aid == aid
    assert "Typed again" in text
