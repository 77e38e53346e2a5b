"""That statements which list what they ask for find these alone, and do not go through all there is."""

import json
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from muniment.catalogue import Catalogue
from muniment.catalogue.listing import OneOf
from muniment.catalogue.tables import units
from tests.build import a_unit


def test_what_is_asked_for_is_found_by_its_id(tmp_path: Path) -> None:
    wanted = str(select(units.c.title).where(OneOf(units.c.id)).compile(dialect=sqlite.dialect()))
    catalogue = Catalogue.open(tmp_path / "listed.muniment")
    with catalogue.edit("Add") as edit:
        edit.put_many(a_unit(id=f"u{number}", title=f"Letter {number}") for number in range(9))
    with catalogue._reading() as connection:
        asked = (json.dumps(["u3", 'no "unit', "u7"]),)
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {wanted}", asked).all()
        found = connection.exec_driver_sql(wanted, asked).scalars().all()
    catalogue.close()
    assert found == ["Letter 3", "Letter 7"]
    assert not any("SCAN units" in step for *_place, step in plan)
