"""What shelfmarks say, how they sort and how they are found."""

import re

import pytest

from muniment.description import shelfmarks
from muniment.description.levels import Level

_APRF = (
    "Archive of the President, Russian Federation (APRF), fond (f.) 45, opis (op.) 1, delo (d.) 329, "
    "listy (ll.) 9-17"
)


def shortened(sort_key: str) -> str:
    """The sort key as people read it: without padding, runs of blanks made one."""
    bare = re.sub(r"\d{12}", lambda digits: str(int(digits[0])), sort_key)
    return " ".join(bare.split())


@pytest.mark.parametrize(
    ("text", "scheme", "sort_key", "search_key"),
    [
        (
            "AQPPSH, MPP Korese, D 1, V. 1967",
            "albanian",
            "aqppsh mpp korese · 1967 · 1",
            "aqppsh mpp korese d1 v1967",
        ),
        (
            "AQPPSH, MPP Korese, V. 1966, D 9",
            "albanian",
            "aqppsh mpp korese · 1966 · 9",
            "aqppsh mpp korese d9 v1966",
        ),
        (
            "AQPPSH, MPP Korese, V. 1961, D4",
            "albanian",
            "aqppsh mpp korese · 1961 · 4",
            "aqppsh mpp korese d4 v1961",
        ),
        (_APRF, "soviet", "aprf · 45 · 1 · 329 · 9 17", "aprf d329 f45 op1"),
        ("APRF，45全宗，1目录，329卷，9-17页", "soviet", "aprf · 45 · 1 · 329", "aprf d329 f45 op1"),
        (
            "AVPRF: fond 0100, opis 40, delo 7, papka 248, listy 120-123",
            "soviet",
            "avprf · 100 · 40 · 248 · 7 · 120 123",
            "avprf d7 f0100 op40 p248",
        ),
        (
            "РГИА. Ф. 831, Оп. 1, Д. 201, Л. 12 об.",
            "soviet",
            "rgia · 831 · 1 · 201 · 12 об",
            "rgia d201 f831 op1",
        ),
        (
            "RGIA f. 1289, op. 1, d. 30, l. 17a.",
            "soviet",
            "rgia · 1289 · 1 · 30 · 17 a",
            "rgia d30 f1289 op1",
        ),
        (
            "MOL, XIX-J-1-j Korea, 4. doboz, 5/a, 004076/ 1955",
            "hungarian",
            "mnl ol xix j 1 j korea 4 doboz 5 a 4076 1955",
            "mnl ol xix j 1 j korea 4 doboz 5 a 4076 1955",
        ),
        (
            "BStU, MfS, ZAIG 1081, Bl. 8–16",
            "german",
            "bstu mfs zaig 1081 bl 8 16",
            "bstu mfs zaig 1081 bl 8 16",
        ),
        (
            "CH-BAR#E1004.1#1000/9#194#2",
            "swiss",
            "ch bar e 1004 1 1000 9 194 2",
            "ch bar e 1004 1 1000 9 194 2",
        ),
        (
            "FO 371/84053·84057·84076",
            "uk",
            "fo 371 84053 84057 84076",
            "fo 371 84053\nfo 371 84057\nfo 371 84076",
        ),
    ],
)
def test_scheme_and_keys_are_those_of_the_table(text, scheme, sort_key, search_key):
    reading = shelfmarks.read(text)
    assert reading.text == text
    assert reading.scheme == scheme
    assert shortened(reading.sort_key) == sort_key
    assert reading.search_key == search_key


