"""Marks that no sample showed, in each tradition: other orders, labels, scripts, punctuation."""

import pytest

from muniment.description import shelfmarks


@pytest.mark.parametrize(
    ("text", "scheme", "repository", "parts"),
    [
        ("AQPPSH, MPP Kinës, V. 1964, D 3.", "albanian", "AQPPSH", "series=MPP Kinës | year=1964 | file=3"),
        (
            "AQSH, F. 14/AP, M-PPK, D. 5, V. 1960.",
            "albanian",
            "AQSH",
            "fonds=14/AP | series=M-PPK | year=1960 | file=5",
        ),
        ("AQPPSH-MPKBS-V. 1961, D. 14.", "albanian", "AQPPSH", "year=1961 | file=14"),
        ("AMPJ, V. 1962, Dos. 49, fl. 12-15.", "albanian", "AMPJ", "year=1962 | file=49 | leaves=12-15"),
        ("Viti 1971, Dosja 8, AMPJ, Tirana.", "albanian", "AMPJ", "year=1971 | file=8"),
        (
            "RGANI, F. 3, Op. 88, D. 1045, Ll. 64-78.",
            "soviet",
            "RGANI",
            "fonds=3 | inventory=88 | file=1045 | leaves=64-78",
        ),
        (
            "РГАСПИ, ф. 558, оп. 11, д. 413, л. 7.",
            "soviet",
            "RGASPI",
            "fonds=558 | inventory=11 | file=413 | leaves=7",
        ),
        (
            "TsKhSD, f. 5, op. 30, d. 5, ll. 13-16, rolik 4548",
            "soviet",
            "RGANI",
            "fonds=5 | inventory=30 | file=5 | roll=4548",
        ),
        ("RGANI, fond 89, perechen 42, dokument 22", "soviet", "RGANI", "fonds=89 | inventory=42 | file=22"),
        (
            "AP RF, f. 3, op. 65, d. 826, ll. 110-112.",
            "soviet",
            "APRF",
            "fonds=3 | inventory=65 | file=826 | leaves=110-112",
        ),
        (
            "TsAMO, f. 16, op. 3139, d. 133, ll. 1-3.",
            "soviet",
            "TsAMO",
            "fonds=16 | inventory=3139 | file=133",
        ),
        ("RGANI,f.5,op.49,d.131", "soviet", "RGANI", "fonds=5 | inventory=49 | file=131"),
        ("rgani  F.5  OP.49  D.131", "soviet", "RGANI", "fonds=5 | inventory=49 | file=131"),
        ("RGANI, f. 5, op. 49, d. 131, I. 193", "soviet", "RGANI", "fonds=5 | inventory=49 | file=131"),
        ("HDA SBU, F. 16, Spr. 1019, Ark. 5-8.", "soviet", "SBU", "fonds=16 | file=1019 | leaves=5-8"),
        (
            "RGASPI, f. 495, op. 135, d. 156, l. 2 ob",
            "soviet",
            "RGASPI",
            "fonds=495 | inventory=135 | file=156 | leaves=2 ob",
        ),
        (
            "俄罗斯联邦对外政策档案馆，全宗0100，目录50，案卷5，第123-130页",
            "soviet",
            "AVPRF",
            "fonds=0100 | inventory=50 | file=5",
        ),
        ("SAPMO-BArch, DY 30/3667.", "german", "SAPMO-BArch", "fonds=DY 30 | file=3667"),
        (
            "PA AA, MfAA, C 1025/73, Bl. 14-19.",
            "german",
            "PA AA",
            "fonds=MfAA | series=C | file=1025/73 | leaves=14-19",
        ),
        ("BStU, ZA, MfS, SdM 1432, Bl. 4-8.", "german", "BStU", "fonds=MfS | file=1432 | leaves=4-8"),
        ("BStU, ZAIG 5193, Bl. 10", "german", "BStU", "file=5193 | leaves=10"),
        ("Bundesarchiv, DVW 1/39573, Bl. 65", "german", "BArch", "fonds=DVW 1 | file=39573 | leaves=65"),
        ("BArch-MA, DVW 1/71026, fol. 3", "german", "BArch", "fonds=DVW 1 | file=71026"),
        ("MNL OL, M-KS 288. f. 5/409. ő.e.", "hungarian", "MNL OL", "fonds=M-KS 288 | file=5/409"),
        (
            "Magyar Országos Levéltár, M-KS 288 f. 11/2532",
            "hungarian",
            "MNL OL",
            "fonds=M-KS 288 | file=11/2532",
        ),
        (
            "TsDA, f. 378-B, op. 1, a.e. 1170, l. 5-9",
            "bulgarian",
            "TsDA",
            "fonds=378-B | inventory=1 | file=1170 | leaves=5-9",
        ),
        ("AMAE, Problem 210/1976, Country: DPRK, p. 44", "romanian", "AMAE", "problem=210/1976 | leaves=44"),
        ("AMSZ, D. II 3/69, w. 3.", "polish", "AMSZ", "bundle=3"),
        ("AAN, PZPR, XI A/10, k. 517-523.", "polish", "AAN", "fonds=PZPR | file=XI A/10 | leaves=517-523"),
        ("AIPN, BU 0296/64, t. 3, k. 14", "polish", "IPN", "fonds=0296 | file=64 | leaves=14"),
        ("IPN BU 1585/1234, s. 17", "polish", "IPN", "fonds=1585 | file=1234 | leaves=17"),
        ("AMSZ, 6/77, w-86, t-1321, Warsaw", "polish", "AMSZ", "fonds=6/77 | bundle=86 | file=1321"),
        (
            "NA, Praha, f. 1261/0/44, inv. č. 185, kart. 122",
            "czech",
            "NA Praha",
            "fonds=1261/0/44 | number=185 | box=122",
        ),
        ("AMZV, TO-T 1960-1964, KLDR, k. 1, obal 9", "czech", "AMZV", "box=1"),
        ("AJ, KPR, I-5-b/SSSR.", "yugoslav", "AJ", "section=KPR | file=I-5-b/SSSR"),
        ("AJ, CK SKJ, 507/IX, 119/I-56", "yugoslav", "AJ", "fonds=507 | section=IX | file=119/I-56"),
        (
            "DASMIP, PA, god. 1955, f. 58, dok. 42435",
            "yugoslav",
            "AMIP",
            "fonds=PA | year=1955 | file=58 | document=42435",
        ),
        (
            "PRC FMA 111-00598-02, 15-20.",
            "chinese",
            "PRC FMA",
            "fonds=111 | file=00598 | item=02 | leaves=15-20",
        ),
        (
            "PRC FMA, No. 203-00005-01, 3-9",
            "chinese",
            "PRC FMA",
            "fonds=203 | file=00005 | item=01 | leaves=3-9",
        ),
        (
            "PRC FMA 109-00873-10, 60–61.",
            "chinese",
            "PRC FMA",
            "fonds=109 | file=00873 | item=10 | leaves=60–61",
        ),
        (
            "Academia Historica, 020-021904-0032",
            "taiwanese",
            "Academia Historica",
            "fonds=020 | series=021904",
        ),
        (
            "國史館，005-010100-00055-001",
            "taiwanese",
            "Academia Historica",
            "fonds=005 | series=010100 | file=00055 | item=001",
        ),
        ("HKRS70-3-26", "hong-kong-shanghai", "HKPRO", "fonds=HKRS70 | series=3 | file=26"),
        ("JACAR, Ref. B02032839200", "japanese", "JACAR", "item=B02032839200"),
        ("Department of State, S/P Files: Lot 64 D 563", "us", "US Department of State", "lot=64 D 563"),
        (
            "Department of State, Conference Files: Lot 59 D 95, CF 156",
            "us",
            "US Department of State",
            "lot=59 D 95",
        ),
        ("CIA, CREST, CIA-RDP79T00975A009900010001-5", "us", "CIA", "document=RDP79T00975A009900010001-5"),
        ("TNA, FO 371/180980", "uk", "TNA", "fonds=FO | series=371 | file=180980"),
        ("The National Archives, Kew, PREM 19/1759", "uk", "TNA", "fonds=PREM | series=19 | file=1759"),
        (
            "National Archives of the United Kingdom (TNA), FCO 21/306",
            "uk",
            "TNA",
            "fonds=FCO | series=21 | file=306",
        ),
        ("TNA, FO 371/84053/FK1015/3", "uk", "TNA", "fonds=FO | series=371 | file=84053"),
        ("TNA, FCO 15/567, 569 and 571", "uk", "TNA", "fonds=FCO | series=15 | file=567"),
        ("KV 2/1008", "uk", "TNA", "fonds=KV | series=2 | file=1008"),
        ("British Library, Mss Eur D714/84", "uk", "BL", "fonds=Eur"),
        ("National Archives of Ireland, DFA/10/2/354.", "ireland", "NAI", "fonds=DFA | file=10/2/354"),
        ("NAI, TSCH/3/S14291A", "ireland", "NAI", "fonds=TSCH"),
        ("NAA: A6534, 1961/12", "australian", "NAA", "series=A6534 | file=1961/12"),
        (
            "CH-BAR, E2200.174#1987/78#21*, dodis.ch/40920",
            "swiss",
            "CH-BAR",
            "fonds=E2200.174 | accession=1987/78",
        ),
        ("MAE, La Courneuve, Europe 1944-1970, URSS, vol. 1927, ff. 12-15.", "french", "MAE", "leaves=12-15"),
        ("BnF, NAF 14567, f. 12v", "french", "BnF", "fonds=NAF | file=14567 | leaves=12v"),
        ("AGA, Asuntos Exteriores, caja 82/04567, leg. R-3005, exp. 12", "spanish", "AGA", "file=12"),
        (
            "Archivio Segreto Vaticano, Arch. Nunz. Parigi 34, ff. 1-3",
            "vatican",
            "AAV",
            "fonds=Arch. Nunz. | leaves=1-3",
        ),
        ("BL, Egerton MS 2615, ff. 3v-5r", "manuscript", "BL", "fonds=Egerton | item=2615"),
        ("London, BL, Cotton MS Nero D.IV", "manuscript", "BL", "fonds=Cotton MS Nero | press=D | volume=IV"),
        ("Cambridge, University Library, MS Kk.5.16", "manuscript", "CUL", "fonds=Kk | press=5 | item=16"),
        ("Wien, Österreichische Nationalbibliothek, Cod. 2597", "manuscript", "ÖNB", "item=2597"),
        ("München, Bayerische Staatsbibliothek, Clm 4660", "manuscript", "BSB", "fonds=Clm | item=4660"),
        ("Lambeth Palace Library, MS 1370", "manuscript", "Lambeth Palace Library", "item=1370"),
        (
            "AVPRF, f. 0102, op. 22, pap. 107, d. 4",
            "soviet",
            "AVPRF",
            "fonds=0102 | inventory=22 | box=107 | file=4",
        ),
        (
            "AVPRF, fond 0102, opis 16, delo 7, p.87, ll.1-5.",
            "soviet",
            "AVPRF",
            "fonds=0102 | inventory=16 | file=7 | box=87",
        ),
        ("РГАНИ. Ф.5. Оп.30. Д.76. Л.88-90об.", "soviet", "RGANI", "fonds=5 | inventory=30 | file=76"),
        ("AQPPSH, MPP Korese, V 1962, D 6", "albanian", "AQPPSH", "series=MPP Korese | year=1962 | file=6"),
        ("AQPPSH MPP Korese D1 V1967", "albanian", "AQPPSH", "series=MPP Korese | year=1967 | file=1"),
        (
            "AQPPSH, MPP Korese, Viti 1973, Dosja 2",
            "albanian",
            "AQPPSH",
            "series=MPP Korese | year=1973 | file=2",
        ),
        ("SAPMO BArch, DY30/IV 2/1/255", "german", "SAPMO-BArch", "file=IV 2/1/255"),
        ("BArch, SAPMO, DY 30, 2523, Bl. 12", "german", "SAPMO-BArch", "fonds=DY 30 | file=2523 | leaves=12"),
        ("BStU, MfS, HA VI, Nr. 1475, Bl. 3", "german", "BStU", "fonds=MfS | file=1475"),
        ("MOL, XIX-J-1-k-Korea-1956-5/f-25-sz.n.", "hungarian", "MNL OL", "fonds=XIX-J-1-k"),
        ("TsDA, Fond 1-B, Opis 35, a.e. 1231", "bulgarian", "TsDA", "fonds=1-B | inventory=35 | file=1231"),
        ("AMSZ, z. 11, w. 30, t. 429, k. 3", "polish", "AMSZ", "fonds=11 | bundle=30 | file=429 | leaves=3"),
        ("AMSZ, Dep. II, 23/72, w. 4, t. 2", "polish", "AMSZ", "fonds=23/72 | bundle=4 | file=2"),
        ("AAN, KC PZPR, sygnatura 1354, s. 14-15", "polish", "AAN", "fonds=KC PZPR | file=1354"),
        ("Archive of Yugoslavia, 837, I-3-a/107-187.", "yugoslav", "AJ", "fonds=837"),
        ("PRC FMA 204-00064-02 (1), 1-7.", "chinese", "PRC FMA", "fonds=204 | file=00064 | item=02"),
        ("PRCFMA 110-01958-03", "chinese", "PRC FMA", "fonds=110 | file=01958 | item=03"),
        (
            "NARA, RG 218, JCS, CCS 092 Asia (6-25-48), Section 3, Box 12",
            "us",
            "NARA",
            "record group=218 | box=12",
        ),
        (
            "National Archives, RG 59, S/S-I Files: Lot 63D351, NSC 5429",
            "us",
            "NARA",
            "record group=59 | lot=63D351",
        ),
        ("TNA,PREM 11/1234", "uk", "TNA", "fonds=PREM | series=11 | file=1234"),
        ("TNA, KV 4/158, fols. 3–4", "uk", "TNA", "fonds=KV | series=4 | file=158"),
        ("Kew, National Archives, FO 371/12345", "uk", "TNA", "fonds=FO | file=12345"),
        ("CH-BAR#E4320C#1995/390#227#1*", "swiss", "CH-BAR", "fonds=E4320C | accession=1995/390 | file=227"),
        ("BnF, ms. lat. 8850, fol. 3v", "french", "BnF", "file=8850 | leaves=3v"),
        ("Oxford, Bodleian, MS. Ashmole 1511", "manuscript", "Bodleian", "fonds=Ashmole | item=1511"),
        ("BL Add MS 49598", "manuscript", "BL", "item=49598"),
        ("ÖNB, Cod. Ser. n. 2700", "manuscript", "ÖNB", "item=2700"),
        ("MS. Canon. Misc. 213", "manuscript", "", "fonds=Canon. Misc. | item=213"),
        ("MS. Eng. poet. d. 12", "manuscript", "", "item=12"),
        ("MNL OL 288. f. 5/712. ő. e. 23. o.", "hungarian", "MNL OL", "file=5/712 | leaves=23"),
        ("C36-2-208, Shanghai Municipal Archives", "hong-kong-shanghai", "SMA", "fonds=C36 | file=208"),
    ],
)
def test_a_mark_is_read_in_its_tradition(text, scheme, repository, parts):
    reading = shelfmarks.read(text)
    assert (reading.scheme, reading.repository) == (scheme, repository)
    assert set(parts.split(" | ")) <= {f"{part.label}={part.value}" for part in reading.parts}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("RGANI,f.5,op.49,d.131", "RGANI, fond 5, opis 49, delo 131"),
        ("rgani  F.5  OP.49  D.131 ", "RGANI, f. 5, op. 49, d. 131."),
        ("RGANI\N{NO-BREAK SPACE}f.\N{NO-BREAK SPACE}5, op.\N{NO-BREAK SPACE}49", "RGANI, f. 5, op. 49,"),
        ("ＲＧＡＮＩ，ｆ．５，ｏｐ．４９，ｄ．１３１", "RGANI, f. 5, op. 49, d. 131"),
        ("RGANI, fond 89, perechen 42, dokument 22", "TsKhSD, f. 89, per. 42, dok. 22"),
        ("AQSH, F. 14/AP, M-PPK, D. 5, V. 1960", "AQSH, Fondi 14/AP, M-PPK, viti 1960, dosja 5"),
        ("TsDA, Fond 1-B, Opis 51, File 36", "TsDA, f. 1-B, op. 51, a.e. 36"),
        ("NARA, RG 59, Lot 63D135", "National Archives, Record Group 59, Lot File 63 D 135"),
        ("AHN, Estado, leg. 2876, exp. 14", "AHN, Estado, legajo 2876, expediente 14"),
        ("NL-HaNA, 2.05.117, inv.nr. 12", "NL-HaNA, 2.05.117, inventarisnummer 12"),
        ("MAE, Chine, vol. 31", "MAE, Chine, volume 31"),
        ("AAV, Segr. Stato, doss. 346", "AAV, Segr. Stato, dossier 346"),
        ("AMSZ, z. 11, w. 30, t. 429", "AMSZ, zespół 11, wiązka 30, teczka 429"),
        ("BnF, ms. lat. 15635", "Paris, BNF, Latin 15635"),
        ("BL Add MS 49598", "British Library, Additional 49598"),
        ("SHD, GR 7 N 1", "SHD, 7 N 1"),
        ("BL, India Office Records, L/MIL/7/1", "IOR/L/MIL/7/1"),
        ("AN, F/7/12961", "AN, F7 12961"),
        ("BStU, MfS, HA II Nr. 28748, Bl. 1-5", "BStU, MfS, HA II 28748, Blatt 1-5"),
        ("PRC FMA 109-01152-01, 5-18", "中国外交部档案馆，109-01152-01，第5-18页"),
    ],
)
def test_one_mark_in_two_hands_has_one_search_key(one, other):
    assert shelfmarks.read(one).search_key == shelfmarks.read(other).search_key


