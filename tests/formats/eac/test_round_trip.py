"""A record goes back out as it came, and an agent comes back as it went out."""

from collections import Counter
from copy import deepcopy
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from muniment.description.agents import Agent, AgentName, AgentNote, NameKind, RelationKind
from muniment.description.markup import Block, BlockKind, prose
from muniment.description.units import DateStatement
from muniment.formats import eac
from muniment.formats.deliveries import Source
from muniment.formats.eac.trees import same
from muniment.formats.eac.versions import version_of
from tests import official, strategies
from tests.formats.eac.mutations import CHANGES, SAMPLES
from tests.formats.ead import words
from tests.formats.growing import Growth
from tests.shared import SHARED, needs_shared

PARSER = etree.XMLParser(collect_ids=False)
EVERY_VALUE = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def version_in(sample):
    name = etree.QName(etree.parse(str(sample)).getroot())
    return version_of(name.localname, name.namespace)


def agent_in(text):
    [agent] = eac.read(Source("agent.xml", text if isinstance(text, bytes) else text.encode())).agents
    return agent


def written(agent, version):
    [text] = eac.write([agent], version)
    return text


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def sample(request):
    return request.param


def test_a_record_goes_back_out_as_it_came(sample):
    version = version_in(sample)
    before = etree.parse(str(sample))
    after = etree.fromstring(written(agent_in(sample.read_bytes()), version).encode())
    assert same(after, version) == same(before.getroot(), version)
    assert [str(each) for each in after.itersiblings(preceding=True)] == [
        str(each) for each in before.getroot().itersiblings(preceding=True)
    ]


def test_a_spoilt_record_goes_back_out_as_it_came(sample):
    version = version_in(sample)
    whole = etree.parse(str(sample), PARSER)
    chance = Random(sample.stem)
    for _time in range(60):
        tree = deepcopy(whole)
        elements = list(tree.getroot().iter(f"{{{version.namespace}}}*"))[1:]
        chance.choice(CHANGES)(chance.choice(elements), chance)
        data = etree.tostring(tree)
        after = etree.fromstring(written(agent_in(data), version).encode(), PARSER)
        assert same(after, version) == same(etree.fromstring(data, PARSER), version)


def test_an_id_that_stands_twice_is_found_and_not_stumbled_over():
    sample = next(path for path in SAMPLES if path.stem == "premier-2010")
    text = sample.read_text(encoding="utf-8").replace('xml:id="e2"', 'xml:id="c1"')
    assert agent_in(text).name == "Dervishi, Agim"
    assert [finding.line for finding in eac.validate(Source("agent.xml", text.encode()))] == [
        text[: text.rindex('xml:id="c1"')].count("\n") + 1
    ]


def test_a_record_comes_back_whole_from_the_other_version(sample):
    version = version_in(sample)
    other = next(each for each in eac.Version if each is not version)
    agent = agent_in(sample.read_bytes())
    there = agent_in(written(agent, other))
    assert there == agent
    assert same(etree.fromstring(written(there, version).encode()), version) == same(
        etree.parse(str(sample)).getroot(), version
    )


@pytest.mark.parametrize("version", eac.Version)
@given(agent=strategies.agents(strategies.TEXTS | strategies.XML_TEXTS))
@EVERY_VALUE
def test_what_is_written_reads_back_the_same(version, agent):
    assert agent_in(written(agent, version)) == agent


@needs_shared
@pytest.mark.parametrize("schema", ["eac2010", "eac2010-first", "eac2"])
@given(agent=strategies.agents(strategies.TEXTS | strategies.XML_TEXTS))
@EVERY_VALUE
def test_what_is_written_is_valid(schema, agent):
    version = eac.Version(schema.removesuffix("-first"))
    assert official.errors(schema, written(agent, version).encode()) == []


def test_what_the_other_version_cannot_say_is_accounted_for():
    sample = next(path for path in SAMPLES if path.stem == "premier-2010")
    agent = agent_in(sample.read_bytes())
    assert eac.losses(agent, eac.Version.EAC2010) == ()
    [finding] = eac.losses(agent, eac.Version.EAC2)
    assert "Rules (<conventionDeclaration>)" not in finding.message
    assert "Other XML (<objectXMLWrap>)" in finding.message
    assert "<biogHist>" not in finding.message
    assert eac.losses(Agent(id="a1", names=agent.names), eac.Version.EAC2) == ()


def test_the_same_agent_gives_the_same_bytes(sample):
    agent = agent_in(sample.read_bytes())
    for version in eac.Version:
        assert written(agent, version) == written(agent, version)


