"""What a catalogue of some size costs: to fill, search letter by letter, edit, index anew."""

import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from generator import units
from muniment.catalogue import Catalogue
from muniment.description.units import a_title
from muniment.paths import Place
from muniment.progress import finish

try:
    import resource
except ImportError:  # Windows has no such module.
    resource = None

TYPED = (
    "hospital report",
    "military treaty",
    '"annual secret"',
    "отчёт посольство",
    "otchet",
    "대사관",
    "使馆",
    "daljani",
    "khrushchev",
    "avprf f 0001 op 1 d 7",
    "1961",
)
"""What is typed, a letter at a time."""

ASKED = (
    "title:hospital",
    "translator:radchenko report",
    "report -letter",
    "report or hospital",
    "level:item treaty",
    "language:ru date:1961..1967 border",
    'in:"f. 0001" hospital',
    "shelfmark:0001 has:translation",
    "changed:today hospital",
    "date:1961-05",
)
"""What is asked with fields, whole."""

EDITS = 50


def figures(folder: Path, count: int) -> Iterator[str]:
    """Yield, line by line, what a catalogue of `count` units costs; it is made in the folder."""
    yield from figures_of(folder / f"finding-{count}.muniment", count)


def figures_of(place: Place, count: int) -> Iterator[str]:
    """Yield the same of a catalogue that is made in a file, or lies empty in a team's database."""
    with closing(Catalogue.open(place)) as catalogue:
        with catalogue.edit("Benchmark") as edit:
            processor = time.process_time()
            taken = _seconds(lambda: edit.put_many(units(count)))
            processor = time.process_time() - processor
        yield f"{count:,} units"
        yield f"  put_many {count / taken:,.0f} a second, {count / processor:,.0f} a second of the processor"
        size = f"file {place.stat().st_size / 1e6:,.0f} MB, " if isinstance(place, Path) else ""
        yield f"  {size}memory at its peak {memory():,.0f} MB"
        letters = [text[: end + 1] for text in TYPED for end in range(len(text))]
        yield "  a letter typed " + _spread(_searches(catalogue, letters))
        yield "  a query with fields " + _spread(_searches(catalogue, ASKED))
        yield "  an edit saved " + _spread(_edits(catalogue))
        yield f"  the index built anew in {_seconds(lambda: finish(catalogue.rebuild_index())):.1f} s"
        yield f"  the import taken back in {_seconds(lambda: _take_all_back(catalogue)):.1f} s"


def _searches(catalogue: Catalogue, asked: Iterable[str]) -> Iterator[Callable[[], object]]:
    for text in asked:
        yield lambda text=text: catalogue.search(text, limit=50)


def _edits(catalogue: Catalogue) -> Iterator[Callable[[], object]]:
    for unit in list(units(EDITS)):
        yield lambda unit=unit: _save(catalogue, replace(unit, titles=(a_title("Another title"),)))


def _save(catalogue: Catalogue, unit: object) -> None:
    with catalogue.edit("Edit") as edit:
        edit.put(unit)


def _take_all_back(catalogue: Catalogue) -> None:
    while catalogue.undo():
        pass


def _spread(works: Iterator[Callable[[], object]]) -> str:
    """Do each once and return the median, the 95th percentile and the longest in words."""
    taken = sorted(_seconds(work) * 1e3 for work in works)
    middle, late = statistics.median(taken), taken[int(len(taken) * 0.95)]
    return f"{middle:.1f} ms, 95 % within {late:.1f}, the longest {taken[-1]:.1f} ({len(taken)})"


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def memory() -> float:
    """Return the most memory this program has had, in megabytes; 0 where the system does not tell."""
    if resource is None:
        return 0
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
