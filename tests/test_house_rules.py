"""The rules of the house that no linter knows: sizes, names, shipped data, pins without hosts."""

import ast
import builtins
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "app" / "muniment"
MODULES = sorted(PACKAGE.rglob("*.py"))
TOML_FILES = sorted((ROOT / "resources").rglob("*.toml"))
DRAWERS = {"utils", "util", "common", "helpers", "helper", "misc", "base", "core", "manager", "managers"}
LONGEST_FUNCTION = 40
LONGEST_FILE = 400

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


def functions(module: Path) -> Iterator[Function]:
    for node in ast.walk(tree(module)):
        if isinstance(node, Function):
            yield node


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_is_a_house_to_look_at():
    assert PACKAGE / "__init__.py" in MODULES
    assert TOML_FILES


def test_no_function_is_longer_than_a_screen():
    too_long = [
        f"{place(module)}:{function.lineno} {function.name}: {lines} lines"
        for module in MODULES
        for function in functions(module)
        if (lines := (function.end_lineno or function.lineno) - function.lineno + 1) > LONGEST_FUNCTION
    ]
    assert too_long == []


def test_no_file_is_longer_than_four_hundred_lines():
    sizes = {place(module): len(module.read_text("utf-8").splitlines()) for module in MODULES}
    assert {name: lines for name, lines in sizes.items() if lines > LONGEST_FILE} == {}


def test_no_module_is_a_drawer_for_everything():
    assert [place(m) for m in MODULES if DRAWERS & {*m.relative_to(PACKAGE).parts[:-1], m.stem}] == []


def test_imports_stand_at_the_top_of_their_module():
    hidden = [
        f"{place(module)}:{node.lineno}"
        for module in MODULES
        if module.name != "__main__.py"
        for function in functions(module)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_what_our_errors_say_can_be_said_in_another_language():
    """Those of Python itself are for whoever reads a traceback."""
    untold = [
        f"{place(module)}:{call.lineno}"
        for module in MODULES
        for call in ast.walk(tree(module))
        if isinstance(call, ast.Call)
        and (name := getattr(call.func, "id", "")).endswith("Error")
        and not hasattr(builtins, name)
        and name != "DatabaseError"
        and any(isinstance(said, ast.JoinedStr | ast.Constant) for said in call.args[:1])
    ]
    assert untold == []


def test_every_module_says_why_it_exists():
    silent = [place(m) for m in MODULES if m.read_text("utf-8").strip() and not ast.get_docstring(tree(m))]
    assert silent == []


@pytest.mark.parametrize("path", TOML_FILES, ids=place)
def test_a_resource_loads_and_says_something(path):
    assert tomllib.loads(path.read_text("utf-8"))


def test_the_architecture_is_still_under_contract():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    contracts = {contract["name"]: contract for contract in settings["contracts"]}
    assert contracts["Stairs go down only"]["exhaustive"]
    assert {"Only the desktop knows Qt", "Only the catalogue knows SQL", "Only formats know XML"} <= set(
        contracts
    )


def test_no_catalogue_or_log_was_committed_with_the_code():
    """Whoever clones the project gets its sources, not what a benchmark once left in the folder."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is not a clone, so that nothing tells what was committed")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    left = {".muniment", ".db", ".sqlite", ".log", ".prof", ".pyc", ".zip"}
    assert [name for name in listed.stdout.split("\0") if Path(name).suffix in left] == []


def test_the_pins_name_no_host_and_every_pin_has_a_hash():
    pins = (ROOT / "constraints.txt").read_text("utf-8")
    assert not re.search(r"://|^\s*--(index|extra-index|find-links|trusted-host)", pins, re.MULTILINE)
    requirements = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", pins, re.MULTILINE | re.DOTALL)
    assert len(requirements) > 10
    assert [pin.split()[0] for pin in requirements if "==" not in pin or "--hash=sha256:" not in pin] == []


def test_the_pins_satisfy_the_project():
    """PySide6 6.12.0 ends Python 3.11 after a few thousand calls: it must never be pinned."""
    pins = dict(
        re.findall(r"^([a-z0-9-]+)==([\w.]+)", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE)
    )
    major, minor, *_ = pins["pyside6-essentials"].split(".")
    assert (6, 8) <= (int(major), int(minor)) < (6, 12)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=!~;\[ ]", wish)[0].lower().replace("_", "-") for wish in wanted}
    assert names - pins.keys() == set()
