"""Authority records come into the catalogue, meet the agents that are there, and go out again."""

from dataclasses import replace
from pathlib import Path

import pytest

from muniment.catalogue import Catalogue, CatalogueError
from muniment.description.agents import Agent, AgentName, AgentRecord, AgentTerm, NameKind, RecordKeeper
from muniment.description.levels import AgentKind
from muniment.description.units import Identifier
from muniment.formats import eac, table
from muniment.formats.deliveries import Source
from muniment.progress import finish
from muniment.tasks.export_agents import export_agents
from muniment.tasks.export_file import ExportHeldError, NothingToExportError
from muniment.tasks.import_file import import_source

HEADING = AgentName(text="Kim Il Sung", language="ko-Latn", kind=NameKind.AUTHORISED)
HANGUL = AgentName(text="김일성", language="ko", script="Kore", kind=NameKind.VARIANT)
ISNI = Identifier(kind="isni", text="0000 0001")


@pytest.fixture
def catalogue(tmp_path):
    made = Catalogue.create(tmp_path / "c.muniment")
    yield made
    made.close()


def an_agent(id="a1", names=(HEADING,), **fields):
    return Agent(id=id, names=names, **fields)


def file_of(agent, version=eac.Version.EAC2):
    [text] = eac.write([agent], version)
    return Source("agent.xml", text.encode())


def put(catalogue, *agents):
    with catalogue.edit("agents") as edit:
        for agent in agents:
            edit.put_agent(agent)


@pytest.mark.parametrize("version", eac.Version)
def test_an_imported_agent_is_in_the_catalogue_and_can_be_undone(catalogue, version):
    agent = an_agent(names=(HEADING, HANGUL), functions=(AgentTerm(text="premier"),))
    done = finish(import_source(catalogue, file_of(agent, version)))
    assert done.agents == ("a1",)
    assert catalogue.agents("김") == [agent]
    catalogue.undo()
    assert catalogue.agents() == []


def test_a_second_import_of_the_same_record_changes_nothing(catalogue):
    source = file_of(an_agent(functions=(AgentTerm(text="premier"),)))
    for _time in range(2):
        finish(import_source(catalogue, source))
    [agent] = catalogue.agents()
    assert agent == an_agent(functions=(AgentTerm(text="premier"),))


@pytest.mark.parametrize(
    ("there", "came"),
    [
        (an_agent(names=(HEADING,)), an_agent("a2", (HEADING, HANGUL))),
        (an_agent(identifiers=(ISNI,)), an_agent("a2", (HANGUL,), identifiers=(ISNI,))),
    ],
    ids=["by its heading", "by an identifier"],
)
def test_an_agent_that_is_there_takes_up_the_names_and_is_not_doubled(catalogue, there, came):
    put(catalogue, there)
    finish(import_source(catalogue, file_of(came)))
    [agent] = catalogue.agents()
    assert agent == replace(there, names=(HEADING, HANGUL))


def test_a_bare_name_gives_way_to_one_that_says_more(catalogue):
    put(catalogue, an_agent(names=(AgentName(text="Kim Il Sung"),)))
    finish(import_source(catalogue, file_of(an_agent("a2"))))
    assert catalogue.agents()[0].names == (HEADING,)


def test_another_agent_stays_another(catalogue):
    put(catalogue, an_agent())
    finish(import_source(catalogue, file_of(an_agent("a2", (AgentName(text="Kim Jong Il"),)))))
    assert [agent.id for agent in catalogue.agents()] == ["a1", "a2"]


KEEPER = RecordKeeper(name="National Archives")
HOMONYMS = {
    "kind": {"kind": AgentKind.FAMILY},
    "number": {"identifiers": (replace(ISNI, text="0000 0002"),)},
    "record": {"record": AgentRecord(identifier="r2", keeper=KEEPER)},
}


@pytest.mark.parametrize("told_by", HOMONYMS)
def test_one_of_the_same_name_who_is_another_is_refused_and_never_mixed_in(catalogue, told_by):
    there = an_agent(identifiers=(ISNI,), record=AgentRecord(identifier="r1", keeper=KEEPER))
    put(catalogue, there)
    with pytest.raises(CatalogueError, match="merge the two, or tell them apart"):
        finish(import_source(catalogue, file_of(an_agent(id="a2", **HOMONYMS[told_by]))))
    assert catalogue.agents() == [there]


@pytest.mark.parametrize("version", eac.Version)
def test_several_agents_go_into_a_folder_each_in_a_valid_file(catalogue, tmp_path, version):
    put(catalogue, an_agent(), an_agent("a2", (AgentName(text="Kim: Il/Sung"),)), an_agent("a3", (HANGUL,)))
    done = finish(export_agents(catalogue, tmp_path / "out", version.value))
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["kim-il-sung-2.xml", "kim-il-sung.xml", "김일성.xml"]
    back = {table.read(Source.of(path)).agents[0].id for path in done.paths}
    assert back == {"a1", "a2", "a3"}
    assert done.findings == ()


def test_one_agent_goes_into_the_file_that_was_named(catalogue, tmp_path):
    put(catalogue, an_agent(), an_agent("a2", (HANGUL,)))
    done = finish(export_agents(catalogue, tmp_path / "kim.xml", "eac2", query="김"))
    assert done.paths == (tmp_path / "kim.xml",)


def test_a_record_that_would_not_be_valid_holds_all_of_them_back(catalogue, tmp_path):
    broken = Path(__file__).parents[1] / "formats" / "eac" / "samples" / "ministry-2.xml"
    text = broken.read_text(encoding="utf-8").replace('<entityType value="corporateBody"/>', "")
    finish(import_source(catalogue, Source("broken.xml", text.encode())))
    put(catalogue, an_agent())
    with pytest.raises(ExportHeldError, match="would not be valid"):
        finish(export_agents(catalogue, tmp_path / "out", "eac2"))
    assert list((tmp_path / "out").iterdir()) == []
    assert len(finish(export_agents(catalogue, tmp_path / "out", "eac2", even_if_invalid=True)).paths) == 2


def test_nothing_to_export_is_said(catalogue, tmp_path):
    with pytest.raises(NothingToExportError):
        finish(export_agents(catalogue, tmp_path / "out", "eac2"))
