"""Prints what Muniment costs beside the least that the same result could cost: `python benchmarks/run.py`.

Medians of runs taken in turn, ours and the limit, on invented units that are the same on every machine.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import exchange
import finding
import searching
import startup
from generator import units
from measuring import Comparison, measure, table
from muniment.catalogue import Catalogue


def main() -> None:
    asked = _arguments()
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="muniment-benchmarks-")))
        print(table([measure(each) for each in _comparisons(folder, held, asked.units, asked.search)]))
        for count in asked.finding:
            print(*finding.figures(folder, count), sep="\n")
            if asked.team:
                print("in PostgreSQL:", *finding.figures_of(asked.team, count), sep="\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=2_000, help="units of the finding aid")
    parser.add_argument("--search", type=int, nargs="*", default=[10_000, 100_000], help="units searched")
    parser.add_argument(
        "--finding", type=int, nargs="*", default=[], help="units filled, searched and undone"
    )
    parser.add_argument("--team", help="URL of a prepared, empty database on which that is done once more")
    return parser.parse_args()


def _comparisons(folder: Path, held: ExitStack, size: int, sizes: list[int]) -> Iterator[Comparison]:
    catalogue = _catalogue(folder, size)
    yield from startup.comparisons(catalogue, folder / "home")
    yield from exchange.comparisons(catalogue, folder, held)
    for count in sizes:
        yield from searching.comparisons(_catalogue(folder, count), held)


def _catalogue(folder: Path, count: int) -> Path:
    """Make a catalogue of so many units, once, and say what that took."""
    path = folder / f"{count}.muniment"
    if not path.exists():
        start = time.perf_counter()
        with closing(Catalogue.create(path)) as catalogue, catalogue.edit("Benchmark") as edit:
            edit.put_many(units(count))
        print(f"Catalogued {count:,} units in {time.perf_counter() - start:.1f} s")
    return path


if __name__ == "__main__":
    main()