@pytest.mark.parametrize(
    "marks",
    [
        ("AQPPSH, MPP Korese, D 2, V. 1967", "AQPPSH, MPP Korese, V. 1967, D 10"),
        ("AQPPSH, MPP Korese, D 10, V. 1966", "AQPPSH, MPP Korese, D 2, V. 1967"),
        ("AQPPSH, MPP Korese", "AQPPSH, MPP Korese, V. 1961", "AQPPSH, MPP Korese, V. 1961, D4"),
        ("AQPPSH, MPP Korese, D 99", "AQPPSH, MPP Korese, V. 1961, D 1"),
        (
            "RGIA, f. 1, op. 1, d. 1, l. 12",
            "RGIA, f. 1, op. 1, d. 1, l. 12 ob.",
            "RGIA, f. 1, op. 1, d. 1, l. 12a",
            "RGIA, f. 1, op. 1, d. 1, l. 13",
        ),
        ("РГИА. Ф. 1, Оп. 1, Д. 1, Л. 12 об.", "РГИА. Ф. 1, Оп. 1, Д. 1, Л. 12а"),
        ("AVPRF, f. 0100, op. 34, d. 300", "AVPRF, f. 0100, op. 34, p. 253, d. 18"),
        (
            "AVPRF, f. 0100, op. 34, d. 18",
            "AVPRF, f. 0100, op. 34, por. 1",
            "AVPRF, f. 0100, op. 34, p. 1",
            "AVPRF, f. 0100, op. 34, p. 1, d. 18",
            "AVPRF, f. 0100, op. 34, p. 1, por. 1",
            "AVPRF, f. 0100, 1946, op. 34",
        ),
        ("RGANI, f. 5", "RGANI, f. 5, op. 9", "RGANI, f. 5, op. 49, d. 2", "RGANI, f. 5, op. 49, d. 131"),
        ("FO 371/9", "FO 371/84053", "FO 1093/1"),
        ("RGANI, f. 5, op. 2, d. 30", "RGANI, f. 5, op. 2a, d. 1", "RGANI, f. 5, op. 3, d. 1"),
        ("RGANI, f. 5, op. 2, d. 7, l. 90", "RGANI, f. 5, op. 2, d. 7a, l. 1", "RGANI, f. 5, op. 2, d. 8"),
        ("ЦДА, ф. 1, оп. 64, а.е. 3", "ЦДА, ф. 1Б, оп. 6, а.е. 1", "ЦДА, ф. 2, оп. 1, а.е. 1"),
        ("Durham Cathedral A.II.4", "Durham Cathedral A.IV.1", "Durham Cathedral A.X.1"),
        ("BL, Cotton Titus A.IX", "BL, Cotton Titus A.XXIII"),
        ("MS. Rawl. C. 459", "MS. Rawl. D. 12", "MS. Rawl. D. 899"),
    ],
)
def test_marks_sort_as_they_stand_on_the_shelf(marks):
    keys = [shelfmarks.read(mark).sort_key for mark in marks]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_the_sort_key_of_a_usual_mark_is_plain_but_for_its_padding():
    key = shelfmarks.read("AQPPSH, MPP Korese, D 1, V. 1967").sort_key
    assert key == "aqppsh mpp korese · 000000001967 · 000000000001"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AQPPSH, MPP Korese, D 1, V. 1967", "AQPPSH, MPP Korese, V. 1967, D1"),
        ("AQPPSH, dosja 3, viti 1958, MPP Vietnam", "AQPPSH, MPP Vietnam, V. 1958, D. 3"),
        (_APRF, "APRF）：全宗45，目录1，案卷329，第9–17页"),
        ("AVPRF, f. 0100, op. 40, d. 7, p. 248", "АВП РФ, ф. 0100, оп. 40, п. 248, д. 7"),
        ("GARF, f. R-1235, op. 4, d. 11", "ГАРФ. Ф. Р-1235. Оп. 4. Ед. хр. 11. Л. 5"),
        ("GARF, F. 5, Op. 1, Ed. Khr. 3", "GARF, f. 5, op. 1, d. 3"),
        ("TsKhSD, f. 89, op. 28, d. 5", "RGANI, fond 89, opis 28, delo 5, list 3"),
        ("TsDA, Fond 1-B, Opis 64, a.e. 123", "ЦДА, ф. 1-Б, оп. 64, а.е. 123"),
        ("FO371/1", "FO 371/1"),
        ("TNA, FO 371/1", "FO 371/1"),
        ("The National Archives, Kew, FO 371/1", "TNA: FO371/1"),
        ("British Library, IOR/L/PS/12/1993", "IOR/L/PS/12/1993"),
        ("PRC FMA 109-01152-01", "109-01152-01"),
        ("CH-BAR#E1004.1#1000/9#194#2", "E1004.1#1000/9#194#2"),
        ("Lot 63D135", "Lot 63-D-135"),
        ("MOL, XIX-J-1-j Korea", "MNL OL XIX-J-1-j Korea"),
        ("BL, MS Harley 3271", "British Library, Harley MS. 3271"),
        ("Cambridge University Library, Ff.3.31", "Cambridge, University Library, MS Ff. 3. 31"),
        ("ASV Segr. Stato Spagna 1", "AAV Segr. Stato Spagna 1"),
        ("NARA, RG 59, CDF 1910–1929, 119.4/38", "National Archives, RG 59, CDF 1910-1929, 119.4/38."),
    ],
)
def test_one_mark_in_two_spellings_has_one_search_key(one, other):
    assert shelfmarks.read(one).search_key == shelfmarks.read(other).search_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AVPRF, f. 0100, op. 1, d. 1", "AVPRF, f. 100, op. 1, d. 1"),
        ("RGASPI, Fund 82, Inventory 2, Files 12-80", "RGASPI, Fund 82, Inventory 2, File 1280"),
        ("RGANI, f. 5, op. 49, d. 1", "RGASPI, f. 5, op. 49, d. 1"),
    ],
)
def test_different_marks_keep_different_search_keys(one, other):
    assert shelfmarks.read(one).search_key != shelfmarks.read(other).search_key


