"""What no field of an agent holds is said in the other version by the elements that it has for it."""

from dataclasses import replace

import pytest
from lxml import etree

from muniment.description.units import MaintenanceEvent
from muniment.formats import eac
from muniment.formats.deliveries import Source
from tests import official
from tests.shared import SHARED

OF_2010 = """\
<eac-cpf xmlns="urn:isbn:1-931666-33-4" xmlns:xlink="http://www.w3.org/1999/xlink">
  <control>
    <recordId>a-17</recordId>
    <otherRecordId localType="old">AU-1</otherRecordId>
    <maintenanceStatus>revised</maintenanceStatus>
    <publicationStatus>approved</publicationStatus>
    <maintenanceAgency>
      <agencyCode>AU-ANL</agencyCode>
      <otherAgencyCode localType="own">N</otherAgencyCode>
      <agencyName>National Library</agencyName>
      <descriptiveNote><p>In Canberra.</p></descriptiveNote>
    </maintenanceAgency>
    <languageDeclaration><language languageCode="eng">English</language>
      <script scriptCode="Latn">Latin</script></languageDeclaration>
    <conventionDeclaration><abbreviation>AACR2</abbreviation>
      <citation xlink:type="simple" xlink:href="http://example.org/rules">Our <span>Rules</span></citation>
    </conventionDeclaration>
    <rightsDeclaration><citation>Anybody may copy this.</citation></rightsDeclaration>
    <localControl localType="subset"><term>explorers</term>
      <date standardDate="2009">in 2009</date></localControl>
    <localControl localType="checked"/>
    <maintenanceHistory>
      <maintenanceEvent><eventType>created</eventType><eventDateTime>2009</eventDateTime>
        <agentType>machine</agentType><agent>loader</agent></maintenanceEvent>
    </maintenanceHistory>
  </control>
  <cpfDescription>
    <identity><entityType>person</entityType><nameEntry><part>Mawson, Douglas</part></nameEntry></identity>
    <description><existDates><dateRange><fromDate>1882</fromDate><toDate>1958</toDate></dateRange>
      <descriptiveNote><p>Not the geologist's son.</p></descriptiveNote></existDates></description>
    <relations><resourceRelation resourceRelationType="creatorOf"><relationEntry>Papers</relationEntry>
      <objectBinWrap>aGVsbG8=</objectBinWrap></resourceRelation></relations>
    <alternativeSet><setComponent xlink:type="simple" xlink:href="http://example.org/other">
      <componentEntry>Mawson in another file</componentEntry></setComponent></alternativeSet>
  </cpfDescription>
</eac-cpf>
"""
AS_2 = {
    "otherRecordId[@localType='old']": "AU-1",
    "otherAgencyCode[@localType='own']": "N",
    "maintenanceAgency > descriptiveNote": "In Canberra.",
    "conventionDeclaration > reference[@href='http://example.org/rules']": "Our Rules",
    "conventionDeclaration > shortCode": "AACR2",
    "rightsDeclaration > reference": "Anybody may copy this.",
    "localControl[@localType='subset'] > date[@standardDate='2009']": "in 2009",
    "agent[@agentType='machine']": "loader",
    "setComponent[@href='http://example.org/other'] > componentEntry": "Mawson in another file",
}


def agent_in(text):
    [agent] = eac.read(Source("agent.xml", text.encode())).agents
    return agent


def written(agent, version):
    [text] = eac.write([agent], version)
    return text


def without_remarks(text):
    """Return the text as a program leaves it that keeps no instructions of others."""
    first, *rest = text.split("<?muniment")
    return "".join((first, *(piece.partition("?>")[2] for piece in rest)))


def says(text, path):
    """Return the words of the first element at a path of local names, white space collapsed."""
    root = etree.fromstring(text.encode())
    steps = "/".join(f"e:{step}" for step in path.split(" > "))
    links = {"e": etree.QName(root).namespace, "xlink": "http://www.w3.org/1999/xlink"}
    found = root.xpath(f"//{steps}", namespaces=links)
    return " ".join("".join(found[0].itertext()).split()) if found else None


