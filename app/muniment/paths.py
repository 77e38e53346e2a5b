"""Where Muniment's own files and the archivist's files lie, on every system."""

import os
import re
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote, urlsplit, urlunsplit

from platformdirs import PlatformDirs

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent
_DIRS = PlatformDirs("Muniment", appauthor=False)


Place: TypeAlias = Path | str
"""Where a catalogue lies: in a file, or in a team's database, which is named by its URL."""

_DRAFT = ".part"
_SHARED = ("postgresql://", "postgres://")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def place_of(said: str) -> Place:
    """Return the place that was named: a URL as it is, anything else as a file."""
    return said if said.startswith(_SHARED) else Path(said)


def is_no_place(said: str) -> bool:
    """Say whether an address was named that is no team's, and no name of a file."""
    return bool(_ADDRESS.match(said)) and not said.startswith(_SHARED)


def name_of(place: Place) -> str:
    """Return the name of the catalogue that lies there, as a title says it."""
    if isinstance(place, Path):
        return place.stem
    parts = urlsplit(place)
    return unquote(parts.path.strip("/")) or parts.username or "postgresql"


def without_password(place: Place) -> Place:
    """Return the place as it may be shown and remembered."""
    if isinstance(place, Path):
        return place
    parts = urlsplit(place)
    person, at, server = parts.netloc.rpartition("@")
    shown = person.partition(":")[0] + at + server
    # A password may stand among the parameters, too.
    query = "&".join(each for each in parts.query.split("&") if not each.startswith("password="))
    return urlunsplit(parts._replace(netloc=shown, query=query))


def files_of(place: Place) -> Path:
    """Return the folder that keeps the files of the catalogue that lies there; it need not be there yet.

    A team's lies in the folder that `MUNIMENT_FILES` names, such as one of a shared drive.
    """
    if isinstance(place, Path):
        return place.with_suffix(".files")
    return Path(os.environ.get("MUNIMENT_FILES") or data_folder()) / f"{name_of(place)}.files"


def resource(*names: str) -> Path:
    """Return the path below `resources/`, in a checkout and when installed alike."""
    return _shipped("resources").joinpath(*names)


def schema(*names: str) -> Path:
    """Return the path below `schemas/`, in a checkout and when installed alike."""
    return _shipped("schemas").joinpath(*names)


def data_folder() -> Path:
    """Return the folder for the archivist's catalogues, schemes and schemas, made if missing.

    `MUNIMENT_HOME`, where it is set, holds this folder and the next: a whole Muniment on a stick.
    """
    return _made(own())


def own(*names: str) -> Path:
    """Return the path below the archivist's data folder, whether anything is there or not."""
    return (_home("data") or Path(_DIRS.user_data_dir)).joinpath(*names)


def state_folder() -> Path:
    """Return the folder for window state, logs and crash reports, made if missing."""
    return _made(state())


def state(*names: str) -> Path:
    """Return the path below that folder, whether anything is there or not."""
    return (_home("state") or Path(_DIRS.user_state_dir)).joinpath(*names)


def default_catalogue() -> Path:
    """Return where the catalogue lies that is opened when none is named."""
    return data_folder() / "catalogue.muniment"


def draft_of(target: Path) -> Path:
    """Return a name beside `target` to write to first: putting the draft in its place is then one step."""
    return target.with_name(f".{target.name}.{os.getpid()}{_DRAFT}")


def behind_draft(path: Path) -> Path:
    """Return the file that a draft is to become; any other path as it is."""
    if not (path.name.startswith(".") and path.name.endswith(_DRAFT)):
        return path
    return path.with_name(path.name.removeprefix(".").removesuffix(_DRAFT).rpartition(".")[0])


def _shipped(folder: str) -> Path:
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _CHECKOUT / folder


def _home(folder: str) -> Path | None:
    home = os.environ.get("MUNIMENT_HOME")
    return Path(home) / folder if home else None


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
