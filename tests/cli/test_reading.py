"""What a program cannot know of a file, its columns or its encoding, may be said at the command line."""

import pytest

from muniment.catalogue import Catalogue

TABLE = "Inv;Was;Wann\nF 1;Телеграмма посла;1961\nF 2;Запись беседы;1962\n"
SAID = ("--column", "Inv=shelfmark", "--column", "Was=title", "--column", "Wann=date")


@pytest.fixture
def table(tmp_path, home):
    file = tmp_path / "list.csv"
    file.write_bytes(TABLE.encode("cp1251"))
    return file


def units(table):
    """What the catalogue beside the table holds."""
    with Catalogue.open(table.with_name("c.muniment")) as catalogue:
        return sorted(catalogue.units(catalogue.search_ids("level:item")), key=lambda unit: unit.shelfmark)


def test_a_table_of_unknown_columns_is_refused_with_what_can_be_said(muniment, table):
    code, out, err = muniment("import", table)
    assert (code, out) == (2, "")
    assert 'Its columns are: Inv, Was, Wann. For example: --column "Inv=shelfmark"' in " ".join(err.split())


def test_what_columns_mean_is_shown_before(answer, table):
    code, plan = answer("import", "--dry-run", *SAID[:4], table)
    assert code == 0
    assert plan["columns"] == [
        {"heading": "Inv", "field": "shelfmark", "examples": ["F 1", "F 2"]},
        {"heading": "Was", "field": "title", "examples": ["Телеграмма посла", "Запись беседы"]},
        {"heading": "Wann", "field": "notes", "examples": ["1961", "1962"]},
    ]


def test_how_what_was_guessed_is_told_stands_below_what_was_found(muniment, table):
    for said in (SAID[:4], ("--dry-run", *SAID[:4])):
        code, out, _err = muniment("import", *said, table)
        told = " ".join(out.split())
        assert "What was guessed can be told: --encoding NAME, --column HEADING=FIELD." in told
        assert code == 0
    assert "What was guessed" not in muniment("import", *SAID, "--encoding", "cp1251", table)[1]


def test_what_was_said_of_columns_is_done_and_remembered(muniment, table):
    assert muniment("import", *SAID, table)[0] == 0
    [first, _second] = units(table)
    assert (first.shelfmark, first.title, first.date) == ("F 1", "Телеграмма посла", "1961")
    table.write_bytes(TABLE.replace("F 2", "F 3").encode("cp1251"))
    assert muniment("import", table)[0] == 0
    assert [unit.shelfmark for unit in units(table)] == ["F 1", "F 2", "F 3"]


def test_a_dry_run_remembers_nothing(muniment, table):
    assert muniment("import", "--dry-run", *SAID, table)[0] == 0
    assert muniment("import", table)[0] == 2


def test_an_import_is_done_though_nothing_can_be_remembered(muniment, table, home):
    (home / "data").mkdir(parents=True, exist_ok=True)
    (home / "data" / "headings.toml").mkdir()
    code, out, err = muniment("import", *SAID, table)
    assert (code, "2 records imported" in out, err != "") == (0, True, True)
    assert len(units(table)) == 2


def test_the_encoding_may_be_said(muniment, table):
    table.write_bytes(TABLE.encode("mac-cyrillic"))
    assert muniment("import", *SAID, "--encoding", "mac-cyrillic", table)[0] == 0
    assert units(table)[0].title == "Телеграмма посла"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (("--encoding", "klingon"), "There is no encoding called klingon."),
        (("--encoding", "hex"), "There is no encoding called hex."),
        (("--column", "Was"), "“Was” is not of the form HEADING=FIELD."),
        (("--column", "=title"), "“=title” is not of the form HEADING=FIELD."),
        (("--column", "Was=feeling"), "There is no field called feeling."),
    ],
)
def test_what_there_is_not_is_refused(muniment, table, said, sentence):
    code, _out, err = muniment("import", *said, table)
    assert code == 2
    assert sentence in " ".join(err.split())
