"""Names from a file never lead out of the folder that was chosen, and never onto another file."""

from dataclasses import replace

import pytest

from muniment.catalogue import Catalogue
from muniment.description.agents import Agent, AgentName
from muniment.description.levels import TextKind
from muniment.description.units import DigitalObject, TextVersion
from muniment.formats.deliveries import FormatError, Source
from muniment.progress import finish
from muniment.tasks import learn_scheme
from muniment.tasks.export_agents import export_agents
from muniment.tasks.export_file import export
from muniment.tasks.export_page import export_page
from muniment.tasks.export_table import export_table
from muniment.tasks.import_file import import_source
from muniment.tasks.publish_pages import write_manifest
from muniment.tasks.texts import write_texts
from tests.build import a_unit
from tests.tasks.test_files import PNG
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


UNIT = a_unit("Letters", "F. 1")
PICTURED = replace(UNIT, objects=(DigitalObject(href="c.files/a.png", role="image"),))
TEXT = TextVersion(id="text", kind=TextKind.ORIGINAL)
WRITERS = {
    "finding aid": lambda catalogue, target: finish(export(catalogue, target, "ead3")),
    "table": lambda catalogue, target: finish(export_table(catalogue, target)),
    "page": lambda catalogue, target: finish(export_page(catalogue, target)),
    "agent": lambda catalogue, target: finish(export_agents(catalogue, target, "eac2")),
    "text": lambda _catalogue, target: finish(write_texts(UNIT, target, "tei", TEXT)),
    "manifest": lambda catalogue, target: write_manifest(catalogue, PICTURED, target, "https://example.org/"),
    "scheme": lambda _catalogue, target: learn_scheme.write({"id": "own"}, target),
}


_ENDINGS = {"table": ".csv", "page": ".html"}


@pytest.mark.parametrize("writer", WRITERS)
def test_nothing_is_written_over_a_catalogue(tmp_path, writer):
    path = tmp_path / f"c{_ENDINGS.get(writer, '.xml')}"
    (tmp_path / "c.files").mkdir()
    (tmp_path / "c.files" / "a.png").write_bytes(PNG)
    with Catalogue.create(path) as catalogue:
        with catalogue.edit("Make") as edit:
            edit.put(UNIT)
            edit.put_agent(Agent(id="a", names=(AgentName(text="Kim"),)))
        with pytest.raises(FormatError, match="is a catalogue, and stays as it is"):
            WRITERS[writer](catalogue, path)
    with Catalogue.open(path) as catalogue:
        assert catalogue.count() == 1
    assert not list(tmp_path.glob(".*"))
