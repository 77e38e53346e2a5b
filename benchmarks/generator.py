"""Units as an archive has them, invented: the same seed gives the same units on every machine."""

from collections.abc import Iterator
from itertools import accumulate, islice
from itertools import count as numbers
from random import Random

from muniment.description.levels import Level, NoteKind, TextKind, TitleKind
from muniment.description.markup import paragraphs, prose
from muniment.description.units import (
    Credit,
    DateStatement,
    LanguageStatement,
    Note,
    Shelfmark,
    TextVersion,
    Unit,
    a_title,
)

SERIES_IN_A_FONDS = 8
FILES_IN_A_SERIES = 40
ITEMS_IN_A_FILE = 18

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
PLACES = ("Tirana", "Moscow", "Peking", "Pyongyang", "Budapest", "Warsaw", "Berlin", "Belgrade", "Havana")
TRANSLATORS = (
    "Enkel Daljani",
    "Sergey Radchenko",
    "Balázs Szalontai",
    "Margaret K. Gnoinska",
    "Bernd Schaefer",
)
WORDS = {
    "en": "report letter telegram conversation embassy ministry delegation party congress trade treaty "
    "border council minutes visit economic military hospital harvest railway school annual secret draft",
    "sq": "raport letër bisedë ambasadë delegacion kongres marrëveshje qëndrim çështje shqiptar korean",
    "ru": "отчёт письмо беседа посольство делегация съезд торговля договор граница протокол секретно записка",
    "hu": "jelentés levél beszélgetés követség küldöttség kongresszus szerződés határ jegyzőkönyv kórház",
    "ko": "보고 편지 대화 대사관 대표단 대회 무역 조약 국경 비밀 의정서 방문",
    "zh": "报告 信函 会谈 使馆 代表团 大会 贸易 条约 边界 秘密 议定书 访问",
}


def _vocabulary(words: list[str]) -> list[str]:
    """The words themselves, then many rarer ones, each made of two halves."""
    return words + [f"{head[:4]}{tail[-3:]}" for head in words for tail in words if head != tail]


VOCABULARY = {language: _vocabulary(words.split()) for language, words in WORDS.items()}
# a few words everywhere, most of them seldom: the second word half as often as the first (Zipf)
OFTEN = {
    language: list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    for language, words in VOCABULARY.items()
}
FOREIGN = [language for language in VOCABULARY if language != "en"]


def units(count: int, seed: int = 1967) -> Iterator[Unit]:
    """Yield `count` units in tree order: fonds, series, files and items with titles, dates and texts."""
    return islice(_archive(Random(seed)), count)


def _archive(random: Random) -> Iterator[Unit]:
    """Fonds after fonds without end, each with all that is below it."""
    for fonds in numbers(1):
        mark = f"AVPRF, f. {fonds:04}"
        yield _place(mark, None, Level.FONDS, random)
        for series in range(1, SERIES_IN_A_FONDS + 1):
            within = f"{mark}, op. {series}"
            yield _place(within, mark, Level.SERIES, random)
            for file in range(1, FILES_IN_A_SERIES + 1):
                yield from _file(f"{within}, d. {file}", within, random)


def _file(mark: str, parent: str, random: Random) -> Iterator[Unit]:
    yield _place(mark, parent, Level.FILE, random)
    for item in range(ITEMS_IN_A_FILE):
        yield _item(f"{mark}, ll. {item * 6 + 1}-{item * 6 + 6}", mark, random)


def _place(mark: str, parent: str | None, level: Level, random: Random) -> Unit:
    """A fonds, series or file: a mark, a title and its years."""
    first = random.randint(1944, 1980)
    years = DateStatement(text=f"{first}-{first + 5}", edtf=f"{first}/{first + 5}")
    return Unit(
        id=_id(mark),
        parent=parent and _id(parent),
        level=level,
        shelfmarks=(Shelfmark(text=mark),),
        titles=(a_title(_phrase(random, "en", 4), "en"),),
        dates=(years,),
    )


def _item(mark: str, parent: str, random: Random) -> Unit:
    """A translated document, as full as a good record is: about a kilobyte of words."""
    language, translator = random.choice(FOREIGN), random.choice(TRANSLATORS)
    title = f"{_phrase(random, 'en', 6)}, {random.choice(PLACES)}"
    credit = Credit(name=translator, relator="trl", statement=f"Translated by {translator}.")
    return Unit(
        id=_id(mark),
        parent=_id(parent),
        level=Level.ITEM,
        shelfmarks=(Shelfmark(text=mark),),
        titles=(
            a_title(title, "en", TitleKind.TRANSLATED),
            a_title(_phrase(random, language, 6), language),
        ),
        dates=(_date(random),),
        credits=(credit,),
        languages=(LanguageStatement(language=language),),
        notes=(Note(kind=NoteKind.SCOPE, prose=prose(_phrase(random, "en", 35) + "."), language="en"),),
        texts=(
            _text(random, "t1", TextKind.ORIGINAL, language),
            _text(random, "t2", TextKind.TRANSLATION, "en"),
        ),
    )


def _text(random: Random, id: str, kind: TextKind, language: str) -> TextVersion:
    words = paragraphs(_phrase(random, language, 30) + "." for _ in range(2))
    return TextVersion(id=id, kind=kind, language=language, prose=words)


def _date(random: Random) -> DateStatement:
    year, month, day = random.randint(1944, 1980), random.randint(1, 12), random.randint(1, 28)
    return DateStatement(text=f"{MONTHS[month - 1]} {day}, {year}", edtf=f"{year}-{month:02}-{day:02}")


def _phrase(random: Random, language: str, words: int) -> str:
    return " ".join(random.choices(VOCABULARY[language], cum_weights=OFTEN[language], k=words)).capitalize()


def _id(mark: str) -> str:
    """The mark as an XML id: every unit of a run has its own, and a second run the same."""
    return "u-" + "".join(sign if sign.isalnum() else "-" for sign in mark)
