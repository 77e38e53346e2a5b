"""The bytes of a file, held or left where they lie, asked for part by part."""

import io
import re
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from muniment.progress import go_on

Part: TypeAlias = Callable[[int, int], bytes]
"""Returns the bytes between two places of a file that is open."""

CHUNK = 1 << 18
"""Bytes that are looked at in one go."""


class Body(Protocol):
    """The bytes of a file."""

    @property
    def size(self) -> int:
        """How many there are."""

    def opened(self) -> AbstractContextManager[Part]:
        """Let parts of them be asked for."""


@dataclass(frozen=True, slots=True)
class Held:
    """Bytes that are at hand."""

    data: bytes

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.data)

    @contextmanager
    def opened(self) -> Iterator[Part]:
        """Let parts of them be asked for."""
        yield lambda start, end: self.data[start:end]


@dataclass(frozen=True, slots=True)
class OnDisk:
    """Bytes that stay on disk; spaces stand for those in `blank`, lines apart."""

    path: Path
    size: int
    blank: tuple[int, int] = (0, 0)

    @contextmanager
    def opened(self) -> Iterator[Part]:
        """Let parts of them be asked for; raise OSError where the file has gone."""
        with self.path.open("rb", buffering=0) as file:
            yield _Window(file, self.blank).part


class Spooled:
    """Bytes in a file without a name that is there as long as this is."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed when nobody needs it
        self._closing = weakref.finalize(self, self._file.close)
        try:
            self.size = sum(map(self._put, pieces))
        except BaseException:
            self._closing()
            raise

    @contextmanager
    def opened(self) -> Iterator[Part]:
        """Let parts of them be asked for."""
        yield _Window(self._file, (0, 0)).part

    def _put(self, piece: bytes) -> int:
        rest = memoryview(piece)
        while rest:
            rest = rest[self._file.write(rest) :]
        return len(piece)


class _Window:
    """A part of a file that is held, so that those who read on need not ask for each line of it."""

    def __init__(self, file: io.RawIOBase, blank: tuple[int, int]) -> None:
        self._file = file
        self._blank = blank
        self._at = 0
        self._held = b""

    def part(self, start: int, end: int) -> bytes:
        """Return the bytes between two places; what lies far away is looked at without going there."""
        if start < self._at or end > self._at + len(self._held):
            behind = start - self._at - len(self._held)
            if start < self._at or behind > CHUNK:
                return self._read(start, end)
            self._at, self._held = start, self._read(start, max(end, start + CHUNK))
        return self._held[start - self._at : end - self._at]

    def _read(self, start: int, end: int) -> bytes:
        self._file.seek(start)
        data = self._file.read(max(0, end - start)) or b""
        first, last = max(self._blank[0], start) - start, min(self._blank[1], end) - start
        return data[:first] + blanked(data[first:last]) + data[last:] if first < last else data


def blanked(data: bytes) -> bytes:
    """Return spaces in the place of all but the ends of lines."""
    return bytes(sign if sign in b"\r\n" else 0x20 for sign in data)


def chunks(part: Part, start: int, end: int, size: int = CHUNK) -> Iterator[bytes]:
    """Yield the bytes between two places, some at a time, as long as nobody has given the work up."""
    for at in range(start, end, size):
        go_on()
        yield part(at, min(at + size, end))


def matches(
    part: Part, end: int, pattern: re.Pattern[bytes], longest: int = 4_096
) -> Iterator[re.Match[bytes]]:
    """Yield what the pattern finds in a file that ends there, none of it longer than `longest` bytes."""
    buffer = b""
    for chunk in chunks(part, 0, end):
        buffer += chunk
        done = max(0, len(buffer) - longest)
        for match in pattern.finditer(buffer):
            if match.end() == len(buffer):
                done = match.start()
                break
            done = max(done, match.end())
            yield match
        buffer = buffer[done:]
    yield from pattern.finditer(buffer)


def whole_tags(part: Part, end: int, size: int = CHUNK) -> Iterator[bytes]:
    """Yield a file that ends there in pieces, none of which ends inside a tag of any length that is read."""
    rest = b""
    for chunk in chunks(part, 0, end, size):
        rest += chunk
        cut = rest.rfind(b"<")
        if cut > 0 or len(rest) > _LONGEST:
            yield rest[: max(cut, 0)] or rest
            rest = rest[cut:] if cut > 0 else b""
    yield rest


_LONGEST = 10_000_000
"""Bytes from which on what has no tag in it is looked at as it is."""


class Stream:
    """A body as the parser wants it: an open file that is read once, from its beginning."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._at = 0

    def read(self, size: int = CHUNK) -> bytes:
        """Return the next bytes, unless the work was given up; none at the end."""
        go_on()
        data = self._part(self._at, self._at + size)
        self._at += len(data)
        return data
