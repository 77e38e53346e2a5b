"""The command line as a person or a program uses it: words in, words or JSON out, an exit code."""

import json
from pathlib import Path

import pytest

from muniment.catalogue import ConflictError, changes, merging
from muniment.cli import moving
from tests.catalogue.test_index import unsettled
from tests.protected import needs_rights, without_rights
from tests.tasks.test_files import PNG

PAGE = """March 4, 1962

Note on a Conversation about Grain

Citation:

"Note on a Conversation about Grain," March 4, 1962, Wilson Center Digital Archive, AQPPSH, MPP Korese, \
V. 1962, D 12. Translated by Ana Kola. https://digitalarchive.wilsoncenter.org/document/990001

Summary:

Two officials talk about a delivery of grain.

Credits:

This document was made possible with support from Leon Levy Foundation

Original Language:

Albanian

Contents:

Translation - English

The first official asked about the harvest.

The second answered that it was good.
"""


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


def test_the_whole_way_from_a_page_to_valid_finding_aids(muniment, page, tmp_path, answer):
    code, imported = answer("import", page)
    assert code == 0
    [record] = imported["made"]
    assert record["path"] == ["AQPPSH", "MPP Korese", "V. 1962", "D 12"]
    assert ("Ana Kola", "trl") in {(credit["name"], credit["relator"]) for credit in record["credits"]}

    code, [hit] = answer("search", "grain", "kola")
    assert hit["id"] == record["id"]
    for version in ("ead2002", "ead2002-dtd", "ead3"):
        out = tmp_path / f"{version}.xml"
        assert muniment("export", out, "--to", version)[0] == 0
        assert answer("validate", out) == (0, [])


def test_an_export_gives_account_of_what_the_version_has_no_place_for(muniment, page, tmp_path, answer):
    muniment("import", page)
    out = tmp_path / "out.xml"
    code, exported = answer("export", out, "--to", "ead2002", "--account")
    assert code == 0
    assert exported["findings"] == []
    assert "the sentence an agent was credited by" in " ".join(
        told["message"] for told in exported["account"]
    )
    code, said, _err = muniment("export", out, "--to", "ead2002", "--account")
    assert code == 0
    assert "Note on a Conversation about Grain" in said
    assert muniment("export", out, "--to", "ead2002")[1].count("\n") == 1


def test_a_shelfmark_is_answered_in_parts(muniment, answer):
    text = "AQPPSH, MPP Korese, D 1, V. 1967. Translated by Enkel Daljani."
    code, [reading] = answer("shelfmark", text)
    assert code == 0
    assert reading["text"] == text
    assert reading["scheme"] == "albanian"
    assert {part["label"]: part["value"] for part in reading["parts"]}.items() >= {
        ("series", "MPP Korese"),
        ("file", "1"),
        ("year", "1967"),
    }
    assert reading["credits"][0]["name"] == "Enkel Daljani"
    assert reading["credits"][0]["relator"] == "trl"


def test_an_unrecognised_shelfmark_is_a_finding_not_a_failure(muniment, answer):
    code, [reading] = answer("shelfmark", "somewhere in the attic")
    assert code == 1
    assert reading["scheme"] is None


def test_a_date_is_answered_with_what_was_understood(muniment, answer):
    code, date = answer("date", "29", "June", "to", "1", "July", "1956")
    assert (code, date["edtf"]) == (0, "1956-06-29/1956-07-01")
    assert (date["begin"], date["end"]) == ("1956-06-29", "1956-07-01")


def test_words_that_are_no_date_are_said_to_be_none(muniment, answer):
    assert answer("date", "when the bell rang")[1]["edtf"] is None


def test_a_dry_run_shows_the_record_and_makes_nothing(muniment, page, answer):
    _code, would = answer("import", page, "--dry-run")
    assert [unit["titles"][0]["text"] for unit in would["made"]] == ["Note on a Conversation about Grain"]
    assert muniment("search", "grain")[0] == 2  # no catalogue was made


