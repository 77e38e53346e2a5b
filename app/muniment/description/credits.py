"""Credit statements and donor sentences: who translated, edited, contributed, obtained or paid."""

import re
from collections.abc import Iterator
from functools import lru_cache

from muniment.description.credit_words import Head, from_language, heads, on_behalf_of
from muniment.description.folding import shape
from muniment.description.languages import tag_of
from muniment.description.levels import AgentKind
from muniment.description.units import Credit

_CHINESE = re.compile(
    r"由(?P<names>[^由，。；\s]{2,20}?)[翻繙]?[译譯]"
    r"|(?:^|(?<=[，。；\s]))(?P<alone>(?!.{0,3}[文语語件本])[\u4e00-\u9fff·、]{2,12}?)[翻繙][译譯](?=$|[，。；\s])"
)
_AMONG_CHINESE = re.compile(r"[、和与及](?=..)(?<=...)")

_ABBREVIATIONS = frozenset(("jr", "sr", "st", "dr", "prof", "mr", "mrs", "ms", "gen", "col"))
_STOP = re.compile(
    r"\.(?=\s|$|\]|\))|[\[\]；;。]|\s+<?https?:|\s[-–—]\s"
    r"|(?:^|\s)(?=\((?![^()]*\)\s*(?:,|;|\.|for\b|and\b|&|$)))"
    # What someone else did, in a word that is no credit: `and checked by X`.
    r"|(?:\s*,)?\s+(?:and\s+)?(?=[a-z-]+ed\s+(?:(?:for|from)\s+\S+\s+)?by\s)"
)
_BALANCED = re.compile(r"[^()]*(?:\([^()]*\)[^()]*)*")
"""As far as each parenthesis that closes was opened: the credit may itself stand in parentheses."""

_LONGEST = 1000
"""Characters that the names of one credit may take, however long the page is."""

_DOCTORATE = re.compile(r"\bPh\.\s?D$")
_TO_THE_END = re.compile(r"\s*(?:[,;]\s*)?(?:and|und|et|и)?\s*$")
_BEHIND_NAMES = re.compile(
    r"\s+(?:(?P<help>with\s+(?:the\s+)?(?:assistance|help|support)\b.*)"
    r"|(?:for|on\s+behalf\s+of)\s+(?:the\s+)?[A-Z](?:(?!\sand\s)[^,;])*"
    r"|from\s+(?:the\s+)?(?:original\s+)?(?P<language>\w+)(?:\s+original)?|into\s+\w+|in\s+\d{4})\s*$"
)
"""What may stand behind the names as well as before them: `by X for CWIHP`, `by X from Russian`."""

_BETWEEN_NAMES = re.compile(
    r"(?P<comma>\s*,\s*(?!(?:and|und|et|dhe)\s))|\s*[,、，]\s*(?:(?:and|und|et|dhe)\s+)?"
    r"|\s+(?:and|und|et|dhe|и)\s+|\s*[/&;和]\s*|\s+with\s+(?=[A-Z])"
)
_PARENTHESES = re.compile(r"\s*\(([^()]*)\)\s*")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|Ph\.?\s?D)\.?")

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


def read(statement: str) -> tuple[Credit, ...]:
    """Return the credits of a statement or whole source string, in its order.

    Each keeps verbatim the stretch of the statement it was read from. A person with two roles is
    two credits; an affiliation, the project it was done for and the language it was translated from
    are fields of the credit.
    """
    return tuple(_credits(statement))


def where_credits_begin(text: str) -> int:
    """Return where the first credit of a source string begins, or its length where there is none."""
    # The words of credits have no digits.
    return _where_credits_begin(shape(text))


@lru_cache(maxsize=4096)
def _where_credits_begin(text: str) -> int:
    starts = [head.start for head in heads(text)] + [found.start() for found in _CHINESE.finditer(text)]
    return min(starts, default=len(text))


def donors(sentence: str) -> tuple[Credit, ...]:
    """Return who made a document possible, from the donor sentence; none where it is not one."""
    found = _DONORS.search(sentence)
    return tuple(
        Credit(name=name, relator="dnr", kind=_kind(name), statement=sentence)
        for name in (_each_donor(" ".join(found["names"].split())) if found else ())
    )


