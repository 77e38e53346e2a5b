"""Work on many portions in processes beside this one: Python's threads take turns, processes need not.

Where no process can be started, or one is lost or stands still, its portions are worked on here: what
comes out is the same. A process ends when what it reads from ends, however that comes about.
"""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from importlib import import_module
from itertools import chain, cycle, islice
from struct import Struct
from threading import Timer
from types import TracebackType
from typing import IO, Any, Generic, Protocol, Self, TypeVar, get_type_hints

from msgspec import MsgspecError, msgpack

from muniment import collecting

A = TypeVar("A", contravariant=True)
B = TypeVar("B", covariant=True)
P = TypeVar("P")


class Work(Protocol[A, B]):
    """What is done on portion after portion, by an object that may remember what it met.

    What it is called with and what it returns is such as MessagePack holds, by the types of `__call__`.
    """

    def __call__(self, asked: A, /) -> B:
        """Return what comes of the portion."""


_ALONE = 4
"""So many portions are worked on here: that takes as long as starting a process does."""

_AHEAD = 2
"""Portions that are on their way to each process: one that it works on, and one that waits."""

_MOST = 2
"""More processes would wait for the one that writes."""

_PATIENCE = 60.0
"""Seconds after which a process that was stopped, or hangs, is given up: a portion takes one or two."""

_COMMAND = (sys.executable or "", "-P", "-c", f"from {__name__} import serve; serve()")
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_SIZE = Struct("<Q")


def each(
    work: type[Work[A, B]], portions: Iterable[tuple[P, A]], *, waits: bool = False
) -> Generator[tuple[P, B]]:
    """Yield each portion with what comes of it, in order; it comes with what is to be worked on.

    Where there are many, some are taken before those in front of them are yielded. `waits` says that this
    process will have less to do than one beside it, and leaves it its processor.
    """
    rest = iter(portions)
    first = list(islice(rest, _ALONE + 1))
    if len(first) <= _ALONE:
        do = work()
        yield from ((portion, do(asked)) for portion, asked in first)
        return
    with ExitStack() as held:
        helpers = [held.enter_context(_Helper(work)) for _number in range(_processes(waits=waits))]
        yield from _beside(helpers, chain(first, rest))


def _beside(helpers: Sequence["_Helper[A, B]"], portions: Iterable[tuple[P, A]]) -> Generator[tuple[P, B]]:
    waiting: deque[tuple[P, Future[B]]] = deque()
    for helper, (portion, asked) in zip(cycle(helpers), portions):
        waiting.append((portion, helper.do(asked)))
        if len(waiting) > _AHEAD * len(helpers):
            first, done = waiting.popleft()
            yield first, done.result()
    while waiting:
        first, done = waiting.popleft()
        yield first, done.result()


def _processes(*, waits: bool) -> int:
    """Return how many processes are worth starting: this one needs a processor, too, unless it waits."""
    return max(1, min((os.cpu_count() or 1) - (not waits), _MOST))


class _Helper(Generic[A, B]):
    """A process that works on portions, one after the other, and the thread that talks to it."""

    def __init__(self, work: type[Work[A, B]]) -> None:
        self._work = work
        self._here: Work[A, B] | None = None
        self._answers: msgpack.Decoder[B] = msgpack.Decoder(_hints(work)["return"])
        self._thread = ThreadPoolExecutor(1, "work beside")
        self._process = _started(work)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Killed first: the thread may wait for it, and nobody for what it would say.
        if process := self._process:
            process.kill()
        self._thread.shutdown(cancel_futures=True)
        self._let_go()

    def do(self, asked: A) -> Future[B]:
        """Return what will come of the portion, and raise what working on it does."""
        return self._thread.submit(self._done, asked)

    def _done(self, asked: A) -> B:
        if self._process:
            with suppress(OSError, EOFError, MsgspecError):
                return self._answers.decode(_answer_in_time(self._process, asked))
            self._let_go()
        self._here = self._here or self._work()
        return self._here(asked)

    def _let_go(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            # What is left unsaid to it cannot be said any more.
            with suppress(OSError):
                process.communicate()


def _started(work: type[Work[Any, Any]]) -> subprocess.Popen[bytes] | None:
    try:
        return subprocess.Popen(
            (*_COMMAND, work.__module__, work.__name__),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        )
    except OSError:
        return None


def _hints(work: type[Work[Any, Any]]) -> dict[str, Any]:
    return get_type_hints(work.__call__)


def _answer_in_time(process: subprocess.Popen[bytes], asked: object) -> bytes:
    giving_up = Timer(_PATIENCE, process.kill)
    giving_up.daemon = True
    giving_up.start()
    try:
        return _answer(process, asked)
    finally:
        giving_up.cancel()


def _answer(process: subprocess.Popen[bytes], asked: object) -> bytes:
    assert process.stdin
    assert process.stdout
    _write(process.stdin, asked)
    return _read(process.stdout)


def _write(target: IO[bytes], said: object) -> None:
    data = msgpack.encode(said)
    target.write(_SIZE.pack(len(data)) + data)
    target.flush()


def _read(source: IO[bytes]) -> bytes:
    """Return what was written next; raise EOFError where nothing is, or not all of it."""
    head = source.read(_SIZE.size)
    size = _SIZE.unpack(head)[0] if len(head) == _SIZE.size else -1
    data = source.read(size) if size >= 0 else b""
    if len(data) != size:
        raise EOFError
    return data


def serve() -> None:
    """Do the work that the command names on portion after portion, as they come in, until no more do."""
    # Nobody else may write where the answers go.
    source, target, sys.stdout = sys.stdin.buffer, sys.stdout.buffer, sys.stderr
    module, name = sys.argv[1:]
    work: type[Work[Any, Any]] = getattr(import_module(module), name)
    (kind,) = [kind for part, kind in _hints(work).items() if part != "return"]
    do, questions = work(), msgpack.Decoder(kind)
    with collecting.seldom(), suppress(EOFError):
        while True:
            _write(target, do(questions.decode(_read(source))))
