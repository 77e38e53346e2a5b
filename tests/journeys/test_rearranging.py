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


def takes_in(day):
    """Import the finding aid; return its collection and the series in that."""
    day.drops_on_the_window(AID)
    day.sees("Salmagundi Club Photograph Collection")
    day.confirms()
    day.sees("imported.")
    collection = day.catalogue.child_ids(None)[0]
    return collection, day.names_below(collection)


def test_a_finding_aid_is_rearranged_undone_and_done_again(day):
    collection, (first, second, third, fourth, *rest) = takes_in(day)
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


def test_branches_are_selected_cut_pasted_and_a_level_is_sorted(day):
    collection, series = takes_in(day)
    target = series[-1]
    states = [arrangement(day)]

    day.picks_in_tree(series[0])
    day.presses("Shift+Down", "Ctrl+X")
    day.picks_in_tree(target)
    day.presses("Ctrl+V")
    day.waits_until(lambda: series[0] in day.names_below(target))
    assert day.names_below(target)[-2:] == series[:2]
    states.append(arrangement(day))

    day.picks_in_tree(series[3])
    day.presses("Alt+Up")
    states.append(arrangement(day))
    day.picks_in_tree(collection)
    day.does("Sort by Title")
    day.waits_for_work()
    states.append(arrangement(day))
    titles = [row.title for row in day.catalogue.rows(day.catalogue.child_ids(collection))]
    assert titles == sorted(titles)

    day.picks_in_tree(series[2])
    day.presses("Ctrl+C")
    day.picks_in_tree(target)
    day.presses("Ctrl+V")
    day.waits_for_work()
    assert day.catalogue.count() > len(states[0])
    states.append(arrangement(day))

    for state in reversed(states[:-1]):
        day.presses("Ctrl+Z")
        day.waits_for_work()
        assert arrangement(day) == state
    for state in states[1:]:
        day.presses("Ctrl+Shift+Z")
        day.waits_for_work()
        assert arrangement(day) == state
