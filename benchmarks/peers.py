"""Programs that somebody might take instead, over the same words; those not installed are named.

Each is asked as a program would ask it, in process where it can be, for the best fifty; none is a part
of Muniment. On Debian: `apt install python3-xapian python3-recoll recollcmd basex`, and
`pip install tantivy`.
"""

import hashlib
import importlib
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from io import BufferedRWPair
from itertools import islice
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from muniment.catalogue import Catalogue
from muniment.catalogue.cutting import cut
from muniment.catalogue.words import passages

Pages = Sequence[tuple[str, str]]
"""Ids, and all words of each unit, folded and cut as ours are."""

Search = Callable[[str], object]
_DEBIAN = "/usr/lib/python3/dist-packages"
_WAIT = 20
"""Seconds a server is given to start."""

NOT_ASKED = (
    "Tellico was left out: it can only be asked through its window.",
    "calibre was left out: to take in so many units takes it minutes (19 ms each).",
)


@dataclass(frozen=True, slots=True)
class Engine:
    """A search engine, and what is to be told of it; `search` is None where it is not installed."""

    name: str
    sentence: str
    search: Search | None = None


def engines(catalogue: Catalogue, folder: Path, count: int) -> Iterator[Engine]:
    """Yield Muniment and each other, filled with the first `count` units, to be asked before the next one."""
    with Catalogue.create(folder / "sample.muniment") as sample:
        with sample.edit("Sample") as edit:
            edit.put_many(islice(catalogue.subtree(), count))
        sentence = f"Muniment, with the same {sample.count():,} units as those below:"
        yield Engine("Muniment", sentence, partial(sample.search, limit=50))
    pages = list(_pages(catalogue, count))
    for name, fill in _ENGINES:
        place = folder / name
        place.mkdir()
        with ExitStack() as held:
            start = time.perf_counter()
            try:
                search = fill(pages, place, held)
            except (ImportError, FileNotFoundError):
                yield Engine(name, f"{name} is not installed, and was left out.")
                continue
            taken = time.perf_counter() - start
            yield Engine(name, f"{name} has indexed {len(pages):,} units in {taken:.1f} s.", search)
    yield from (Engine("", sentence) for sentence in NOT_ASKED)


def _pages(catalogue: Catalogue, count: int) -> Iterator[tuple[str, str]]:
    for unit in islice(catalogue.subtree(), count):
        yield (
            unit.id,
            re.sub(r"[\x00-\x08\x0b-\x1f]", " ", cut(" ".join(text for _of, text in passages(unit)))),
        )


def _imported(name: str) -> Any:
    """Return a module; one of Debian's serves other Pythons of the same version, too."""
    try:
        return importlib.import_module(name)
    except ImportError:
        sys.path.append(_DEBIAN)
        try:
            return importlib.import_module(name)
        finally:
            sys.path.remove(_DEBIAN)


def _tantivy(pages: Pages, folder: Path, _held: ExitStack) -> Search:
    tantivy = _imported("tantivy")
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
        asked = index.parse_query(cut(text), ["words"], conjunction_by_default=True)
        return [searcher.doc(place) for _score, place in searcher.search(asked, 50).hits]

    return search


def _xapian(pages: Pages, folder: Path, held: ExitStack) -> Search:
    xapian = _imported("xapian")
    database = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OPEN)
    held.callback(database.close)
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


def _recoll(pages: Pages, folder: Path, _held: ExitStack) -> Search:
    recoll, program = _imported("recoll.recoll"), shutil.which("recollindex")
    if not program:
        raise FileNotFoundError("recollindex")
    texts, settings = folder / "texts", folder / "settings"
    for place in (texts, settings):
        place.mkdir()
    (settings / "recoll.conf").write_text(f"topdirs = {texts}\n", encoding="utf-8")
    for id, words in pages:
        (texts / f"{id}.txt").write_text(words, encoding="utf-8")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([program, "-c", str(settings), "-z"], check=True, **quiet)
    query = recoll.connect(confdir=str(settings)).query()

    def search(text: str) -> object:
        query.execute(cut(text), stemming=0)
        return query.fetchmany(50)

    return search


def _basex(pages: Pages, folder: Path, held: ExitStack) -> Search:
    program = shutil.which("basexserver")
    if not program:
        raise FileNotFoundError("basexserver")
    source = folder / "units.xml"
    units = "\n".join(f'<unit id="{id}">{escape(words)}</unit>' for id, words in pages)
    source.write_text(f"<units>{units}</units>", encoding="utf-8")
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    java = {"BASEX_JVM": f"-Dorg.basex.path={folder} -Xmx2g"}
    command = [program, "-n", "localhost", "-p", str(port)]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = held.enter_context(subprocess.Popen(command, env={"PATH": "/usr/bin:/bin", **java}, **quiet))
    held.callback(server.terminate)
    tell = _basex_client(port, held)
    for order in ("SET FTINDEX true", "SET MAINMEM false", f"CREATE DB units {source}"):
        tell(order)

    def search(text: str) -> object:
        asked = " ".join(re.findall(r"\w+", cut(text)))
        found = f"for $unit score $score in db:open('units')//unit[text() contains text '{asked}' all words]"
        return tell(f"XQUERY subsequence({found} order by $score descending return $unit, 1, 50)")

    return search


def _basex_client(port: int, held: ExitStack) -> Callable[[str], str]:
    """Return what gives orders to a server of BaseX (its *Server Protocol*)."""
    until = time.perf_counter() + _WAIT
    while True:
        try:
            server = held.enter_context(socket.create_connection(("localhost", port)))
            break
        except OSError:
            if time.perf_counter() > until:
                raise
            time.sleep(0.1)

    stream = held.enter_context(server.makefile("rwb"))

    def say(*words: str) -> None:
        stream.write(b"".join(f"{word}\0".encode() for word in words))
        stream.flush()

    realm, _colon, nonce = _said(stream).rpartition(":")
    secret = hashlib.md5(f"admin:{realm}:admin".encode()).hexdigest()
    say("admin", hashlib.md5(f"{secret}{nonce}".encode()).hexdigest())
    assert stream.read(1) == b"\0", "BaseX does not let its own administrator in"

    def tell(order: str) -> str:
        say(order)
        answer, told = _said(stream), _said(stream)
        assert stream.read(1) == b"\0", told
        return answer

    return tell


def _said(stream: BufferedRWPair) -> str:
    """Return what a server of BaseX says up to the next NUL, which ends each of its answers."""
    heard = b""
    while (end := (there := stream.peek()).find(b"\0")) < 0:
        if not there:
            raise EOFError
        heard += stream.read(len(there))
    return (heard + stream.read(end + 1)[:-1]).decode()


_ENGINES: tuple[tuple[str, Callable[[Pages, Path, ExitStack], Search]], ...] = (
    ("tantivy", _tantivy),
    ("Xapian", _xapian),
    ("Recoll", _recoll),
    ("BaseX", _basex),
)
