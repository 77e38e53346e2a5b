"""Marks as they are abbreviated in many lands, in any order: a number counts behind its own label only.

Most marks have another beside them with the same numbers behind other labels, which must not be found.
"""

import pytest

from tests.build import a_unit
from tests.catalogue.test_finding import rows

MARKS = {
    "ktn": "Landesarchiv X, Nachlass Auer, Ktn. 12, Mappe 3",
    "ktn-x": "Landesarchiv X, Nachlass Auer, Ktn. 3, Mappe 12",
    "buschel": "Hauptstaatsarchiv Stuttgart, A 74 Bü 123",
    "buschel-x": "Hauptstaatsarchiv Stuttgart, A 123 Bü 74",
    "nr": "Stadtarchiv Y, Bestand 2, Nr. 4, Bd. 7",
    "nr-x": "Stadtarchiv Y, Bestand 2, Nr. 7, Bd. 4",
    "bl": "BArch, R 43/1234, Bl. 7",
    "fr": "Archives municipales, c. 3, d. 12, f. 5",
    "fr-x": "Archives municipales, c. 12, d. 3, f. 5",
    "ru": "Музей, ф. 7, оп. 3, д. 12, л. 44",
    "ru-x": "Музей, ф. 7, оп. 12, д. 3, л. 44",
    "ru-h": "Obshchestvo, f. 7, op. 3, d. 12, l. 45",
    "it": "ASF, Mediceo, b. 3, fasc. 12",
    "it-x": "ASF, Mediceo, b. 12, fasc. 3",
    "pl": "Archiwum Z, sygn. 35, t. 2",
    "pl-x": "Archiwum Z, sygn. 2, t. 35",
    "es": "AGA, leg. 61, exp. 8",
    "es-x": "AGA, leg. 8, exp. 61",
    "al": "Arkivi, D 21, V. 1959",
    "al-x": "Arkivi, D 59, V. 1921",
    "en": "Royal Society, Vol. 9, fol. 13",
    "en-x": "Royal Society, Vol. 13, fol. 9",
    "us": "Museum, Box 41, Folder 6",
    "us-x": "Museum, Box 6, Folder 41",
    "hu": "Levéltár, 14. doboz, 5. tétel",
    "hu-x": "Levéltár, 5. doboz, 14. tétel",
    "pt": "Arquivo, cx. 33, mç. 2",
    "pt-x": "Arquivo, cx. 2, mç. 33",
    "cz": "Archiv, kart. 51, inv. č. 6",
    "cz-x": "Archiv, kart. 6, inv. č. 51",
    "ru-box": "Музей быта, коробка 8, папка 9",
    "ru-box-x": "Музей быта, коробка 9, папка 8",
    "fond": "Областной музей, фонд 17, опись 4",
    "fond-x": "Областной музей, фонд 4, опись 17",
    "fond-h": "Oblastnoi muzei, fond 17, opis 5",
    "fond-h-x": "Oblastnoi muzei, fond 5, opis 17",
    "ro": "Arhivele, dosar 57/1973, fila 12",
}

