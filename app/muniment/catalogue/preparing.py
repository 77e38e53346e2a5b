"""The words of units for the index, prepared by a second process where the machine has a second core.

Half the work of taking in a unit is to find, fold and cut its words. Python has but one core for all its
threads, so where units are many a second Python is handed what they say, as the catalogue keeps it, and
gives back their rows, while the first reads, judges and writes others. Where there is no second core, or
no second Python can be started, or it is gone, the first does it all: the rows are the same.
"""

import marshal
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from operator import itemgetter
from pathlib import Path
from typing import IO, NamedTuple

from muniment.catalogue.codec import Content, content_in
from muniment.catalogue.words import COLUMNS, index_row
from muniment.description import shelfmarks
from muniment.description.levels import ShelfmarkKind

_FEW = 2_000
"""Units that are done sooner than a second process is there."""

_NAMES = (*COLUMNS, "mark")
_VALUES = itemgetter(*_NAMES)
_SIZE = 8
_PATIENCE = 5
_STEP, _LEAST, _A_MOMENT = 0.04, 0.3, 0.01
_AT_ONCE = 1 << 16
_COMMAND = "from muniment.catalogue.preparing import serve; serve()"


class Indexed(NamedTuple):
    """The row of a unit for the index, as `words.index_row` returns it, and what its shelfmark says.

    `keeper` is its repository, by the unit itself or else by its shelfmark.
    """

    words: dict[str, str]
    sort_key: str
    search_key: str
    keeper: str


class Asked:
    """Units of which was asked what the index holds; `rows` gives it, and waits where it must.

    The second process was given the first `beside` of them.
    """

    def __init__(
        self,
        bodies: Sequence[str],
        contents: Sequence[Content] | None,
        second: "_Second | None",
        beside: int,
    ) -> None:
        self._bodies = bodies
        self._contents = contents
        self._second = second if second and second.takes(bodies[:beside]) else None
        self._beside = beside if self._second else 0
        self._rows: list[Indexed] | None = None
        self.waited = 0.0
        """Seconds that were spent on nothing but waiting for the second process."""

    def rows(self) -> list[Indexed]:
        """Return the rows of the units, in their order."""
        if self._rows is None:
            here = self._here(self._beside, len(self._bodies))
            start = time.monotonic()
            given = self._second.gives() if self._second else None
            self.waited = time.monotonic() - start
            beside = self._here(0, self._beside) if given is None else list(map(_indexed, given))
            self._rows = beside + here
        return self._rows

    def _here(self, start: int, end: int) -> list[Indexed]:
        if self._contents is not None:
            return list(map(prepared, self._contents[start:end]))
        return [prepared(content_in(body)) for body in self._bodies[start:end]]


class Preparer:
    """Prepares what the index holds of units, beside whoever asks for it where there are many.

    The second process is given so many of each portion that neither waits long for the other.
    """

    def __init__(self) -> None:
        self._second: _Second | None = None
        self._last: Asked | None = None
        self._count = 0
        self._share = 1.0

    def ask(self, bodies: Sequence[str], contents: Sequence[Content] | None = None) -> Asked:
        """Begin with units of which these are kept; `contents` are what is in them, where that is at hand."""
        if self._last:
            # The second process takes in a portion only when it was asked for the one before.
            self._last.rows()
            self._share = _next_share(self._share, self._last.waited)
        beside = round(len(bodies) * self._share)
        self._last = asked = Asked(bodies, contents, self._second, beside)
        before, self._count = self._count, self._count + len(bodies)
        if before < _FEW <= self._count:
            self._second = _second()
        return asked

    def close(self) -> None:
        """End the second process, if there is one; what was asked for can be had no more."""
        if self._second is not None:
            self._second.end()
        self._second = self._last = None


def _next_share(share: float, waited: float) -> float:
    """Return a smaller share for the second process where it was waited for, else a larger one."""
    return max(share - _STEP, _LEAST) if waited > _A_MOMENT else min(share + _STEP, 1.0)


def prepared(said: Content) -> Indexed:
    """Return what the index holds of a unit that says this."""
    keeper = said.get("repository", "")
    reading = shelfmarks.read(_shelfmark(said), keeper)
    keeper = keeper or reading.repository_name or reading.repository
    return Indexed(index_row(said), reading.sort_key, reading.search_key, keeper)


def _shelfmark(said: Content) -> str:
    """Return the shelfmark of a unit that says this, as `Unit.shelfmark` does."""
    marks = said.get("shelfmarks", ())
    current = (mark for mark in marks if mark.get("kind", ShelfmarkKind.CURRENT) == ShelfmarkKind.CURRENT)
    first = next(current, marks[0] if marks else None)
    return str(first["text"]) if first else ""


def _indexed(values: Sequence[str]) -> Indexed:
    return Indexed(dict(zip(_NAMES, values, strict=False)), *values[len(_NAMES) :])


class _Second:
    """The second process: it reads all of a portion before it answers, so neither waits for the other."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._is_gone = False

    def takes(self, bodies: Sequence[str]) -> bool:
        """Hand over a portion; return whether it was taken."""
        if not self._is_gone:
            try:
                _send(_pipe(self._process.stdin), list(bodies))
            except OSError:
                self._is_gone = True
        return not self._is_gone

    def gives(self) -> list[tuple[str, ...]] | None:
        """Return the answer, or None where the process is gone."""
        try:
            return _received(_pipe(self._process.stdout))
        except (OSError, EOFError, ValueError):
            self._is_gone = True
            return None

    def end(self) -> None:
        """Let the process end, and wait for it."""
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                _pipe(pipe).close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _second() -> _Second | None:
    """Start the second process; return None where there is no core for it, or it cannot be."""
    if (os.cpu_count() or 1) < 2 or getattr(sys, "frozen", False) or not sys.executable:
        return None
    package = str(Path(__file__).parents[2])
    known = os.environ.get("PYTHONPATH")
    where = os.pathsep.join([package, known] if known else [package])
    try:
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", _COMMAND],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={**os.environ, "PYTHONPATH": where},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return None
    return _Second(process)


def serve() -> None:
    """Prepare portion after portion, until nobody is there any more: what the second process does."""
    # Ctrl+C is for the first process, whose end is the end of this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError):
        while True:
            bodies: list[str] = _received(sys.stdin.buffer)
            _send(sys.stdout.buffer, [_flat(prepared(content_in(body))) for body in bodies])


def _flat(indexed: Indexed) -> tuple[str, ...]:
    return (*_VALUES(indexed.words), *indexed[1:])


def _send(pipe: IO[bytes], said: list[str] | list[tuple[str, ...]]) -> None:
    data = marshal.dumps(said)
    for part in (len(data).to_bytes(_SIZE), data):
        left = memoryview(part)
        while left:
            left = left[os.write(pipe.fileno(), left[:_AT_ONCE]) :]


def _received(pipe: IO[bytes]) -> list:  # type: ignore[type-arg]
    size = int.from_bytes(_read(pipe, _SIZE))
    received: list[object] = marshal.loads(_read(pipe, size))
    return received


def _read(pipe: IO[bytes], size: int) -> bytes:
    """Return so many bytes; raise EOFError where there are no more.

    Not by Python's buffers: a process that was halted while it wrote lost bytes in them.
    """
    read = bytearray()
    while len(read) < size:
        part = os.read(pipe.fileno(), min(size - len(read), _AT_ONCE))
        if not part:
            raise EOFError
        read += part
    return bytes(read)


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe
