"""Words, names and sentences of an invented archive, in six languages and four scripts.

A few words are everywhere and most are seldom (Zipf). Sentences are made once and used again: a
million records are then written down in a minute or two.
"""

from functools import cache
from itertools import accumulate, product
from random import Random

SENTENCES = 4_000
"""How many sentences a language has; their words are drawn from some ten thousand."""

_COMMON = {
    "en": "the of report letter telegram conversation embassy ministry delegation party congress trade "
    "treaty border council minutes visit economic military hospital harvest railway school annual secret "
    "draft files correspondence photographs records general papers committee meeting reports subject",
    "sq": "e në raport letër bisedë ambasadë delegacion kongres marrëveshje qëndrim çështje shqiptar korean",
    "ru": "и в отчёт письмо беседа посольство делегация съезд торговля договор граница протокол секретно "
    "записка",
    "hu": "a és jelentés levél beszélgetés követség küldöttség kongresszus szerződés határ jegyzőkönyv "
    "kórház",
    "ko": "보고 편지 대화 대사관 대표단 대회 무역 조약 국경 비밀 의정서 방문 농업 철도 학교",
    "zh": "报告 信函 会谈 使馆 代表团 大会 贸易 条约 边界 秘密 议定书 访问 农业 铁路 学校",
}
_PIECES = {
    "en": ("con re ex pro trans in sub dis inter over", "cord form port tain vest sign duct lect mand pel",
           "ing ed ment ation er ive able s al or"),
    "sq": ("për nën mbi pa bashkë ri kundër para shpër", "punë shkrim vend fjal dit mend rrug ndërt kërk",
           "im ues shme ore tar ësi ja t ve"),
    "ru": ("пере под над вы за при об от рас до", "работ стро вод говор нос пис каз ход вез прав",
           "ение ный ник ость ать ами ого ский а"),
    "hu": ("meg el fel be ki össze vissza át le", "dolgoz szer ír mond visz áll épít olvas tart",
           "ás ó ság nak ban ott hat ul ek"),
    "ko": ("경 정 외 군 문 농 교 공 상 국", "제 치 교 사 화 업 육 산 무 방", "적 성 부 회 원 론 안 서 단 학"),
    "zh": ("经 政 外 军 文 农 教 工 商 国", "济 治 交 事 化 业 育 厂 务 防", "部 会 员 论 案 书 团 学 局 处"),
}  # fmt: skip
_GIVEN = (
    "Enkel", "Sergey", "Balázs", "Margaret", "Bernd", "Anna", "Kim", "Pavel", "Ilir", "Drita", "John",
    "Mary", "Zofia", "Tomasz", "Li", "Hassan", "Olga", "Éva", "György", "Søren", "Łucja", "Ismail",
    "Nikita", "Leonid", "Katarina", "Robert", "Helen", "Jacques", "Zhou", "Choe",
)  # fmt: skip
_FAMILY = (
    "Daljani", "Radchenko", "Szalontai", "Gnoinska", "Schaefer", "Khrushchev", "Hoxha", "Novák",
    "Kovács", "Petrov", "Ivanova", "Park", "Wang", "Müller", "Jørgensen", "Łukasik", "Dubois",
    "O'Brien", "Smith", "Papadopoulos", "Haddad", "Çela", "Prifti", "Nagy", "Horváth", "Kowalski",
    "Sokolov", "Mikoyan", "Shehu", "Balluku",
)  # fmt: skip
_FOREIGN_NAMES = (
    "Никита Хрущёв", "Энвер Ходжа", "Леонид Соколов", "김일성", "최용건", "周恩来", "毛泽东", "Анна Иванова",
)  # fmt: skip
PLACES = (
    "Tirana", "Moscow", "Peking", "Pyongyang", "Budapest", "Warsaw", "Berlin", "Belgrade", "Havana",
    "Sofia", "Prague", "Bucharest", "Hanoi", "Ulan-Bator", "London", "Washington", "Paris", "Vienna",
    "Geneva", "Shkodër", "Durrës", "Łódź", "Kraków", "Szeged", "Kyiv", "Vladivostok",
)  # fmt: skip

LANGUAGES = tuple(_COMMON)
FOREIGN = tuple(language for language in LANGUAGES if language != "en")


@cache
def words(language: str) -> tuple[str, ...]:
    """Return the words of a language, the most common first."""
    parts = [part.split() for part in _PIECES[language]]
    common = _COMMON[language].split()
    rare = ["".join(each) for each in product(*parts)]
    compounds = [one + other for one, other in product(rare[::9], common)]
    Random(language).shuffle(rare)
    return tuple(dict.fromkeys([*common, *rare, *compounds]))


@cache
def sentences(language: str) -> tuple[str, ...]:
    """Return the sentences of a language, of four to thirty words."""
    random = Random(f"sentences {language}")
    known = words(language)
    often = list(accumulate(1 / rank for rank in range(1, len(known) + 1)))
    between = "" if language == "zh" else " "
    return tuple(
        between.join(random.choices(known, cum_weights=often, k=random.randint(4, 30))).capitalize()
        for _ in range(SENTENCES)
    )


@cache
def names() -> tuple[str, ...]:
    """Return the names of persons, those of the beginning far more often used."""
    latin = [f"{given} {family}" for given, family in product(_GIVEN, _FAMILY)]
    middle = [
        f"{given} {letter}. {family}" for given, letter, family in product(_GIVEN, "ABEKLMNPRST", _FAMILY)
    ]
    Random("names").shuffle(latin)
    return (*_FOREIGN_NAMES, *latin, *middle)