def test_an_edit_changes_the_element_of_the_value_and_no_other():
    sample = next(path for path in SAMPLES if path.stem == "premier-2010")
    agent = agent_in(sample.read_bytes())
    renamed = replace(agent.names[1], text="Dervishi, A.")
    edited = replace(agent, names=(agent.names[0], renamed, *agent.names[2:]))
    before = written(agent, eac.Version.EAC2010).splitlines()
    after = written(edited, eac.Version.EAC2010).splitlines()
    gone = [line.strip() for line in before if line not in after]
    assert (
        gone
        == [
            '<nameEntry xml:lang="ru" scriptCode="Cyrl" transliteration="ISO9">',
            "<part>Дервиши, Агим</part>",
            "<alternativeForm>AACR2</alternativeForm>",
            "</nameEntry>",
        ][: len(gone)]
    )
    assert "Дервиши" not in "\n".join(after)
    assert agent_in("\n".join(after)).names == edited.names


def test_what_no_field_holds_stays_when_its_neighbour_is_edited():
    sample = next(path for path in SAMPLES if path.stem == "premier-2010")
    agent = agent_in(sample.read_bytes())
    place = replace(agent.places[0], name="Tiranë")
    text = written(replace(agent, places=(place, *agent.places[1:])), eac.Version.EAC2010)
    assert "Tiranë" in text
    assert "<citation>Parish register</citation>" in text
    assert 'localType="http://example.org/life"' in text


def test_what_is_new_and_what_is_gone_find_their_places():
    sample = next(path for path in SAMPLES if path.stem == "ministry-2")
    agent = agent_in(sample.read_bytes())
    edited = replace(
        agent,
        names=(agent.names[0], AgentName(text="Außenministerium", language="de"), *agent.names[2:]),
        functions=(),
        note=prose("Another."),
        identifiers=(),
    )
    text = written(edited, eac.Version.EAC2)
    back = agent_in(text)
    assert replace(back, kept=()) == replace(edited, kept=())
    assert "<function" not in text
    assert "identityId" not in text


@needs_shared
def test_the_samples_are_valid_by_the_official_schemas(sample):
    assert official.errors(version_in(sample).value, sample.read_bytes()) == []


@needs_shared
def test_the_samples_are_valid_in_the_other_version(sample):
    agent = agent_in(sample.read_bytes())
    for version in eac.Version:
        assert official.errors(version.value, written(agent, version).encode()) == []


def without_files(data):
    """Return a record without the files in it, which are no words."""
    root = etree.fromstring(data)
    for element in root.findall(".//{*}objectBinWrap"):
        element.text = ""
    return etree.tostring(root)


def in_attributes(data):
    """Return the words that attributes say: what one version says in an element the other says in these."""
    values = (value for each in etree.fromstring(data).iter(etree.Element) for value in each.attrib.values())
    return Counter(" ".join(values).split())


@pytest.mark.parametrize("version", eac.Version)
def test_a_record_with_anything_in_it_goes_to_the_other_version_and_back_with_all_its_words(version):
    chance, other = Random(1967), next(each for each in eac.Version if each is not version)
    for row in eac.vocabulary().of(version):
        data = etree.tostring(Growth(version, chance).tree(row.id))
        assert eac.validate(Source("agent.xml", data)) == ()
        agent = agent_in(data)
        came = same(etree.fromstring(data), version)
        assert same(etree.fromstring(written(agent, version).encode()), version) == came
        there = written(agent, other).encode()
        assert eac.validate(Source("agent.xml", there)) == ()
        assert words.lost(without_files(data), there) - in_attributes(there) == {}
        assert same(etree.fromstring(written(agent_in(there), version).encode()), version) == came


def test_a_name_says_its_script_language_and_kind():
    name = AgentName(text="김일성", language="ko", script="Kore", kind=NameKind.AUTHORISED)
    text = written(Agent(id="a1", names=(name,)), eac.Version.EAC2)
    assert '<nameEntry languageOfElement="ko" scriptOfElement="Kore" status="authorized">' in text


def test_the_official_schemas_are_at_hand():
    assert not SHARED.is_dir() or official.schema("eac2") is not None


def test_offices_below_one_another_stand_apart_in_the_other_version():
    offices = "<level><item>Court</item><level><item>Chancery</item><item>Mint</item></level></level>"
    agent = agent_in(
        '<eac-cpf xmlns="urn:isbn:1-931666-33-4"><control/><cpfDescription><identity/><description>'
        f"<structureOrGenealogy><outline>{offices}</outline></structureOrGenealogy>"
        "</description></cpfDescription></eac-cpf>"
    )
    there = written(agent, eac.Version.EAC2)
    assert "<item>Court; Chancery; Mint</item>" in there
    assert agent_in(there).structures == agent.structures


