"""What a format's reader is given and what it delivers."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from muniment.description.agents import Agent
from muniment.description.findings import Finding
from muniment.description.units import Unit
from muniment.progress import Steps

LARGE = 2_000_000
"""Bytes from which on a file is left on disk and read part by part."""

_DATABASE = b"SQLite format 3\0"

BEGINNING = 65_536
"""Bytes that tell what a file is."""


class FormatError(Exception):
    """A file cannot be read or written; the message is a sentence for the archivist."""


class UnknownColumnsError(FormatError):
    """No column of a table is known: its reader must be told what they mean (`ReadAs.columns`)."""

    def __init__(self, message: str, columns: "tuple[ReadColumn, ...]", encoding: str) -> None:
        super().__init__(message)
        self.columns = columns
        self.encoding = encoding


class UnsureError(Exception):
    """A file that was only opened is not what it was taken for: it must be read as a whole first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAs:
    """How a file is to be read where its reader would have to guess, as far as somebody said so.

    `encoding` is that of its text, by a name that Python knows; `columns` are headings of a table with
    what each means: the id of a column, or `notes` or `nothing`.
    """

    encoding: str = ""
    columns: tuple[tuple[str, str], ...] = ()


_GUESSED = ReadAs()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadColumn:
    """A column of a table: its heading, what that was taken to mean, and the first that stands in it."""

    heading: str
    meaning: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A file's name and bytes, wherever they came from (a path, the clipboard, a drop).

    The bytes of a large file, and of a database, stay on disk, at `path`.
    """

    name: str
    held: bytes = b""
    path: Path | None = None
    read_as: ReadAs = _GUESSED

    @classmethod
    def of(
        cls, path: Path, name: str = "", read_as: ReadAs = _GUESSED, *, unopened: bool = False
    ) -> "Source":
        """Return the file at `path`, which is not opened yet where it is large, or is to stay `unopened`.

        What in its name is not UTF-8 is shown as a replacement sign.
        """
        named = name or os.fsencode(path.name).decode("utf-8", "replace")
        if unopened or path.stat().st_size > LARGE:
            return cls(named, path=path, read_as=read_as)
        held = path.read_bytes()
        if held.startswith(_DATABASE):
            return cls(named, path=path, read_as=read_as)
        return cls(named, held, read_as=read_as)

    @property
    def data(self) -> bytes:
        """All its bytes, read where they lie on disk."""
        return self.held if self.path is None else self.path.read_bytes()

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.held) if self.path is None else self.path.stat().st_size

    @property
    def beginning(self) -> "Source":
        """As much of it as tells what it is."""
        if self.path is None:
            return replace(self, held=self.held[:BEGINNING])
        with self.path.open("rb") as file:
            return replace(self, held=file.read(BEGINNING), path=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What was in a file.

    `units` stand in tree order, parents before children, with fresh ids; those of a large file are
    read from it each time they are asked for. `placed` says that the file itself arranges them (a
    finding aid); otherwise each is placed by its shelfmark. `agents` are those that the file describes
    in records of their own. `kept` counts, by name, the elements
    that say more than the fields hold and are kept as they stand. Where the units are `nameless`, none
    came with an id that a unit of a catalogue may have; `tops` are then those that stand in no other.
    `vocabulary` is that of the sources that the units keep and say just what they do, if they keep any.
    `cells` are those of a table that units which came by their own ids are to have, by the ids of columns;
    `steps` say what was last done in the catalogue when each of these units went into the table.
    `columns` are those of the tables in the file, and `encoding` is that of its text where nothing in it
    says so.
    Of a file that was only opened `later` gives the findings that are known when all its units were asked
    for; until then each of these may raise UnsureError.
    """

    format: str
    units: Sequence[Unit] = ()
    agents: tuple[Agent, ...] = ()
    findings: tuple[Finding, ...] = ()
    placed: bool = False
    kept: tuple[tuple[str, int], ...] = ()
    tops: tuple[Unit, ...] = ()
    nameless: bool = False
    vocabulary: str = ""
    cells: Mapping[str, Mapping[str, str]] | None = None
    steps: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[ReadColumn, ...] = ()
    encoding: str = ""
    later: "Callable[[], Steps[tuple[Finding, ...]]] | None" = None
