"""Findings at a terminal: waived with a reason, lifted, and packs of rules turned on and off."""

import pytest

from tests.tasks.test_mending import AID


@pytest.fixture
def top(answer, tmp_path):
    """The id of an imported fonds."""
    path = tmp_path / "letters.xml"
    path.write_bytes(AID.data)
    return answer("import", path)[1]["made"][0]["id"]


def found(answer, rule, *words):
    return [each for each in answer("check", *words)[1] if each["rule"] == rule]


def test_a_waived_finding_is_told_with_its_reason_and_lifted_again(answer, muniment, top):
    [before] = found(answer, "isad-3.1.5", "--unit", top)[:1]
    assert (before["pack"], before["waived"]) == ("isad", None)
    code, out, _err = muniment("waive", top, "isad-3.1.5", "--reason", "Not measured yet.")
    assert (code, out.startswith("1 finding in “")) == (0, True)
    [waived] = [each for each in found(answer, "isad-3.1.5") if each["unit"] == top]
    assert waived["waived"]["reason"] == "Not measured yet."
    assert "Not measured yet." not in muniment("check")[1]
    assert "Not measured yet." in muniment("check", "--waived")[1]
    code, out, _err = muniment("waive", top, "isad-3.1.5", "--lift")
    assert (code, "may stand no longer" in out) == (0, True)
    assert all(each["waived"] is None for each in answer("check")[1])


def test_a_waiver_is_undone(answer, muniment, top):
    muniment("waive", top, "isad-3.1.5", "--reason", "Not measured yet.")
    assert muniment("undo")[0] == 0
    assert all(each["waived"] is None for each in answer("check")[1])


def test_a_waiver_wants_a_reason(muniment, top):
    code, _out, err = muniment("waive", top, "isad-3.1.5")
    assert code == 2
    assert "--reason" in err


def test_what_a_rule_does_not_find_is_not_waived(muniment, top):
    for words in (("zork",), ("isad-3.1.5", "--field", "zork"), ("archivesspace-zork",)):
        code, _out, err = muniment("waive", top, *words, "--reason", "It may stand.")
        assert (code, f"“{words[0]}” finds nothing" in err) == (2, True)
    code, _out, err = muniment("waive", top, "zork", "--lift")
    assert (code, "was not waived" in err) == (1, True)


def test_what_a_consumer_says_is_waived_in_its_field(answer, muniment, top):
    assert muniment("waive", top, "archivesspace-extent", "--reason", "Not measured yet.")[0] == 0
    said = [each for each in answer("check", "--pack", "archivesspace")[1] if each["unit"] == top]
    assert {each["waived"] is not None for each in said if each["rule"] == "archivesspace-extent"} == {True}


def test_packs_are_turned_off_and_on(answer, muniment, top):
    assert muniment("packs", "--off", "dacs", "--on", "archivesspace")[0] == 0
    on = {each["id"] for each in answer("packs")[1] if each["on"]}
    assert on == {"isad", "translations", "house", "archivesspace"}
    packs = {each["pack"] for each in answer("check")[1]}
    assert "archivesspace" in packs
    assert "dacs" not in packs


def test_a_pack_is_not_turned_on_and_off_at_once(answer, muniment, top):
    before = answer("packs")[1]
    code, _out, err = muniment("packs", "--on", "dacs", "--off", "dacs")
    assert (code, "dacs on or off, not both" in err) == (2, True)
    assert answer("packs")[1] == before


def test_packs_are_asked_by_their_names(answer, top):
    assert {each["pack"] for each in answer("check", "--pack", "archivesspace")[1]} == {"archivesspace"}


def test_what_a_consumer_says_is_said_of_the_units(answer, top):
    said = answer("check", "--pack", "archivesspace")[1]
    assert {each["unit"] for each in said if each["rule"] == "archivesspace-extent"} == {top}
