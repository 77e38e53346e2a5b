"""What of a finding aid no field holds is told, with its place, and nothing that a field holds."""

from dataclasses import replace

import pytest

from muniment.formats import ead
from muniment.formats.deliveries import Source
from tests.build import a_unit

HEADING = "Heading (<head>)"
POINTS = "Access points (<controlaccess>)"
NOTE = "Scope and content (<scopecontent>)"


def unit_of(body="", did="", attributes="", control=""):
    text = (
        f'<ead xmlns="urn:isbn:1-931666-22-9">{control}<archdesc level="fonds"{attributes}>'
        f"<did><unittitle>Letters</unittitle>{did}</did>{body}</archdesc></ead>"
    )
    return ead.read(Source("aid.xml", text.encode())).units[0]


def told(unit):
    return [(*each.where, each.text) for each in ead.kept_parts(unit)]


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("<scopecontent><head>Scope</head><p>Words.</p></scopecontent>", []),
        ("<controlaccess><subject>War</subject></controlaccess>", []),
        (
            "<controlaccess><head>Terms</head><subject>War</subject></controlaccess>",
            [(POINTS, HEADING, "Terms")],
        ),
        (
            "<controlaccess><controlaccess><head>In</head><subject>War</subject></controlaccess></controlaccess>",
            [(POINTS, POINTS, HEADING, "In")],
        ),
        ("<dsc><head>Inventory</head></dsc>", [(HEADING, "Inventory")]),
        ("<!-- ask Ana -->", [("Comment", "ask Ana")]),
        (
            '<scopecontent encodinganalog="520"><p>Words.</p></scopecontent>',
            [(NOTE, "Same in another standard (@encodinganalog)", "520")],
        ),
        ('<scopecontent my="x"><p>Words.</p></scopecontent>', [(NOTE, "@my", "x")]),
        ("<runner>Draft <emph>two</emph></runner>", [("Running head (<runner>)", "Draft two")]),
    ],
)
def test_what_no_field_holds_is_told_with_its_place(body, parts):
    assert told(unit_of(body)) == parts


def test_attributes_of_the_description_and_its_parts_are_told():
    assert told(unit_of(attributes=' type="inventory"')) == [
        ("Description (<archdesc>)", "Kind (@type)", "inventory")
    ]


def test_what_the_header_says_beside_the_fields_of_the_finding_aid_is_told():
    control = (
        "<eadheader><eadid>x</eadid><filedesc><titlestmt><titleproper>Aid</titleproper>"
        "<sponsor>Friends</sponsor></titlestmt></filedesc></eadheader>"
    )
    (part,) = told(unit_of(control=control))
    assert part[-2:] == ("Sponsor (<sponsor>)", "Friends")


def test_a_long_piece_is_told_whole():
    words = "".join(f"<subject>Term {n}</subject>" for n in range(150))
    ((where, text),) = told(unit_of(f"<controlaccess><head>Terms</head>{words}</controlaccess>"))
    assert where == POINTS
    assert text.startswith("Terms Term 0 Term 1 ")


def test_what_was_taken_out_since_is_not_told():
    unit = unit_of("<controlaccess><head>Terms</head><subject>War</subject></controlaccess>")
    assert told(replace(unit, subjects=())) == []


def test_of_a_record_that_was_made_here_nothing_is_told():
    assert told(a_unit("Letters")) == []
