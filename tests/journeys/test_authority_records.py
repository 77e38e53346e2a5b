"""An authority record falls on the window, is taken in, goes out again, and is taken back."""

import pytest

from muniment.description.agents import Agent, AgentName, NameKind
from muniment.formats import eac
from muniment.formats.deliveries import Source
from tests.journeys.archivist import a_day_of

NAMES = (
    AgentName(text="Kim Il Sung", language="ko-Latn", kind=NameKind.AUTHORISED),
    AgentName(text="김일성", language="ko", script="Kore", kind=NameKind.VARIANT),
)


@pytest.fixture
def day(archivist):
    with a_day_of(archivist):
        yield archivist


def test_from_one_file_to_another(day, home, tmp_path):
    path = tmp_path / "kim.xml"
    path.write_text("".join(eac.write([Agent(id="kim", names=NAMES)], eac.Version.EAC2)), "utf-8")
    day.drops_on_the_window(path)
    day.sees("kim.xml · 1 authority record")
    day.sees("김일성")
    day.presses("Return")
    assert day.notice() == "1 authority record imported."

    day.presses("Ctrl+K")
    day.types("authority")
    day.presses("Return")
    day.goes_by_tab_to("Folder to write to")
    day.writes(str(home / "people"))
    day.presses("Return")
    day.sees("1 authority record written to people.")
    [written] = (home / "people").iterdir()
    [agent] = eac.read(Source.of(written)).agents
    assert [name.text for name in agent.names] == ["Kim Il Sung", "김일성"]

    day.presses("Ctrl+Z")
    day.waits_until(lambda: day.catalogue.agents("Kim") == [])


def test_a_folder_that_is_dropped_stands_for_the_files_in_it(day, tmp_path):
    for id in ("kim", "pak"):
        agent = Agent(id=id, names=(AgentName(text=id),))
        path = tmp_path / "people" / f"{id}.xml"
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(eac.write([agent], eac.Version.EAC2)), "utf-8")
    day.drops_on_the_window(tmp_path / "people")
    day.sees("pak.xml · 1 authority record")
    day.presses("Return")
    assert day.notice() == "2 authority records imported."


def test_a_folder_with_nothing_to_read_is_told(day, tmp_path):
    (tmp_path / "scans").mkdir()
    day.drops_on_the_window(tmp_path / "scans")
    assert day.notice() == "There is no file in scans that can be read."
