"""A real finding aid that is not valid: looked at, mended, undone, and given back as it came."""

import pytest
from PySide6.QtCore import Qt

from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.xml.comparing import differences
from tests.journeys.archivist import a_day_of, open_sheets
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared
AID = SHARED / "corpus/EHRI+ehri-rest/ehri-io/src/test/resources/memshoah.xml"


@pytest.fixture
def day(archivist):
    with a_day_of(archivist):
        yield archivist


def written(day):
    return "".join(ead.write(list(day.catalogue.subtree()), ead.Version.EAD2002)).encode()


def is_valid(data):
    return not ead.validate(Source("x.xml", data))


def test_a_broken_finding_aid_is_looked_at_mended_and_undone(day):
    assert not is_valid(AID.read_bytes())
    day.drops_on_the_window(AID)
    day.sees("Ambassade d'Allemagne (German Embassy)")

    day.clicks("Account")
    day.sees("Scope and content (<scopecontent>)")
    day.clicks("4 places to mend")
    day.sees("Words that lack the element around them")
    day.clicks("Tick All")
    day.sees("Import 1 record and mend 4 places")
    day.confirms()
    day.sees("1 record imported. 4 places mended.")
    assert is_valid(written(day))

    day.presses("Ctrl+Z")
    day.waits_until(lambda: not list(differences(AID.read_bytes(), written(day))))
    day.presses("Ctrl+Z")
    day.waits_until(lambda: day.catalogue.count() == 0)


def test_one_place_is_mended_by_its_tick_alone(day):
    day.drops_on_the_window(AID)
    day.clicks("4 places to mend")
    table = open_sheets()[0].inside.mends
    table.item(1, 0).setCheckState(Qt.CheckState.Checked)
    day.sees("Import 1 record and mend 1 place")
    day.confirms()
    assert b"<otherfindaid><p>Item level" in written(day)
    assert b"<accessrestrict>Microfilm" in written(day)


def test_a_finding_aid_that_comes_again_shows_what_it_changes(day, tmp_path):
    day.drops_on_the_window(AID)
    day.confirms()
    newer = tmp_path / "newer.xml"
    newer.write_bytes(AID.read_bytes().replace(b"(German Embassy)", b"(German Embassy in Paris)"))
    day.drops_on_the_window(newer)
    day.clicks("Changes")
    day.sees("Ambassade d'Allemagne (German Embassy in Paris)")
    day.sees("Title")
