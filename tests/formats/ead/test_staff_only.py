from dataclasses import replace

import pytest

from muniment.description.units import Container
from muniment.formats import ead
from muniment.formats.deliveries import Source

_FOR_STAFF = 'audience="internal"'
_AID = f"""<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>x</eadid><filedesc><titlestmt>
<titleproper>Guide</titleproper></titlestmt></filedesc></eadheader><archdesc level="fonds"><did>
<unitid>F. 1</unitid><unitid {_FOR_STAFF}>F. old</unitid><unittitle>Papers</unittitle>
<container type="box">1</container><container type="box" {_FOR_STAFF}>2</container></did>
<scopecontent><list><item>Seen</item><item {_FOR_STAFF}>Unseen</item></list></scopecontent>
<odd {_FOR_STAFF}><p>A note.</p></odd>
<controlaccess><persname {_FOR_STAFF}>Kim</persname><persname>Ann</persname></controlaccess>
</archdesc></ead>"""


def unit_in(text):
    (unit,) = ead.read(Source("x.xml", text.encode())).units
    return unit


def test_values_for_staff_only_are_left_out_and_counted_and_notes_that_say_it_themselves_stay():
    unit = unit_in(_AID)
    seen, count = ead.without_staff_only(unit)
    assert [each.text for each in seen.shelfmarks] == ["F. 1"]
    assert [each.number for each in seen.containers] == ["1"]
    assert [each.name for each in seen.credits] == ["Ann"]
    assert ["Seen" in str(seen.notes[0].prose), "Unseen" in str(seen.notes[0].prose)] == [True, False]
    assert (len(seen.notes), count) == (2, 4)


def test_a_value_for_staff_only_is_left_out_after_it_was_changed():
    unit = unit_in(_AID)
    changed = replace(unit, containers=(unit.containers[0], Container(kind="box", number="3")))
    assert [each.number for each in ead.without_staff_only(changed)[0].containers] == ["1"]


@pytest.mark.parametrize("text", [_AID.replace("internal", "external"), _AID.replace(_FOR_STAFF, "")])
def test_what_is_for_all_stays(text):
    unit = unit_in(text)
    assert ead.without_staff_only(unit) == (unit, 0)