def test_a_dry_run_shows_a_date_that_ends_before_it_begins_as_it_stands(answer, tmp_path):
    aid = tmp_path / "aid.xml"
    date = '<unitdate normal="1999/1998">1999-1998</unitdate>'
    aid.write_text(f"<ead><archdesc><did>{date}</did></archdesc></ead>", "utf-8")
    code, would = answer("import", aid, "--dry-run")
    assert (code, would["made"][0]["dates"][0]["text"]) == (0, "1999-1998")


def test_a_dry_run_of_a_great_file_shows_the_first_records_and_how_many_more_there_are(muniment, tmp_path):
    aid = tmp_path / "aid.xml"
    parts = "".join(f"<c><did><unittitle>Letter {n}</unittitle></did></c>" for n in range(250))
    aid.write_text(f"<ead><archdesc><did/><dsc>{parts}</dsc></archdesc></ead>", "utf-8")
    _code, out, _err = muniment("import", aid, "--dry-run")
    assert "Letter 198" in out
    assert "Letter 199" not in out
    assert "51 more records would be made" in out


def test_a_refusal_names_the_file_once(muniment, tmp_path):
    (tmp_path / "aid.xml").write_bytes(b"")
    _code, _out, err = muniment("import", tmp_path / "aid.xml")
    assert err.count("aid.xml") == 1


@pytest.fixture
def refused(tmp_path):
    """A folder that holds nothing, a file that is not there, an empty one, and one that is broken."""
    (tmp_path / "bare").mkdir()
    (tmp_path / "hollow.csv").touch()
    (tmp_path / "cut.xml").write_text("<ead><archdesc>", "utf-8")
    return tuple(tmp_path / name for name in ("bare", "gone.xml", "hollow.csv", "cut.xml"))


def test_files_that_are_refused_are_each_told_and_stop_no_other(muniment, page, refused, answer):
    code, _out, err = muniment("import", *refused, page)
    assert code == 2
    assert [sum(file.name in line for line in err.splitlines()) for file in refused] == [1] * len(refused)
    assert len(answer("search", "grain")[1]) == 1


def test_an_import_that_the_catalogue_refuses_stops_no_other(muniment, page, monkeypatch, answer):
    def import_source(catalogue, source, as_new=False):
        if source.name == "barred.txt":
            raise ConflictError("Somebody was quicker.")
        return (yield from imports(catalogue, source, as_new=as_new))

    imports = moving.import_source
    monkeypatch.setattr(moving, "import_source", import_source)
    barred = page.with_name("barred.txt")
    barred.write_text("x", "utf-8")
    code, _out, err = muniment("import", barred, page)
    assert (code, err.strip()) == (2, "barred.txt: Somebody was quicker.")
    assert len(answer("search", "grain")[1]) == 1


@pytest.mark.parametrize("command", ["validate", "roundtrip"])
def test_what_is_proved_of_others_is_told_beside_what_is_refused(muniment, aid, refused, command):
    code, out, err = muniment(command, *refused[:2], aid, "--json")
    assert (code, len(err.splitlines())) == (2, 2)
    assert json.loads(out) == []


def test_undo_and_redo_reach_across_runs(muniment, page, answer):
    muniment("import", page)
    assert muniment("undo")[0] == 0
    assert answer("search", "grain")[1] == []
    assert muniment("redo")[0] == 0
    assert len(answer("search", "grain")[1]) == 1
    _code, steps = answer("history")
    assert len(steps) >= 1


def test_a_great_import_leaves_the_index_in_order(muniment, page, tmp_path, monkeypatch):
    monkeypatch.setattr(merging, "_LEFT", 0)
    muniment("import", page)
    while not unsettled(tmp_path / "c.muniment"):
        muniment("import", page, "--as-new")
    monkeypatch.setattr(changes, "_MANY", 0)
    muniment("import", page, "--as-new")
    assert not unsettled(tmp_path / "c.muniment")


