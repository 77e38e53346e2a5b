"""Files of a record: kept beside the catalogue, linked, checked, found again when they were moved."""

import json
from dataclasses import replace

import pytest

from muniment.catalogue import Catalogue
from muniment.description.units import DigitalObject
from muniment.formats import iiif
from muniment.formats.deliveries import FormatError
from muniment.progress import finish
from muniment.tasks import files
from tests.build import a_unit

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x03\x00\x00\x00\x02\x08\x00\x00\x00\x00"
    b"\xb8\x1f9\xc6\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture
def catalogue(tmp_path):
    (tmp_path / "home").mkdir()
    made = Catalogue.create(tmp_path / "home" / "c.muniment")
    with made.edit("Begin") as edit:
        edit.put(a_unit(id="u1", shelfmark="X, 1"))
    yield made
    made.close()


def a_scan(tmp_path, name="p 1 #ë.png", more=b""):
    path = tmp_path / "scans" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(PNG + more)
    return path


def test_a_scan_is_kept_beside_the_catalogue_with_its_checksum(catalogue, tmp_path):
    (added,) = finish(files.attach(catalogue, "u1", [a_scan(tmp_path)]))
    kept = files.path_of(catalogue, added)
    assert catalogue.unit("u1").objects == (added,)
    assert kept.read_bytes() == PNG
    assert added.href.startswith("c.files/")
    assert (added.role, added.media_type, added.title) == ("image", "image/png", "p 1 #ë")
    assert added.checksum == files.checksum_of(kept)


def test_a_linked_file_is_named_from_the_folder_of_the_catalogue(catalogue, tmp_path):
    (added,) = finish(files.attach(catalogue, "u1", [a_scan(tmp_path)], linked=True))
    assert added.href == "../scans/p 1 #ë.png"
    assert files.path_of(catalogue, added).read_bytes() == PNG
    assert not files.folder_of(catalogue).exists()


def test_the_same_file_is_attached_once(catalogue, tmp_path):
    one, same, other = (a_scan(tmp_path, name) for name in ("a.png", "b.png", "c.png"))
    other.write_bytes(PNG + b"!")
    added = finish(files.attach(catalogue, "u1", [one, same, other]))
    assert [each.title for each in added] == ["a", "c"]
    assert finish(files.attach(catalogue, "u1", [one])) == ()


def test_attaching_is_undone_in_one_step(catalogue, tmp_path):
    finish(files.attach(catalogue, "u1", [a_scan(tmp_path, "a.png"), a_scan(tmp_path, "b.png", b"!")]))
    catalogue.undo()
    assert catalogue.unit("u1").objects == ()


@pytest.mark.parametrize("stop", ["cancelled", "failed"])
def test_what_is_stopped_leaves_no_copy_behind(catalogue, tmp_path, stop):
    paths = [a_scan(tmp_path, "a.png"), tmp_path / "missing.png"]
    steps = files.attach(catalogue, "u1", paths)
    next(steps)
    next(steps)
    if stop == "cancelled":
        steps.close()
    else:
        with pytest.raises(FileNotFoundError):
            finish(steps)
    assert catalogue.unit("u1").objects == ()
    assert list(files.folder_of(catalogue).iterdir()) == []


@pytest.mark.parametrize(
    "name",
    ["Brief " * 41 + ".jpeg", "편지" * 41 + ".tif", "no-suffix-" * 25],
    ids=["latin", "hangul", "bare"],
)
def test_a_file_of_a_very_long_name_is_kept_under_a_shorter_one_and_found_again(catalogue, tmp_path, name):
    scan = a_scan(tmp_path, name, b"a scan")
    [kept] = finish(files.attach(catalogue, "u1", [scan]))
    path = files.path_of(catalogue, kept)
    assert (path.read_bytes(), path.suffix, kept.title) == (scan.read_bytes(), scan.suffix, scan.stem)
    path.unlink()
    assert len(finish(files.find_missing(catalogue, scan.parent))) == 1


def test_missing_and_changed_files_are_found(catalogue, tmp_path):
    added = finish(files.attach(catalogue, "u1", [a_scan(tmp_path, f"{n}.png", n.encode()) for n in "abc"]))
    files.path_of(catalogue, added[0]).unlink()
    files.path_of(catalogue, added[1]).write_bytes(b"other")
    findings = finish(files.check_files(catalogue))
    assert [(each.rule, each.unit, each.field) for each in findings] == [
        ("file-missing", "u1", "objects"),
        ("file-changed", "u1", "objects"),
    ]


def test_addresses_of_the_web_are_never_missing(catalogue):
    with catalogue.edit("Link") as edit:
        edit.put(replace(edit.unit("u1"), objects=(DigitalObject(href="https://example.org/a.jpg"),)))
    assert finish(files.check_files(catalogue)) == ()


def test_files_that_were_moved_are_found_again_by_checksum_and_in_one_step(catalogue, tmp_path):
    scans = [a_scan(tmp_path, f"{n}.png", n.encode()) for n in "ab"]
    finish(files.attach(catalogue, "u1", scans, linked=True))
    moved = tmp_path / "elsewhere" / "deep"
    moved.parent.mkdir()
    (tmp_path / "scans").rename(moved)
    (moved.parent / "a.png").write_bytes(b"an impostor of the same name")
    mended = finish(files.find_missing(catalogue, tmp_path / "elsewhere"))
    assert [each.after for each in mended] == ["../elsewhere/deep/a.png", "../elsewhere/deep/b.png"]
    files.mend(catalogue, mended)
    assert finish(files.check_files(catalogue)) == ()
    catalogue.undo()
    assert len(finish(files.check_files(catalogue))) == 2


def test_a_name_that_stands_there_twice_tells_nothing(catalogue, tmp_path):
    with catalogue.edit("Link") as edit:
        edit.put(replace(edit.unit("u1"), objects=(DigitalObject(href="gone/a.png"),)))
    for folder in ("one", "two"):
        (tmp_path / "there" / folder).mkdir(parents=True)
        (tmp_path / "there" / folder / "a.png").write_bytes(PNG)
    assert finish(files.find_missing(catalogue, tmp_path / "there")) == ()


def test_a_manifest_names_each_page_with_its_size(catalogue, tmp_path):
    (added,) = finish(files.attach(catalogue, "u1", [a_scan(tmp_path)]))
    unit = catalogue.unit("u1")
    pages = [iiif.Page(added, files.path_of(catalogue, added))]
    said = json.loads(iiif.manifest(unit, pages, "https://example.org/x/"))
    (canvas,) = said["items"]
    assert (canvas["width"], canvas["height"]) == (3, 2)
    body = canvas["items"][0]["items"][0]["body"]
    assert body["id"].startswith("https://example.org/x/c.files/")
    assert "%23" in body["id"], "A # in a name is no fragment."
    assert said["metadata"][0]["value"] == {"none": ["X, 1"]}


@pytest.mark.parametrize("base", ["", "example.org", "file:///x"])
def test_a_manifest_needs_an_address_of_the_web(base):
    with pytest.raises(FormatError, match="address of the web"):
        iiif.manifest(a_unit(), [], base)