def test_what_no_field_holds_has_its_own_element_in_the_other_version():
    text = written(agent_in(OF_2010), eac.Version.EAC2)
    assert {path: says(text, path) for path in AS_2} == AS_2
    assert 'publicationStatus="approved"' in text
    assert eac.validate(Source("agent.xml", text.encode())) == ()


def test_what_has_no_element_is_told_in_words_and_nothing_else_is():
    text = written(agent_in(OF_2010), eac.Version.EAC2)
    told = [words for words in (says(text, "generalContext"),) if words]
    assert told == ["Also in the record this came from: Paragraph: Not the geologist's son."]


def test_the_account_names_what_has_no_element():
    [finding] = eac.losses(agent_in(OF_2010), eac.Version.EAC2)
    assert "Own note on the record (<localControl>)" in finding.message
    assert "Binary object (<objectBinWrap>)" in finding.message
    for name in ("otherRecordId", "publicationStatus", "conventionDeclaration", "citation", "alternativeSet"):
        assert f"<{name}>" not in finding.message


def test_there_and_back_all_stands_where_it_stood():
    agent = agent_in(OF_2010)
    there = agent_in(written(agent, eac.Version.EAC2))
    assert there == agent
    assert written(there, eac.Version.EAC2010) == written(agent, eac.Version.EAC2010)


def test_a_record_that_went_through_other_hands_keeps_it_on_the_way_back():
    lost = without_remarks(written(agent_in(OF_2010), eac.Version.EAC2))
    text = written(agent_in(lost), eac.Version.EAC2010)
    came = agent_in(OF_2010)
    for path in (
        "otherRecordId[@localType='old']",
        "conventionDeclaration > abbreviation",
        "publicationStatus",
    ):
        assert says(text, path) == says(written(came, eac.Version.EAC2010), path)
    assert (
        says(text, "conventionDeclaration > citation[@xlink:href='http://example.org/rules']") == "Our Rules"
    )
    assert says(text, "agentType") == "machine"
    assert eac.validate(Source("agent.xml", text.encode())) == ()


@pytest.mark.skipif(not SHARED.exists(), reason="the official schemas are not there")
def test_both_ways_are_valid_by_the_official_schemas():
    text = written(agent_in(OF_2010), eac.Version.EAC2)
    assert official.errors("eac2", text.encode()) == []
    back = written(agent_in(without_remarks(text)), eac.Version.EAC2010)
    for edition in ("eac2010", "eac2010-first"):
        assert official.errors(edition, back.encode()) == []


def test_what_only_the_second_version_knows_is_accounted_for():
    text = without_remarks(written(agent_in(OF_2010), eac.Version.EAC2))
    agent = agent_in(text.replace('publicationStatus="approved"', 'publicationStatus="published"'))
    there = written(agent, eac.Version.EAC2010)
    [finding] = eac.losses(agent, eac.Version.EAC2010)
    assert "State of publication (<publicationStatus>)" in finding.message
    assert says(there, "publicationStatus") is None
    assert agent_in(there) == agent


def test_a_space_at_the_end_of_words_set_apart_keeps_them_from_the_next():
    note = "<descriptiveNote><p>The<span> elder </span>Mawson,<span> of </span><span>Leeds </span></p>"
    text = OF_2010.replace("</nameEntry></identity>", f"</nameEntry>{note}</descriptiveNote></identity>")
    there = written(agent_in(text), eac.Version.EAC2)
    assert says(there, "identity > descriptiveNote") == "The elder Mawson, of Leeds"
    assert "Leeds" not in says(there, "generalContext")


