"""Agents on the command line: in, out, and valid."""

import json
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "formats" / "eac" / "samples"


def test_the_whole_way_of_an_authority_record(muniment, tmp_path):
    code, out, _err = muniment("import", SAMPLES / "premier-2010.xml", "--json")
    assert code == 0
    [agent] = json.loads(out)["agents"]
    assert [name["text"] for name in agent["names"]][:2] == ["Dervishi, Agim", "Дервиши, Агим"]
    for version, code in {"eac2010": 0, "eac2": 1}.items():
        target = tmp_path / f"{version}.xml"
        answer, out, _err = muniment("export", target, "--to", version)
        assert answer == code
        assert ("says in words only" in out) == (version == "eac2")
        assert muniment("validate", target)[0] == 0
    assert muniment("undo")[0] == 0
    code, _out, err = muniment("export", tmp_path / "none.xml", "--to", "eac2")
    assert code == 2
    assert "no agent" in err


def test_a_dry_run_shows_the_agent_and_makes_nothing(muniment, tmp_path):
    code, out, _err = muniment("import", SAMPLES / "premier-2010.xml", "--dry-run")
    assert code == 0
    assert "Dervishi, Agim" in out
    assert not (tmp_path / "c.muniment").exists()


def test_the_number_of_agents_is_said(muniment):
    assert "1 agent imported." in muniment("import", SAMPLES / "ministry-2.xml")[1]


def test_a_record_that_is_not_valid_says_where_and_why(muniment, tmp_path):
    wrong = tmp_path / "wrong.xml"
    text = (SAMPLES / "ministry-2.xml").read_text(encoding="utf-8")
    wrong.write_text(text.replace(' value="corporateBody"', ""), encoding="utf-8")
    code, out, _err = muniment("validate", wrong, "--json")
    [finding] = json.loads(out)
    assert code == 1
    assert finding["field"] == "kind"
    assert "value" in finding["message"]
