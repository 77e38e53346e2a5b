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
    "BnF, fr. 2811": (
        "Paris, BnF, fr. 2811",
        "Paris, Bibliothèque nationale de France, ms. fr. 2811",
        "Paris, Bibliothèque Nationale, fr. 2811",
    ),
    "IOR/L/PS/12/4295": (
        "British Library, India Office Records, IOR/L/PS/12/4295",
        "BL, India Office Records, L/PS/12/4295",
    ),
    "Bodleian Library, MS. Rawl. C. 87": ("Oxford, Bodleian Library, MS Rawlinson C. 87",),
    "NLI, MS 12,346": ("National Library of Ireland, Ms. 12346",),
    "NLS, Adv. MS 19.2.2": ("Edinburgh, National Library of Scotland, Advocates MS 19. 2. 2",),
    "CCCC MS 145": (
        "Cambridge, Corpus Christi College, MS 145",
        "Corpus Christi College Library, Cambridge, MS 145",
    ),
    "Oxford, Corpus Christi College, MS 145": ("Corpus Christi College, Oxford, MS 145",),
    "TCD, MS 54": ("Dublin, Trinity College, MS 54", "Trinity College Dublin, MS 54"),
    "Trinity College, Cambridge, MS 54": ("Cambridge, Trinity College Library, MS 54",),
    "Trinity College, MS 54": (),
    "ACS, MI, b. 13, fasc. 3": ("ACS, MI, busta 13, f. 3", "ACS, MI, b.13, f. 3, c. 12r"),
    "CH-BAR E2001E 1972/34 12": ("BAR, E 2001E, 1972/34, Bd. 12", "BAR, E2001E#1972/34#12"),
    "AJ, fond 507/IX, 119/I-56": ("АЈ, фонд 507/IX, 119/I-56",),
    "TT, Inquisição de Lisboa, proc. 1235": ("ANTT, Inquisição de Lisboa, processo n.º 1235",),
    "NAM, kh. 1, d. 2, kh/n. 3": ("Үндэсний төв архив, Х.1, Д.2, ХН.3, х.4", "NAM, fond 1, dans 2, kh/n 3"),
    "TsDIAK, f. 442, op. 812, spr. 12": ("ЦДІАК України, ф. 442, оп. 812, спр. 12, арк. 3",),
    "AIMH, 11-29-01-02-004": ("近史所檔案館，11-29-01-02-004",),
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
    "AAV, Segr. Stato, Inghilterra 3": (
        "AAV, Segreteria di Stato, Inghilterra, 3",
        "Archivio Segreto Vaticano, Segreteria di Stato, Inghilterra, vol. 3",
    ),
    "AAV, Arch. Nunz. Madrid 12": ("AAV, Archivio della Nunziatura di Madrid, vol. 12",),
    "ASV, Reg. Vat. 201": ("ASV, Registra Vaticana 201",),
    "AGS, Estado, leg. 2023, doc. 12": ("AGS, Estado, legajo 2.023, documento 12",),
    "AGI, Indiferente General, leg. 1530": ("Archivo General de Indias, Indiferente General, legajo 1.530",),
    "ANTT, CC, I-12-34": (
        "ANTT, CC, parte I, mç. 12, doc. 34",
        "Torre do Tombo, CC, I, maço 12, documento 34",
    ),
    "AHU, Angola, cx. 12, doc. 34": ("Arquivo Histórico Ultramarino, Angola, caixa 12, documento 34",),
    "NL-HaNA, 1.04.02, inv. 1234": (
        "Nationaal Archief, Verenigde Compagnie (VOC), nummer toegang 1.04.02, inventarisnummer 1234",
        "NL-HaNA, VOC, 1.04.02, inv.nr. 1234",
        "NA, 1.04.02, 1234",
    ),
    "HHStA, PA I, Kt. 500": (
        "ÖStA, HHStA, PA I, Karton 500, Bl. 12",
        "AT-OeStA/HHStA, PA I, Kt. 500, fol. 12r",
    ),
    "AAN, KC PZPR, 237/V-123": ("AAN, zespół KC PZPR, sygnatura 237/V-123",),
    "AAN, MSZ, sygn. 1234": (
        "AAN, MSZ, 1234",
        "Archiwum Akt Nowych, MSZ, sygnatura 1234",
    ),
    "IPN BU 01234/56": (
        "AIPN 01234/56",
        "AIPN, BU 01234/56",
    ),
    "AGAD, AR, dz. V, sygn. 1234": ("AGAD, AR, dział V, nr 1234",),
    "MNL OL, M-KS 288. f. 5. cs. 123. ő. e.": ("MNL OL, M-KS-288, 5. cs., 123. ő.e.",),
    "ÁBTL, 3.1.9. V-150000/12": ("ÁBTL, 3.1.9, V-150.000/12",),
    "AJ, KPR, I-5-c/12": (
        "AJ, 837, KPR, I-5-c/12",
        "AJ (837), KPR, I-5-c/12",
    ),
    "HR-HDA-1220, CK SKH, kut. 12": ("HDA, fond 1220, CK SKH, kutija 12",),
    "DAMSPS, PA, 1956, f. 45": ("DAMSPS, PA, g. 1956, fasc. 45", "DAMSPS, PA, godina 1956, fascikla 45"),
    "ΥΔΙΑ, 1950, Φ. 12, υποφ. 3": ("IAYE, 1950, f. 12, sf. 3",),
    "BOA, HR.SYS. 1234/56": (
        "BOA, HR. SYS., 1234/56",
        "BOA, HR.SYS. nr. 1234-56",
    ),
    "BCA, 30.10.0.0/123.456.7": ("BCA, 030.10.00.00.123.456.7",),
    "ISA, G-6300/12": (
        "ISA, ג-6300/12",
        "ארכיון המדינה, ג 6300/12",
    ),
    "CZA, S25/1234": ("Central Zionist Archives (CZA), S 25\\1234",),
    "DWQ, 0078-012345": ("دار الوثائق القومية، 0078-012345",),
    "VNAC3, Phủ Thủ tướng, hs. 1234": (
        "TTLTQGIII, Phông Phủ Thủ tướng, hồ sơ 1234",
        "Trung tâm Lưu trữ Quốc gia III, Phủ Thủ tướng, 1234",
    ),
    "LAC, RG 25, vol. 1234, file 50052-40": ("BAC, RG25, volume 1234, dossier 50052-40",),
    "NAA, A1838, 3006/9/1": (
        "National Archives of Australia, Series A1838, Item 3006/9/1",
        "NAA (ACT): CRS A1838, item 3006/9/1",
    ),
    "ERA, f. 1, n. 7, s. 123": (
        "ERA.1.7.123",
        "ERA 1-7-123",
    ),
    "ERAF.1.7.123": ("ERA, f. ERAF.1, n. 7, s. 123",),
    "LVVA, f. 2570, apr. 1, l. 123": ("LVVA, 2570. f., 1. apr., 123. l., 12. lp.",),
    "LYA, K-1/10/123": ("LYA, f. K-1, ap. 10, b. 123",),
    "UNA, S-0123-0004-05": ("United Nations Archives, Series S-0123, Box 4, File 5",),
    "LNA, R 1234, 11/12345/678": ("League of Nations Archives, R1234/11/12345/678",),
    "ACICR, B AG 200 123-001": ("Archives du CICR, BAG 200 123-001",),
    "GDPA 204-1-12": ("广东省档案馆，204-1-12",),
    "PRC FMA, 106-00021-01": ("外交部档案馆，档号106-00021-01",),
    "TNA, FO 371/12345": (
        "TNA, F.O. 371/12345",
        "PRO, FO371/12345",
    ),
    "AN, F/7/12345": (
        "AN, F7 12345",
        "AN, F 7 12345",
        "Archives nationales, F⁷ 12345",
    ),
    "AN, AF/IV/1234": ("AN, AF IV 1234",),
    "SHD, GR 7 N 1234": (
        "SHD, GR 7N1234",
        "SHD, 7 N 1234",
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
    ("one", "other"),
    [
        ("ASDMAE, Affari Politici, 1956, b. 12", "ASDMAE, Affari Politici, 1957, b. 12"),
        ("AMZV, TO-O, 1956, Korea, k. 1", "AMZV, TO-O, 1957, Korea, k. 1"),
        ("NA Praha, KSČ, 1945-1989, sv. 12, a.j. 3", "NA Praha, KSČ, 1921-1938, sv. 12, a.j. 3"),
        ("AHU, Angola, 12, doc. 3", "AHU, Angola, 13, doc. 3"),
        ("AYE, 1950, 12.3", "AYE, 1950, 12.4"),
        ("BL, Add MS 32,679", "BL, Add MS 32"),
        ("ASVe, Senato, b. 12, fasc. 3", "ASVe, Senato, b. 3, fasc. 12"),
        ("ACS, MI, b. 12, f. 3", "ACS, MI, b. 12, f. 4"),
        ("NAM, kh. 1, d. 2, kh/n. 3", "NAM, kh. 4, d. 2, kh/n. 3"),
    ],
)
def test_marks_that_differ_in_one_step_have_two_keys(one, other):
    assert _key(one) != _key(other)


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


