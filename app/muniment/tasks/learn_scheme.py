"""Learn how a repository writes its shelfmarks, see what that would change, and keep it as a scheme."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from muniment.catalogue import Catalogue
from muniment.description import citations, shelfmarks
from muniment.description.shelfmarks.learning import files, guessing, proposing
from muniment.description.shelfmarks.learning.examples import Example, example_of
from muniment.description.shelfmarks.learning.suggesting import suggest
from muniment.description.shelfmarks.learning.words import Known
from muniment.description.shelfmarks.recognising import recognise
from muniment.description.shelfmarks.schemes import Scheme, shipped_tables
from muniment.description.toml import as_toml
from muniment.i18n import _
from muniment.progress import Progress, Steps
from muniment.tasks.keepers import Keepers
from muniment.tasks.targets import replacing


@dataclass(frozen=True, slots=True)
class Held:
    """A shelfmark of the catalogue, whose it is, and one of the units that have it.

    `given` is the repository that the mark itself or its unit names, by which it is read.
    """

    text: str
    repository: str
    given: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A shelfmark as it is read now, and as it would be read."""

    mark: Held
    before: shelfmarks.Reading
    after: shelfmarks.Reading


def marks_held(catalogue: Catalogue) -> Steps[tuple[Held, ...]]:
    """Return the different shelfmarks of the catalogue, each with the repository that it is of.

    Where a mark names no repository, and the unit neither, the repository is what its mark implies, or that
    of the unit above.
    """
    total = catalogue.count()
    found: dict[tuple[str, str], Held] = {}
    keepers = Keepers(catalogue)
    for done, unit in enumerate(catalogue.subtree()):
        if done % 500 == 0:
            yield Progress(done, total, _("Reading shelfmarks"))
        keeper = keepers.of(unit)
        for mark in unit.shelfmarks:
            given = mark.repository or unit.repository
            code = shelfmarks.read(mark.text, given).repository or given or keeper
            found.setdefault((mark.text, code), Held(mark.text, code, given, unit.id))
    return tuple(found.values())


def examples_among(held: Sequence[Held], texts: Sequence[str]) -> tuple[str, ...]:
    """Return a few of these shelfmarks that are unlike each other, all of the repository that has most."""
    of = {mark.text: mark.repository for mark in held}
    counts = Counter(of.get(text, "") for text in texts)
    most = counts.most_common(1)[0][0] if counts else ""
    alike = [text for text in dict.fromkeys(texts) if of.get(text, "") == most]
    return tuple(alike[at] for at in suggest(alike))


@cache
def known_words() -> Known:
    """Return what the shipped schemes know of the words of shelfmarks."""
    return Known(shipped_tables())


def guess(texts: Sequence[str], repository: str = "") -> tuple[Example, ...]:
    """Return examples as they were typed or selected, with the parts that they seem to have."""
    bare = [shelfmarks.bare_mark(text, repository) for text in texts if text.strip()]
    return guessing.guess(list(dict.fromkeys(mark for mark in bare if mark)), known_words())


def as_learnt(example: Example, repository: str) -> Example:
    """Return an example with the parts that a scheme of one's own finds in it, where one reads it already."""
    found = recognise(example.text, shelfmarks.repository_called(repository) if repository else None)
    if found.scheme is None or files.own_table(found.scheme.id) is None or found.written != example.text:
        return example
    return example_of(found)


def propose(examples: Sequence[Example], name: str, repository: str) -> proposing.Proposal:
    """Return the scheme that reads the examples as they are marked; `repository` is a code or a name."""
    known = shelfmarks.repository_called(repository) if repository else None
    return proposing.propose(
        examples,
        known_words(),
        id=_own_id(name),
        name=name,
        repository=known.code if known else repository,
    )


def write(table: Mapping[str, Any], target: Path) -> None:
    """Write a scheme to a file that others can take in; raise CatalogueError as `replacing` does."""
    with replacing(target) as draft:
        draft.write_text(as_toml(table), "utf-8")


def _own_id(name: str) -> str:
    """An id that no shipped scheme has: a learnt one stands beside them, and takes no one's place."""
    id = files.id_for(name)
    return f"{id}-own" if id in {table["id"] for table in shipped_tables()} else id


def compare(scheme: Scheme, marks: Sequence[Held]) -> Steps[tuple[Compared, ...]]:
    """Return each mark as it is read now and as the scheme would have it read."""
    found: list[Compared] = []
    for done, mark in enumerate(marks):
        if done % 500 == 0:
            yield Progress(done, len(marks), _("Reading shelfmarks"))
        after = shelfmarks.read_by(scheme, mark.text, mark.given)
        found.append(Compared(mark, shelfmarks.read(mark.text, mark.given), after))
    return tuple(found)


def keep(catalogue: Catalogue | None, table: Mapping[str, Any]) -> Steps[Path]:
    """Save a scheme in the archivist's folder, and read the catalogue's shelfmarks by it; return its file.

    Raises `SchemeError`, and saves nothing, where the table is no scheme.
    """
    path = files.save(table)
    yield from read_marks_again(catalogue)
    return path


def take_in(catalogue: Catalogue | None, path: Path) -> Steps[Scheme]:
    """Take in a scheme file that somebody shared, and read the catalogue's shelfmarks by it."""
    scheme = files.take_in(path)
    yield from read_marks_again(catalogue)
    return scheme


def put_back(catalogue: Catalogue | None, id: str, before: Mapping[str, Any] | None) -> Steps[None]:
    """Make a scheme of one's own what it was `before`, None where there was none of this id."""
    if before is None:
        yield from take_away(catalogue, id)
    else:
        yield from keep(catalogue, before)


def take_away(catalogue: Catalogue | None, id: str) -> Steps[None]:
    """Delete a scheme of one's own; the catalogue's shelfmarks are read without it."""
    files.take_away(id)
    yield from read_marks_again(catalogue)


def read_marks_again(catalogue: Catalogue | None) -> Steps[None]:
    """Read all shelfmarks by the schemes that there are now, for order and search."""
    citations.read.cache_clear()
    if catalogue is not None:
        yield from catalogue.rebuild_index()