@pytest.mark.parametrize(
    ("text", "parts"),
    [("862S.01/10-1646", ["862S.01", "10-1646"]), ("893.00/10-3144", ["893.00", "10-3144"])],
)
def test_a_decimal_file_ends_before_its_document(text, parts):
    assert [part.value for part in shelfmarks.read(text).parts] == parts


@pytest.mark.parametrize("joint", ["; ", " and ", "; see also "])
def test_of_the_marks_of_two_repositories_the_first_is_read(joint):
    first = "RGANI, f. 5, op. 49, d. 1"
    both = shelfmarks.read(f"{first}{joint}AVPRF, f. 0100, op. 1, p. 2, d. 3")
    assert both.search_key == shelfmarks.read(first).search_key


@pytest.mark.parametrize(
    "text",
    [
        "FBIS-EEU-89-120",
        "Fujian Provincial Archives, 222-12-15",
        "National Archives of Finland, box 12",
        "Institut für Zeitgeschichte, ED 341/5",
        "Royal Charter 1606",
        "P. Turner 1962",
        "T. Merton 1941",
        "p. rev. 12",
    ],
)
def test_what_might_be_of_any_tradition_is_not_guessed(text):
    assert shelfmarks.read(text).scheme is None


@pytest.mark.parametrize(
    "text",
    [
        "Sri Lanka National Archives, 5/63/17",
        "Zambia National Archives, EP 4/2/9",
        "Archives nationales du Sénégal, 17 G 59",
        "Archives nationales d'Algérie, IBA 31",
        "Bibliothèque nationale du Maroc, D 1408",
        "Uganda National Archives (UNA), A46/123",
        "TNA (Tanzania), CO 15/12",
        "TNA (Kampala, Uganda), 15/12",
        "AN Rio, SDH, Cx. 12",
        "National Archives, Nairobi, MSS 15/12",
        "Presbyterian Historical Society, RG 140, Box 3",
        "LRO DDKE/acc. 7840 HMC/62",
        "檔案管理局 A303000000B/0042/012.21/89",
    ],
)
def test_an_archive_that_is_not_known_is_not_taken_for_another(text):
    reading = shelfmarks.read(text)
    assert (reading.scheme, reading.repository) == (None, "")