IN_PARALLEL = """<eac-cpf xmlns="urn:isbn:1-931666-33-4"><control><recordId>p1</recordId>
<maintenanceStatus>new</maintenanceStatus><maintenanceAgency><agencyName>A</agencyName></maintenanceAgency>
<maintenanceHistory><maintenanceEvent><eventType>created</eventType><eventDateTime>2001</eventDateTime>
<agentType>human</agentType><agent>Ana</agent></maintenanceEvent></maintenanceHistory></control>
<cpfDescription><identity><entityType>person</entityType><nameEntryParallel>
<nameEntry xml:lang="alb" scriptCode="Latn"><part>Kola</part><preferredForm>p</preferredForm></nameEntry>
<nameEntry xml:lang="ara" scriptCode="Arab"><part>كولا</part></nameEntry>
<authorizedForm>aacr</authorizedForm></nameEntryParallel></identity></cpfDescription></eac-cpf>"""


@pytest.mark.parametrize("gone", [{"names": 1}, {"names": 2}, {"names": 0}, {"events": 0}])
def test_a_record_of_which_something_is_taken_away_is_valid(gone):
    agent = agent_in(IN_PARALLEL)
    ((field, number),) = gone.items()
    values = getattr(agent, field)
    edited = replace(agent, **{field: values[number - 1 : number] if number else ()})
    there = written(edited, eac.Version.EAC2010)
    assert eac.validate(Source("agent.xml", there.encode())) == ()
    assert getattr(agent_in(there), field) == getattr(edited, field)


LIFE = """<eac-cpf xmlns="urn:isbn:1-931666-33-4"><control><recordId>a</recordId></control><cpfDescription>
<identity><entityType>person</entityType><nameEntry><part>Kim</part></nameEntry></identity>
<description><biogHist><abstract xml:lang="eng">A life.</abstract><p>Early years.</p><chronList><chronItem>
<date standardDate="1945">1945</date><event>Return</event></chronItem></chronList><p>Late years.</p>
<citation xml:id="book">A book</citation></biogHist></description>
<relations><cpfRelation cpfRelationType="family"><relationEntry localType="x">Son</relationEntry>
</cpfRelation></relations></cpfDescription></eac-cpf>"""


def _blocks(text):
    [life] = etree.fromstring(text.encode()).iter("{*}biogHist")
    return [etree.QName(each).localname for each in life.iterchildren("{*}*")]


def test_a_life_of_which_one_part_is_edited_keeps_the_others_as_they_came_and_once():
    agent = agent_in(LIFE)
    [life] = agent.histories
    text = written(replace(agent, histories=(replace(life, summary="Another."),)), eac.Version.EAC2010)
    assert _blocks(text) == ["abstract", "p", "chronList", "p", "citation"]
    assert '<citation xml:id="book">' in text
    assert "?muniment" not in text
    text = written(
        replace(agent, histories=(replace(life, prose=(*life.prose[:1], *life.prose[2:])),)),
        eac.Version.EAC2010,
    )
    assert _blocks(text) == ["abstract", "p", "p", "citation"]
    assert "Return" not in text


def test_what_stays_of_a_relation_that_is_edited_stays_as_it_came():
    agent = agent_in(LIFE)
    [relation] = agent.relations
    edited = replace(agent, relations=(replace(relation, kind=RelationKind.EARLIER),))
    text = written(edited, eac.Version.EAC2010)
    assert '<relationEntry localType="x">Son</relationEntry>' in text
    assert agent_in(text).relations == edited.relations


@pytest.mark.parametrize("version", eac.Version)
def test_paragraphs_and_lists_of_a_life_are_written_in_their_order(version):
    listed = Block(BlockKind.LIST, items=(prose("1945 Return"), prose("1948 Premier")))
    life = AgentNote(prose=(*prose("Early years."), listed, *prose("Late years.")))
    text = written(Agent(id="a", names=(AgentName(text="Kim"),), histories=(life,)), version)
    assert _blocks(text) == ["p", "list", "p"]
    assert agent_in(text).histories == (life,)


@pytest.mark.parametrize("edtf", ["[1910..1915]", "[..1915]", "[1910..]"])
def test_between_what_a_date_lies_is_said_to_other_programs_in_either_version(edtf):
    date = DateStatement(text="about 1912", edtf=edtf, event="existence")
    agent = Agent(id="a", names=(AgentName(text="Kim"),), dates=(date,))
    for version in eac.Version:
        there = written(agent, version)
        assert agent_in(there).dates == (date,)
        assert '?muniment {"value"' not in there
    there = written(agent, eac.Version.EAC2010)
    assert ('notBefore="1910"' in there, 'notAfter="1915"' in there) == ("1910" in edtf, "1915" in edtf)
