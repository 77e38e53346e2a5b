"""Credit statements and donor sentences: who translated, edited, contributed, obtained or paid."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from muniment.description.languages import tag_of
from muniment.description.levels import AgentKind
from muniment.description.units import Credit

_RELATORS = {
    "trl": r"re-?translat(?:ed|ion)|translat(?:ed|ion)|trans(?=\.)|tr(?=\.\s+[A-Z])",
    "edt": r"edited|eds?(?=\.\s+[A-Z])",
    "ctb": r"contributed",
    "prv": r"(?:document\s+)?(?:obtained|provided)|acquired",
    "trc": r"transcribed|transcription",
    "ann": r"annotated",
}
"""What an agent did, by MARC relator (`prv`, provider, for who obtained a document too)."""

_VERB = "(?:" + "|".join(_RELATORS.values()) + ")"
_AND = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)"
_CLAUSE = r"(?:\s+(?:to|for|from|into|in)\s+(?:(?!\bby\b)[^.;\[\]“”\"]){1,150}?)?"

_HEADS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w-])(?P<verbs>(?i:{_VERB}(?:{_AND}{_VERB})*))(?P<clause>{_CLAUSE})\s+(?:\[?by\]?)\s+",
        r"(?<!\w)(?P<verbs>(?i:trans|tr|eds?))\.\s+(?=[A-Z])(?!Khr)(?P<clause>)",
        r"(?<!\w)(?P<trl>(?i:përkth(?:eu|yer|im)))(?P<clause>(?:\s+nga\s+\w+(?:ja|shtja|isht(?:ja)?))?)"
        r"(?:\s+nga(?=\s)|\s*:)?\s+",
        r"(?<!\w)(?P<trl>(?i:übersetzt|übersetzung))(?P<clause>(?:\s+aus\s+dem\s+\w+)?)(?:\s+von|\s*:)\s+",
        r"(?<!\w)(?P<trl>(?i:перевод|перев[её]ла?|пер\.))(?P<clause>(?:\s+со?\s+\w+\.?)?)\s*:?\s+(?=[А-ЯЁA-Z])",
        r"(?<!\w)(?P<trl>(?i:traduite?s?|traduction))(?P<clause>(?:\s+(?:du|de\s+l['’]|de\s+la)\s*\w+)?)"
        r"(?:\s+par|\s+de|\s*:)\s+",
        r"(?P<trl>(?:译者|翻译者?|翻譯者?|譯者)\s*[：:]\s*)(?P<clause>)",
    )
)
_CHINESE = re.compile(r"由(?P<name>[^由，。；\s]{2,20}?)[翻繙]?[译譯]")

_ABBREVIATIONS = frozenset(("jr", "sr", "st", "dr", "prof", "mr", "mrs", "ms", "gen", "col"))
_STOP = re.compile(
    r"\.(?=\s|$|\]|\))|[\[\]；;。]|\s+<?https?:|(?:^|\s)(?=\((?![^()]*\)\s*(?:,|;|\.|and\b|&|$)))"
)
_TO_THE_END = re.compile(r"\s*(?:[,;]\s*)?(?:and|und|et|и)?\s*$")
_BETWEEN_NAMES = re.compile(
    r"\s*[,、，]\s*(?:and\s+|und\s+|et\s+|dhe\s+)?|\s+(?:and|und|et|dhe|и)\s+|\s*[&;和]\s*"
)
_AFFILIATION = re.compile(r"\s*\(([^()]*)\)\s*")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|Ph\.?D)\.?")
_ON_BEHALF = re.compile(r"\bfor\s+(?:the\s+)?(.+?)(?=\s+(?:from|into|for|to)\s|$)")
_FROM = re.compile(r"\b(?:from|aus\s+dem|со?|du|de\s+la|de\s+l['’]|nga)\s*(?:the\s+)?(\w+)", re.IGNORECASE)
_GENITIVES = {
    "албанского": "sq",
    "алб": "sq",
    "английского": "en",
    "англ": "en",
    "венгерского": "hu",
    "китайского": "zh",
    "кит": "zh",
    "корейского": "ko",
    "монгольского": "mn",
    "немецкого": "de",
    "нем": "de",
    "польского": "pl",
    "русского": "ru",
    "французского": "fr",
    "rusishtja": "ru",
    "anglishtja": "en",
    "frëngjishtja": "fr",
    "gjermanishtja": "de",
    "koreançja": "ko",
    "kinezçja": "zh",
    "albanischen": "sq",
    "chinesischen": "zh",
    "englischen": "en",
    "französischen": "fr",
    "koreanischen": "ko",
    "polnischen": "pl",
    "russischen": "ru",
    "ungarischen": "hu",
    "albanais": "sq",
    "allemand": "de",
    "anglais": "en",
    "chinois": "zh",
    "coréen": "ko",
    "hongrois": "hu",
    "polonais": "pl",
    "russe": "ru",
}
"""Languages in the case in which translators' credits name them; the nominatives are in `languages`."""

