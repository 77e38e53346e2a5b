"""Languages and scripts are known by every code and name they go by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.description.languages import (
    bibliographic_code,
    choices,
    default_script,
    is_right_to_left,
    name_of,
    script_of,
    tag_of,
)
from muniment.description.vocabularies import table


@pytest.mark.parametrize("name", ["Albanian", "ALBANIAN", "alb", "sqi", "sq", "shqip", " albanian "])
def test_a_language_is_found_by_every_name_and_code(name):
    assert tag_of(name) == "sq"


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("русский", "ru"),
        ("한국어", "ko"),
        ("Korean", "ko"),
        ("Farsi", "fa"),
        ("chi", "zh"),
        ("zho", "zh"),
        ("Chinese (Simplified)", "zh"),
        ("Ancient Greek", "grc"),
        ("Church Slavonic", "cu"),
        ("Ottoman Turkish", "ota"),
        ("Serbo-Croatian", "sh"),
        ("Moldavian", "ro"),
        ("syr", "syr"),
        ("English Translation", ""),
        ("Klingonese", ""),
        ("", ""),
    ],
)
def test_the_languages_of_these_archives(name, tag):
    assert tag_of(name) == tag


@pytest.mark.parametrize(("written", "tag"), [("pt_br", "pt-BR"), ("ZH-hant", "zh-Hant"), ("qq-DE", "")])
def test_a_tag_keeps_its_script_and_region(written, tag):
    assert tag_of(written) == tag


def test_a_tag_with_a_region_has_the_name_and_code_of_its_language():
    assert (name_of("pt-BR"), bibliographic_code("pt-BR")) == ("Portuguese", "por")


@pytest.mark.parametrize(
    ("tag", "code"),
    [("sq", "alb"), ("de", "ger"), ("zh", "chi"), ("ro", "rum"), ("en", "eng"), ("cmn", "chi"), ("zz", "")],
)
def test_the_bibliographic_code_is_the_one_libraries_use(tag, code):
    assert bibliographic_code(tag) == code


def test_every_language_is_found_again_by_its_tag_its_code_and_its_name():
    for tag, row in table("languages").items():
        assert tag_of(tag) == tag
        assert tag_of(row["iso3"]) == tag
        assert tag_of(name_of(tag)) == tag, tag


def test_every_language_of_iso_639_1_is_there():
    assert len([tag for tag, _ in choices() if len(tag) == 2]) >= 184


def test_every_usual_script_is_a_known_script():
    used = {row["script"] for row in table("languages").values() if row.get("script")}
    assert used <= set(table("scripts"))


def test_choices_stand_in_the_order_of_their_names():
    names = [name for _, name in choices()]
    assert names.index("Afar") < names.index("Albanian") < names.index("Zulu")
    assert len(names) == len(table("languages"))


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Tiranë, 16 janar", "Latn"),
        ("Перевод с албанского, V. 1967", "Cyrl"),
        ("Ελληνικά", "Grek"),
        ("毛泽东同志", "Hani"),
        ("これは文書です", "Jpan"),
        ("김일성 동지", "Hang"),
        ("金日成 동지께서 말씀하시였다", "Kore"),
        ("שלום", "Hebr"),
        ("السلام", "Arab"),
        ("16. 1. 1967", ""),
        ("", ""),
    ],
)
def test_the_script_of_a_text_is_that_of_most_of_its_letters(text, script):
    assert script_of(text) == script


@given(st.text())
def test_whatever_is_written_has_a_known_script_or_none(text):
    assert script_of(text) in {"", *table("scripts")}


def test_the_script_of_a_tag_is_the_one_it_names_else_the_usual_one():
    scripts = ["Latn", "Cyrl", "Cyrl", "Kore", ""]
    assert [default_script(tag) for tag in ("sq", "ru", "sr-Cyrl-RS", "ko", "qq")] == scripts


@pytest.mark.parametrize("right", ["he", "ar", "fa", "yi", "Arab", "Hebr", "az-Arab", "ota"])
def test_right_to_left(right):
    assert is_right_to_left(right)


@pytest.mark.parametrize("left", ["sq", "Latn", "ko", "ru", "", "az", "nonsense"])
def test_left_to_right(left):
    assert not is_right_to_left(left)