def test_leaves_are_only_in_the_key_with_leaves():
    reading = shelfmarks.read("RGASPI, f. 558, op. 11, d. 328, ll. 32-50")
    assert reading.search_key == "rgaspi d328 f558 op11"
    assert reading.leaves_key == "rgaspi d328 f558 op11 l32-50"


@pytest.mark.parametrize(
    ("text", "scheme", "repository", "parts"),
    [
        (
            "AQPPSH, F. 14/AP, MPP Kinë, V. 1962, Dos. 12, fl. 3-5",
            "albanian",
            "AQPPSH",
            "fonds=14/AP series=MPP Kinë year=1962 file=12 leaves=3-5",
        ),
        (
            "GARF, f. 102 DPOO, 1898 g., op. 226, d. 12 chast' 2, l. 15",
            "soviet",
            "GARF",
            "fonds=102 DPOO year=1898 inventory=226 file=12 part=2 leaves=15",
        ),
        (
            "AVPRF f. 0100, op. 34, 1946, p. 253, d. 18",
            "soviet",
            "AVPRF",
            "fonds=0100 inventory=34 year=1946 box=253 file=18",
        ),
        (
            "AVPRF, f. 0100, op. 42, por. 19, pap. 288, ll. 81-85",
            "soviet",
            "AVPRF",
            "fonds=0100 inventory=42 order=19 box=288 leaves=81-85",
        ),
        ("BArch, B 136/59748, 403-410", "german", "BArch", "fonds=B 136 file=59748 leaves=403-410"),
        ("SAPMO-BArch, DY 30/IV 2/2.039", "german", "SAPMO-BArch", "fonds=DY 30 file=IV 2/2.039"),
        ("PolA AA, MfAA, C 1081/70", "german", "PA AA", "fonds=MfAA series=C file=1081/70"),
        (
            "MNL OL G15 Caps. C. Fasc. 39 pp. 277–279",
            "hungarian",
            "MNL OL",
            "fonds=G15 capsule=C bundle=39 leaves=277–279",
        ),
        (
            "ANIC, fond CC al PCR, Relații externe, dosar 57/1973, f. 12",
            "romanian",
            "ANIC",
            "fonds=CC al PCR series=Relații externe file=57/1973 leaves=12",
        ),
        (
            "MNL OL XIX-J-1-k 1955 Korea, 24. tétel, 001234/1955",
            "hungarian",
            "MNL OL",
            "fonds=XIX-J-1-k series=1955 Korea file=24 item=001234/1955",
        ),
        ("SAPMO-BArch, DY 30/J IV 2/2A/1234", "german", "SAPMO-BArch", "fonds=DY 30 file=J IV 2/2A/1234"),
        ("British Library, Harley MS 3271, f. 12v", "manuscript", "BL", "fonds=Harley item=3271 leaves=12v"),
        ("The National Archives (UK), CAB 129/45", "uk", "TNA", "fonds=CAB series=129 file=45"),
        ("中国外交部档案馆，109-00752-01", "chinese", "PRC FMA", "fonds=109 file=00752 item=01"),
        ("AAN, KC PZPR, sygn. XI A/13, k. 5", "polish", "AAN", "fonds=KC PZPR file=XI A/13 leaves=5"),
        (
            "Szyfrogramy from Hawana 1962, 6/77 w-82 t-1264, Polish Foreign Ministry Archive (AMSZ), Warsaw.",
            "polish",
            "AMSZ",
            "fonds=6/77 bundle=82 file=1264",
        ),
        (
            "A ÚV KSČ, f. 02/1, sv. 10, a.j. 11, l. 3",
            "czech",
            "NA Praha",
            "fonds=02/1 bundle=10 file=11 leaves=3",
        ),
        (
            "Archive of the Ministry of Foreign Affairs (AMIP), Belgrade, Serbia, PA (Confidential Archive) "
            "1962, Kuba, folder F-67",
            "yugoslav",
            "AMIP",
            "fonds=PA year=1962 series=Kuba file=F-67",
        ),
        ("PRC FMA 109-01152-01, 5-18", "chinese", "PRC FMA", "fonds=109 file=01152 item=01 leaves=5-18"),
        (
            "002-080200-00321-036",
            "taiwanese",
            "Academia Historica",
            "fonds=002 series=080200 file=00321 item=036",
        ),
        ("Q6-5-947", "hong-kong-shanghai", "SMA", "fonds=Q6 series=5 file=947"),
        (
            "Diplomatic Archives of the MFA of Japan, File A’0392 (Microfilm)",
            "japanese",
            "DAMFAJ",
            "file=A’0392",
        ),
        (
            "ROK Diplomatic Archives, Roll D-06-0008, File 2, Frames 1-171",
            "korean",
            "ROK DA",
            "roll=D-06-0008 file=2 frames=1-171",
        ),
        (
            "Mongolian Foreign Ministry Archive, fond 2, dans 1, kh/n 243, kh 17-20",
            "mongolian",
            "MMFA",
            "fonds=2 inventory=1 file=243 leaves=17-20",
        ),
        (
            "NARA, RG 59, CDF 1910–1929, 119.4/33A",
            "us",
            "NARA",
            "record group=59 central file=CDF 1910–1929 decimal file=119.4 item=33A",
        ),
        (
            "NARA, RG 59, M31, Despatches from U.S. Ministers to Spain, Roll 55.",
            "us",
            "NARA",
            "record group=59 microfilm=M31 series=Despatches from U.S. Ministers to Spain roll=55",
        ),
        ("Job 80B01285A, Box 6", "us", "", "job=80B01285A box=6"),
        (
            "LCM, Moore Papers, Box 66, Wynne, Edward C., 1933.",
            "us-library",
            "LCM",
            "collection=Moore Papers box=66 title=Wynne, Edward C., 1933",
        ),
        ("TNA SP 106/10 ff. 213–247", "uk", "TNA", "fonds=SP series=106 file=10 leaves=213–247"),
        ("YHL/123/456", "uk", "Parliamentary Archives", "fonds=YHL series=123 file=456"),
        ("IOR/L/PS/12/1993", "uk", "BL", "fonds=IOR series=L/PS subseries=12 file=1993"),
        (
            "National Archives of Ireland, Department of Foreign Affairs/6/440/8/1.",
            "ireland",
            "NAI",
            "fonds=Department of Foreign Affairs file=6/440/8/1",
        ),
        ("A1, 1911/18393", "australian", "NAA", "series=A1 file=1911/18393"),
        ("NA 3.01.25 inv. 610", "dutch", "NL-HaNA", "fonds=3.01.25 file=610"),
        ("AGR Brussels SEG 2559", "belgian", "AGR", "fonds=SEG file=2559"),
        ("BnF fr. 16093 ff. 370, 373", "french", "BnF", "fonds=fr. file=16093 leaves=370, 373"),
        ("RAH Salazar 9/26", "spanish", "RAH", "fonds=Salazar file=9/26"),
        (
            "AAV Segr. Stato Francia doss. 346 nos. 2 and 11",
            "vatican",
            "AAV",
            "fonds=Segr. Stato series=Francia bundle=346 item=2 and 11",
        ),
        (
            "Maço “600.(24h)—SITUAÇÃO, CUBA//6223,” Ministry of External Relations Archives, Brasilia.",
            "brazilian",
            "AHMRE",
            "file=600.(24h)—SITUAÇÃO, CUBA//6223",
        ),
        ("MS. Auct. F. 4. 32", "manuscript", "", "fonds=Auct. press=F item=4. 32"),
        ("BL Royal MS. 8 B. IV", "manuscript", "BL", "fonds=Royal press=8 class=B volume=IV"),
        ("Vat. lat. 2170", "manuscript", "BAV", "fonds=Vat. lat. item=2170"),
    ],
)
def test_every_tradition_is_read_into_its_parts(text, scheme, repository, parts):
    reading = shelfmarks.read(text)
    assert (reading.scheme, reading.repository) == (scheme, repository)
    assert " ".join(f"{part.label}={part.value}" for part in reading.parts) == parts