def test_importing_the_same_page_again_doubles_nothing(muniment, page, answer):
    muniment("import", page)
    code, again = answer("import", page)
    assert (code, again["made"]) == (0, [])
    assert [found["rule"] for found in again["findings"]] == ["import-twin"]


def test_a_folder_stands_for_the_files_in_it(muniment, page, answer):
    second = page.with_name("second.txt")
    second.write_text(
        PAGE.replace("Grain", "Cotton").replace("990001", "990002").replace("D 12", "D 13"), "utf-8"
    )
    code, told = answer("import", page.parent)
    assert (code, len(told["made"])) == (0, 2)


TWO_FILES = """<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>aid-1</eadid>
<filedesc><titlestmt><titleproper>Papers</titleproper></titlestmt></filedesc></eadheader>
<archdesc level="fonds"><did><unittitle>Papers</unittitle></did><dsc>
<c level="file" id="l"><did><unittitle>Letters</unittitle></did></c>
<c level="file" id="m"><did><unittitle>Maps</unittitle></did></c></dsc></archdesc></ead>"""


@pytest.fixture
def newer(muniment, tmp_path):
    """A finding aid that was imported, and then says something new, has a new file and lacks another."""
    file = tmp_path / "papers.xml"
    file.write_text(TWO_FILES, encoding="utf-8")
    muniment("import", file)
    said = TWO_FILES.replace("Letters", "Post").replace("Maps", "Plans").replace('"m"', '"p"')
    file.write_text(said, encoding="utf-8")
    return file


MAPS = '<c level="file" id="m"><did><unittitle>Maps</unittitle></did></c>'
MOVED = {
    "place  Papers → Letters": ("</c>", f"{MAPS}</c>"),
    "place  moves to where the file has it": ("<dsc>", f"<dsc>{MAPS}"),
}


@pytest.mark.parametrize("words", MOVED)
def test_a_dry_run_says_in_words_where_a_unit_moves(muniment, newer, words):
    old, new = MOVED[words]
    newer.write_text(TWO_FILES.replace(MAPS, "").replace(old, new), encoding="utf-8")
    _code, said, _err = muniment("import", newer, "--dry-run")
    assert words in said
    assert "<c" not in said.partition("Element")[0]


def test_a_dry_run_of_a_newer_file_shows_what_is_and_what_would_be(muniment, newer, answer):
    _code, would = answer("import", newer, "--dry-run")
    [change] = would["updated"]
    [field] = change["fields"]
    assert (field["field"], field["before"][0]["text"], field["after"][0]["text"]) == (
        "titles",
        "Letters",
        "Post",
    )
    assert [unit["titles"][0]["text"] for unit in would["made"]] == ["Plans"]
    assert [unit["title"] for unit in would["gone"]] == ["Maps"]
    assert would["unchanged"] == 1
    assert answer("search", "post")[1] == []
    _code, words, _err = muniment("import", newer, "--dry-run")
    assert "Letters" in words
    assert "1 unit updated, 1 added, 1 unchanged." in words


def test_what_changes_only_beside_the_fields_is_counted_apart(muniment, newer, tmp_path):
    muniment("import", newer)
    other = tmp_path / "other.xml"
    other.write_text(newer.read_text().replace("<unittitle>", '<unittitle encodinganalog="245$a">', 1))
    _code, words, _err = muniment("import", other)
    assert "1 unit updated (only in what is kept of the file beside the fields), 0 added" in words
    other.write_text(newer.read_text().replace("Post", "Papers"))
    _code, words, _err = muniment("import", other)
    assert "2 units updated (1 of them only in what is kept of the file beside the fields)" in words


