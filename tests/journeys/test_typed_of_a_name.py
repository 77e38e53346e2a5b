"""Somebody types another name for a person, and closes the program with the sheet still open."""

from dataclasses import replace

import pytest

from muniment.catalogue import Catalogue
from muniment.description.agents import Agent, AgentName
from tests.build import a_unit
from tests.journeys.archivist import a_day_of, open_sheets

ANA = Agent(id="ana", names=(AgentName(text="Ana Kola"),))


@pytest.fixture
def kept(home):
    path = home / "kept.muniment"
    with Catalogue.create(path) as made, made.edit("Known by hand") as edit:
        edit.put(a_unit("Letter"))
        edit.put_agent(ANA)
    return path


def types_another_name(archivist):
    archivist.does("Authorities")
    archivist.sees("Ana Kola")
    [sheet] = open_sheets()
    archivist.goes_by_tab_to("Authorities")
    archivist.presses("Down", "Up")
    archivist.waits_until(lambda: sheet.editor.isVisible())
    archivist.goes_by_tab_to("Names")
    archivist.presses("Ctrl+Home", "F2")
    archivist.writes("Kola, Ana")
    return sheet


def names(path):
    with Catalogue.open(path) as there:
        return [agent.name for agent in there.agents("")]


def test_it_is_there_on_the_next_day(archivist, kept):
    with a_day_of(archivist, kept):
        types_another_name(archivist)
        archivist.window.close()
        assert not archivist.window.isVisible()
    assert names(kept) == ["Kola, Ana"]


def test_where_a_colleague_was_faster_it_is_asked_for_first(archivist, kept):
    with a_day_of(archivist, kept):
        sheet = types_another_name(archivist)
        with archivist.catalogue.edit("A colleague") as edit:
            edit.put_agent(replace(ANA, names=(AgentName(text="A. Kola"),)))
        archivist.window.close()
        assert archivist.window.isVisible()
        assert "“Ana Kola” is not kept yet" in archivist.notice()
        archivist.sees("Names changed elsewhere meanwhile")
        sheet.hindrance.keeping.click()
        archivist.waits_for_work()
        archivist.window.close()
        assert not archivist.window.isVisible()
    assert names(kept) == ["Kola, Ana"]
