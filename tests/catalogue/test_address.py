"""Where SQLite is told that a file lies."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from muniment.catalogue.files import address


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            PurePosixPath("/home/ana/Kàta?log#1.muniment"),
            "file:///home/ana/K%C3%A0ta%3Flog%231.muniment?mode=ro&",
        ),
        (PureWindowsPath(r"C:\Papers\a b.muniment"), "file:///C:/Papers/a%20b.muniment?mode=ro&"),
        (PureWindowsPath(r"\\archive\shared\a.muniment"), "file:////archive/shared/a.muniment?mode=ro&"),
    ],
)
def test_a_file_is_named_by_an_address_without_authority(path, expected):
    assert address(path) == expected