ASKED = """
Ktn. 12 = ktn
Ktn 12 Mappe 3 = ktn
Karton 12 = ktn
Mappe 3, Karton 12 = ktn
Mappe 12 Ktn. 3 = ktn-x
Bü 123 = buschel
Bü. 123 = buschel
Büschel 123 = buschel
A 74 Bü 123 = buschel
Bü 123, A 74 = buschel
Bue 123 = buschel
A 74, Büschel 123 = buschel
Nr. 4 = nr
Nr 4 Bd 7 = nr
Nr. 4, Band 7 = nr
Bd. 7, Nr. 4 = nr
Band 4 = nr-x
Nummer 4 = nr
Bl. 7 = bl
Blatt 7 = bl
R 43/1234 Bl. 7 = bl
c. 3 d. 12 = fr
d. 12, c. 3 = fr
C 3, D 12, F 5 = fr
c.12 d.3 = fr-x
ф. 7 оп. 3 д. 12 = ru ru-h
фонд 7, опись 3, дело 12 = ru ru-h
f. 7, op. 3, d. 12 = ru ru-h
дело 12 опись 3 фонд 7 = ru ru-h
ф.7,оп.3,д.12 = ru ru-h
д. 12 оп. 3 = ru ru-h
оп. 12 д. 3 = ru-x
ф. 7 оп. 3 д. 12 л. 44 = ru
fond 7 opis 3 delo 12 list 45 = ru-h
busta 3 fascicolo 12 = it
b. 3 fasc. 12 = it
fasc. 12, b. 3 = it
B. 3, Fasc 12 = it
busta 12, fasc. 3 = it-x
fascicolo 12 busta 3 = it
sygn. 35 = pl
sygn. 35 t. 2 = pl
sygnatura 35, tom 2 = pl
t. 2, sygn. 35 = pl
tom 35 = pl-x
leg. 61 exp. 8 = es
legajo 61, expediente 8 = es
exp. 8 leg. 61 = es
Exp 8, Leg 61 = es
legajo 8 = es-x
D 21 V. 1959 = al
V. 1959, D 21 = al
dosja 21 viti 1959 = al
D21 V1959 = al
D. 59 = al-x
Vol. 9, fol. 13 = en
volume 9 folio 13 = en
fol 13 vol 9 = en
Box 41 Folder 6 = us
Folder 6, Box 41 = us
box no. 41, folder no. 6 = us
Box #41 = us
bx. 41 = us
14. doboz 5. tétel = hu
doboz 14 = hu
5. tétel, 14. doboz = hu
cx. 33 = pt
caixa 33 maço 2 = pt
maço 2, caixa 33 = pt
kart. 51 = cz
karton 51, inv. č. 6 = cz
inv. č. 6 karton 51 = cz
karton 51 inv.č. 6 = cz
dosar 57/1973 = ro
Kart. 12 = ktn
kartons 12 =
Ktn. 1 =
Ktn. 120 =
Bü 1234 =
Nr. 40 =
ф. 3 оп. 7 д. 12 =
д. 7 =
b. 12 fasc. 12 =
sygn. 3 =
exp. 61 leg. 61 =
V. 1921, D 59 = al-x
D 1959 =
korobka 41 =
Box No 41, Folder Nr. 6 = us
Box 41 Folder 41 =
doboz 15 =
korobka 8, papka 9 = ru-box
коробка 8 папка 9 = ru-box
папка № 9 = ru-box
papka no. 9, korobka n° 8 = ru-box
Papka 9 = ru-box
korobka 9 = ru-box-x
папка 8, коробка 9 = ru-box-x
Фонд № 17 = fond fond-h
фонд №17 = fond fond-h
Фонд N 17 = fond fond-h
fond no. 17 = fond fond-h
опись №17 = fond-x fond-h-x
"""


@pytest.fixture(scope="module")
def marked(standing):
    with standing.edit("Marks") as edit:
        edit.put_many([a_unit("", id=id, shelfmark=mark) for id, mark in MARKS.items()])
    return standing


def test_a_mark_is_found_with_other_abbreviations_in_any_order_and_another_with_its_numbers_is_not(marked):
    wrong = {}
    for typed, expected in rows(ASKED):
        found = set(marked.search_ids(f'shelfmark:"{typed}"'))
        if found != expected:
            wrong[typed] = f"+{sorted(found - expected)} -{sorted(expected - found)}"
    assert wrong == {}


def test_a_mark_that_is_not_wanted_is_left_out_however_it_is_abbreviated(marked):
    wrong = {}
    for typed, expected in rows(ASKED):
        left = set(MARKS) - set(marked.search_ids(f'has:shelfmark -shelfmark:"{typed}"'))
        if left != expected:
            wrong[typed] = f"+{sorted(left - expected)} -{sorted(expected - left)}"
    assert wrong == {}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("фонд №17", {"fond", "fond-h"}),
        ("fond no. 17", {"fond", "fond-h"}),
        ("c.12 d.3", {"fr-x"}),
        ("Karton 12", {"ktn"}),
        ("Box #41", {"us"}),
        ("caixa 33, maço 2", {"pt"}),
    ],
)
def test_of_plain_words_the_mark_with_the_number_behind_its_label_comes_first(marked, typed, first):
    assert set(marked.search_ids(typed)[: len(first)]) == first