def _credits(text: str) -> Iterator[Credit]:
    found = heads(text)
    for head, following in zip(found, [*found, None][1:], strict=True):
        limit = following.start if following else len(text)
        yield from _credits_of(text, head, _end_of_names(text, head.end, limit))
    for chinese in _CHINESE.finditer(text):
        for name in _AMONG_CHINESE.split(chinese["names"] or chinese["alone"]):
            yield Credit(name=name, relator="trl", statement=chinese[0])


def _credits_of(text: str, head: Head, end: int) -> Iterator[Credit]:
    statement = _verbatim(text, head.start, end)
    names = text[head.end : end]
    clause = head.clause
    if behind := _behind_names(names):
        names = names[: behind.start()]
        clause = clause if behind["help"] else f"{clause} {behind[0].strip()}"
    for name, affiliation in _names(names):
        for relator in head.relators:
            yield Credit(
                name=name,
                relator=relator,
                statement=statement,
                on_behalf_of=on_behalf_of(clause),
                from_language=from_language(clause),
                affiliation=affiliation,
            )


def _behind_names(names: str) -> re.Match[str] | None:
    """What stands behind the names, unless it is of the name of a body: `the Centre for Human Rights`."""
    found = _BEHIND_NAMES.search(names)
    if found is None or (found["language"] and not tag_of(found["language"])):
        return None
    return None if _BODY.search(names, 0, found.start()) else found


def _end_of_names(text: str, start: int, limit: int) -> int:
    """A full stop ends the names unless it follows an initial or a known abbreviation."""
    balanced = _BALANCED.match(text, start, min(limit, start + _LONGEST))
    limit = balanced.end() if balanced else limit
    for stop in _STOP.finditer(text, start, limit):
        if stop[0] != "." or not _is_of_a_name(text[start : stop.start()], text[stop.end() :]):
            return stop.start()
    return limit


def _is_of_a_name(before: str, after: str) -> bool:
    """Tell the full stop of `Karl P. Lee` and `John Lee Jr.` from the one at the end of a sentence."""
    if _DOCTORATE.search(before):
        return True
    found = re.search(r"[^\W\d_]*$", before)
    word = found[0] if found else ""
    initial = len(word) == 1 and word.isupper() and after.strip() != ""
    return initial or word.casefold() in _ABBREVIATIONS


def _verbatim(text: str, start: int, end: int) -> str:
    tail = _TO_THE_END.search(text, start, end)
    return text[start : tail.start() if tail else end]


def _names(text: str) -> Iterator[tuple[str, str]]:
    """Yield each name with its affiliation, in parentheses or behind a comma."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append("" if found[1].isdigit() else found[1])
        return f" \x00{len(kept) - 1}\x00 "

    for piece, body in _with_affiliations(_PARENTHESES.sub(keep, text)):
        marks = re.findall(r"\x00(\d+)\x00", piece)
        name = " ".join(re.sub(r"\x00\d+\x00", " ", piece).split()).strip(" ,;:").removeprefix("the ")
        if _is_a_name(name):
            yield name, kept[int(marks[0])] if marks else body


def _is_a_name(name: str) -> bool:
    """Tell a name, which has a capital where its script has any, from other words and from a language."""
    has_capital = any(letter.isalpha() and not letter.islower() for letter in name)
    return has_capital and not (len(name) > 3 and " " not in name and tag_of(name))


def _with_affiliations(text: str) -> list[tuple[str, str]]:
    """The pieces between commas and words for `and`; what follows a comma may belong to the one before."""
    pieces: list[tuple[str, str]] = []
    start, comma = 0, False
    for between in (*_BETWEEN_NAMES.finditer(text), None):
        piece = text[start : between.start() if between else len(text)]
        before = pieces[-1][0] if pieces else ""
        if before and _SUFFIX.fullmatch(piece.strip()):
            pieces[-1] = (f"{before}, {piece.strip()}", "")
        elif comma and between is None and _BODY.search(piece) and not _BODY.search(before):
            pieces[-1] = (before, piece.strip())
        else:
            pieces.append((piece, ""))
        start, comma = (between.end(), bool(between["comma"])) if between else (0, False)
    return pieces


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
