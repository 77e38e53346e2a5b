"""An edit of one of several values that came in one element, and of what an element has no attribute for."""

from dataclasses import replace

import pytest

from muniment.description.levels import NoteKind
from muniment.formats import ead
from muniment.formats.deliveries import Source
from tests.build import a_unit
from tests.formats.ead.test_merging import in_place, one_more, units_of, written

EAD2002, EAD3, _EAD4 = ead.Version


@pytest.mark.parametrize("version", [EAD2002, EAD3])
def test_a_body_in_a_group_changes_where_a_person_stands_beside_the_group(version):
    person, body, other = (
        f"<{name}>{words}</{name}>" if version is EAD2002 else f"<{name}><part>{words}</part></{name}>"
        for name, words in (("persname", "Ana"), ("corpname", "Firm"), ("corpname", "Works"))
    )
    group = f"<controlaccess><head>Firms</head>\n{body}\n</controlaccess>"
    came = f"<controlaccess>\n{person}\n{group}\n</controlaccess>"
    said = in_place(
        ("", came), version, credits=lambda unit: (unit.credits[0], replace(unit.credits[1], name="Works"))
    )
    assert said == [f"-{body}", f"+{other}"]


@pytest.mark.parametrize("version", list(ead.Version))
def test_a_label_stays_in_view_where_a_second_paragraph_leaves_no_place_for_it(version):
    came = '<abstract label="Summary">One.</abstract>'
    said = in_place(came, version, notes=one_more("Two."))
    heads = [each for each in said if each.endswith(("Summary</head>", "Summary</p>"))]
    assert len(heads) == 1


@pytest.mark.parametrize("version", [EAD2002, EAD3])
@pytest.mark.parametrize("said", [{"note": "Recto."}, {"checksum": "ab1"}, {"href": "scan 1.jpg"}])
@pytest.mark.parametrize("within", ["", " ", "<!-- ask -->"])
def test_an_empty_element_takes_up_what_no_attribute_of_it_says(version, said, within):
    kind = "" if version is EAD2002 else 'daotype="derived" '
    came = f'<dao {kind}href="a" id="d">{within}</dao>'
    lines = in_place(came, version, objects=lambda unit: (replace(unit.objects[0], **said),))
    assert any("<dao" in each and 'id="d"' in each for each in lines if each.startswith("+"))


@pytest.mark.parametrize(
    ("field", "said", "came", "row"),
    [
        (
            "extents",
            "text",
            "<physdesc>Maps <extent>2 boxes</extent>@</physdesc>",
            '<extent id="x">1</extent>',
        ),
        (
            "credits",
            "name",
            "<origination><famname>A</famname>@</origination>",
            '<persname id="x">1</persname>',
        ),
    ],
)
def test_the_second_of_several_values_in_one_element_changes_alone(field, said, came, row):
    def others(unit):
        first, second = getattr(unit, field)
        return first, replace(second, **{said: "2"})

    lines = in_place(came.replace("@", f"\n{row}\n"), **{field: others})
    assert lines == [f"-{row}", f"+{row.replace('1', '2')}"]


def test_a_note_of_another_kind_is_valid_where_not_all_in_it_may_stand_there():
    came = "<arrangement><p>One.</p><arrangement><p>Two.</p></arrangement></arrangement>"
    titles = "<titlestmt><titleproper>A</titleproper></titlestmt>"
    header = f"<eadheader><eadid>x</eadid><filedesc>{titles}</filedesc></eadheader>"
    described = f'<archdesc level="fonds"><did><unitid>1</unitid></did>{came}</archdesc>'
    (unit,) = units_of(f'<ead xmlns="{EAD2002.namespace}">{header}{described}</ead>')
    text = written([replace(unit, notes=(replace(unit.notes[0], kind=NoteKind.FINDING_AIDS),))])
    assert not ead.validate(Source("aid.xml", text.encode()))
    assert "Two." in text


PARTED = {
    '<datesingle standarddate="1950">c. 1950</datesingle>': ("c. 1950", "1950"),
    '<daterange><fromdate standarddate="1961">1961</fromdate></daterange>': ("1961–", "1961/.."),
    '<daterange><todate standarddate="1961">1961</todate></daterange>': ("–1961", "../1961"),
    "<dateset><datesingle>1950</datesingle><daterange><fromdate>1961</fromdate><todate>1965</todate>"
    "</daterange></dateset>": ("1950, 1961–1965", ""),
}


@pytest.mark.parametrize("inner", PARTED)
def test_a_date_in_parts_says_what_kind_it_is_and_how_sure_and_keeps_that_when_it_is_edited(inner):
    about = 'unitdatetype="bulk" datechar="accumulation" certainty="approximate"'
    read = []

    def changed(unit):
        read.extend(unit.dates)
        return (replace(unit.dates[0], text="1967", edtf="1967"),)

    came = f"<unitdatestructured {about}>{inner}</unitdatestructured>"
    said = in_place(came, EAD3, dates=changed)
    (date,) = read
    assert (date.text, date.edtf) == PARTED[inner]
    assert (date.extent, date.event, date.certainty) == ("bulk", "accumulation", "approximate")
    assert [each for each in said if each.startswith("+")] == [
        f'+<unitdate normal="1967" {about}>1967</unitdate>'
    ]


PLACES = "<controlaccess>\n<head>Places</head>\n<geogname>Tirana</geogname>\n</controlaccess>"