@pytest.mark.parametrize(
    ("text", "repository"),
    [
        ("the Central State Archive in Tirana (the fund of the former PPSh Central Committee)", "AQSH"),
        ("Riksarkivet group", "Riksarkivet"),
        ("FO/371", ""),
        ("p. 12", ""),
        ("f. 12", ""),
        ("p.b.73.Cuba.o.(U’Ch.) – PO", ""),
        ("FB 2 98-27/128; FB 2 98-27/129", ""),
        ("The Icelandic National Archives, a chest", ""),
        ("/ark:/53355/cl020032677", ""),
        ("", ""),
    ],
)
def test_what_no_scheme_recognises_is_a_reference_under_its_repository(text, repository):
    reading = shelfmarks.read(text)
    assert reading.scheme is None
    assert reading.parts == ()
    assert reading.text == text
    assert reading.repository == repository
    assert [place.text for place in reading.places] == ([repository] if repository else [])


def test_a_label_means_what_the_scheme_says():
    soviet = shelfmarks.read("AVPRF, f. 0100, op. 1, p. 253, d. 18")
    romanian = shelfmarks.read("ANIC, fond CC al PCR, dosar 1/1970, f. 12")
    albanian = shelfmarks.read("AQPPSH, MPP Korese, V. 1967, D 1, p. 3")
    assert {part.value: part.level for part in soviet.parts}["253"] == "container"
    assert {part.value: part.level for part in romanian.parts}["12"] == "leaves"
    assert {part.value: part.level for part in albanian.parts}["3"] == "leaves"


