"""What the system refuses is said with its reason and a cure."""

import errno
from pathlib import Path

import pytest

from muniment.paths import draft_of
from muniment.refusals import reason, sentence


def test_a_full_disk_is_said_with_the_cure() -> None:
    assert sentence(OSError(errno.ENOSPC, "No space left on device")) == (
        "There is no room left on the disk; make some, and do it again."
    )


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "list.xml"
    with pytest.raises(FileNotFoundError) as refused:
        missing.read_bytes()
    assert sentence(refused.value) == f"{missing} cannot be read or written: it is not there, or no longer."


def test_the_draft_of_a_file_is_called_by_the_file(tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "list.of.1961.xml"
    with pytest.raises(FileNotFoundError) as refused:
        draft_of(target).write_text("")
    assert sentence(refused.value).startswith(f"{target} cannot")


def test_a_name_that_is_too_long_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nnn") as refused:
        (tmp_path / ("n" * 5000)).write_text("")
    if refused.value.errno != errno.ENAMETOOLONG:
        pytest.skip("This system has another word for it.")
    assert reason(refused.value) == "its name is too long; choose a shorter one"


def test_what_has_no_words_of_ours_keeps_those_of_the_system() -> None:
    assert sentence(OSError(errno.EMLINK, "Too many links")) == "Too many links."


def test_any_other_error_is_said_as_it_is() -> None:
    assert sentence(ValueError("There is no year 0.")) == "There is no year 0."


def test_what_windows_keeps_since_another_program_has_it_open_is_said_so() -> None:
    refused = PermissionError(errno.EACCES, "The process cannot access the file")
    refused.winerror = 32  # type: ignore[attr-defined]
    assert reason(refused).startswith("another program has it open")
