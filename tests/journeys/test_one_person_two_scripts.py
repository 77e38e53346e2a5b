"""One man, named in two scripts by two citations, is found to be one, made one, and taken apart again."""

import pytest

from tests.journeys.archivist import a_day_of

CITATION = (
    '"{title}," January 16, 1967, Wilson Center Digital Archive, AQPPSH, MPP Korese, D {file}, V. 1967. '
    "Translated by {name}."
)
LATIN, CYRILLIC = "Andrei Gromyko", "Андрей Громыко"


@pytest.fixture
def day(archivist):
    with a_day_of(archivist):
        yield archivist


def translators(day):
    hits = day.catalogue.search("title:report")
    return sorted(day.catalogue.unit(hit.id).credits[0].name for hit in hits)


def test_two_spellings_become_one_person_and_two_again(day):
    for file, name in ((1, LATIN), (2, CYRILLIC)):
        day.copies_elsewhere(CITATION.format(title=f"Report {file}", file=file, name=name))
        day.presses("Ctrl+Shift+V")
        day.sees(name)
        day.confirms()
    assert translators(day) == [LATIN, CYRILLIC]

    day.presses("Ctrl+K")
    day.types("authorities")
    day.presses("Return")
    day.sees(f"{CYRILLIC}  · 1")
    day.goes_by_tab_to("What is shown")
    day.presses("End")
    day.sees(f"{LATIN}  =  {CYRILLIC}")
    day.goes_by_tab_to("Authorities")
    day.presses("Down", "Space")
    day.clicks("Merge…")
    day.sees("Merge into one")
    day.confirms()
    day.sees("No name seems to be there twice.")
    assert translators(day) == [LATIN, LATIN]
    assert [name.text for name in day.catalogue.agents("громыко")[0].names] == [LATIN, CYRILLIC]

    day.presses("Escape")
    assert day.notice() == f"Merged into “{LATIN}”."
    day.presses("Ctrl+Z")
    day.waits_until(lambda: translators(day) == [LATIN, CYRILLIC])
    day.presses("Ctrl+Shift+Z")
    day.waits_until(lambda: translators(day) == [LATIN, LATIN])
