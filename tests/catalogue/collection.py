"""A small collection, always the same: marks of every tradition, names in many scripts, and their traps."""

from muniment.description.levels import Level, NoteKind, ShelfmarkKind, Status, SubjectKind, TextKind
from muniment.description.markup import prose
from muniment.description.units import (
    Credit,
    DateStatement,
    DigitalObject,
    LanguageStatement,
    Note,
    Shelfmark,
    Subject,
    TextVersion,
)
from tests.build import a_unit

MARKS = {
    "sq": "AQPPSH, MPP Korese",
    "sq1": "AQPPSH, MPP Korese, D 1, V. 1967",
    "sq10": "AQPPSH, MPP Korese, D 10, V. 1967",
    "sq9": "AQPPSH, MPP Korese, V. 1966, D 9",
    "sq4": "AQPPSH, MPP Korese, V. 1961, D4",
    "aprf": "Archive of the President, Russian Federation (APRF), fond (f.) 45, opis (op.) 1, "
    "delo (d.) 329, listy (ll.) 9-17",
    "aprf-zh": "APRF，45全宗，1目录，329卷，9-17页",
    "avp0100": "AVPRF: fond 0100, opis 40, delo 7, papka 248, listy 120-123",
    "avp100": "AVPRF, f. 100, op. 42, d. 7",
    "rgia": "РГИА. Ф. 831, Оп. 1, Д. 201, Л. 12 об.",
    "rgani": "RGANI, f. 5, op. 49, d. 131, ll. 193-194",
    "garf": "ГАРФ. Ф. Р-1235. Оп. 4. Ед. хр. 11.",
    "mol": "MOL, XIX-J-1-j Korea, 4. doboz, 5/a, 004076/ 1955",
    "barch": "BArch, B 136/59748, 403-410",
    "sapmo": "SAPMO-BArch, NY 4090/437, Bl. 8",
    "bstu": "BStU, MfS, ZAIG 1081, Bl. 8–16",
    "fo53": "FO 371/84053",
    "fo57": "FO 371/84057",
    "fo840": "FO 371/840",
    "nara": "NARA, RG 59, CDF 1910–1929, 119.4/62",
    "bar": "CH-BAR#E1004.1#1000/9#194#2",
    "taipei": "002-080200-00321-036",
    "shanghai": "Q6-5-947",
    "hongkong": "HKMS184-2-10",
    "auct": "MS. Auct. F. 4. 32",
    "titus": "British Library, Cotton Titus A.XXIII",
    "royal": "BL Royal MS. 8 B. IV",
    "ff": "Cambridge, University Library, MS. Ff.3.31",
    "h2": "Halper 120.2",
    "h25": "Halper 120.25",
    "amsz": "AMSZ 6/77 w-82 t-1264",
    "bnf": "BnF fr. 16093 ff. 370, 373",
    "ksc": "A ÚV KSČ, f. 02/1, sv. 10, a.j. 11, l. 3",
}

TITLES = {
    "hru-ru": "Письмо Хрущёва Ким Ир Сену",
    "hru-kim": "Letter of Хрущёв to 김일성",
    "hru-en": "Conversation between Khrushchev and Kim Il Sung",
    "mao-zh": "毛泽东会见周恩来",
    "mao-py": "Mao Zedong in Moscow",
    "mao-wg": "Mao Tse-tung and Chou En-lai",
    "chiang": "蔣介石日記",
    "ko": "조선로동당 중앙위원회 보고",
    "ja": "エンヴェル・ホッジャの手紙",
    "ar": "معاهدة جمال عبد الناصر في غزة",
    "ar-en": "Nasser’s treaty, signed in Gaza",
    "he": "מכתב אל בן-גוריון מחיפה",
    "he-en": "Ben-Gurion writes from Haifa",
    "el": "Επιστολή του Ζαχαριάδη",
    "el-en": "Zachariadis on the civil war",
    "alb": "Çarçani in Shkodër",
    "pl": "Łódź, Straße, Bjørn and Ærø",
    "irish": "O’Brien’s co-operation",
    "alalc": "Gorʹkii and ʿAlī",
    "lig": "The ﬁle of the oﬀice",
    "viet": "Hồ Chí Minh in Hà Nội",
    "tr": "Işık and İzmir",
    "ru-yo": "Отчёт посла",
    "ru-old": "Министерство Иностранныхъ Дѣлъ, Іоаннъ Ѳеодоровъ, Всероссійскій съѣздъ",
    "hi": "नेहरू का पत्र, दिल्ली",
    "hi-other": "नाहर सिंह, हिन्दी",
    "th": "รายงานกระทรวงการต่างประเทศ",
    "zh-homophone": "王明致李先念",
    "ja-form": "沢田、広島にて",
    "he-maqaf": "יומן של אבא־אבן",
    "snake": "snake_case and C++ e.g. 100%",
}


