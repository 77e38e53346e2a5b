"""Work on many portions in processes beside this one: Python's threads take turns, processes need not.

Where no process can be started, or one is lost, its portions are worked on here: what comes out is the same.
A process ends when what it reads from ends, however that comes about.
"""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from importlib import import_module
from itertools import islice
from struct import Struct
from types import TracebackType
from typing import IO, Any, Generic, Self, TypeAlias, TypeVar, get_type_hints

from msgspec import MsgspecError, msgpack

from muniment.catalogue import collecting

A = TypeVar("A")
B = TypeVar("B")
P = TypeVar("P")

Work: TypeAlias = Callable[[A], B]
"""A function of a module, from what MessagePack holds to what it holds, by the function's own types."""

_ALONE = 4
"""So many portions are worked on here: that takes as long as starting a process does."""

_AHEAD = 2
"""Portions that are on their way to each process: one that it works on, and one that waits."""

_MOST = 3
"""More processes would wait for the one that writes."""

_COMMAND = (sys.executable or "", "-P", "-c", f"from {__name__} import serve; serve()")
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_SIZE = Struct("<Q")


def each(work: Work[A, B], portions: Iterable[tuple[P, A]]) -> Generator[tuple[P, B]]:
    """Yield each portion with what comes of it, in order; it comes with what is to be worked on.

    Where there are many, some are taken before those in front of them are yielded.
    """
    rest = iter(portions)
    for portion, asked in islice(rest, _ALONE):
        yield portion, work(asked)
    with ExitStack() as held:
        yield from _beside(work, rest, held)


def _beside(work: Work[A, B], portions: Iterable[tuple[P, A]], held: ExitStack) -> Generator[tuple[P, B]]:
    helpers: list[_Helper[A, B]] = []
    waiting: deque[tuple[P, Future[B]]] = deque()
    for number, (portion, asked) in enumerate(portions):
        if not helpers:
            helpers = [held.enter_context(_Helper(work)) for _number in range(_processes())]
        waiting.append((portion, helpers[number % len(helpers)].do(asked)))
        if len(waiting) > _AHEAD * len(helpers):
            first, done = waiting.popleft()
            yield first, done.result()
    while waiting:
        first, done = waiting.popleft()
        yield first, done.result()


def _processes() -> int:
    """Return how many processes are worth starting: this one needs a processor, too."""
    return max(1, min((os.cpu_count() or 1) - 1, _MOST))


class _Helper(Generic[A, B]):
    """A process that works on portions, one after the other, and the thread that talks to it."""

    def __init__(self, work: Work[A, B]) -> None:
        self._work = work
        self._answers: msgpack.Decoder[B] = msgpack.Decoder(get_type_hints(work)["return"])
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
                return self._answers.decode(_answer(self._process, asked))
            self._let_go()
        return self._work(asked)

    def _let_go(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            # What is left unsaid to it cannot be said any more.
            with suppress(OSError):
                process.communicate()


def _started(work: Work[Any, Any]) -> subprocess.Popen[bytes] | None:
    try:
        return subprocess.Popen(
            (*_COMMAND, work.__module__, work.__qualname__),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        )
    except OSError:
        return None


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
    work = getattr(import_module(module), name)
    (kind,) = [kind for part, kind in get_type_hints(work).items() if part != "return"]
    questions = msgpack.Decoder(kind)
    with collecting.seldom(), suppress(EOFError):
        while True:
            _write(target, work(questions.decode(_read(source))))
