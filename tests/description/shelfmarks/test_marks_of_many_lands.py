"""Marks of further archives as their readers cite them: what each part of them is, and which are one."""

import pytest

from muniment.description import shelfmarks

READ = """
GStA PK, I. HA Rep. 81, Nr. 1234 = german-state: fonds=I. HA Rep. 81 | file=1234
GStA PK, III. HA MdA, I Nr. 9112, Bl. 3 = german-state: fonds=III. HA MdA | series=I | file=9112 | leaves=3
GStA PK, I. HA Rep. 76 V Sekt. 2 Tit. IV Nr. 1 Bd. 3 = german-state: fonds=I. HA Rep. 76 V | file=1 | volume=3
HStA Stuttgart, E 130b Bü 2345 = german-state: fonds=E 130b | file=2345
BayHStA, Gesandtschaft Berlin 1234 = german-state: fonds=Gesandtschaft Berlin | file=1234
Landesarchiv Berlin, A Pr.Br.Rep. 030, Nr. 8765 = german-state: fonds=A Pr.Br.Rep. 030 | file=8765
Staatsarchiv Basel-Stadt, PA 513a = german-state: fonds=PA | file=513a
DAMSPS, PA, 1950, f. 57, d. 12, br. 412345 = yugoslav: fonds=PA | file=57 | dossier=12 | document=412345
ДАМСПС, ПА, 1950, ф. 57, д. 12 = yugoslav: fonds=ПА | year=1950 | file=57 | dossier=12
ISA-mfa-mfa-0002nwd = israeli: fonds=mfa | series=mfa | file=0002nwd
AHN, Estado, L.3456, Exp. 12 = spanish: fonds=Estado | bundle=3456 | file=12
AGI, Filipinas, 6, R.2, N.21 = spanish: fonds=Filipinas | bundle=6 | branch=2 | file=21
CUL T-S 13J26.3 = manuscript: fonds=T-S | press=13J26 | item=3
T-S NS J 123 = manuscript: fonds=T-S | press=NS J | item=123
T-S Ar.35.12v = manuscript: fonds=T-S | press=Ar.35 | item=12 | leaves=v
外交史料館, 戦前期外務省記録 1.6.1.4-2, 第3巻 = japanese: file=1.6.1.4-2 | volume=3
국가기록원, 관리번호 BA0155301 = korean: file=BA0155301
외교사료관, 722.1JA 1965, 등록번호 1486 = korean: class=722.1JA | year=1965 | number=1486
NAI, TSCH/3/S14291 A/1 = ireland: fonds=TSCH | file=3/S14291 A/1
LNA, 13C/45678/32045 = international: file=13C/45678/32045
E 2001 (E) 1967/113, Bd. 324 = swiss: fonds=E 2001 (E) | accession=1967/113 | file=324
BOA, İ.HR, D. 12, G. 3 = turkish: fonds=İ.HR | file=12 | item=3
AMZV, TO-T 1955-59, KLDR, kr. 1, ob. 14 = czech: box=1 | cover=14
AN, 457 AP 45, dossier 3 = french: fonds=457 AP | file=45 | dossier=3
CAB/129/68 = uk: fonds=CAB | series=129 | file=68
ACS, PCM, b. 10 bis, fasc. 2 = italian: fonds=PCM | bundle=10 bis | file=2
ACS, PCM, b. 1-2, fasc. 3/A = italian: fonds=PCM | bundle=1-2 | file=3/A
ЦГА УзССР, ф. И-1, оп. 31, д. 1144 = soviet: fonds=И-1 | inventory=31 | file=1144
სუიცსა, ფონდი 1206, აღწერა 2, საქმე 12 = soviet: fonds=1206 | inventory=2 | file=12
ՀԱԱ, ֆ. 1, ց. 34, գ. 12, թ. 5 = soviet: fonds=1 | inventory=34 | file=12 | leaves=5
ARDA, f. 894, siy. 4, iş 123 = soviet: fonds=894 | inventory=4 | file=123
KV 2/1245-1246 = uk: fonds=KV | series=2 | file=1245-1246
PRONI CAB/4/1532/6 = uk: fonds=CAB | series=4 | file=1532 | item=6
KNA, MAA/7/123 = uk: fonds=MAA | series=7 | file=123
PRAAD, Accra, ADM 11/1/1437 = uk: fonds=ADM | series=11 | file=1 | item=1437
CUL, MS Add. 9557/2/14 = manuscript: fonds=Add. | item=9557/2/14
NLS, Acc. 10105/23 = manuscript: fonds=Acc. | item=10105/23
P.Oxy. XXII 2309 = manuscript: fonds=P.Oxy. | shelf=XXII | item=2309
P. Oxy. 1786 = manuscript: fonds=P. Oxy. | item=1786
P. Mich. inv. 1234 = manuscript: fonds=P. Mich. | item=1234
Harley Charter 43 B 12 = manuscript: fonds=Harley Charter | shelf=43 | class=B | item=12
BL, Add Ch 12345 = manuscript: fonds=Add Ch | item=12345
BOA, A.}MKT.MHM 123/45 = turkish: fonds=A.}MKT.MHM | file=123 | item=45
BOA, DH.EUM.2.Şb 12/34 = turkish: fonds=DH.EUM.2.Şb | file=12 | item=34
NA, ÚV KSČ, f. 1261/0/44, inv. č. 123, ka. 45 = czech: fonds=1261/0/44 | number=123 | box=45
ROK DA, Class Number 722.2KO/DP, File Number 3456, Roll C-0034 = korean: class=722.2KO/DP | number=3456
ΓΑΚ, Αρχείο Βλαχογιάννη, Φ. 12, υποφ. 3 = greek: series=Αρχείο Βλαχογιάννη | file=12 | subfile=3
"""

