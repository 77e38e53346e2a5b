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
    "ASVe, Senato, Secreta, b. 12, fasc. 3": (
        "Archivio di Stato di Venezia, Senato, Secreta, busta 12, fascicolo 3, cc. 1r-4v",
        "Venezia, Archivio di Stato, Senato, Secreta, fasc. 3, b. 12",
    ),
    "ASFi, Mediceo del Principato 4322": (
        "ASF, Mediceo del Principato, filza 4322, cc. 12r-13v",
        "Archivio di Stato di Firenze, Mediceo del Principato, f. 4322, c. 12r",
    ),
    "AMAE (Madrid), R-1234, exp. 5": (
        "AMAE, Leg. R-1234, exp. 5",
        "AMAE, R 1234, exp. 5",
        "Archivo del Ministerio de Asuntos Exteriores, Madrid, legajo R-1234, expediente 5",
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


@pytest.mark.parametrize(
    ("text", "repository", "scheme"),
    [
        ("AMAE, Correspondance politique, Chine, vol. 12", "MAE", "french"),
        ("AMAE, Paris, CP Chine 12", "MAE", "french"),
        ("AMAE, 119QO/512", "MAE", "french"),
        ("AMAE (Madrid), R 1234, exp. 5", "AMAEC", "spanish"),
        ("AMAE, R 1234, exp. 5", "AMAEC", "spanish"),
        ("AMAE, fond Coreea, dosar 12/1956", "AMAE", "romanian"),
        ("AMAE, fond Moscova, vol. 3", "AMAE", "romanian"),
        ("AMAE, Problema 210/1976, f. 44", "AMAE", "romanian"),
        ("AMAE, Paris, dosar 12, f. 3", "AMAE", "romanian"),
    ],
)
def test_a_code_of_several_archives_is_read_as_the_mark_is_written(text, repository, scheme):
    reading = shelfmarks.read(text)
    assert (reading.repository, reading.scheme) == (repository, scheme)


def test_italian_marks_are_read_down_to_the_leaves():
    reading = shelfmarks.read("ASMAE, Affari Politici 1931-45, Cina, b. 12, fasc. 3, cc. 1r-4v")
    assert [(part.label, part.value) for part in reading.parts] == [
        ("fonds", "Affari Politici 1931-45"),
        ("series", "Cina"),
        ("bundle", "12"),
        ("file", "3"),
        ("leaves", "1r-4v"),
    ]