@pytest.mark.parametrize(
    ("text", "repository"),
    [
        ("NAI (India), EAD 12/4", "NAI New Delhi"),
        ("TNA (London), FO 371/84053", "TNA"),
        ("National Archives, London, FO 371/84053", "TNA"),
        ("BL, India Office Records, L/MIL/7/1", "BL"),
        ("PA AA, Budapest, 123", "PA AA"),
        ("Archives diplomatiques, Cuba, vol. 12", "MAE"),
        ("AN, Cuba, 3", "AN"),
        ("United Nations Archives (UNA), S-1079-1-1", "UNA"),
    ],
)
def test_a_place_of_its_own_or_in_a_series_does_not_make_an_archive_anothers(text, repository):
    assert shelfmarks.read(text).repository == repository


@pytest.mark.parametrize(
    ("text", "repository", "parts"),
    [
        ("NA, RG 59, Lot 63 D 135, Box 4", "NARA", {"record group": "59", "lot": "63 D 135", "box": "4"}),
        ("NA, The Hague, 2.05.117, inv. 31", "NL-HaNA", {"fonds": "2.05.117", "file": "31"}),
        ("NA, 2.13.151, 6073", "NL-HaNA", {"fonds": "2.13.151", "file": "6073"}),
        ("NA, f. 02/1, sv. 12, a.j. 34", "", {"fonds": "02/1", "bundle": "12", "file": "34"}),
        ("NA 4567/10", "", {}),
        ("IISG, ARCH00860, 56", "IISG", {"fonds": "ARCH00860", "file": "56"}),
        ("United States National Archives, RG 59, Box 3", "NARA", {"record group": "59", "box": "3"}),
        ("Archives diplomatiques de La Courneuve, 123QO/45", "MAE", {"fonds": "123QO", "file": "45"}),
        ("Public Record Office, Hong Kong, HKRS 70-4-5", "HKPRO", {"series": "4", "file": "5"}),
    ],
)
def test_whose_a_mark_is_of_those_who_are_called_so_its_form_tells(text, repository, parts):
    reading = shelfmarks.read(text)
    assert reading.repository == repository
    assert parts.items() <= {part.label: part.value for part in reading.parts}.items()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("AN F7 12961", "fonds=F7 | file=12961"),
        ("AN, Z/1a/586", "fonds=Z | file=1a/586"),
        ("AN, MC/ET/XII/345", "fonds=MC/ET/XII | file=345"),
        ("AN, 3 AG 4/12", "fonds=3 AG | file=4/12"),
        ("AN, 19890465/12", "fonds=19890465 | file=12"),
        ("Archives nationales (France), AJ/40/1036, dossier 3", "fonds=AJ | file=40/1036"),
        ("SHD, GR 7 N 2123", "fonds=7 N | file=2123"),
        ("SHD, 10 H 867", "fonds=10 H | file=867"),
        ("MAE, AP 1944-1960, Chine, vol. 31", "volume=31"),
        ("MAE Nantes, 123PO/A/45", "fonds=123PO | file=A/45"),
        ("NAI, TAOIS/S 9361", "fonds=TAOIS | file=S 9361"),
        ("CH-BAR, E 2001 (D) 1968/74, Bd. 12", "fonds=E 2001 (D) | accession=1968/74 | file=12"),
        ("PAAA, R 12345, Bl. 3", "fonds=R | file=12345 | leaves=3"),
        ("BArch, R 3001", "fonds=R 3001"),
        ("BArch R 43-I/1234", "fonds=R 43-I | file=1234"),
        ("PA AA, B 37-ZA, Bd. 100.123", "fonds=B 37-ZA | file=100.123"),
        ("AGA, 15 (13)001.009, caja 81/10124", "bundle=81/10124"),
        ("AAV, Segr. Stato, Anno 1914, rubr. 244, f. 5", "fonds=Segr. Stato | bundle=244 | leaves=5"),
        ("MZA, B 14, kart. 123, inv. č. 45", "series=MZA | series=B 14 | box=123 | number=45"),
        ("BL, India Office Records, L/MIL/7/1234", "series=L/MIL | subseries=7 | file=1234"),
        ("BL, Or.8210/S.3329", "fonds=Or | item=8210/S.3329"),
    ],
)
def test_a_mark_is_cut_where_its_fonds_ends(text, parts):
    read = [f"{part.label}={part.value}" for part in shelfmarks.read(text).parts]
    assert [part for part in parts.split(" | ") if part not in read] == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ГАРФ. Ф. Р-9401. Оп. 2. Д. 12-а. Л. 5", "inventory=2 | file=12-а | leaves=5"),
        ("АПРК. Ф. 708. Оп. 4/1. Д. 121", "inventory=4/1 | file=121"),
        ("ГАРФ. Ф. 109. Оп. 3-а. Д. 7", "inventory=3-а | file=7"),
        ("РГАДА, ф. 52, оп. 1, кн. 3, л. 12", "inventory=1 | book=3 | leaves=12"),
        ("АВПРФ, ф. Референтура по Корее, оп. 5, п. 11, д. 32", "fonds=Референтура по Корее | file=32"),
        ("РГВИА. Ф. ВУА. Д. 3408", "fonds=ВУА | file=3408"),
        ("ОР РНБ. Ф. 1000. Оп. 2. № 1402", "fonds=1000 | inventory=2 | file=1402"),
        ("НАРБ, ф. 4, воп. 1, спр. 15, арк. 3 зв.", "inventory=1 | file=15 | leaves=3 зв."),
        ("RGANI, f. 5, op. 49-d. 131", "inventory=49 | file=131"),
    ],
)
def test_letters_and_strokes_belong_to_the_numbers_of_inventories_and_files(text, parts):
    read = [f"{part.label}={part.value}" for part in shelfmarks.read(text).parts]
    assert [part for part in parts.split(" | ") if part not in read] == []


