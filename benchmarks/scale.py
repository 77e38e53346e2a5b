"""What a large catalogue costs, query by query: `python benchmarks/scale.py --units 1000000`.

Prints a table of medians and 95th percentiles, in milliseconds, of two hundred queries by kind, each
beside the raw FTS5 query in the same run that does as much for its hits: match, rank the first
thousand, fifty rows, a snippet of each. Then of counting what hits have in common, of the programs
that somebody might take instead, of opening, taking many units in and back, editing, and of a new
index. How long it takes to invent units is told apart from how long it takes to catalogue them. A
catalogue that is there is used as it is (`--catalogue`), one that is not is made; `--team` makes it on
a PostgreSQL.
"""

import argparse
import importlib
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

import peers
import raw_writing
from finding import memory
from generator import units
from muniment.catalogue import Catalogue
from muniment.description.units import Unit, a_title
from muniment.paths import Place
from muniment.progress import finish
from queries import queries
from searching import RawSearch

SAMPLE = 10_000
"""How many units the other engines index at the most; they say so."""

EDITS = 40
MADE_AT_ONCE = 100_000
"""So many that what is done beside while they are made comes to nothing."""


def main() -> None:
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="muniment-scale-") as folder, ExitStack() as held:
        place = _team(held) if asked.team else asked.catalogue or Path(folder) / f"{asked.units}.muniment"
        if not (isinstance(place, Path) and place.exists()):
            print(_fill(place, asked.units), flush=True)
        with closing(Catalogue.open(place)) as catalogue:
            for line in figures(catalogue, place, Path(folder), rebuild=asked.rebuild):
                print(line, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=100_000, help="units of the catalogue that is made")
    parser.add_argument("--catalogue", type=Path, help="a catalogue to be used, or made and kept")
    parser.add_argument("--team", action="store_true", help="on a private PostgreSQL, run for the while")
    parser.add_argument("--rebuild", action="store_true", help="build the index anew as well")
    return parser.parse_args()


