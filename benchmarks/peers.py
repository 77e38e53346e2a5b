"""Search engines that somebody might take instead, over the same words; those not installed are named."""

import importlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from muniment.catalogue import Catalogue
from muniment.catalogue.cutting import cut
from muniment.catalogue.words import passages

Pages = list[tuple[str, str]]
"""Ids, and all words of each unit, folded and cut as ours are."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A search engine, and what is to be told of it; `search` is None where it is not installed."""

    name: str
    sentence: str
    search: Callable[[str], object] | None = None


def engines(catalogue: Catalogue, folder: Path, count: int) -> Iterator[Engine]:
    """Yield each engine, filled with the first `count` units of the catalogue."""
    pages = list(_pages(catalogue, count))
    for name, module, fill in (("tantivy", "tantivy", _tantivy), ("Xapian", "xapian", _xapian)):
        try:
            found = importlib.import_module(module)
        except ImportError:
            yield Engine(name, f"{name} is not installed, and was left out.")
            continue
        start = time.perf_counter()
        search = fill(found, pages, folder / module)
        taken = time.perf_counter() - start
        yield Engine(name, f"{name} has indexed {len(pages):,} units in {taken:.1f} s.", search)


def _pages(catalogue: Catalogue, count: int) -> Iterator[tuple[str, str]]:
    for unit in islice(catalogue.subtree(), count):
        yield unit.id, cut(" ".join(text for _heading, text in passages(unit)))


def _tantivy(tantivy: Any, pages: Iterable[tuple[str, str]], folder: Path) -> Callable[[str], object]:
    folder.mkdir()
    fields = tantivy.SchemaBuilder()
    for name in ("id", "words"):
        fields.add_text_field(name, stored=True)
    index = tantivy.Index(fields.build(), path=str(folder))
    writer = index.writer()
    for id, words in pages:
        writer.add_document(tantivy.Document(id=id, words=words))
    writer.commit()
    index.reload()

    def search(text: str) -> object:
        searcher = index.searcher()
        found = searcher.search(index.parse_query(cut(text), ["words"]), 50).hits
        return [searcher.doc(place) for _score, place in found]

    return search


def _xapian(xapian: Any, pages: Iterable[tuple[str, str]], folder: Path) -> Callable[[str], object]:
    database = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OPEN)
    generator = xapian.TermGenerator()
    for _id, words in pages:
        document = xapian.Document()
        document.set_data(words)
        generator.set_document(document)
        generator.index_text(words)
        database.add_document(document)
    database.commit()
    parser = xapian.QueryParser()
    parser.set_default_op(xapian.Query.OP_AND)

    def search(text: str) -> object:
        enquiry = xapian.Enquire(database)
        enquiry.set_query(parser.parse_query(cut(text)))
        return [match.document.get_data() for match in enquiry.get_mset(0, 50)]

    return search