def test_the_repository_given_stands_in_where_the_text_names_none():
    reading = shelfmarks.read("F. 10026, Op. 1, D. 480, L. 75-79", "State Archive of the Russian Federation")
    assert reading.repository == "GARF"
    assert reading.search_key == "garf d480 f10026 op1"


def test_a_repository_that_the_mark_implies_adds_nothing_to_its_keys():
    alone, given = shelfmarks.read("FO 371/84053"), shelfmarks.read("FO 371/84053", "TNA")
    assert alone.repository == given.repository == "TNA"
    assert (alone.sort_key, alone.search_key) == (given.sort_key, given.search_key)


def test_a_repository_nobody_knows_keeps_its_name():
    reading = shelfmarks.read("Box 1, folder 2", "Adam Matthew Digital")
    assert (reading.repository, reading.repository_name) == ("", "Adam Matthew Digital")


def test_the_places_lead_from_the_repository_down_to_the_file():
    places = shelfmarks.read("AQPPSH, MPP Korese, D 1, V. 1967").places
    assert [place.text for place in places] == ["AQPPSH", "MPP Korese", "V. 1967", "D 1"]
    assert [place.level for place in places] == [Level.OTHER, Level.SERIES, Level.SERIES, Level.FILE]
    assert places[0].level_name == "repository"
    assert places[2].shelfmark == "AQPPSH, MPP Korese, V. 1967"


@pytest.mark.parametrize(
    "text",
    [
        "AQPPSH, MPP Korese, D 1, V. 1967",
        _APRF,
        "AVPRF, f. 0100, op. 42, d. 1, pap. 288",
        "b. 1, fasc. 1, sottofasc. 2",
        "MOL, XIX-J-1-j Korea, 4. doboz, 5/a, 004076/ 1955",
        "BArch, B 136/59748, 403-410",
        "FO 371/61889",
        "CH-BAR#E1004.1#1000/9#194#2",
        "NARA, RG 59, CDF 1910–1929, 119.4/33A",
    ],
)
def test_each_place_is_found_by_reading_its_own_shelfmark(text):
    reading = shelfmarks.read(text)
    for depth, place in enumerate(reading.places, start=1):
        above = shelfmarks.read(place.shelfmark)
        assert above.repository == reading.repository
        assert [step.text for step in above.places] == [step.text for step in reading.places[:depth]]


