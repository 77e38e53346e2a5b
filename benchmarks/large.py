"""Large finding aids in and out, each work in a process of its own, beside the least that it could cost.

`python benchmarks/large.py 10 40 100` makes finding aids of 10, 40 and 100 MB of the real components beside
the project, no two repetitions of which say the same (`repeated`), in a folder that is thrown away. It prints
how long each work took, how long all processors worked for it, both as ratios to its limit, too, and the most
memory that its processes had; `--odd` does the same with files that are not read as they lie.
"""

import argparse
import html
import json
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from lxml import etree

import repeated
from muniment import paths
from muniment.catalogue import Catalogue
from muniment.formats import ead, table, validation
from muniment.formats.deliveries import Source
from muniment.formats.xml import escaping
from muniment.progress import finish
from muniment.tasks.export_file import export
from muniment.tasks.import_file import import_source
from muniment.tasks.look_into import look_into
from muniment.tasks.roundtrip import roundtrip

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
VERSIONS = (ead.Version.EAD2002, ead.Version.EAD3)
_HIGHEST = re.compile(r"VmHWM:\s*(\d+) kB")
_TAG = re.compile(r"(<[^>]*>)")


def read(path: Path) -> Callable[[], object]:
    return lambda: ead.read(Source.of(path))


def parse(path: Path) -> Callable[[], object]:
    def parsed() -> None:
        for _event, element in etree.iterparse(str(path)):
            element.clear()

    return parsed


def known(path: Path) -> Callable[[], object]:
    """Import a file once more that was imported before."""

    def imported() -> None:
        with closing(Catalogue.open(path.with_suffix(".muniment"))) as into:
            finish(import_source(into, Source.of(path)))

    return imported


def import_(path: Path) -> Callable[[], object]:
    path.with_suffix(".muniment").unlink(missing_ok=True)

    def imported() -> None:
        with closing(Catalogue.create(path.with_suffix(".muniment"))) as into:
            finish(import_source(into, Source.of(path)))

    return imported


def export_(path: Path) -> Callable[[], object]:
    def exported() -> None:
        with closing(Catalogue.open(path.with_suffix(".muniment"))) as catalogue:
            finish(export(catalogue, path.with_suffix(".out"), path.stem))

    return exported


def write(path: Path) -> Callable[[], object]:
    """Write the file as an export does, but do not validate it."""
    return lambda: _write(path, path.stem)


def other(path: Path) -> Callable[[], object]:
    """Write the file in another version."""
    return lambda: _write(path, next(version.value for version in VERSIONS if version.value != path.stem))


def made(path: Path) -> Callable[[], object]:
    """Write units that say what those of the file say, but keep nothing of it: as if made here."""
    here = _made_here(path)
    if not here.exists():
        _run("make", path)
    return lambda: _write(here, path.stem)


def make(path: Path) -> Callable[[], object]:
    """Make a catalogue of units that were never in a file."""

    def making() -> None:
        with (
            closing(Catalogue.open(path.with_suffix(".muniment"))) as catalogue,
            closing(Catalogue.create(_made_here(path))) as into,
            into.edit("Make") as edit,
        ):
            edit.put_many(replace(unit, kept=()) for unit in catalogue.subtree())

    return making


def _made_here(path: Path) -> Path:
    return path.with_suffix(".made.muniment")


def _write(path: Path, version: str) -> None:
    with (
        closing(Catalogue.open(path.with_suffix(".muniment"))) as catalogue,
        path.with_suffix(".out").open("w", encoding="utf-8", newline="\n") as file,
    ):
        for piece in table.writing(version).write(catalogue.run(), path.stem):
            file.write(piece)


def preview(path: Path) -> Callable[[], object]:
    """Look into the file as the import dialog does."""

    def looked() -> None:
        with closing(Catalogue.create(path.with_suffix(".empty"))) as into:
            finish(look_into(into, Source.of(path)))
        path.with_suffix(".empty").unlink()

    return looked


def plain(path: Path) -> Callable[[], object]:
    """Write the same bytes from strings that are at hand, escaping all that are no tags."""
    return _from_strings(path, path)


def plain_other(path: Path) -> Callable[[], object]:
    """Write the bytes of the file in another version from strings."""
    return _from_strings(path.with_suffix(".out"), path)


def plain_made(path: Path) -> Callable[[], object]:
    """Write the bytes of the file of units made here from strings."""
    return _from_strings(_made_here(path).with_suffix(".out"), path)


def _from_strings(source: Path, path: Path) -> Callable[[], object]:
    pieces = _TAG.split(source.read_text(encoding="utf-8"))
    tags, words = pieces[1::2], [html.unescape(each) for each in pieces[0::2]]

    def written() -> None:
        with path.with_suffix(".plain").open("w", encoding="utf-8", newline="\n") as file:
            for text, tag in zip(words, tags, strict=False):
                file.write(escaping.words(text))
                file.write(tag)

    return written


def validate(path: Path) -> Callable[[], object]:
    return lambda: validation.validate(Source.of(path))


def stream(path: Path) -> Callable[[], object]:
    """Let xmllint validate the stream, or lxml where that is not there."""
    schema = paths.schema(f"{path.stem}.xsd")
    if shutil.which("xmllint"):
        command = ["xmllint", "--noout", "--stream", "--schema", str(schema), str(path)]
        return lambda: subprocess.run(command, check=True, capture_output=True)
    grammar = etree.XMLSchema(etree.parse(str(schema)))

    def streamed() -> None:
        for _event, element in etree.iterparse(str(path), tag="{*}c", schema=grammar):
            element.clear()

    return streamed


