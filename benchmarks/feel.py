"""How fast the desk feels: `python benchmarks/feel.py CATALOGUE…`, such as of 100,000 units and of a million.

Prints of each catalogue, of a copy: how long whole processes take until the window is painted and until
its first rows are, beside a bare PySide6 window with an empty table, in turn; then, in one process, a
keystroke until its finding is painted, a selection until the form is filled, a jump within a list as
long as the catalogue until it is painted; and the memory. Needs no screen.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copyfile

from measuring import Comparison, measure
from startup import comparisons

ROUNDS = 7
LIMITS = {"painted": 1.5, "rows": 3.5, "keystroke": 50, "selection": 50, "jump": 33, "memory": 300}
"""What is wanted: ratios to the bare window, milliseconds, MB."""

AT_WORK = Path(__file__).with_name("at_work.py")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "catalogues", type=Path, nargs="+", help="catalogues, which are copied and left alone"
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="processes started of each kind")
    parser.add_argument("--in-place", action="store_true", help="do not copy them first")
    parser.add_argument("--start-only", action="store_true", help="only how the program begins")
    asked = parser.parse_args()
    for path in asked.catalogues:
        with tempfile.TemporaryDirectory(prefix="muniment-feel-") as folder:
            mine = path if asked.in_place else Path(copyfile(path, Path(folder) / path.name))
            show(mine, Path(folder) / "home", asked.rounds, start_only=asked.start_only)


def show(path: Path, home: Path, rounds: int, *, start_only: bool) -> None:
    """Print the figures of one catalogue."""
    sys.stdout.write(f"{path.name}\n")
    for name, comparison in zip(("painted", "rows"), comparisons(path, home), strict=True):
        pairs = measure(Comparison(name=name, ours=comparison.ours, limit=comparison.limit, rounds=rounds))
        say(f"{name:12}{pairs.ours * 1e3:8.0f} ms, bare {pairs.limit * 1e3:.0f} ms, ratio", name, pairs.ratio)
    if not start_only:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "MUNIMENT_HOME": str(home)}
        asked = [sys.executable, str(AT_WORK), str(path)]
        done = subprocess.run(asked, env=environment, check=True, capture_output=True, text=True)
        for line in done.stdout.splitlines():
            name, *numbers = line.split()
            taken = sorted(map(float, numbers))
            late = taken[min(len(taken) - 1, int(len(taken) * 0.95))]
            say(f"{name:12}{statistics.median(taken):8.1f}, 95 % within", name, late)


def say(words: str, name: str, figure: float) -> None:
    """Print a figure beside what is wanted."""
    verdict = "" if figure <= LIMITS[name] else "  MISSED"
    sys.stdout.write(f"  {words} {figure:.1f} (wanted {LIMITS[name]}){verdict}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
