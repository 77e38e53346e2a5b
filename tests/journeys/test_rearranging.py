"""A finding aid from elsewhere is taken in and rearranged by keys and by drag; all undone, all redone."""

import pytest

from tests.journeys.archivist import a_day_of
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared
AID = SHARED / "corpus/NYULibraries+findingaids_eads_v2/nyhs/pr182_salmagundi_club.xml"


@pytest.fixture
def day(archivist):
    with a_day_of(archivist):
        yield archivist


def arrangement(day):
    """The whole tree: every unit with its parent, in order."""
    return [(unit.id, unit.parent) for unit in day.catalogue.subtree()]


def test_a_finding_aid_is_rearranged_undone_and_done_again(day):
    day.drops_on_the_window(AID)
    day.sees("Salmagundi Club Photograph Collection")
    day.confirms()
    day.sees("imported.")
    collection = day.catalogue.child_ids(None)[0]
    first, second, third, fourth, *rest = day.names_below(collection)
    states = [arrangement(day)]

    day.picks_in_tree(second)
    day.presses("Alt+Up")
    day.waits_until(lambda: day.names_below(collection) == [second, first, third, fourth, *rest])
    states.append(arrangement(day))

    day.picks_in_tree(first)
    day.presses("Alt+Right")
    day.waits_until(lambda: first in day.names_below(second))
    states.append(arrangement(day))

    day.drags_in_tree(fourth, onto=third)
    day.waits_until(lambda: fourth in day.names_below(third))
    assert day.notice() == "Moved “Series IV: The Thirties”."
    states.append(arrangement(day))
    assert len(set(map(str, states))) == 4

    for state in reversed(states[:-1]):
        day.presses("Ctrl+Z")
        assert arrangement(day) == state
    for state in states[1:]:
        day.presses("Ctrl+Shift+Z")
        assert arrangement(day) == state
    day.waits_until(lambda: day.names_below(collection) == [second, third, *rest])
