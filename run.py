"""Set Muniment up and run it (`python3 run.py`), or set it up and test it (`python3 run.py test`).

Needs Python 3.11 or newer and nothing else. The first run makes the environment `.venv` with the
versions pinned in constraints.txt; later runs start at once and need no network.
Any other arguments go to the program: `python3 run.py search korese 1967`.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PROGRAMS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(PROGRAMS / ("python.exe" if os.name == "nt" else "python"))
STAMP = ENVIRONMENT / "muniment-stamp.txt"
PINS = ROOT / "constraints.txt"
PROJECT = ROOT / "pyproject.toml"
OLDEST_PYTHON = (3, 11)

# The system libraries that Qt's wheels expect, and the Debian packages that bring them.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
X_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Han and Hangul for the pictures drawn without a screen: 2 MB, where Noto CJK has 56.
EASTERN_FONT = "fonts-wqy-microhei"

HOUSE_RULES = "tests/test_house_rules.py"
# One more than processors: many tests wait, for a server or for a program that they have started.
WORKERS = str((os.cpu_count() or 1) + 1)
CHECKS = {
    "Style": [PYTHON, "-m", "ruff", "check", "."],
    "Format": [PYTHON, "-m", "ruff", "format", "--check", "."],
    "Types": [PYTHON, "-m", "mypy"],
    "Architecture": [str(PROGRAMS / "lint-imports")],
    # All tests are collected for these, so that the workers of the last find them compiled.
    "Size limits": [PYTHON, "-m", "pytest", "-k", Path(HOUSE_RULES).stem],
    "Tests": [PYTHON, "-m", "pytest", "-n", WORKERS, "--dist", "loadfile", "--ignore", HOUSE_RULES],
}


class SetUpError(Exception):
    """Set-up cannot go on; the message is a sentence that says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Set up what is missing, do what the arguments ask for, and return the exit code."""
    try:
        # Dozens of processes start here; none is to compile again what another has compiled.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        prepare_system()
        prepare_environment()
        if list(arguments) == ["test"]:
            return run_checks()
        return subprocess.call([PYTHON, "-m", "muniment", *arguments])
    except SetUpError as reason:
        print(reason, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def prepare_system() -> None:
    """Make sure that Python is new enough and that the system has what Qt and the environment need."""
    if sys.version_info < OLDEST_PYTHON:
        raise SetUpError(f"Muniment needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    packages = missing_packages()
    if packages and may_install():
        install_packages([*packages, EASTERN_FONT])
    elif packages:
        raise SetUpError(
            "Muniment needs system libraries that are not here. On Debian and Ubuntu, install them with\n\n"
            f"    sudo apt-get install -y --no-install-recommends {' '.join(packages)}\n\n"
            "(elsewhere, packages of the like names hold them) and run this command again."
        )


def missing_packages() -> list[str]:
    """Return the Debian packages that would bring what this system lacks."""
    if sys.platform != "linux":
        return []
    libraries = {**QT_LIBRARIES, **(X_LIBRARIES if os.environ.get("DISPLAY") else {})}
    packages = [package for library, package in libraries.items() if not loads(library)]
    has_maker = shutil.which("uv") or importlib.util.find_spec("ensurepip")
    if not has_maker and not Path(PYTHON).exists():
        packages.append("python3-venv")
    return packages


def loads(library: str) -> bool:
    """Tell whether the system finds the shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def may_install() -> bool:
    """Tell whether this is the administrator of a Debian without a screen: a server or a container."""
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return os.geteuid() == 0 and bool(shutil.which("apt-get")) and not has_screen


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages without asking."""
    say(f"Installing system packages: {' '.join(packages)}")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    do(["apt-get", "update", "-qq"], "The list of system packages could not be fetched.")
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    do(install, "The system packages could not be installed.")


def prepare_environment() -> None:
    """Make or mend `.venv`, unless it already is what the pins and the project ask for."""
    wanted = fingerprint()
    if STAMP.is_file() and Path(PYTHON).exists() and STAMP.read_text() == wanted:
        return
    STAMP.unlink(missing_ok=True)
    os.environ.update(UV_PYTHON_DOWNLOADS="never", PIP_DISABLE_PIP_VERSION_CHECK="1")
    if not Path(PYTHON).exists():
        make_environment()
    install_project()
    STAMP.write_text(wanted)


def fingerprint() -> str:
    """Return what an environment was made for: pins, project, place and Python."""
    made_for = hashlib.sha256(PINS.read_bytes() + PROJECT.read_bytes())
    made_for.update(f"{ROOT} {sys.version_info[:2]}".encode())
    return made_for.hexdigest()


def make_environment() -> None:
    """Make an empty `.venv` with this Python, in place of any broken one."""
    say(f"Making the environment {ENVIRONMENT}")
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    uv = shutil.which("uv")
    make = [uv, "venv", "-q", "--python", sys.executable] if uv else [sys.executable, "-m", "venv"]
    do([*make, str(ENVIRONMENT)], "The environment could not be made.")


def install_project() -> None:
    """Install the pinned packages, each checked against its hash, then the project in place.

    hatchling is among the pins, so building the project needs no network and nothing unpinned.
    """
    say("Installing the pinned packages; this is done once and takes a minute or so")
    uv = shutil.which("uv")
    pip = [uv, "pip", "install", "-q", "--python", PYTHON] if uv else [PYTHON, "-m", "pip", "install", "-q"]
    pins = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(PINS)]
    do([*pip, *pins], "The packages could not be installed. If there is a network, delete .venv and retry.")
    project = ["--no-deps", "--no-index", "--no-build-isolation", "-e", str(ROOT)]
    do([*pip, *project], "Muniment itself could not be installed.")


def run_checks() -> int:
    """Run every check, then say in one table how each ended; 0 when all are well.

    The last takes all processors; those before it take one each, and run beside each other.
    """
    *small, (name, command) = CHECKS.items()
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        results = list(workers.map(run_beside, *zip(*small, strict=True)))
    results.append(run_check(name, command))
    say("Summary")
    for name, code, seconds in results:
        print(f"  {'passed' if code == 0 else 'FAILED':8}{name:14}{seconds:6.1f} s")
    return int(any(code for _, code, _ in results))


def run_check(name: str, command: Sequence[str]) -> tuple[str, int, float]:
    """Run one check from the top of the project and return its name, exit code and seconds."""
    say(name)
    start = time.monotonic()
    code = subprocess.call(command, cwd=ROOT)
    return name, code, time.monotonic() - start


def run_beside(name: str, command: Sequence[str]) -> tuple[str, int, float]:
    """Run one check as `run_check` does, but print what it says when it has ended, in one piece."""
    start = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    print(f"\n== {name}\n{done.stdout.decode(errors='replace')}", end="", flush=True)
    return name, done.returncode, time.monotonic() - start


def do(command: Sequence[str], failure: str) -> None:
    """Run a command of the set-up; raise SetUpError with the sentence `failure` when it fails."""
    result = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    if result.returncode:
        raise SetUpError(
            f"{failure} ({' '.join(command[:3])} ended with code {result.returncode}; see above.)"
        )


def say(sentence: str) -> None:
    """Print what happens next, at once, so that it stands above what the step itself prints."""
    print(f"\n== {sentence}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
