"""The set-up script: what it finds missing, what it says, what it leaves alone, and that every check runs."""

import sys

import pytest

import run


@pytest.fixture
def environment(tmp_path, monkeypatch):
    """An environment in a temporary folder, as the script left it."""
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    monkeypatch.setattr(run, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(run, "PYTHON", str(python))
    monkeypatch.setattr(run, "STAMP", tmp_path / ".venv" / "stamp.txt")
    run.STAMP.write_text(run.fingerprint())
    return tmp_path / ".venv"


@pytest.fixture
def done(monkeypatch):
    """The commands that set-up asked for; none of them is run."""
    commands = []
    monkeypatch.setattr(run, "do", lambda command, failure: commands.append(list(command)))
    return commands


def lacks(monkeypatch, *libraries):
    monkeypatch.setattr(run, "loads", lambda library: library not in libraries)


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux leaves Qt's libraries to the system.")
def test_what_qt_lacks_is_named_by_its_package(monkeypatch):
    lacks(monkeypatch, "libEGL.so.1", "libglib-2.0.so.0")
    assert run.missing_packages()[:2] == ["libegl1", "libglib2.0-0"]


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux leaves Qt's libraries to the system.")
def test_a_window_on_x_needs_more_than_a_picture(monkeypatch):
    lacks(monkeypatch, "libxcb-cursor.so.0")
    monkeypatch.delenv("DISPLAY", raising=False)
    assert "libxcb-cursor0" not in run.missing_packages()
    monkeypatch.setenv("DISPLAY", ":0")
    assert "libxcb-cursor0" in run.missing_packages()


@pytest.mark.skipif(sys.platform != "linux", reason="Only Debian parts Python from what makes environments.")
def test_what_makes_an_environment_is_wanted_only_until_there_is_one(environment, monkeypatch):
    lacks(monkeypatch)
    monkeypatch.setattr(run.shutil, "which", lambda program: None)
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda module: None)
    assert run.missing_packages() == []
    (environment / "bin" / "python").unlink()
    assert run.missing_packages() == ["python3-venv"]


def test_who_may_not_install_is_told_the_exact_line(monkeypatch):
    monkeypatch.setattr(run, "missing_packages", lambda: ["libegl1", "python3-venv"])
    monkeypatch.setattr(run, "may_install", lambda: False)
    line = "sudo apt-get install -y --no-install-recommends libegl1 python3-venv"
    with pytest.raises(run.SetUpError, match=line):
        run.prepare_system()


def test_the_administrator_without_a_screen_gets_the_packages_and_a_font(monkeypatch, done):
    monkeypatch.setattr(run, "missing_packages", lambda: ["libegl1"])
    monkeypatch.setattr(run, "may_install", lambda: True)
    run.prepare_system()
    assert [command[1] for command in done] == ["update", "install"]
    assert done[1][-2:] == ["libegl1", run.EASTERN_FONT]


def test_an_old_python_is_told_so_in_a_sentence(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 12))
    with pytest.raises(run.SetUpError, match=r"needs Python 3\.11 or newer"):
        run.prepare_system()


def test_a_current_environment_is_left_alone(environment, done):
    run.prepare_environment()
    assert done == []


def test_other_pins_mend_the_environment_and_are_checked_by_hash(environment, done, tmp_path, monkeypatch):
    pins = tmp_path / "constraints.txt"
    pins.write_text("click==8.5.1 --hash=sha256:00\n")
    monkeypatch.setattr(run, "PINS", pins)
    run.prepare_environment()
    packages, project = done
    assert "--require-hashes" in packages
    assert {"--no-index", "--no-build-isolation"} <= set(project)
    assert run.STAMP.read_text() == run.fingerprint()


def test_a_set_up_that_fails_is_not_taken_for_done(environment, tmp_path, monkeypatch):
    monkeypatch.setattr(run, "PINS", tmp_path / "constraints.txt")
    run.PINS.write_text("")

    def fails(command, failure):
        raise run.SetUpError(failure)

    monkeypatch.setattr(run, "do", fails)
    with pytest.raises(run.SetUpError, match="could not be installed"):
        run.prepare_environment()
    assert not run.STAMP.exists()


def test_every_check_runs_and_one_that_fails_fails_all(monkeypatch, capfd):
    ends = {name: [sys.executable, "-c", f"raise SystemExit({code})"] for name, code in [("A", 3), ("B", 0)]}
    monkeypatch.setattr(run, "CHECKS", ends)
    assert run.run_checks() == 1
    summary = capfd.readouterr().out.split("Summary")[1]
    assert [line.split()[:2] for line in summary.split("\n") if line] == [["FAILED", "A"], ["passed", "B"]]


def test_a_command_that_fails_is_named_with_its_code():
    with pytest.raises(run.SetUpError, match=r"It did not work\. \(.* ended with code 4; see above\.\)"):
        run.do([sys.executable, "-c", "raise SystemExit(4)"], "It did not work.")