_DONORS = re.compile(
    r"(?:made\s+possible|supported|funded)\s+(?:(?:in\s+part\s+)?(?:with|by|through)\s+)?(?:(?:the\s+)?(?:generous\s+)?"
    r"(?:support|assistance|a\s+grant|grants)\s+(?:from|of)\s+)?(?:the\s+)?(?P<names>.+?)[.\s]*$",
    re.IGNORECASE | re.DOTALL,
)
_BODY = re.compile(
    r"\b(?:foundation|corporation|university|fund|trust|institut\w*|council|endowment|society|ministry|library|"
    r"archives?|association|cent(?:er|re)|college|bank|program(?:me)?|stiftung|fondation|academy|company|"
    r"government|department|embassy|museum|school|commission|inc|ltd)\b",
    re.IGNORECASE,
)
_FAMILY = re.compile(r"\bfamily$", re.IGNORECASE)
_PERSON = re.compile(r"(?:[^\W\d_][\w.'’-]*\s+){1,4}[^\W\d_][\w.'’-]*")
_AMONG_DONORS = re.compile(r"\s*;\s*|\s*,\s*(?:and\s+)?(?:the\s+)?|\s+and\s+(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class _Head:
    """The words of a credit before its names: what was done, for whom, from what language."""

    start: int
    end: int
    relators: tuple[str, ...]
    clause: str


def read(statement: str) -> tuple[Credit, ...]:
    """Return the credits of a statement or whole source string, in its order.

    Each keeps verbatim the stretch of the statement it was read from. A person with two roles is
    two credits; an affiliation in parentheses, the project it was done for and the language it was
    translated from are fields of the credit.
    """
    return tuple(_credits(statement))


@lru_cache(maxsize=4096)
def where_credits_begin(text: str) -> int:
    """Return where the first credit of a source string begins, or its length where there is none."""
    starts = [head.start for head in _heads(text)] + [found.start() for found in _CHINESE.finditer(text)]
    return min(starts, default=len(text))


def donors(sentence: str) -> tuple[Credit, ...]:
    """Return who made a document possible, from the donor sentence; none where it is not one."""
    found = _DONORS.search(sentence)
    return tuple(
        Credit(name=name, relator="dnr", kind=_kind(name), statement=sentence)
        for name in (_each_donor(" ".join(found["names"].split())) if found else ())
    )


def _credits(text: str) -> Iterator[Credit]:
    heads = _heads(text)
    for head, following in zip(heads, [*heads, None][1:], strict=True):
        limit = following.start if following else len(text)
        end = _end_of_names(text, head.end, limit)
        statement = _verbatim(text, head.start, end)
        for name, affiliation in _names(text[head.end : end]):
            for relator in head.relators:
                yield _credit(name, relator, head, affiliation, statement)
    for found in _CHINESE.finditer(text):
        yield Credit(name=found["name"], relator="trl", statement=found[0])


def _credit(name: str, relator: str, head: _Head, affiliation: str, statement: str) -> Credit:
    behalf, source = _ON_BEHALF.search(head.clause), _FROM.search(head.clause)
    return Credit(
        name=name,
        relator=relator,
        statement=statement,
        on_behalf_of=" ".join(behalf[1].split()) if behalf else "",
        from_language=_language(source[1]) if source else "",
        affiliation=affiliation,
    )


def _heads(text: str) -> list[_Head]:
    found = sorted(
        (match for head in _HEADS for match in head.finditer(text)),
        key=lambda match: (match.start(), -match.end()),
    )
    heads: list[_Head] = []
    for match in found:
        if not heads or match.start() >= heads[-1].end:
            heads.append(_Head(match.start(), match.end(), _relators(match), match["clause"]))
    return heads


def _relators(match: re.Match[str]) -> tuple[str, ...]:
    groups = match.groupdict()
    if "verbs" not in groups:
        return ("trl",)
    written = f"{groups['verbs']}. A"
    places = {
        relator: re.search(rf"\b(?:{pattern})", written, re.IGNORECASE)
        for relator, pattern in _RELATORS.items()
    }
    found = {relator: place.start() for relator, place in places.items() if place}
    return tuple(sorted(found, key=lambda relator: found[relator]))


def _end_of_names(text: str, start: int, limit: int) -> int:
    """A full stop ends the names unless it follows an initial or a known abbreviation."""
    for stop in _STOP.finditer(text, start, limit):
        word = re.search(r"[^\W\d_]*$", text[start : stop.start()])
        before = word[0] if word else ""
        initial = len(before) == 1 and before.isupper() and text[stop.end() :].strip() != ""
        if stop[0] != "." or not (initial or before.casefold() in _ABBREVIATIONS):
            return stop.start()
    return limit


def _verbatim(text: str, start: int, end: int) -> str:
    tail = _TO_THE_END.search(text, start, end)
    return text[start : tail.start() if tail else end]


def _names(text: str) -> Iterator[tuple[str, str]]:
    """Yield each name with the affiliation in parentheses behind it."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[1])
        return f" \x00{len(kept) - 1}\x00 "

    pieces = _BETWEEN_NAMES.split(_AFFILIATION.sub(keep, text))
    for piece in _with_suffixes(pieces):
        marks = re.findall(r"\x00(\d+)\x00", piece)
        name = " ".join(re.sub(r"\x00\d+\x00", " ", piece).split()).strip(" ,;:")
        if any(map(str.isalpha, name)):
            yield name, kept[int(marks[0])] if marks else ""


def _with_suffixes(pieces: list[str]) -> list[str]:
    """`Jr.` behind a comma belongs to the name before it."""
    joined: list[str] = []
    for piece in pieces:
        if joined and _SUFFIX.fullmatch(piece.strip()):
            joined[-1] += f", {piece.strip()}"
        else:
            joined.append(piece)
    return joined


def _language(name: str) -> str:
    return tag_of(name) or _GENITIVES.get(name.casefold(), "")


def _each_donor(names: str) -> list[str]:
    """Donors are parted only between bodies: `John D. and Catherine T. MacArthur Foundation` is one."""
    donors: list[str] = []
    rest = names
    for between in _AMONG_DONORS.finditer(names):
        begun = len(names) - len(rest)
        left, right = names[begun : between.start()], names[between.end() :]
        if _BODY.search(left) and (_BODY.search(right) or ";" in between[0]):
            donors.append(left)
            rest = right
    return [*donors, rest] if rest.strip() else donors


def _kind(name: str) -> AgentKind:
    if _BODY.search(name):
        return AgentKind.BODY
    if _FAMILY.search(name):
        return AgentKind.FAMILY
    return AgentKind.PERSON if _PERSON.fullmatch(name) else AgentKind.BODY
