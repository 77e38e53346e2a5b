"""References that lead to no element of the file: no schema asks for them here, strict validators do."""

import tracemalloc

import pytest

from muniment.description.findings import Severity
from muniment.formats import ead
from muniment.formats.deliveries import LARGE, Source
from tests.formats.ead.test_validation import NAMESPACED, a_file

FOLDER = (
    '<unittitle/><container id="b1" type="box">1</container>\n'
    '<container parent="{}" type="folder">2</container>'
)
HEAD3 = (
    '<ead xmlns="{}"><control><recordid/><filedesc><titlestmt><titleproper/></titlestmt></filedesc>'
    '<maintenancestatus value="new"/><maintenanceagency><agencyname/></maintenanceagency><maintenancehistory>'
    '<maintenanceevent><eventtype value="created"/><eventdatetime/><agenttype value="human"/><agent/>'
    "</maintenanceevent></maintenancehistory></control>"
)


def references(source):
    return [each for each in ead.validate(source) if each.rule == "ead-reference"]


@pytest.mark.parametrize("namespace", ["", NAMESPACED])
def test_a_reference_to_an_id_that_no_element_has_is_told_where_it_stands(namespace):
    (found,) = ead.validate(a_file(did=FOLDER.format("b1 gone"), namespace=namespace))
    assert (found.rule, found.severity) == ("ead-reference", Severity.SHOULD)
    assert (found.unit, found.field, found.line) == ("f", "containers", 4)
    assert "Container (<container>)" in found.message
    assert "“gone”" in found.message
    assert "@parent" in found.cure


def test_references_that_lead_somewhere_are_not_told():
    assert ead.validate(a_file(did=FOLDER.format("b1"))) == ()
    link = '<scopecontent><p><ref target="&#98;1">x</ref></p></scopecontent>'
    assert ead.validate(a_file(did=FOLDER.format(" b1  f "), namespace="", below=link)) == ()


def test_an_id_in_a_comment_is_none():
    (found,) = ead.validate(a_file(did=FOLDER.format("gone"), below='<!-- <c id="gone"> -->\n'))
    assert found.rule == "ead-reference"


@pytest.mark.parametrize(
    ("space", "reference"),
    [
        ("http://ead3.archivists.org/schema/", '<ref target="gone">x</ref>'),
        ("http://ead3.archivists.org/schema/undeprecated/", '<ref target="gone">x</ref>'),
    ],
)
def test_they_are_told_in_all_versions(space, reference):
    unit = '<archdesc level="fonds" id="f"><did><unittitle>A</unittitle></did><odd><p>{}</p></odd></archdesc>'
    source = Source("aid.xml", f"{HEAD3.format(space)}{unit.format(reference)}</ead>".encode())
    (found,) = ead.validate(source)
    assert (found.rule, found.unit, found.field) == ("ead-reference", "f", "notes")


def test_what_only_looks_like_the_beginning_of_a_comment_is_passed_over_at_once():
    notes = f"<scopecontent><p><![CDATA[{'<!--' * 200_000}]]></p></scopecontent>"
    assert [each.rule for each in ead.validate(a_file(did=FOLDER.format("gone"), below=notes))] == [
        "ead-reference"
    ]


def test_they_are_told_beside_what_the_schema_has_against_a_file():
    found = ead.validate(a_file(did=FOLDER.format("gone"), below="<p/>"))
    assert [each.rule for each in found] == ["ead-schema", "ead-reference"]


def test_of_very_many_the_first_are_told_and_the_others_counted():
    found = references(a_file(did="<unittitle/>" + '<container parent="x" type="box"/>' * 250))
    assert (len(found), found[-1].more) == (200, 50)


def test_nothing_is_mended_in_a_valid_file_with_one():
    assert ead.offered(a_file(did=FOLDER.format("gone"))) == ()


def test_a_large_file_is_looked_through_without_being_held(tmp_path):
    head, rest = a_file(below="<dsc>\n", namespace=NAMESPACED).data.split(b"</archdesc>")
    unit = (
        '<c01 level="file" id="u{}"><did><unittitle>A</unittitle><container parent="u{}">1</container></did>'
        f"<odd><p>{'word ' * 200}</p></odd></c01>\n"
    )
    path = tmp_path / "large.xml"
    units = "".join(unit.format(n, (n * 7 + 1) % 3000 if n != 2900 else "-gone") for n in range(3000))
    path.write_bytes(b"".join((head, units.encode(), b"</dsc></archdesc>", rest)))
    assert path.stat().st_size > LARGE
    tracemalloc.start()
    (found,) = ead.validate(Source.of(path))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (found.unit, found.line) == ("u2900", 2900 + 5)
    assert most < path.stat().st_size
