"""Shelfmarks learnt, reported on, renumbered and placed from the command line."""

import pytest

from muniment.catalogue import Catalogue
from muniment.description.levels import Level
from tests.build import a_unit

VAULT = "Halle 3, Kasten 12, Mappe 7", "Halle 1, Kasten 2, Mappe 19"
KOREA = "AQPPSH, MPP Korese, V. 1967"

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def keep(tmp_path):
    def put(*units):
        with Catalogue.open(tmp_path / "c.muniment") as catalogue, catalogue.edit("Put") as edit:
            edit.put_many(units)
        return [unit.id for unit in units]

    return put


def test_a_scheme_is_learnt_saved_and_in_force(answer, home):
    code, learnt = answer("learn", *VAULT, "--repository", "Seed Vault", "--save")
    assert code == 0
    assert [part["value"] for part in learnt["examples"][0]["parts"]] == ["3", "12", "7"]
    assert (home / "data" / "schemes" / "seed-vault.toml").exists()
    code, [read] = answer("shelfmark", "Seed Vault, Halle 9, Kasten 4, Mappe 3")
    assert (code, read["scheme"]) == (0, "seed-vault")


def test_before_saving_it_is_shown_how_the_catalogue_would_be_read(answer, keep):
    keep(*(a_unit(mark, mark, repository="Seed Vault") for mark in (*VAULT, "Halle 4, Kasten 5, Mappe 6")))
    code, learnt = answer("learn", "--repository", "Seed Vault")
    assert code == 0
    assert len(learnt["examples"]) == 3
    assert {(each["before"]["scheme"], each["after"]["scheme"]) for each in learnt["shelfmarks"]} == {
        (None, "seed-vault")
    }


def test_a_learnt_scheme_is_shared_and_taken_in_elsewhere(muniment, answer, tmp_path):
    muniment("learn", *VAULT, "--repository", "Seed Vault", "--into", tmp_path / "sent.toml")
    code, _listed = answer("schemes", "--import", tmp_path / "sent.toml")
    assert code == 0
    assert answer("shelfmark", "Seed Vault, Halle 9, Kasten 4")[1][0]["scheme"] == "seed-vault"
    code, listed = answer("schemes", "--remove", "seed-vault")
    assert [each["id"] for each in listed["schemes"] if each["own"]] == []


def test_what_is_no_scheme_is_refused_in_a_sentence(muniment, tmp_path):
    (tmp_path / "wrong.toml").write_text("name = 1", "utf-8")
    code, _out, err = muniment("schemes", "--import", tmp_path / "wrong.toml")
    assert (code, "wrong.toml" in err) == (2, True)


def test_with_nothing_to_learn_from_it_says_what_to_do(muniment):
    code, _out, err = muniment("learn")
    assert (code, "repository" in err) == (1, True)


def test_reports_tell_what_is_found_and_can_be_of_one_kind(answer, keep):
    ids = keep(*(a_unit(str(n), f"{KOREA}, D {n}", level=Level.FILE) for n in (1, 4)), a_unit("Odd", "?"))
    code, found = answer("marks")
    assert code == 1
    assert {each["rule"] for each in found} == {"mark-gap", "mark-unparsed"}
    assert [each["unit"] for each in answer("marks", "--only", "gap")[1]] == [ids[1]]


def test_renumbering_is_shown_first_done_on_demand_and_undone(answer, muniment, keep):
    ids = keep(*(a_unit(str(n), f"{KOREA}, D {n}", level=Level.FILE) for n in (3, 7)))
    code, rows = answer("renumber", *ids)
    assert (code, [row["after"][-3:] for row in rows]) == (0, ["D 1", "D 2"])
    assert answer("show", ids[0])[1]["shelfmarks"][0]["text"] == f"{KOREA}, D 3"
    answer("renumber", *ids, "--do")
    kinds = [(mark["text"][-3:], mark["kind"]) for mark in answer("show", ids[0])[1]["shelfmarks"]]
    assert kinds == [("D 1", "current"), ("D 3", "former")]
    muniment("undo")
    assert len(answer("show", ids[0])[1]["shelfmarks"]) == 1


def test_units_are_placed_on_demand(answer, keep):
    ids = keep(a_unit("Cable", f"{KOREA}, D 1"))
    _code, rows = answer("place", "--query", "cable")
    assert rows[0]["after"] == ["AQPPSH", "MPP Korese", "V. 1967", "D 1"]
    answer("place", *ids, "--do")
    assert answer("show", ids[0])[1]["path"] == ["AQPPSH", "MPP Korese", "V. 1967", "D 1"]


@pytest.mark.parametrize("words", [("--step", 0), ("--step", -1), ("--start", -1)])
def test_numbers_that_would_all_be_the_same_or_less_than_nothing_are_refused(muniment, keep, words):
    [id] = keep(a_unit("Letters", f"{KOREA}, D 3", level=Level.FILE))
    assert muniment("renumber", id, *words)[0] == 2


@pytest.mark.parametrize("command", ["place", "renumber"])
@pytest.mark.parametrize("words", [(), ("--query", ""), ("a", "--query", "korese")])
def test_units_are_either_named_or_found(muniment, keep, command, words):
    keep(a_unit("a", KOREA))
    code, _out, err = muniment(command, *words)
    assert code == 2
    assert "Name units by their ids, or find them with --query." in err


@pytest.mark.parametrize("id", ["albanian", "none", "../seed-vault"])
def test_only_a_scheme_of_ones_own_is_deleted(muniment, home, id):
    muniment("learn", *VAULT, "--repository", "Seed Vault", "--save")
    code, _out, err = muniment("schemes", "--remove", id)
    assert code == 2
    assert f"There is no scheme “{id}” of your own." in err
    assert (home / "data" / "schemes" / "seed-vault.toml").exists()


def test_what_a_scheme_lacks_is_said_in_words(muniment, tmp_path):
    (tmp_path / "wrong.toml").write_text('id = "wrong"', "utf-8")
    _code, _out, err = muniment("schemes", "--import", tmp_path / "wrong.toml")
    assert "“name” is missing in it" in err


def test_a_scheme_that_is_no_text_is_refused_in_words(muniment, tmp_path):
    (tmp_path / "wrong.toml").write_bytes(b"\x85\xff")
    _code, _out, err = muniment("schemes", "--import", tmp_path / "wrong.toml")
    assert "it is no text in UTF-8" in err


def test_a_unit_that_is_named_twice_is_numbered_once(answer, keep):
    [id] = keep(a_unit("Letters", f"{KOREA}, D 7"))
    assert len(answer("renumber", id, id)[1]) == 1
