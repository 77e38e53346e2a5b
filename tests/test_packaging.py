"""What is installed from a wheel is whole: resources, schemas and the command stand inside it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The folder into which a freshly built wheel was unpacked, as an installer does."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def names(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("folder", ["resources", "schemas"])
def test_the_wheel_carries_every_file_of(installed, folder):
    assert names(ROOT / folder) == names(installed / "muniment" / folder)


def test_the_installed_program_finds_its_own_files_and_not_the_checkout(installed, tmp_path):
    asks = "from muniment import paths; print(paths.resource()); print(paths.schema())"
    answer = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(installed)!r}); {asks}"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    inside = installed / "muniment"
    assert answer.stdout.split() == [str(inside / "resources"), str(inside / "schemas")]


def test_the_wheel_brings_the_command_and_the_licence(installed):
    (about,) = installed.glob("*.dist-info")
    assert "muniment = muniment.__main__:main" in (about / "entry_points.txt").read_text("utf-8")
    assert "Apache License" in (about / "licenses" / "LICENSE").read_text("utf-8")
