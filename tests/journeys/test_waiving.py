"""A finding is waived with a reason, from the keyboard, and seen in the report with that reason."""

import pytest

from tests.journeys.archivist import a_day_of


@pytest.fixture
def day(archivist):
    with a_day_of(archivist):
        yield archivist


def test_a_finding_is_waived_with_a_reason_and_seen_in_the_report(day):
    day.presses("Ctrl+N")
    day.waits_until(lambda: day.catalogue.count() == 1)
    must = day.catalogue.row(day.window.bench.unit).must
    assert must, "An item without title and date must be mended."

    day.clicks_in_menu("findings")
    day.sees("There is neither a title nor a date.")
    day.goes_by_tab_to("Reason")
    day.types("Një fletë e vetme.")
    day.presses("Return")
    day.sees_no("There is neither a title nor a date.")
    assert day.catalogue.row(day.window.bench.unit).must == must - 1

    day.clicks("Waived")
    day.sees("There is neither a title nor a date.")
    day.sees("Një fletë e vetme.")

    day.clicks("Lift the Waiver")
    day.waits_until(lambda: day.catalogue.row(day.window.bench.unit).must == must)