def _team(held: ExitStack) -> Place:
    """Return an empty, prepared catalogue of a PostgreSQL that runs as long as it is held."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    postgres = importlib.import_module("tests.postgres")
    cluster = held.enter_context(postgres.running(postgres.programs()))
    return str(cluster.url(held.enter_context(cluster.database())))


def figures(catalogue: Catalogue, place: Place, folder: Path, *, rebuild: bool = False) -> Iterator[str]:
    """Yield the lines of the table, of a catalogue that is open."""
    filed = place if isinstance(place, Path) else None
    yield f"{catalogue.count():,} units" + (f", {filed.stat().st_size / 1e6:,.0f} MB" if filed else "")
    # What the window reads beside the screen when it opens a catalogue.
    finish(catalogue.expect_search())
    # What is read once in a program's life, such as how Han is read, is not of any one query.
    for text in ("the", "a", "报"):
        catalogue.search(text, limit=50)
    yield from _queries(catalogue, filed)
    yield "what hits have in common counted " + _spread([_milliseconds(each) for each in _facets(catalogue)])
    yield from _peers(peers.engines(catalogue, folder, SAMPLE))
    yield f"opened in {_milliseconds(lambda: Catalogue.open(place).close()):.0f} ms"
    yield f"memory at its peak so far {memory():,.0f} MB"
    yield from _bulk(catalogue)
    raw = raw_writing.units_a_second(_others(min(SAMPLE, catalogue.count())), folder)
    yield f"SQLite alone writes such units, made ready before, into an empty file at {raw:,.0f} a second"
    yield "an edit saved right behind that " + _spread([_milliseconds(work) for work in _edits(catalogue)])
    yield _settled(catalogue)
    yield "an edit saved " + _spread([_milliseconds(work) for work in _edits(catalogue)])
    yield f"counted for the statistics in {_milliseconds(catalogue.statistics):.0f} ms"
    if rebuild:
        taken_anew = _milliseconds(lambda: finish(catalogue.rebuild_index()))
        yield f"the index built anew in {taken_anew / 1e3:.1f} s"


def _queries(catalogue: Catalogue, filed: Path | None) -> Iterator[str]:
    """Yield how long the queries of each kind take; of a file, beside the bare engine."""
    yield f"{'':16}{'queries':>8}{'median':>10}{'95 %':>10}" + (
        f"{'raw FTS5':>10}{'ratio':>8}" if filed else ""
    )
    taken: list[float] = []
    with ExitStack() as held:
        raw = held.enter_context(closing(RawSearch(filed))) if filed else None
        for kind, asked in queries().items():
            ours, limit = [], []
            for text in asked:
                ours.append(_milliseconds(partial(catalogue.search, text, limit=50)))
                # What fields ask is not all asked of FTS5, so that the two would not find the same.
                if raw and kind != "field":
                    raw.prepare(text)
                    limit.append(_milliseconds(partial(raw.search, text)))
            taken += ours
            yield _line(kind, ours, limit)
    yield _line("all", taken, [])


def _facets(catalogue: Catalogue) -> Iterator[Callable[[], object]]:
    """Yield what counts the hits of queries that find much."""
    for kind in ("common word", "two words", "name"):
        for text in queries()[kind]:
            yield partial(catalogue.facets, text)


def _fill(place: Place, count: int) -> str:
    with closing(Catalogue.open(place)) as catalogue:
        return _taken_in(catalogue, units(count), count)


def _bulk(catalogue: Catalogue) -> Iterator[str]:
    """Take in a tenth as many units as there are, and take the step back."""
    count = max(catalogue.count() // 10, 100)
    yield f"beside them {_taken_in(catalogue, _others(count), count)}"
    yield _settled(catalogue)
    taken = _milliseconds(catalogue.undo) / 1e3
    yield f"which is taken back in {taken:.1f} s, {count / taken:,.0f} a second"


def _settled(catalogue: Catalogue) -> str:
    taken = _milliseconds(lambda: finish(catalogue.settle_index())) / 1e3
    return f"the index is put in order in {taken:.1f} s, while anybody may edit"


def _taken_in(catalogue: Catalogue, made: Iterator[Unit], count: int) -> str:
    start = time.perf_counter()
    ready = _Ready(made)
    with catalogue.edit("Benchmark") as edit:
        edit.put_many(ready)
    taken = time.perf_counter() - start - ready.seconds
    return (
        f"{count:,} units are catalogued in {taken:.1f} s, {count / taken:,.0f} a second;"
        f" making them took {ready.seconds:.1f} s more and is not counted"
    )


class _Ready:
    """Units, very many made at a time before they are wanted, and the seconds that took."""

    def __init__(self, made: Iterator[Unit]) -> None:
        self._made = made
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Unit]:
        while portion := self._portion():
            yield from portion

    def _portion(self) -> list[Unit]:
        start = time.perf_counter()
        portion = list(islice(self._made, MADE_AT_ONCE))
        self.seconds += time.perf_counter() - start
        return portion


def _others(count: int) -> Iterator[Unit]:
    """Units of another archive, under ids that are not there yet."""
    for unit in units(count, seed=1968):
        yield replace(unit, id=f"other-{unit.id}", parent=unit.parent and f"other-{unit.parent}")


def _peers(engines: Iterable[peers.Engine]) -> Iterator[str]:
    """Yield what is to be told of each engine, and how long it takes on the same few thousand units."""
    words = [text for kind in ("common word", "two words", "rare word") for text in queries()[kind]]
    for engine in engines:
        yield engine.sentence
        if engine.search:
            taken = [_milliseconds(partial(engine.search, text)) for text in words]
            yield f"{engine.name:16}{_spread(taken)}"


def _edits(catalogue: Catalogue) -> Iterator[Callable[[], object]]:
    for unit in catalogue.units([hit.id for hit in catalogue.search("report", limit=EDITS)]):
        yield lambda unit=unit: _save(catalogue, replace(unit, titles=(a_title("Another title"),)))
        yield catalogue.undo


def _save(catalogue: Catalogue, unit: object) -> None:
    with catalogue.edit("Edit") as edit:
        edit.put(unit)


def _line(name: str, ours: list[float], limit: list[float]) -> str:
    middle, late = _middle_and_late(ours)
    line = f"{name:16}{len(ours):8}{middle:10.1f}{late:10.1f}"
    if not limit:
        return line
    least = statistics.median(limit)
    return f"{line}{least:10.1f}{middle / least:8.1f}"


def _spread(taken: list[float]) -> str:
    middle, late = _middle_and_late(taken)
    return f"median {middle:.1f} ms, 95 % within {late:.1f}"


def _middle_and_late(taken: list[float]) -> tuple[float, float]:
    in_order = sorted(taken)
    return statistics.median(in_order), in_order[int(len(in_order) * 0.95)]


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e3


if __name__ == "__main__":
    main()