def back(path: Path) -> Callable[[], object]:
    return lambda: finish(roundtrip(Source.of(path)))


WORK: tuple[tuple[str, str, str, float], ...] = (
    ("read", "read", "parse", 4),
    ("import", "import_", "read", 3),
    ("write", "write", "plain", 4),
    ("export", "export_", "plain", 0),
    ("in another version", "other", "plain_other", 4),
    ("made here", "made", "plain_made", 4),
    ("validate", "validate", "stream", 1.3),
    ("roundtrip", "back", "read", 0),
    ("import again", "known", "read", 0),
    ("look into", "preview", "read", 0),
)
"""What is measured, beside what, and how many times as long it may take; 0 where nobody has said."""

ODD: dict[str, Callable[[str], bytes]] = {
    "invalid": lambda text: (
        text.replace("<unittitle>", "<unittitel>", 1).replace("</unittitle>", "</unittitel>", 1).encode()
    ),
    "with entities": lambda text: text.replace(" and ", " &ndash; ").encode(),
    "in UTF-16": lambda text: text.encode("utf-16"),
}
"""Files that are not read as they lie."""

ODD_WORK = ("read", "validate", "import_", "known", "preview")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[40], help="megabytes")
    parser.add_argument("--only", nargs="*", help="works, by their names")
    parser.add_argument("--pairs", type=int, default=3, help="how often each work is done, and its limit")
    parser.add_argument("--odd", action="store_true", help="files that are not read as they lie")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        _measure(asked.one[0], Path(asked.one[1]))
        return
    print(f"{'':34}{'taken':>10}{'ratio':>8}{'worked':>10}{'ratio':>8}{'asked':>8}{'peak':>9}")
    for size in asked.sizes:
        for version in VERSIONS:
            with tempfile.TemporaryDirectory(prefix="muniment-large-") as folder:
                path = Path(folder) / f"{version}.xml"
                made = repeated.write(CORPUS, path, version, size * 1_000_000)
                name = f"{version} {size} MB"
                print(f"{name}: {made.components} components; of {made.worded} words, {made.distinct} differ")
                if asked.odd:
                    _odd(path, name, asked.only)
                else:
                    _compare(path, name, asked.only, asked.pairs)


def _compare(path: Path, name: str, only: Sequence[str] | None, pairs: int) -> None:
    for work, ours, limit, asked in WORK:
        if only and work not in only:
            continue
        costs = [(_run(ours, path), _run(limit, path)) for _pair in range(pairs)]
        taken = _row([(cost.taken, least.taken) for cost, least in costs])
        worked = _row([(cost.worked, least.worked) for cost, least in costs])
        peak = max(cost.peak for cost, _least in costs)
        print(f"{work + ' ' + name:34}{taken}{worked}{asked or '':>8}{peak:6.0f} MB", flush=True)


def _row(pairs: Sequence[tuple[float, float]]) -> str:
    """Return what of pairs of ours and their limit took in the middle, and the ratio in the middle."""
    ours, ratio = statistics.median(each[0] for each in pairs), statistics.median(a / b for a, b in pairs)
    return f"{ours:8.1f} s{ratio:8.1f}"


def _odd(path: Path, name: str, only: Sequence[str] | None) -> None:
    text = path.read_text(encoding="utf-8")
    for kind, change in ODD.items():
        if only and kind not in only:
            continue
        path.write_bytes(change(text))
        for work in ODD_WORK:
            cost = _run(work, path)
            print(f"{f'{work} {name} {kind}':44}{cost.taken:8.1f} s{cost.peak:6.0f} MB", flush=True)


class _Cost(NamedTuple):
    """What a work cost: seconds, seconds of all processors, and megabytes at its peak."""

    taken: float
    worked: float
    peak: float


def _run(work: str, path: Path) -> _Cost:
    command = [sys.executable, __file__, "--one", work, str(path)]
    return _Cost(*json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def _measure(work: str, path: Path) -> None:
    do = globals()[work](path)
    helpers = _Helpers()
    helpers.start()
    start, worked = time.perf_counter(), _processors()
    do()
    taken, worked = time.perf_counter() - start, _processors() - worked
    helpers.done.set()
    helpers.join()
    print(json.dumps(_Cost(taken, worked, _peak() + helpers.peak)))


class _Helpers(threading.Thread):
    """Looks now and then at the processes that this one has started, for the most memory that they had."""

    def __init__(self) -> None:
        super().__init__()
        self.done = threading.Event()
        self.peak = 0.0

    def run(self) -> None:
        while not self.done.wait(0.2):
            listed = [each.read_text() for each in Path("/proc/self/task").glob("*/children")]
            self.peak = max(self.peak, sum(_memory(id) for id in " ".join(listed).split()))


def _memory(process: str) -> float:
    """Return the most memory that a process has had, in MB; nothing of one that is over."""
    try:
        said = _HIGHEST.search(Path("/proc", process, "status").read_text())
    except OSError:
        return 0.0
    return int(said[1]) / 1024 if said else 0.0


def _processors() -> float:
    """Return the seconds of the processor that this process and those it started have had."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _peak() -> float:
    """Return the most memory that this process has had, in MB, without what its parent had before it."""
    return _memory("self") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