@pytest.mark.parametrize(
    ("mark", "places"),
    [
        (
            "AVPRF: fond 0100, opis 40, delo 7, papka 248, l. 1",
            ["AVPRF", "f. 0100", "op. 40", "papka 248, d. 7"],
        ),
        ("ACS, MI, PS, b. 1, fasc. 1, c. 3", ["ACS", "MI", "PS", "b. 1, fasc. 1"]),
        ("NARA, RG 59, Box 3, Folder 1", ["NARA", "RG 59", "Box 3, Folder 1"]),
        ("NARA, RG 59, Box 3", ["NARA", "RG 59"]),
    ],
)
def test_containers_and_leaves_are_not_places_but_a_file_tells_its_box(mark, places):
    assert [place.text for place in shelfmarks.read(mark).places] == places


@pytest.mark.parametrize(
    ("text", "repository"),
    [
        ("Embassy to Department of State, March 4, 1970, NARA, RG 59, CFPF 1970–1973, PR 10 Books", "NARA"),
        ("NARA, RG 59, Records of the Department of State, Box 3", "NARA"),
        ("A Person to CIA, 2 May 1960, Kennedy Library, Papers, Box 2", "Kennedy Library"),
    ],
)
def test_the_repository_is_the_one_the_mark_stands_beside(text, repository):
    assert shelfmarks.read(text).repository == repository


def test_a_list_of_marks_is_written_out():
    reading = shelfmarks.read("TNA, FO 371/84053·84057")
    assert reading.members == ("FO 371/84053", "FO 371/84057")
    assert reading.search_key.splitlines() == ["fo 371 84053", "fo 371 84057"]


def test_credits_and_reprints_are_not_part_of_the_mark():
    bare = shelfmarks.read("APRF: F. 39, Op. 1, D. 31, Ll. 54-58")
    cited = shelfmarks.read(
        "APRF: F. 39, Op. 1, D. 31, Ll. 54-58. Reprinted in A Book, Vol. 5 (Moscow: A Press, 2005), "
        "pp. 11-14. Translated for CWIHP by Sergey Radchenko."
    )
    assert (cited.parts, cited.sort_key) == (bare.parts, bare.sort_key)


@pytest.mark.parametrize(
    ("query", "mark"),
    [
        ("aqppsh mpp korese d1 v1967", "AQPPSH, MPP Korese, D 1, V. 1967"),
        ("v1967 d1", "AQPPSH, MPP Korese, D 1, V. 1967"),
        ("korese 1967 1", "AQPPSH, MPP Korese, D 1, V. 1967"),
        ("korese 1967", "AQPPSH, MPP Korese, D 1, V. 1967"),
        ("D 1, V. 1967", "AQPPSH, MPP Korese, V. 1967, D1"),
        ("op. 40 fond 0100", "AVPRF: fond 0100, opis 40, delo 7, papka 248, listy 120-123"),
        ("全宗45 目录1 案卷329", "APRF, f. 45, op. 1, d. 329"),
        ("fo.371.1", "FO 371/1"),
        ("FO371/1", "FO 371/1"),
        ("371 84057", "FO 371/84053·84057·84076"),
        ("109-01152", "PRC FMA 109-01152-01"),
    ],
)
def test_a_query_finds_the_mark_in_any_order_and_punctuation(query, mark):
    assert set(shelfmarks.query_tokens(query)) <= set(shelfmarks.read(mark).index_words)


@pytest.mark.parametrize(
    ("query", "mark"),
    [
        ("d1 v1966", "AQPPSH, MPP Korese, D 1, V. 1967"),
        ("f. 100, op. 40", "AVPRF: fond 0100, opis 40, delo 7"),
    ],
)
def test_a_query_does_not_find_another_mark(query, mark):
    assert not set(shelfmarks.query_tokens(query)) <= set(shelfmarks.read(mark).index_words)