def test_a_newer_file_updates_what_is_there_and_says_how_much(muniment, newer, answer):
    code, words, _err = muniment("import", newer)
    assert code == 0
    assert "1 unit updated, 1 added, 1 unchanged." in words
    assert "“Maps” is in the catalogue but not in the file." in words
    assert len(answer("search", "post")[1]) == 1
    _code, again = answer("import", newer)
    assert (again["made"], again["updated"], again["unchanged"]) == ([], [], 3)


def test_a_file_can_be_imported_beside_what_is_there(muniment, newer, answer):
    assert len(answer("import", newer, "--as-new")[1]["made"]) == 3
    assert len(answer("search", "papers")[1]) == 2


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.xml", b""),
        ("broken.xml", b"<ead><archdesc>"),
        ("binary.txt", bytes(range(256)) * 40),
        ("bomb.xml", b'<!DOCTYPE ead [<!ENTITY a "aaaa"><!ENTITY b "&a;&b;">]><ead>&b;</ead>'),
        ("no-ead.xml", b"<recipe><step>Stir.</step></recipe>"),
    ],
)
def test_bad_input_is_refused_in_a_sentence_and_changes_nothing(muniment, page, tmp_path, name, data):
    muniment("import", page)
    before = muniment("history")[1]
    bad = tmp_path / name
    bad.write_bytes(data)
    code, _out, err = muniment("import", bad)
    assert code == 2
    assert name in err
    assert "Traceback" not in err
    assert muniment("history")[1] == before


def test_a_catalogue_that_is_not_there_is_named_and_not_made(muniment, tmp_path):
    code, _out, err = muniment("search", "grain")
    assert code == 2
    assert "c.muniment" in err
    assert not (tmp_path / "c.muniment").exists()


@pytest.mark.parametrize("address", ["http://archive.example/c", "mysql://x/c", "file:///tmp/c.muniment"])
def test_an_address_that_is_no_team_s_is_not_taken_for_the_name_of_a_file(muniment, address):
    code, _out, err = muniment("--catalogue", address, "statistics")
    assert (code, "begins with postgresql://" in err) == (2, True)


def test_a_file_that_is_no_catalogue_is_refused(muniment, tmp_path):
    (tmp_path / "c.muniment").write_text("a letter, not a catalogue " * 50)
    assert muniment("check")[0] == 2


def test_an_export_that_is_held_answers_in_json_why(answer, page, tmp_path):
    answer("import", page)
    code, held = answer("export", tmp_path / "out.xml", "--to", "ead3", "--for", "atom")
    assert (code, held["path"], held["units"]) == (1, "", 0)
    assert [each["rule"] for each in held["findings"]] == ["pack-version"]


def test_an_export_for_a_consumer_answers_how_many_places_were_adapted(answer, page, tmp_path):
    answer("import", page)
    asked = ("--to", "ead2002", "--for", "apeead", "--even-if-invalid", "--json")
    _code, done = answer("export", tmp_path / "out.xml", *asked)
    assert done["adapted_count"] == len(done["adapted"]) > 0


def test_nothing_to_export_leaves_the_old_file(muniment, tmp_path):
    muniment("new", tmp_path / "c.muniment")
    target = tmp_path / "old.xml"
    target.write_text("kept")
    assert muniment("export", target, "--to", "ead3")[0] == 2
    assert target.read_text() == "kept"


def test_the_demonstration_does_the_whole_job(muniment, tmp_path):
    code, out, _err = muniment("demo", "--into", tmp_path / "demo")
    assert code == 0
    for name in ("sample.muniment", "sample-ead2002.xml", "sample-ead3.xml", "window.png"):
        assert (tmp_path / "demo" / name).exists()
        assert name in out


AID = """<ead xmlns="urn:isbn:1-931666-22-9" id="e">
<eadheader><eadid/><filedesc><titlestmt><titleproper/></titlestmt></filedesc></eadheader>
<archdesc level="fonds"><did><unittitle>Papers</unittitle><unitdate>1967</unitdate></did></archdesc></ead>"""

RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron"><ns prefix="e" uri="urn:isbn:1-931666-22-9"/>
<pattern><rule context="e:archdesc"><assert test="@id" role="warning">It has no id.</assert></rule></pattern>
</schema>
"""


@pytest.fixture
def aid(tmp_path):
    file = tmp_path / "aid.xml"
    file.write_text(AID, encoding="utf-8")
    return file


def test_a_valid_finding_aid_is_judged_for_each_consumer_that_is_named(muniment, aid, answer):
    assert answer("validate", aid) == (0, [])
    code, found = answer("validate", aid, "--for", "archivesspace", "--for", "dacs")
    assert code == 1
    rules = {each["rule"] for each in found if each["severity"] == "must"}
    assert {"archivesspace-identifier", "archivesspace-extent", "dacs-2.1", "dacs-4.1"} <= rules


def test_a_finding_aid_that_would_come_back_as_it_came_is_said_to(muniment, aid):
    code, out, _err = muniment("roundtrip", aid)
    assert (code, " ".join(out.split()).endswith("would come back just as it came.")) == (0, True)


def test_what_cannot_be_read_is_said_once_however_many_are_asked(muniment, tmp_path, answer):
    broken = tmp_path / "broken.xml"
    broken.write_text("<ead><archdesc>")
    code, found = answer("validate", broken, "--for", "archivesspace", "--for", "atom")
    assert (code, [each["rule"] for each in found]) == (1, ["xml-well-formed"])


def test_a_consumer_nobody_knows_is_refused_with_those_that_are_known(muniment, aid):
    code, _out, err = muniment("validate", aid, "--for", "nobody")
    assert code == 2
    assert "archivesspace" in err


def test_a_schema_of_ones_own_is_used_by_its_name(muniment, aid, tmp_path, monkeypatch, answer):
    monkeypatch.setenv("MUNIMENT_HOME", str(tmp_path / "home"))
    code, known = answer("schemas")
    assert (code, known["schemas"]) == (0, [])
    Path(known["folder"], "house.sch").write_text(RULES, encoding="utf-8")
    code, found = answer("validate", aid, "--against", "house")
    assert (code, found[0]["message"], found[0]["severity"]) == (1, "It has no id.", "should")
    assert answer("schemas")[1]["schemas"] == ["house.sch"]
    code, _out, err = muniment("validate", aid, "--against", "mansion")
    assert code == 2
    assert "house.sch" in err


def test_a_text_is_read_into_a_record_and_both_texts_are_written_side_by_side(
    muniment, page, tmp_path, answer
):
    _code, imported = answer("import", page)
    id = imported["made"][0]["id"]
    (tmp_path / "original.txt").write_text("Një.\n\nDy.", "utf-8")
    assert muniment("text", id, tmp_path / "original.txt", "--language", "sq")[0] == 0
    texts = answer("show", id)[1]["texts"]
    assert ("original", "sq", "Një.\n\nDy.") in {
        (text["kind"], text["language"], text["text"]) for text in texts
    }
    for format in ("docx", "html", "tei"):
        assert muniment("text", id, tmp_path / f"both.{format}", "--to", format)[0] == 0
    written = (tmp_path / "both.html").read_text("utf-8")
    assert "<p>Dy.</p>" in written
    assert "The second answered that it was good." in written


@pytest.mark.parametrize(
    ("said", "tag"), [("Albanian", "sq"), ("PT-br", "pt-BR"), ("qaa", "qaa"), (" ", "sq")]
)
def test_the_language_of_a_text_is_kept_as_its_tag(muniment, answer, page, tmp_path, said, tag):
    id = answer("import", page)[1]["made"][0]["id"]
    (tmp_path / "text.txt").write_text("Dokumenti i parë.", encoding="utf-8")
    assert muniment("text", id, tmp_path / "text.txt", "--language", said)[0] == 0
    texts = answer("show", id)[1]["texts"]
    assert [each["language"] for each in texts if each["text"] == "Dokumenti i parë."] == [tag]


@pytest.mark.parametrize("said", ["zork", "x y", "-", "en_", "sq-"])
def test_what_is_no_language_is_refused(muniment, answer, page, said):
    id = answer("import", page)[1]["made"][0]["id"]
    code, _out, err = muniment("text", id, page, "--language", said)
    assert (code, "is no language" in err) == (2, True)


def test_a_file_without_words_leaves_the_record_as_it_was(muniment, page, tmp_path, answer):
    _code, imported = answer("import", page)
    id = imported["made"][0]["id"]
    before = answer("show", id)
    (tmp_path / "empty.pdf").write_bytes(b"%PDF-1.7 broken")
    code, _out, error = muniment("text", id, tmp_path / "empty.pdf")
    assert (code, "empty.pdf cannot be read as a PDF" in error) == (2, True)
    assert answer("show", id) == before


def test_scans_are_attached_missed_found_again_and_published(muniment, answer, page, tmp_path):
    _code, imported = answer("import", page)
    id = imported["made"][0]["id"]
    (tmp_path / "scans").mkdir()
    scan = tmp_path / "scans" / "1.png"
    scan.write_bytes(PNG)
    assert muniment("attach", id, scan, "--link")[0] == 0
    assert answer("files") == (0, [])
    (tmp_path / "scans").rename(tmp_path / "moved")
    code, [found] = answer("files")
    assert (code, found["rule"], found["unit"]) == (1, "file-missing", id)
    assert muniment("files", "--find", tmp_path / "moved")[0] == 0
    assert muniment("manifest", id, tmp_path / "m.json", "--base", "https://example.org")[0] == 0
    assert len(json.loads((tmp_path / "m.json").read_text("utf-8"))["items"]) == 1
    code, _out, error = muniment("manifest", id, tmp_path / "n.json", "--base", "here")
    assert (code, "address of the web" in error, (tmp_path / "n.json").exists()) == (2, True, False)


def test_the_catalogue_is_told_in_numbers_and_its_index_built_anew(muniment, page, answer):
    assert muniment("import", page)[0] == 0
    code, found = answer("statistics")
    assert code == 0
    assert found["index_is_sound"]
    assert {"name": "item", "units": 1} in found["levels"]
    assert {"name": "1960", "units": 1} in found["decades"]
    code, told = muniment("statistics")[:2]
    assert code == 0
    assert "is sound" in told
    code, told = muniment("rebuild-index")[:2]
    assert code == 0
    assert f"{found['units']} units" in told


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--unit", "gone"),
        ("marks", "--in", "gone"),
        ("history", "--unit", "gone"),
        ("place", "gone"),
        ("renumber", "gone"),
    ],
    ids=lambda words: words[0],
)
def test_a_record_that_is_not_there_is_told(muniment, page, words):
    muniment("import", page)
    code, out, err = muniment(*words)
    assert (code, out) == (2, "")
    assert "There is no unit “gone”" in err


def test_the_history_of_a_record_that_was_taken_back_is_still_told(muniment, answer, page):
    [made] = answer("import", page)[1]["made"]
    muniment("undo")
    code, steps = answer("history", "--unit", made["id"])
    assert (code, len(steps)) == (0, 1)


@pytest.mark.parametrize(
    "words",
    [("import", ""), ("validate", ""), ("export", "", "--to", "ead3"), ("backup", ""), ("new", "")],
    ids=lambda words: words[0],
)
def test_an_empty_file_name_is_refused(muniment, page, words):
    muniment("import", page)
    code, _out, err = muniment(*words)
    assert code == 2
    assert "The name of a file is missing." in err


@pytest.mark.parametrize("command", [("search", "grain"), ("history",)], ids=lambda words: words[0])
@pytest.mark.parametrize("limit", [0, -1, 10**20])
def test_a_limit_that_cannot_be_is_refused(muniment, page, command, limit):
    muniment("import", page)
    code, _out, err = muniment(*command, "--limit", limit)
    assert code == 2
    assert "--limit" in err


def test_words_that_are_no_text_are_refused_in_a_sentence(muniment, page):
    muniment("import", page)
    code, _out, err = muniment("show", "\udcff")
    assert code == 2
    assert "UTF-8" in err


@pytest.mark.parametrize(
    ("format", "name"),
    [
        ("csv", "rows.xlsx"),
        ("csv", "rows.XML"),
        ("ead3", "aid.csv"),
        ("ead2002", "aid.pdf"),
        ("eac2", "a.csv"),
        ("html", "page.xml"),
        ("html", "page.xhtml"),
    ],
)
def test_a_file_that_is_called_as_another_kind_is_not_written(muniment, page, tmp_path, format, name):
    muniment("import", page)
    code, _out, err = muniment("export", tmp_path / name, "--to", format)
    assert (code, (tmp_path / name).exists()) == (2, False)
    assert "another kind of file" in err


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("aid.HTML", b"<!DOCTYPE html>"),
        ("aid.htm", b"<!DOCTYPE html>"),
        ("rows.csv", b"\xef\xbb\xbf"),
        ("aid.pdf", b"%PDF"),
    ],
)
def test_an_ending_that_only_one_form_has_says_what_is_written(muniment, page, tmp_path, name, begins):
    muniment("import", page)
    assert muniment("export", tmp_path / name)[0] == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_an_ending_that_several_forms_have_is_asked_about(muniment, tmp_path):
    code, _out, err = muniment("export", tmp_path / "aid.xml")
    assert (code, "--to" in err, "ead3" in err) == (2, True, True)
    assert not (tmp_path / "aid.xml").exists()


@pytest.mark.parametrize(
    ("format", "name"), [("csv", "rows.2026"), ("html", "page"), ("html", "page.htm"), ("ead3", "aid.ead")]
)
def test_a_file_may_be_called_as_no_format_is(muniment, page, tmp_path, format, name):
    muniment("import", page)
    assert muniment("export", tmp_path / name, "--to", format)[0] == 0


def test_texts_are_not_written_into_a_file_of_another_kind(muniment, page, tmp_path, answer):
    id = answer("import", page)[1]["made"][0]["id"]
    code, _out, err = muniment("text", id, tmp_path / "text.pdf", "--to", "docx")
    assert (code, "text.docx" in err, (tmp_path / "text.pdf").exists()) == (2, True, False)
    assert muniment("text", id, tmp_path / "text.htm", "--to", "html")[0] == 0


@needs_rights
def test_a_catalogue_that_cannot_be_written_is_searched_and_says_so_and_takes_nothing_in(
    muniment, page, tmp_path
):
    muniment("import", page)
    with without_rights(tmp_path / "c.muniment"):
        code, out, err = muniment("search", "grain")
        assert (code, "Grain" in out, err.count("can only be read")) == (0, True, 1)
        code, out, err = muniment("import", page, page)
        assert (code, out, err.count("can only be read")) == (2, "", 1)


def test_what_is_kept_of_a_finding_aid_is_shown_with_its_place(muniment, answer, tmp_path):
    aid = tmp_path / "aid.xml"
    aid.write_text(
        "<ead><archdesc level='fonds'><did><unittitle>Letters</unittitle></did>"
        "<controlaccess><head>Terms</head><subject>War</subject></controlaccess></archdesc></ead>"
    )
    muniment("import", aid)
    id = answer("search", "Letters")[1][0]["id"]
    (part,) = answer("show", id, "--kept")[1]
    assert part == {"where": ["Access points (<controlaccess>)", "Heading (<head>)"], "text": "Terms"}