SAME = """
HStA Stuttgart, A 74 Bü 123 = HStAS A 74, Büschel 123
AMIP, PA, 1950, f. 57, d. 12 = ДАМСП, ПА, 1950, ф. 57, д. 12
AJ, 507, CK SKJ, IX, 86/II-15 = АЈ, 507, ЦК СКЈ, IX, 86/II-15
국가기록원, 관리번호 BA0155301 = NAK, BA0155301
CH-BAR#E2001E#1967/113#324 = E 2001 (E) 1967/113, Bd. 324
BOA, İ.HR, D. 12, G. 3 = BOA, İ.HR. 12/3
TNA, CAB/129/68 = CAB 129/68
PA AA, RZ 201/R 17645 = PA AA, R 17645
SHD, GR 10 H 1148, d. 2 = SHD, 10 H 1148, dossier 2
CUL T-S 13J26.3 = Cambridge, CUL, T-S 13 J 26.3
TsGA UzSSR, f. I-1, op. 31, d. 1144 = ЦГА УзССР, ф. И-1, оп. 31, д. 1144
HAA, f. 1, op. 34, d. 12 = ՀԱԱ, ֆ. 1, ց. 34, գ. 12
"""

OTHERS = """
外交史料館, A'.1.3.0.2-1 = 外交史料館, A.1.3.0.2-1
GStA PK, I. HA Rep. 81, Nr. 1234 = GStA PK, I. HA Rep. 81, Nr. 123
CUL T-S 13J26.3 = CUL T-S 13J2.63
РГАСПИ, ф. 17, оп. 3, кор. 12 = РГАСПИ, ф. 17, оп. 3, кор. 13
AVPRF, f. 0100, op. 40, pereplet 2 = AVPRF, f. 0100, op. 40, pereplet 3
AMVnR, f. 2, d. 1, kh/n 12 = AMVnR, f. 2, d. 1, kh/n 123
AQSH, F. 14/AP, V. 1961, kutia 2 = AQSH, F. 14/AP, V. 1961, kutia 3
BOA, İ.HR, D. 12, G. 3 = BOA, İ.HR, D. 1, G. 23
"""


def rows(table):
    return [tuple(line.split(" = ")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "expected"), rows(READ))
def test_each_part_of_a_mark_is_told(text, expected):
    scheme, parts = expected.split(": ", 1)
    reading = shelfmarks.read(text)
    assert reading.scheme == scheme
    assert set(parts.split(" | ")) <= {f"{part.label}={part.value}" for part in reading.parts}


@pytest.mark.parametrize(("one", "other"), rows(SAME))
def test_one_mark_in_two_hands_is_one(one, other):
    assert shelfmarks.read(one).search_key == shelfmarks.read(other).search_key


@pytest.mark.parametrize(("one", "other"), rows(OTHERS))
def test_two_marks_are_not_one(one, other):
    assert shelfmarks.read(one).search_key != shelfmarks.read(other).search_key


@pytest.mark.parametrize("box", ["b. 10 bis", "b. 10bis", "bb. 1-2", "b. 1/A"])
def test_what_stands_behind_the_number_of_a_box_is_no_series(box):
    places = shelfmarks.read(f"ACS, PCM, {box}, fasc. 3").places
    assert [place.text for place in places] == ["ACS", "PCM", f"{box}, fasc. 3"]


def test_a_label_that_is_not_known_counts_in_the_order_too():
    marks = [f"AVPRF, f. 0100, op. 40, pereplet {number}" for number in (2, 10, 1)]
    assert sorted(marks, key=lambda mark: shelfmarks.read(mark).sort_key) == [marks[2], marks[0], marks[1]]


def test_volumes_of_papyri_stand_by_their_numerals():
    volumes = [f"P.Oxy. {volume} {number}" for volume, number in (("V", 840), ("IX", 1174), ("L", 3522))]
    assert sorted(volumes, key=lambda mark: shelfmarks.read(mark).sort_key) == volumes
