"""Both databases answer the same: the same hits in the same order, snippets, counts."""

import pytest

from muniment.catalogue import Catalogue
from tests.catalogue.collection import units
from tests.catalogue.test_finding import FORGIVING, LANGUAGE, SCRIPTS, SHELFMARKS, rows


@pytest.fixture(scope="module")
def both(cluster, tmp_path_factory):
    path = tmp_path_factory.mktemp("alike") / "test.muniment"
    with (
        cluster.database() as name,
        Catalogue.open(path) as filed,
        Catalogue.open(cluster.url(name)) as opened,
    ):
        for catalogue in (filed, opened):
            with catalogue.edit("Collection") as edit:
                edit.put_many(units())
        yield filed, opened


@pytest.mark.parametrize(
    "table",
    [SHELFMARKS, SCRIPTS, FORGIVING, LANGUAGE],
    ids=["shelfmarks", "scripts", "forgiving", "language"],
)
def test_every_query_finds_the_same_in_the_same_order(both, table):
    filed, shared = both
    wrong = {}
    for typed, _expected in rows(table):
        here, there = (catalogue.search(typed, limit=1_000) for catalogue in (filed, shared))
        if here != there:
            wrong[typed] = f"{[hit.id for hit in here]} != {[hit.id for hit in there]}"
    assert wrong == {}


def test_facets_and_orders_are_the_same(both):
    filed, shared = both
    for typed in ("report", "letter", "has:text", "treaty -conference"):
        assert filed.facets(typed) == shared.facets(typed)
        for order in ("shelfmark", "date", "title", "place"):
            assert filed.search_ids(typed, order=order) == shared.search_ids(typed, order=order)
