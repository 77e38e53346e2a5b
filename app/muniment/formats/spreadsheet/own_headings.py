"""Headings that an archivist has said the meaning of: kept in a file of the data folder, to be shared."""

import tomllib
from collections.abc import Iterable, Mapping

from muniment import paths
from muniment.description.toml import as_toml

NAME = "headings.toml"
"""The file, made like the program's own table of headings: what is meant, and how it is called."""


def remembered() -> Mapping[str, tuple[str, ...]]:
    """Return the headings by what they mean; none where there is no such file, or it is not readable."""
    try:
        said = tomllib.loads(paths.own(NAME).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}
    return {id: tuple(map(str, names)) for id, names in said.items() if isinstance(names, list)}


def remember(said: Iterable[tuple[str, str]]) -> None:
    """Keep what headings mean, each in place of what was said before; raise OSError where it cannot be."""
    now = dict(said)
    if not now:
        return
    kept = {id: [name for name in names if name not in now] for id, names in remembered().items()}
    for heading, id in now.items():
        kept.setdefault(id, []).append(heading)
    paths.data_folder()
    draft = paths.draft_of(paths.own(NAME))
    draft.write_text(as_toml(kept), "utf-8")
    draft.replace(paths.own(NAME))
