"""Templates: what a kind of record is described by, kept as files that can be shared."""

from dataclasses import replace

import pytest

from muniment.description import inheriting, templates
from muniment.description.levels import Level, NoteKind
from muniment.description.markup import prose
from muniment.description.templates import Asked, Template, TemplateError
from muniment.description.units import LanguageStatement, Note
from muniment.desktop.forms.table import has_field
from tests.build import a_unit


@pytest.fixture(autouse=True)
def own_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("MUNIMENT_HOME", str(tmp_path))
    templates.templates.cache_clear()
    yield
    templates.templates.cache_clear()


A_TEMPLATE = Template(
    id="",
    name="Telegram “cipher”",
    level=Level.ITEM,
    fields=(Asked(field="dates", required=True, hint="Of sending."), Asked(field="level", fixed=True)),
    defaults=(("language", "Albanian"), ("genre", "telegram")),
)


@pytest.mark.parametrize("shipped", templates.templates(), ids=lambda each: each.id)
def test_shipped_templates_name_fields_that_there_are(shipped):
    assert all(has_field(each.field) for each in shipped.fields)
    assert shipped.fields
    assert not shipped.is_own


def test_a_template_is_kept_as_a_file_and_read_back():
    kept = templates.save(A_TEMPLATE)
    assert kept == replace(A_TEMPLATE, id="telegram-cipher", is_own=True)
    assert templates.template("telegram-cipher") == kept
    assert templates.save(A_TEMPLATE).id == "telegram-cipher-2"


def test_an_own_template_takes_the_place_of_a_shipped_one_until_it_is_taken_away():
    first = templates.templates()[0]
    templates.save(replace(first, name="Ours"))
    assert templates.template(first.id).name == "Ours"
    templates.take_away(first.id)
    assert templates.template(first.id) == first


@pytest.mark.parametrize("text", ["", "name = 1", 'name = "A"\nlevel = "shelf"', "not toml", "\x00"])
def test_a_file_that_is_no_template_is_refused_by_name_and_left_out_of_the_list(text):
    templates.own_folder().mkdir(parents=True)
    path = templates.own_folder() / "broken.toml"
    path.write_text(text, "utf-8")
    templates.templates.cache_clear()
    with pytest.raises(TemplateError, match=r"broken\.toml"):
        templates.read(path)
    assert templates.template("broken") is None


def test_defaults_fill_what_is_empty_and_nothing_else():
    filled = templates.filled(a_unit(), A_TEMPLATE)
    assert [each.language for each in filled.languages] == ["sq"]
    assert [each.text for each in filled.subjects] == ["telegram"]
    said = replace(a_unit(), languages=(LanguageStatement(language="ru"),))
    assert [each.language for each in templates.filled(said, A_TEMPLATE).languages] == ["ru"]


def test_what_a_template_requires_is_missed_until_it_is_said():
    (missed,) = templates.check(a_unit(), A_TEMPLATE)
    assert (missed.field, missed.rule, missed.cure) == ("dates", "template", "Of sending.")
    noted = replace(A_TEMPLATE, fields=(Asked(field="notes.scope", required=True),))
    assert list(templates.check(a_unit(), noted))
    said = a_unit(notes=(Note(kind=NoteKind.SCOPE, prose=prose("A report.")),))
    assert not list(templates.check(said, noted))


def test_the_nearest_unit_above_that_says_it_is_inherited_from():
    fonds = a_unit("Fonds", repository="AQPPSH", languages=(LanguageStatement(language="sq"),))
    series = a_unit("Series", languages=(LanguageStatement(language="ko"),))
    found = inheriting.inherited(a_unit("Item"), (series, fonds))
    assert {field: (each.words, each.said_by.title) for field, each in found.items()} == {
        "repository": ("AQPPSH", "Fonds"),
        "languages": ("Korean", "Series"),
    }
    assert "languages" not in inheriting.inherited(series, (fonds,))