@pytest.mark.parametrize(
    ("text", "keeper", "repository"),
    [
        ("AGN, Sala IX 12-3-4", "AGN Argentina", "AGN Argentina"),
        ("AGN, Lima, leg. 12", "", "AGN Peru"),
        ("AGN (Argentina), Sala X, leg. 12", "", "AGN Argentina"),
        ("NAI, MEA, F. No. 12(3)-NEF/50", "", "NAI New Delhi"),
        ("NAI, DFA/5/305/12", "", "NAI"),
    ],
)
def test_a_code_of_several_archives_is_of_the_one_whose_town_or_unit_says_so(text, keeper, repository):
    assert shelfmarks.read(text, keeper).repository == repository


def test_italian_marks_are_read_down_to_the_leaves():
    reading = shelfmarks.read("ASMAE, Affari Politici 1931-45, Cina, b. 12, fasc. 3, cc. 1r-4v")
    assert [(part.label, part.value) for part in reading.parts] == [
        ("fonds", "Affari Politici 1931-45"),
        ("series", "Cina"),
        ("bundle", "12"),
        ("file", "3"),
        ("leaves", "1r-4v"),
    ]


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("ACS, PCM, 1940-43, fasc. 15/1", "Archivio Centrale dello Stato, Roma, PCM, 1940-43, fasc. 15/1"),
        ("AAN, KC PZPR, 237/XXII-1", "Archiwum Akt Nowych, Warszawa, KC PZPR, 237/XXII-1"),
        ("РГАСПИ, ф. 17, оп. 1", "РГАСПИ (Москва), ф. 17, оп. 1"),
        ("AJ, 507, CK SKJ, IX, 86/II-15", "Arhiv Jugoslavije, Beograd, 507, CK SKJ, IX, 86/II-15"),
        ("ANIC, fond CC al PCR, dosar 57/1973", "ANIC, București, fond CC al PCR, dosar 57/1973"),
        ("AQSH, F. 14/AP, V. 1961", "AQSH, Tiranë, F. 14/AP, V. 1961"),
        ("ANTT, PIDE/DGS, SC, NT 3057", "ANTT, Lisboa, PIDE/DGS, SC, NT 3057"),
        ("BArch, R 43-I/1435", "BArch Berlin-Lichterfelde, R 43-I/1435"),
        ("外交史料館, A'.1.3.0.2-1", "外交史料館, 東京, A'.1.3.0.2-1"),
        ("NA, A ÚV KSČ, f. 02/1, sv. 10", "Národní archiv, Praha, A ÚV KSČ, f. 02/1, sv. 10"),
    ],
)
def test_the_town_of_an_archive_in_its_own_language_is_no_part_of_the_mark(text, elsewhere):
    assert shelfmarks.read(elsewhere).search_key == shelfmarks.read(text).search_key
    assert [part.value for part in shelfmarks.read(elsewhere).parts] == [
        part.value for part in shelfmarks.read(text).parts
    ]
