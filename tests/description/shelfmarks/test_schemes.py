"""Schemes are files: ours can be used, and an archivist can add one."""

import importlib

import pytest

from muniment.description import shelfmarks

_MODULE = importlib.import_module("muniment.description.shelfmarks.schemes")

_SEED_VAULT = """
id = "seed-vault"
name = "Seed vault"
keys = "labels"
order = ["hall", "file"]
alone = [["hall", "file"]]

[[label]]
name = "hall"
level = "series"
before = ["hall"]
show = "Hall {value}"

[[label]]
name = "file"
level = "file"
token = "dr"
after = ["drawer"]
"""


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    (tmp_path / "schemes").mkdir()
    monkeypatch.setattr(_MODULE, "data_folder", lambda: tmp_path)
    shelfmarks.read_again()
    yield tmp_path / "schemes"
    shelfmarks.read_again()


def test_an_archivist_adds_a_scheme_by_a_file(own_folder):
    (own_folder / "seed-vault.toml").write_text(_SEED_VAULT, "utf-8")
    found = shelfmarks.read("12 drawer, hall 3")
    assert found.scheme == "seed-vault"
    assert found.search_key == "dr12 h3"
    assert [place.text for place in found.places] == ["Hall 3", "12 drawer"]


def test_a_scheme_of_the_same_id_takes_the_place_of_ours(own_folder):
    own = _SEED_VAULT.replace('"seed-vault"', '"albanian"')
    (own_folder / "albanian.toml").write_text(own, "utf-8")
    assert shelfmarks.read("V. 1967, D 1").scheme is None


@pytest.mark.parametrize(
    "wrong",
    [
        "id = ",
        'name = "No id"',
        _SEED_VAULT.replace('"series"', '"cupboard"'),
        _SEED_VAULT + "value = '('",
    ],
)
def test_a_scheme_that_cannot_be_used_is_left_out_and_named(own_folder, wrong):
    (own_folder / "wrong.toml").write_text(wrong, "utf-8")
    assert [problem for problem in shelfmarks.scheme_problems() if "wrong.toml" in problem]
    assert shelfmarks.read("AQPPSH, MPP Korese, V. 1967, D 1").scheme == "albanian"


def test_every_shipped_scheme_can_be_used(own_folder):
    assert shelfmarks.scheme_problems() == ()
    assert len(shelfmarks.schemes()) > 25


def test_every_repository_names_schemes_that_exist():
    known = {scheme.id for scheme in shelfmarks.schemes()}
    named = {name for repository in shelfmarks.repositories().values() for name in repository.schemes}
    assert named <= known


@pytest.mark.parametrize("scheme", shelfmarks.schemes(), ids=lambda scheme: scheme.id)
def test_every_label_a_scheme_orders_or_names_is_described(scheme):
    used = {*scheme.order, *scheme.names, *(label for needed in scheme.alone for label in needed)}
    grouped = {
        group.replace("_", " ") for form in scheme.forms for group in form.pattern.compile().groupindex
    }
    assert used <= set(scheme.labels)
    assert grouped <= set(scheme.labels)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("AQPPSH", "AQPPSH"),
        ("MOL", "MNL OL"),
        ("Presidential Archive of the Russian Federation", "APRF"),
        ("АПРФ", "APRF"),
        ("TsKhSD", "RGANI"),
        ("ASV", "AAV"),
        ("BNF", "BnF"),
        ("PolA AA", "PA AA"),
        ("The National Archives, Kew", "TNA"),
        ("British National Archives", "TNA"),
        ("National Archives", "NARA"),
        ("National Archives of Australia", "NAA"),
    ],
)
def test_a_repository_is_known_by_all_its_names(name, code):
    found = shelfmarks.repository_called(name)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("name", ["", "a", "Icelandic National Archives", "National Archives of Atlantis"])
def test_no_repository_is_guessed(name):
    assert shelfmarks.repository_called(name) is None
