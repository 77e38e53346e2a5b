"""A broken finding aid at a terminal: looked at, imported, mended, given back as it came."""

import pytest

from tests.tasks.test_mending import AID


@pytest.fixture
def aid(tmp_path):
    path = tmp_path / "letters.xml"
    path.write_bytes(AID.data)
    return path


def test_a_dry_run_gives_the_account_and_what_could_be_mended(answer, aid):
    code, said = answer("import", aid, "--dry-run")
    assert code == 0
    [row] = [row for row in said["account"] if row["element"] == "scopecontent"]
    assert row == {
        "element": "scopecontent",
        "label": "Scope and content",
        "count": 1,
        "understood": 1,
        "kept": 0,
        "to_mend": 1,
    }
    assert [each["key"] for each in said["repairs"]] == ["wrapper:5:1", "wrapper:6:1"]
    assert "<scopecontent>About" in said["repairs"][0]["before"]
    assert "<scopecontent><p>About" in said["repairs"][0]["after"]
    assert len(said["invalid"]) == 2


def test_a_dry_run_says_it_in_words_too(muniment, aid):
    _code, out, _err = muniment("import", aid, "--dry-run")
    assert "Words that lack the element around them (wrapper): 2" in out


def test_a_file_is_imported_and_mended_and_with_one_undo_it_is_as_it_came(muniment, answer, aid, tmp_path):
    code, said = answer("import", aid, "--repair", "all")
    assert (code, len(said["repaired"]), said["left"]) == (0, 2, [])
    target = tmp_path / "out.xml"
    assert muniment("export", target, "--to", "ead2002")[0] == 0
    muniment("undo")
    assert muniment("export", target, "--to", "ead2002")[0] == 1, "The gate holds what is not valid."
    muniment("export", target, "--to", "ead2002", "--even-if-invalid")
    assert target.read_bytes() == AID.data


def test_an_imported_finding_aid_is_mended_place_by_place(answer, aid):
    _code, imported = answer("import", aid)
    top, box, _other = (each["id"] for each in imported["made"])
    code, listed = answer("repair", top)
    assert (code, listed["repaired"], len(listed["offered"])) == (1, [], 2)
    code, done = answer("repair", box, "--repair", "wrapper:6:1")
    assert (code, done["changed"], len(done["findings"])) == (1, 1, 1)
    assert [each["unit"] for each in done["repaired"]] == [box]
    code, done = answer("repair", top, "--repair", "wrapper")
    assert (code, done["findings"]) == (0, [])


def test_a_repair_that_is_none_is_refused(muniment, aid):
    code, _out, err = muniment("import", aid, "--repair", "everything")
    assert code == 2
    assert "everything is no repair" in err


def test_an_export_that_is_held_says_which_repair_shows_what_can_be_mended(muniment, answer, aid, tmp_path):
    muniment("import", aid)
    code, held = answer("export", tmp_path / "out.xml", "--to", "ead2002")
    ((top, count),) = held["mendable"].items()
    assert (code, count) == (1, len(answer("repair", top)[1]["offered"]))
    told = muniment("export", tmp_path / "out.xml", "--to", "ead2002")[2]
    assert f"muniment repair {top} shows" in told
