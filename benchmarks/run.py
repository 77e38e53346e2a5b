"""Prints what Muniment costs beside the least that the same result could cost: `python benchmarks/run.py`.

Medians of runs taken in turn, ours and the limit, on invented units that are the same on every machine.
"""

import argparse
import tempfile
import time
from pathlib import Path

import exchange
import searching
import startup
from generator import units
from measuring import Comparison, measure, table
from muniment.catalogue import Catalogue


def main() -> None:
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="muniment-benchmarks-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        results = [measure(comparison) for comparison in _comparisons(folder, asked.units, asked.search)]
    print(table(results))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=2_000, help="units of the finding aid")
    parser.add_argument("--search", type=int, nargs="*", default=[10_000, 100_000], help="units searched")
    return parser.parse_args()


def _comparisons(folder: Path, size: int, sizes: list[int]) -> list[Comparison]:
    catalogue = _catalogue(folder, size)
    found = [*startup.comparisons(catalogue, folder / "home"), *exchange.comparisons(catalogue, folder)]
    for count in sizes:
        found += searching.comparisons(_catalogue(folder, count))
    return found


def _catalogue(folder: Path, count: int) -> Path:
    """Make a catalogue of so many units, once, and say what that took."""
    path = folder / f"{count}.muniment"
    if not path.exists():
        start = time.perf_counter()
        catalogue = Catalogue.create(path)
        with catalogue.edit("Benchmark") as edit:
            edit.put_many(units(count))
        catalogue.close()
        print(f"Catalogued {count:,} units in {time.perf_counter() - start:.1f} s")
    return path


if __name__ == "__main__":
    main()