@pytest.mark.parametrize("maker", ["machine", "unknown"])
def test_a_step_keeps_its_kind_of_maker_where_others_were_put_before_it(maker):
    agent = agent_in(OF_2010.replace(">machine<", f">{maker}<"))
    first = MaintenanceEvent(kind="created", date="2008", agent="Ana")
    there = written(replace(agent, events=(first, *agent.events)), eac.Version.EAC2)
    assert says(there, "agent[@agentType='human']") == "Ana"
    assert says(there, f"agent[@agentType='{maker}']") == "loader"


def test_what_was_said_of_a_keeper_that_is_taken_away_is_told_and_said_of_nobody():
    agent = agent_in(OF_2010)
    alone = replace(agent, record=replace(agent.record, keeper=None))
    there = written(alone, eac.Version.EAC2)
    assert says(there, "otherAgencyCode") is says(there, "maintenanceAgency > descriptiveNote") is None
    assert "In Canberra." in says(there, "generalContext")
    assert eac.validate(Source("agent.xml", there.encode())) == ()
    [finding] = eac.losses(alone, eac.Version.EAC2)
    assert "<otherAgencyCode>" in finding.message


PARALLEL = """<nameEntryParallel><nameEntry xml:lang="eng"><part>Mawson, Douglas</part></nameEntry>
<nameEntry xml:lang="rus" scriptCode="Cyrl"><part>Моусон, Дуглас</part></nameEntry></nameEntryParallel>"""


def test_names_that_belong_together_do_so_in_the_other_version_and_back():
    one = "<nameEntry><part>Mawson, Douglas</part></nameEntry>"
    agent = agent_in(OF_2010.replace(one, f"{one}{PARALLEL}"))
    text = written(agent, eac.Version.EAC2)
    assert says(text, "nameEntrySet") == "Mawson, Douglas Моусон, Дуглас"
    assert says(text, "identity > nameEntry") == "Mawson, Douglas"
    assert eac.validate(Source("agent.xml", text.encode())) == ()
    assert "nameEntryParallel" not in eac.losses(agent, eac.Version.EAC2)[0].message
    assert agent_in(text) == agent
    back = written(agent_in(without_remarks(text)), eac.Version.EAC2010)
    assert says(back, "nameEntryParallel") == says(text, "nameEntrySet")
    assert eac.validate(Source("agent.xml", back.encode())) == ()


def test_names_of_which_one_was_changed_since_stand_by_themselves():
    agent = agent_in(OF_2010.replace("<nameEntry><part>Mawson, Douglas</part></nameEntry>", PARALLEL))
    first, second = agent.names
    edited = replace(agent, names=(first, replace(second, text="Моусон")))
    text = written(edited, eac.Version.EAC2)
    assert says(text, "nameEntrySet") is None
    assert "nameEntryParallel" in eac.losses(edited, eac.Version.EAC2)[0].message


def test_a_state_and_steps_that_came_with_the_revision_of_2018_are_said_as_nearly_as_all_take_it():
    text = without_remarks(written(agent_in(OF_2010), eac.Version.EAC2))
    text = text.replace('maintenanceStatus="revised"', 'maintenanceStatus="deletedMerged"')
    text = text.replace('maintenanceEventType="created"', 'maintenanceEventType="unknown"')
    agent = agent_in(text.replace('agentType="machine"', 'agentType="unknown"'))
    there = written(agent, eac.Version.EAC2010)
    assert says(there, "maintenanceStatus") == "deleted"
    assert agent_in(there) == agent
    if SHARED.exists():
        assert official.errors("eac2010-first", there.encode()) == []


def test_two_sets_of_the_same_names_are_two_sets():
    names = "<nameEntry><part>A</part></nameEntry><nameEntry><part>Б</part></nameEntry>"
    sets = f"<nameEntryParallel>{names}</nameEntryParallel>" * 2
    agent = agent_in(OF_2010.replace("<nameEntry><part>Mawson, Douglas</part></nameEntry>", sets))
    text = written(agent, eac.Version.EAC2)
    assert text.count("<nameEntrySet>") == text.count("</nameEntrySet>") == 2
    assert eac.validate(Source("agent.xml", text.encode())) == ()
