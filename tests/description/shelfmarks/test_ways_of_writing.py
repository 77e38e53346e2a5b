"""One mark written in several ways has one key, and another mark never has it."""

import pytest

from muniment.description import shelfmarks

_WAYS = {
    "BnF, NAF 12345": (
        "BnF, nouv. acq. fr. 12345",
        "BnF, n.a.f. 12345",
        "BnF, N.A.Fr. 12345",
        "BnF, n. acq. fr. 12345",
        "BnF, Nouvelles acquisitions françaises 12345",
    ),
    "BnF, NAL 2334": ("BnF, nouv. acq. lat. 2334", "BnF, n.a.l. 2334"),
    "BnF, fr. 16093": ("BnF, ms. fr. 16093", "BnF, Français 16093", "BnF, fonds français 16093"),
    "BL, Add MS 32679": (
        "BL, Add. MSS 32,679",
        "BL, Additional MS 32679",
        "British Library, Additional Manuscripts 32679",
    ),
    "Add MS 32679": ("Add. MS. 32679", "Add. MSS 32,679"),
}


def _key(text):
    reading = shelfmarks.read(text)
    assert reading.scheme, text
    return reading.search_key


@pytest.mark.parametrize("mark", _WAYS)
def test_ways_of_writing_one_mark_share_its_key(mark):
    assert {way: _key(way) for way in _WAYS[mark]} == dict.fromkeys(_WAYS[mark], _key(mark))


def test_no_two_marks_share_a_key():
    keys = [_key(mark) for mark in _WAYS]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("BnF fr. 16093, f. 45 r°–47 v°", "45 r°–47 v°"),
        ("MAE, 119QO/512, f. 45 recto - 47 verso", "45 recto - 47 verso"),
        ("BL, Add MS 32679, ff. 3r, 5v", "3r, 5v"),
        ("AQPPSH, F. 14/AP, MPP Korese, V. 1967, D. 1, l. 12-14", "12-14"),
    ],
)
def test_leaves_are_read_with_their_sides(text, leaves):
    assert [part.value for part in shelfmarks.read(text).parts if part.level == "leaves"] == [leaves]


def test_a_document_in_an_albanian_file_is_no_series():
    parts = shelfmarks.read("AQPPSH, MPP Korese, V. 1967, D. 1, Dok. 4").parts
    assert [(part.label, part.value) for part in parts] == [
        ("series", "MPP Korese"),
        ("year", "1967"),
        ("file", "1"),
        ("document", "4"),
    ]