@pytest.mark.parametrize(
    "text", ["ASV, Senato, Mar, reg. 15, c. 34v", "AGS, EST, LEG, 1043, 23", "CADN, Madrid, série B, 123"]
)
def test_a_label_is_not_taken_for_a_fonds(text):
    assert "fonds" not in {part.label for part in shelfmarks.read(text).parts}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ЦГАОДМ, ф. 4, оп. 39, д. 12", "ГАНО, ф. 4, оп. 39, д. 12"),
        ("Archive of Odesa, f. 11, op. 1, spr. 12", "Archive of Kyiv, f. 11, op. 1, spr. 12"),
        ("ASDMAE, AP 1946-50, URSS, b. 12", "ASDMAE, AP 1946-50, Albania, b. 12"),
    ],
)
def test_marks_of_archives_that_are_not_known_are_not_one(one, other):
    first, second = shelfmarks.read(one), shelfmarks.read(other)
    assert first.search_key != second.search_key
    assert first.sort_key != second.sort_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("RGASPI, 17/3/1234", "РГАСПИ, ф. 17, оп. 3, д. 1234"),
        ("GARF, R-9401/2/64", "ГАРФ. Ф. Р-9401. Оп. 2. Д. 64"),
        ("ЦГАОР СССР, ф. 5446, оп. 1, д. 2", "GARF, f. 5446, op. 1, d. 2"),
        ("ЦГАОДМ, ф. 4, оп. 39, д. 12", "TsGAODM, f. 4, op. 39, d. 12"),
        ("SHD, GR 16 P 12345", "SHD, 16 P 12345"),
        ("BL Additional Manuscripts 1234, fol. 3", "BL, Add. MS 1234, f. 3"),
        ("NARA II, RG 59, Lot File 61D146, Box 3", "NARA, RG 59, Lot 61 D 146, Box 3"),
        ("NACP, RG 59, Box 12", "National Archives, Record Group 59, box 12"),
        ("BA-MA, RH 19-IV/12", "BArch, RH 19-IV/12"),
    ],
)
def test_a_mark_as_books_shorten_it_is_the_same(one, other):
    first, second = shelfmarks.read(one), shelfmarks.read(other)
    assert first.scheme is not None
    assert first.leaves_key == second.leaves_key


@pytest.mark.parametrize("mark", ["Lon Nol Papers, Box 3", "Uma Thurman papers, box 1", "Era of Reform, 12"])
def test_a_name_that_begins_like_the_code_of_an_archive_is_no_archive(mark):
    assert shelfmarks.read(mark).repository == ""
    assert shelfmarks.read(mark.upper().partition(" ")[0] + ", 12").repository