@pytest.mark.parametrize("beside", ["<head>Terms</head>", "<p>As in our list.</p>", ""])
def test_a_group_of_terms_goes_with_the_last_of_them_and_the_groups_beside_it_stay(beside):
    terms = "<controlaccess>\n<head>Themes</head>\n<subject>War</subject>\n</controlaccess>"
    came = f"<controlaccess>\n{beside}\n{terms}\n{PLACES}\n</controlaccess>"
    said = in_place(("", came), subjects=lambda unit: unit.subjects[1:])
    gone = ("<head>Themes</head>", "<subject>War</subject>", "</controlaccess>", "<controlaccess>")
    assert sorted(said) == sorted(f"-{each}" for each in gone)


def test_groups_in_a_group_go_with_the_last_of_their_terms():
    wars = "<controlaccess><head>Wars</head><subject>War</subject></controlaccess>"
    themes = f"<controlaccess><head>Themes</head>{wars}</controlaccess>"
    came = f"<controlaccess>\n{themes}\n{PLACES}\n</controlaccess>"
    assert in_place(("", came), subjects=lambda unit: unit.subjects[1:]) == [f"-{themes}"]


@pytest.mark.parametrize("version", [EAD2002, EAD3])
def test_what_stands_beside_the_last_term_stays(version):
    term = "<subject>War</subject>" if version is EAD2002 else "<subject><part>War</part></subject>"
    came = f"<controlaccess>\n<head>Terms</head>\n<p>See the card index.</p>\n{term}\n</controlaccess>"
    assert in_place(("", came), version, subjects=lambda unit: ()) == [f"-{term}"]


TABLE = "<thead><row><entry>Box</entry></row></thead>"


IN_A_TABLE = f"""<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>x</eadid>
<filedesc><titlestmt><titleproper>Aid</titleproper></titlestmt></filedesc></eadheader>
<archdesc level="fonds"><did><unittitle>One</unittitle></did><dsc type="in-depth">{TABLE}
<c><did><unittitle>Two</unittitle></did>{TABLE}<c><did><unittitle>Three</unittitle></did></c></c>
</dsc></archdesc></ead>"""


@pytest.mark.parametrize("left", [1, 2])
def test_headings_of_a_table_ride_along_while_no_component_is_left_in_it(left):
    units = units_of(IN_A_TABLE)
    text = written(units[:left])
    assert text.count("<thead>") == left - 1
    assert text.count("kept=") == 1
    assert not ead.validate(Source("aid.xml", text.encode()))


def test_headings_of_a_table_stand_again_with_a_component():
    units = units_of(IN_A_TABLE)
    text = written([*units[:2], replace(a_unit("New"), parent=units[1].id)])
    assert text.count(TABLE) == IN_A_TABLE.count(TABLE)


def test_an_address_changes_where_a_file_of_the_dtd_spells_links_as_the_schema_does():
    came = (
        '<ead xmlns:xlink="http://www.w3.org/1999/xlink"><archdesc level="fonds"><did/>\n'
        '<daogrp xlink:type="extended"><daoloc xlink:type="locator" xlink:href="a.jpg" xlink:role="first"/>\n'
        '<daoloc xlink:type="locator" xlink:href="b.jpg"/></daogrp></archdesc></ead>'
    )
    (unit,) = units_of(came)
    first, *others = unit.objects
    text = written([replace(unit, objects=(replace(first, href="c.jpg"), *others))])
    assert text == came.replace("a.jpg", "c.jpg")


SERBIAN = """<languageset><language langcode="srp">Serbian</language><script scriptcode="Cyrl">Cyr</script>
<descriptivenote><p>Letters.</p></descriptivenote></languageset>"""
ALBANIAN = SERBIAN.replace("srp", "alb").replace("Serbian", "Albanian").replace("Letters", "Maps")
ENGLISH = '<language langcode="eng" id="e">English</language>'


@pytest.mark.parametrize("first", [ALBANIAN, ENGLISH])
def test_languages_that_change_their_order_take_along_all_that_is_said_of_each(first):
    rest = "<descriptivenote><p>All.</p></descriptivenote>"
    did = "<did><unitid>1</unitid><langmaterial>@</langmaterial></did>"
    aid = f'<ead xmlns="{EAD3.namespace}"><archdesc level="fonds">{did}</archdesc></ead>'
    (unit,) = units_of(aid.replace("@", first + SERBIAN + rest))
    turned = replace(unit, languages=unit.languages[::-1])
    assert "".join(written([turned], EAD3)) == aid.replace("@", SERBIAN + first + rest)
    named = replace(unit.languages[1], text="Srpski"), unit.languages[0]
    text = written([replace(unit, languages=named)], EAD3)
    assert text == aid.replace("@", SERBIAN.replace("Serbian", "Srpski") + first + rest)


def test_terms_that_change_their_order_across_groups_stay_whole_and_are_read_in_their_new_order():
    city = "<part>City</part><geographiccoordinates>40.6,20.7</geographiccoordinates>"
    inner = "<controlaccess><head>Kinds</head><genreform><part>maps</part></genreform></controlaccess>"
    terms = f"<controlaccess><head>Terms</head><geogname>{city}</geogname>{inner}</controlaccess>"
    said = in_place(("", terms), EAD3, subjects=lambda unit: unit.subjects[::-1])
    assert [each for each in said if "<?muniment" not in each] == []
    assert len(said) == 1
