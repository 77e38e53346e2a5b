"""Kills a program at random moments while it changes a catalogue: `python -m tests.catalogue.killing 200`."""

import multiprocessing
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from multiprocessing.synchronize import Event
from pathlib import Path
from random import Random

from muniment.catalogue import Catalogue, merging
from muniment.progress import finish
from tests.build import a_unit
from tests.catalogue.reference import searched

WORDS = ("letter", "minutes", "отчёт", "조선", "telegram")
ASKED = ("letter 5..60", "minutes -letter", "(telegram or отчет) 10..40", "title:조선", "otchet")
"""What is held against a slow look through all units after each kill."""

LONGEST = 1.5
"""Seconds until a program is killed at the latest; a program takes half of that to change its first units."""

_AT_ONCE = 10
"""Kills of one catalogue: a larger one is held against a slow look for longer than it is changed."""

_METHODS = multiprocessing.get_all_start_methods()
_context = multiprocessing.get_context("forkserver" if "forkserver" in _METHODS else "spawn")
if "forkserver" in _METHODS:
    _context.set_forkserver_preload(["muniment.catalogue", "tests.build"])


def work(path: Path, seed: int, ready: Event) -> None:
    """Change the catalogue in every way there is, until killed."""
    random = Random(seed)
    with Catalogue.open(path) as catalogue:
        ready.set()
        while True:
            random.choice(WAYS)(catalogue, random)


def import_many(catalogue: Catalogue, random: Random) -> None:
    top = a_unit(random.choice(WORDS))
    with catalogue.edit("Import") as edit:
        edit.put(top)
        edit.put_many(a_unit(f"{random.choice(WORDS)} {number}", parent=top.id) for number in range(250))


def edit_one(catalogue: Catalogue, random: Random) -> None:
    with catalogue.edit("Edit") as edit:
        edit.put(a_unit(random.choice(WORDS), id=f"edited-{random.randrange(9)}"))


def delete_one(catalogue: Catalogue, random: Random) -> None:
    tops = catalogue.child_ids(None)
    if len(tops) > 3:
        with catalogue.edit("Delete") as edit:
            edit.delete(random.choice(tops))


def take_back(catalogue: Catalogue, _random: Random) -> None:
    catalogue.undo()


def rebuild(catalogue: Catalogue, _random: Random) -> None:
    finish(catalogue.rebuild_index())


def settle(catalogue: Catalogue, _random: Random) -> None:
    merging._LEFT = 0
    finish(catalogue.settle_index())


WAYS = (import_many, edit_one, edit_one, delete_one, take_back, rebuild, settle)


def kill_once(path: Path, seed: int) -> None:
    """Let a program change the catalogue, kill it, and hold that all is whole and search right."""
    ready = _context.Event()
    worker = _context.Process(target=work, args=(path, seed, ready))
    worker.start()
    assert ready.wait(30)
    time.sleep(Random(seed).uniform(0, LONGEST))
    worker.kill()
    worker.join()
    worker.close()
    prove(path)


def prove(path: Path) -> None:
    """Hold that the catalogue opens, is whole, and finds what is there and nothing else."""
    with Catalogue.open(path) as catalogue:
        units = list(catalogue.subtree())
        assert catalogue.index_is_sound
        assert len(units) == catalogue.count()
        for word in WORDS:
            expected = {unit.id for unit in units if word in unit.title}
            assert set(catalogue.search_ids(word, limit=len(units) + 1)) == expected
        for asked in ASKED:
            assert set(catalogue.search_ids(asked, limit=len(units) + 1)) == searched(units, asked)
        some = catalogue.search(WORDS[0], limit=50)
        assert all("\x02" in hit.snippet and hit.title == catalogue.unit(hit.id).title for hit in some)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert_counted(connection)
        for index in ("words", "keywords", "marks"):
            connection.execute(f"INSERT INTO {index}({index}) VALUES ('integrity-check')")


def assert_counted(connection: sqlite3.Connection) -> None:
    """Hold that each unit, and nothing else, is counted by what it says and is linked to."""
    said = "status, begin_date, end_date, level, level_name"
    further = "SELECT begin_date, end_date FROM periods WHERE unit = ? ORDER BY begin_date"
    units = []
    for key, status, begin, end, *level in connection.execute(f"SELECT key, {said} FROM units ORDER BY key"):
        covered = ((begin, end), *connection.execute(further, (key,)))
        years = dict.fromkeys((since[:4], until[:4]) for since, until in covered)
        units.append((key, "|".join((status, *map(" ".join, zip(*years, strict=True)), *level))))
    assert connection.execute("SELECT unit, said FROM tallies ORDER BY unit").fetchall() == units
    counted = {"repository": "r", "languages": "l", "credits": "tab"}
    used = "SELECT DISTINCT unit, field, term FROM uses JOIN terms ON terms.key = term"
    linked = {(unit, term) for unit, field, term in connection.execute(used) if field in counted}
    lines = connection.execute("SELECT unit, linked FROM tallies").fetchall()
    assert {(unit, int(term[1:])) for unit, terms in lines for term in terms.split()} == linked


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    steps = 0
    for first in range(0, times, _AT_ONCE):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "killed.muniment"
            Catalogue.create(path).close()
            for number in range(first, min(first + _AT_ONCE, times)):
                kill_once(path, number)
            with Catalogue.open(path) as catalogue:
                steps += len(catalogue.history(limit=1_000_000))
    sys.stdout.write(f"Killed {times} times, whole each time: {steps:,} steps were kept.\n")


if __name__ == "__main__":
    main()
