"""Names from a file never lead out of the folder that was chosen, and never onto another file."""

import pytest

from muniment.description.agents import Agent, AgentName
from muniment.formats.deliveries import Source
from muniment.progress import finish
from muniment.tasks.export_agents import export_agents
from muniment.tasks.import_file import import_source
from tests.tasks.test_mending import AID

TRICKS = (
    "../../evil",
    "/etc/passwd",
    "..\\..\\evil",
    "C:\\evil",
    "a\x00b",
    "..",
    "con",
    "a" * 5000,
    "e/../../vil",
)


@pytest.mark.parametrize("name", TRICKS)
def test_an_agent_is_written_into_the_chosen_folder_whatever_it_is_called(catalogue, tmp_path, name):
    with catalogue.edit("Make") as edit:
        edit.put_agent(Agent(id="a", names=(AgentName(text=name),)))
    folder = tmp_path / "out"
    done = finish(export_agents(catalogue, folder, "eac2", even_if_invalid=True))
    [path] = done.paths
    assert path.resolve().parent == folder.resolve()
    assert {each.name.partition("-")[0] for each in tmp_path.iterdir()} == {"c.muniment", "out"}


@pytest.mark.parametrize("name", TRICKS)
def test_a_file_with_any_name_is_imported_under_it_and_nothing_else_is_touched(catalogue, tmp_path, name):
    before = sorted(tmp_path.rglob("*"))
    finish(import_source(catalogue, Source(name, AID.data)))
    assert catalogue.undo_label is not None
    assert {path.name.partition("-")[0] for path in set(tmp_path.rglob("*")) - set(before)} <= {
        "test.muniment"
    }
