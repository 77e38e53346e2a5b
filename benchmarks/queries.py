"""Two hundred queries as they are typed, by kind; each is one keystroke's state of the search box."""

from collections.abc import Iterator, Mapping

from vocabulary import FOREIGN, LANGUAGES, PLACES, names, words

RARE_FROM = 300
"""The rank from which on a word is rare."""


def queries() -> Mapping[str, tuple[str, ...]]:
    """Return the queries of each kind, none of them twice."""
    return {kind: tuple(dict.fromkeys(asked)) for kind, asked in _by_kind().items()}


def _by_kind() -> Mapping[str, tuple[str, ...]]:
    return {
        "one letter": tuple("abcdehlmprstv") + tuple("олдсп"),
        "common word": (
            "the",
            "report",
            "letter",
            "letters",
            "embassy",
            "военный",
            "договор",
            "jelentés",
            "bisedë",
        ),
        "two words": ("report embassy", "secret treaty", "report the", "harvest hospital", "договор граница"),
        "rare word": tuple(_rare()),
        "typed on": tuple(_prefixes("hospital", "khrushchev", "отчёт", "compound")),
        "name": (*names()[:12], "daljani", "hrushchev", "radchenko serg"),
        "phrase": tuple(_phrases()),
        "shelfmark": tuple(_marks()),
        "Han and Hangul": tuple(_unspaced()),
        "field": tuple(_fields()),
        "not there": ("zzyzx", "qqq www", "№ 99999999", "улрждфы"),
    }


def _rare() -> Iterator[str]:
    for language in LANGUAGES:
        known = words(language)
        ranks = (
            RARE_FROM,
            RARE_FROM + 1,
            RARE_FROM * 2,
            RARE_FROM * 2 + 1,
            len(known) - 9,
            len(known) - 2,
            len(known) - 1,
        )
        yield from (known[rank] for rank in ranks)


def _prefixes(*typed: str) -> Iterator[str]:
    for word in typed:
        yield from (word[:end] for end in range(2, len(word) + 1))


def _phrases() -> Iterator[str]:
    for language in ("en", "ru", "hu", "sq"):
        one, two, three, four = words(language)[2:6]
        yield from (f'"{one} {two}"', f'"{two} {three}', f'"{three} {four}" {one}')


def _marks() -> Iterator[str]:
    for number in (1, 8, 15):
        yield from (f"avprf f {number}", f"f. {number:04}, op. 1", f"avprf, f. {number:04}, op. 1, d. 7")
        yield f"АВПРФ, ф. {number:04}, оп. 1, д. 12"
        yield f"d 7 op 1 f {number}"
    for number in (3, 10, 17):
        yield from (f"fo {number}/80012", f"FO{number}/80012", f"fo {number}")
    yield from ("aqppsh", "MPP Moscow, V. 1950, D 6", "D 6, V. 1950", "RG 4 entry 2 box 3", "MOL XIX-J-5-j")
    yield from ("DY 6/1", "MSS 7, Box 2", "12. doboz")


def _unspaced() -> Iterator[str]:
    yield from ("报", "报告", "秘密议定", "大会贸易", "使", "비밀", "대사관", "보", "무역", "조약 국경")


def _fields() -> Iterator[str]:
    for language in FOREIGN:
        yield f"language:{language} report"
    yield from (f"place:{place.lower()} report" for place in PLACES[:6])
    yield from (
        "level:file harvest",
        "level:item",
        "date:1961",
        "date:1961..1967 embassy",
        "translator:daljani",
    )
    yield from (
        "title:report",
        "text:secret",
        "original:договор",
        "has:translation hospital",
        "-secret treaty",
    )
    yield from (
        "report or letter",
        "is:invalid",
        "date:1950..1955",
        "shelfmark:0001 has:text",
        "changed:today",
    )
