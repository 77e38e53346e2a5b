"""The documents Muniment was asked for: from pages as delivered to finding aids that both schemas accept."""

import pytest

from muniment.catalogue import Catalogue
from muniment.formats import ead, table
from muniment.formats.deliveries import Source
from muniment.progress import finish
from muniment.tasks.export_file import export
from muniment.tasks.import_file import import_source
from tests.official import errors
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared

SEEDS = {
    "seed-report-stance-dprk-1967-01-16.txt": {
        "title": "Report on the Stance of the DPRK towards Albania",
        "date": "1967-01-16",
        "shelfmark": "AQPPSH, MPP Korese, D 1, V. 1967",
        "languages": [],  # this rendering has lost it
    },
    "seed-report-stance-kwp-1967-11-03.txt": {
        "title": "Report on the Stance of the Korean Workers' Party and the Relations with Albania",
        "date": "1967-11-03",
        "shelfmark": "AQPPSH, MPP Korese, D 1, V. 1967",
    },
    "seed-joint-declaration-1966.txt": {
        "title": "Albanian-Korean Joint Declaration",
        "date": "1966",
        "shelfmark": "AQPPSH, MPP Korese, V. 1966, D 9",
    },
}
PAGES = ("seed-albania-north-korea-relations.txt", "seed-soviet-albanian-relations.txt")


@pytest.fixture
def catalogue(tmp_path):
    made = Catalogue.create(tmp_path / "c.muniment")
    yield made
    made.close()


@pytest.fixture
def seeds(catalogue):
    """The three seeds, by file name, as they stand in the catalogue."""
    return {name: catalogue.unit(id) for name in SEEDS for id in taken(catalogue, name).made}


def taken(catalogue, name):
    return finish(import_source(catalogue, Source.of(SHARED / "samples" / name)))


def names(unit, relator):
    return [credit.name for credit in unit.credits if credit.relator == relator]


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_says_what_its_page_says(seeds, name):
    unit, said = seeds[name], SEEDS[name]
    assert unit.title == said["title"]
    assert unit.dates[0].edtf == said["date"]
    assert unit.shelfmark == said["shelfmark"]
    assert names(unit, "trl") == ["Enkel Daljani"]
    assert names(unit, "dnr") == ["Leon Levy Foundation"]
    assert [language.language for language in unit.languages] == said.get("languages", ["sq"])
    assert any(version.text for version in unit.texts)
    assert unit.rights or name != "seed-report-stance-dprk-1967-01-16.txt"


def test_they_stand_in_one_series_year_before_file(catalogue, seeds):
    paths = {name: [row.title for row in catalogue.ancestors(unit.id)] for name, unit in seeds.items()}
    assert set(map(tuple, paths.values())) == {
        ("AQPPSH", "MPP Korese", "V. 1966", "D 9"),
        ("AQPPSH", "MPP Korese", "V. 1967", "D 1"),
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("aqppsh mpp korese d1 v1967", 2),
        ("AQPPSH, MPP Korese, V. 1967, D 1", 2),
        ("korese 1967", 2),
        ("daljani", 3),
        ("carcani", 1),
        ("leon levy", 3),
        ("joint declaration", 1),
        ("korese v1966 d9", 1),
    ],
)
def test_they_are_found(catalogue, seeds, query, found):
    ids = {unit.id for unit in seeds.values()}
    hits = [hit.id for hit in catalogue.search(query)]
    assert len(ids & set(hits)) >= found
    if query.startswith(("aqppsh", "AQPPSH")):
        assert len(ids & set(hits[:found])) == found  # the documents of the file itself come first


@pytest.mark.parametrize("version", ["ead2002", "ead3"])
def test_their_finding_aid_satisfies_both_schemas_and_reads_back_equal(catalogue, seeds, tmp_path, version):
    for page in PAGES:
        taken(catalogue, page)
    target = tmp_path / "aid.xml"
    done = finish(export(catalogue, target, version))
    assert done.findings == ()
    assert ead.validate(Source.of(target)) == ()
    assert errors(version, target.read_bytes()) == []
    back = {unit.id: unit for unit in table.read(Source.of(target)).units}
    assert [back.get(unit.id) for unit in catalogue.subtree()] == list(catalogue.subtree())


@pytest.mark.parametrize("page", PAGES)
def test_an_encyclopaedia_page_is_context_not_a_document(catalogue, page):
    [id] = taken(catalogue, page).made
    unit = catalogue.unit(id)
    assert unit.level_name == "context"
    assert unit.shelfmarks == ()
    assert unit.title
    assert unit.notes


@pytest.mark.parametrize("name", SEEDS)
def test_a_second_import_of_a_seed_makes_nothing(catalogue, seeds, name):
    assert taken(catalogue, name).made == ()
