"""Finding aids in and out, beside the least that a file of that size costs: a bare parse, a plain write."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from itertools import count
from pathlib import Path

from lxml import etree

from measuring import Comparison
from muniment.catalogue import Catalogue
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.progress import finish
from muniment.tasks.export_file import export
from muniment.tasks.import_file import import_source


def comparisons(path: Path, folder: Path, held: ExitStack) -> list[Comparison]:
    """Compare on the finding aid that the catalogue exports, in each version."""
    catalogue = held.enter_context(closing(Catalogue.open(path)))
    return [comparison for version in ead.Version for comparison in _of_version(catalogue, folder, version)]


def _of_version(catalogue: Catalogue, folder: Path, version: ead.Version) -> Iterator[Comparison]:
    target, plain = folder / f"{version}.xml", folder / f"{version}-plain.xml"
    finish(export(catalogue, target, version))
    source = Source.of(target)
    fresh = (folder / f"{version}-{number}.muniment" for number in count())

    def import_all() -> None:
        with closing(Catalogue.create(next(fresh))) as into:
            finish(import_source(into, source))

    size = f"{version}, {len(source.data) / 1e6:.1f} MB"
    yield Comparison(
        name=f"Read {size} / lxml parse",
        ours=lambda: ead.read(source),
        limit=lambda: etree.fromstring(source.data),
    )
    yield Comparison(
        name=f"Import {size} / lxml parse",
        ours=import_all,
        limit=lambda: etree.fromstring(source.data),
        rounds=3,
    )
    yield Comparison(
        name=f"Export {size} / plain write",
        ours=lambda: finish(export(catalogue, target, version)),
        limit=lambda: plain.write_bytes(source.data),
        rounds=3,
    )