def units():
    """Return the units of the collection, parents first."""
    yield from (_marked(id, mark) for id, mark in MARKS.items())
    yield from (a_unit(title, id=id) for id, title in TITLES.items())
    yield from (_report(), _minutes(), _telegram(), _moved(), _note(), _talk())


def _marked(id, mark):
    place = id == "sq"
    return a_unit(
        "Relations" if place else f"Piece {id}",
        mark,
        id=id,
        parent="sq" if id.startswith("sq") and not place else None,
        level=Level.FONDS if place else Level.FILE,
        status=Status.STUB if place else Status.DRAFT,
    )


def _text(kind, language, words):
    return TextVersion(id=kind, kind=kind, language=language, prose=prose(words))


def _report():
    return a_unit(
        "Report on the stance of the embassy",
        "AQPPSH, MPP Korese, D 1, V. 1967",
        id="report",
        parent="sq1",
        dates=(DateStatement(text="January 16, 1967", edtf="1967-01-16"),),
        credits=(Credit(name="Enkel Daljani", relator="trl"), Credit(name="Enver Hoxha", relator="cre")),
        languages=(LanguageStatement(language="sq"),),
        texts=(
            _text(TextKind.ORIGINAL, "sq", "Raport mbi qëndrimin e ambasadës"),
            _text(TextKind.TRANSLATION, "en", "A report about the needle in the haystack"),
        ),
        subjects=(Subject(text="Tirana", kind=SubjectKind.PLACE), Subject(text="Diplomacy")),
        status=Status.FINAL,
    )


def _minutes():
    return a_unit(
        "Minutes of the treaty conference",
        "AQPPSH, MPP Korese, D 10, V. 1967",
        id="minutes",
        parent="sq10",
        dates=(DateStatement(text="1961 to 1963", edtf="1961/1963"),),
        credits=(Credit(name="Sergey Radchenko", relator="trl"),),
        languages=(LanguageStatement(language="ru"),),
        objects=(DigitalObject(href="scan.jpg"),),
        level_name="dosje",
    )


def _telegram():
    return a_unit(
        "Telegram on a draft treaty",
        id="telegram",
        dates=(DateStatement(text="May 1956", edtf="1956-05"),),
        credits=(Credit(name="Enkel Daljani", relator="cre"),),
        languages=(LanguageStatement(language="de"),),
        subjects=(Subject(text="Pyongyang", kind=SubjectKind.PLACE),),
        status=Status.REVISED,
    )


def _moved():
    marks = (
        Shelfmark(text="R 9361"),
        Shelfmark(text="NS 1/77", kind=ShelfmarkKind.FORMER),
        Shelfmark(text="NARA, RG 242, T-81, Roll 184", kind=ShelfmarkKind.COPY),
    )
    return a_unit("Captured papers", id="moved", shelfmarks=marks, level=Level.SERIES)


def _note():
    scope = Note(kind=NoteKind.SCOPE, prose=prose("It mentions FO 371/84053 and AQPPSH, MPP Korese, D 1."))
    return a_unit("A list of sources", id="list", notes=(scope,))


def _talk():
    return a_unit(
        "Untitled talk",
        id="talk",
        texts=(
            _text(TextKind.ORIGINAL, "ru", "Анастас Микоян беседовал с послом Шаповаловым"),
            _text(TextKind.TRANSLATION, "ar", "قال حسني مبارك"),
        ),
    )
