"""Large finding aids in and out, each work in a process of its own, beside the least that it could cost.

`python benchmarks/large.py 40 100` makes finding aids of 40 and 100 MB by repeating real components of the
corpus beside the project, in a folder that is thrown away, and prints seconds, ratios and peaks of memory.
"""

import argparse
import html
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from lxml import etree

import repeated
from muniment import paths
from muniment.catalogue import Catalogue
from muniment.formats import ead, validation
from muniment.formats.deliveries import Source
from muniment.formats.xml import escaping
from muniment.progress import finish
from muniment.tasks.export_file import export
from muniment.tasks.import_file import import_source
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


def import_(path: Path) -> Callable[[], object]:
    def imported() -> None:
        with closing(Catalogue.create(path.with_suffix(".muniment"))) as into:
            finish(import_source(into, Source.of(path)))

    return imported


def export_(path: Path) -> Callable[[], object]:
    def exported() -> None:
        with closing(Catalogue.open(path.with_suffix(".muniment"))) as catalogue:
            finish(export(catalogue, path.with_suffix(".out"), path.stem))

    return exported


def plain(path: Path) -> Callable[[], object]:
    """Write the same bytes from strings that are at hand, escaping all that are no tags."""
    pieces = _TAG.split(path.read_text(encoding="utf-8"))
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


WORK: dict[str, tuple[str, str, float]] = {
    "read": ("read", "parse", 4),
    "import": ("import_", "read", 3),
    "export": ("export_", "plain", 4),
    "validate": ("validate", "stream", 1.3),
    "roundtrip": ("back", "read", 0),
}
"""What is measured, beside what, and how many times as long it may take."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[40], help="megabytes")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        _measure(asked.one[0], Path(asked.one[1]))
        return
    print(f"{'':26}{'ours':>10}{'limit':>10}{'ratio':>8}{'asked':>8}{'peak':>9}")
    for size in asked.sizes:
        for version in VERSIONS:
            with tempfile.TemporaryDirectory(prefix="muniment-large-") as folder:
                path = Path(folder) / f"{version}.xml"
                repeated.write(CORPUS, path, version, size * 1_000_000)
                _compare(path, f"{version} {size} MB")


def _compare(path: Path, name: str) -> None:
    for work, (ours, limit, asked) in WORK.items():
        seconds, peak = _run(ours, path)
        least, _peak = _run(limit, path)
        row = f"{seconds:8.1f} s{least:8.1f} s{seconds / least:8.1f}{asked or '':>8}{peak:6.0f} MB"
        print(f"{work + ' ' + name:26}{row}", flush=True)


def _run(work: str, path: Path) -> tuple[float, float]:
    command = [sys.executable, __file__, "--one", work, str(path)]
    said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return said["seconds"], said["peak"]


def _measure(work: str, path: Path) -> None:
    do = globals()[work](path)
    start = time.perf_counter()
    do()
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "peak": _peak()}))


def _peak() -> float:
    """Return the most memory that this process has had, in MB, without what its parent had before it."""
    status = Path("/proc/self/status")
    said = _HIGHEST.search(status.read_text()) if status.exists() else None
    return int(said[1]) / 1024 if said else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
