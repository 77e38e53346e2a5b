"""A folder, or a pattern, stands for the files in it."""

import pytest

from muniment.formats.deliveries import FormatError
from muniment.formats.folders import XML, files_in


@pytest.fixture
def folder(tmp_path):
    """A folder as they are: files of several kinds, one of them hidden, and a folder in it."""
    for name in ("f10.xml", "f9.XML", "list.csv", "scan.png", ".f1.xml", "below/f2.ead", ".git/f3.xml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("")
    return tmp_path


def named(folder, files):
    """The files as they are called from the folder."""
    return [file.relative_to(folder).as_posix() for file in files]


@pytest.mark.parametrize(
    ("meant", "found"),
    [
        ([""], ["below/f2.ead", "f9.XML", "f10.xml", "list.csv"]),
        (["below", "f10.xml"], ["below/f2.ead", "f10.xml"]),
        (["f1*.xml"], ["f10.xml"]),
        (["scan.png"], ["scan.png"]),
        (["none.xml"], ["none.xml"]),
        (["none*.xml"], ["none*.xml"]),
    ],
)
def test_the_files_that_are_meant(folder, meant, found):
    assert named(folder, files_in(folder / each for each in meant)) == found


def test_only_finding_aids_are_meant_where_they_are_asked_for(folder):
    assert named(folder, files_in([folder], XML)) == ["below/f2.ead", "f9.XML", "f10.xml"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path):
    odd = tmp_path / "list [1].xml"
    odd.write_text("")
    assert files_in([odd]) == (odd,)


def test_a_folder_without_such_files_is_told(tmp_path):
    with pytest.raises(FormatError, match=r"There is no file in .* that can be read\."):
        files_in([tmp_path])
