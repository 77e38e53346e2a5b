"""A first guess at the parts of examples, to be corrected by pointing."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import count

from muniment.description.shelfmarks.learning import recurring
from muniment.description.shelfmarks.learning.examples import Example, Piece, chunks
from muniment.description.shelfmarks.learning.words import Known, Word
from muniment.description.shelfmarks.tokens import split

_VALUE = re.compile(
    r"\s*(?:no\.?|nr\.?|n\.?°|№|#)?\s*((?=[^,;]*\d)(?:\d+|[^\W\d_]{1,3}(?![^\W\d_]))"
    r"(?:[-./]?[^\W_]+|\s*[-/]\s*\d+[^\W\d_]?|\s+(?:ob|об|[rv])(?![^\W_])\.?)*)"
)
_FIRST_LEAF = (
    r"\d+[^\W\d_]?(?:\s*(?:ob|об)\.?)?(?:\s*[-,]\s*\d+[^\W\d_]?(?![^\W_]|\s*[./])(?:\s*(?:ob|об)\.?)?)*"
)
_LEAVES = re.compile(rf"\s*({_FIRST_LEAF})")
_RANGE = re.compile(r"\d+[a-z]?\s*-\s*\d+[a-z]?")
_YEARS = re.compile(r"\W*(?:1[5-9]|20)\d\d(?:\s*-\s*(?:1[5-9]|20)?\d\d)?\W*")
_NAME = re.compile(r"\D*")
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_IDEOGRAPH = 0x2E80
_LONGEST = 400
"""Characters of an example that are looked at: no shelfmark is longer, and a whole page may be pasted."""


def guess(texts: Sequence[str], known: Known) -> tuple[Example, ...]:
    """Return the texts (marks without their repository) with the parts that they seem to have."""
    examples = tuple(Example(text=text[:_LONGEST]) for text in texts)
    best = _best_tradition(examples, known)
    examples = tuple(_with_known_labels(example, known, best) for example in examples)
    examples = recurring.with_recurring_words(examples)
    examples = _with_a_file(_with_new_labels(examples))
    common = _common_first_word(examples, known)
    return tuple(_with_the_rest(example, known, common) for example in examples)


# Labels that are known


def _best_tradition(examples: Sequence[Example], known: Known) -> str:
    """The tradition whose labels cover most of the examples, in which most have any."""
    scores: Counter[str] = Counter()
    for tradition in known.traditions():
        words = known.of(tradition)
        for example in examples:
            pieces = _labelled(example, words, any_length=True)
            scores[tradition] += sum(piece.end - piece.start for piece in pieces) + 3 * len(pieces)
    return max(scores, key=lambda each: scores[each], default="")


def _with_known_labels(example: Example, known: Known, best: str) -> Example:
    pieces = _trusted(example, _labelled(example, known.of(best), any_length=True))
    for tradition in known.traditions():
        for piece in _labelled(example, known.of(tradition), any_length=False):
            overlaps = any(piece.start < p.end and p.start < piece.end for p in pieces)
            if not overlaps and all(piece.label != p.label for p in pieces):
                pieces.append(piece)
    return replace(example, pieces=_in_order(pieces))


def _trusted(example: Example, pieces: Sequence[Piece]) -> list[Piece]:
    """A short label alone may begin a code (`B 136`), but for one behind a comma; leaves follow a number."""
    return [
        piece
        for piece in pieces
        if len(pieces) > 1
        or len(example.lead(piece)) > 2
        or (piece.level != "leaves" and re.search(r"\w\s*[,;]\s*$", example.folded[: piece.start]))
        or (piece.level == "leaves" and re.search(r"\d\W*$", example.folded[: piece.start]))
    ]


def _labelled(example: Example, words: Sequence[Word], *, any_length: bool) -> list[Piece]:
    found: list[Piece] = []
    for word in sorted(words, key=lambda each: -len(each.word)):
        if len(word.word) < 3 and not any_length and ord(word.word[0]) < _IDEOGRAPH:
            continue
        piece = _behind(example, word) if word.behind else _before(example, word)
        if piece and not any(
            (p.start < piece.end and piece.start < p.end) or p.label == piece.label for p in found
        ):
            found.append(piece)
    return found


def _before(example: Example, word: Word) -> Piece | None:
    folded = example.folded
    for found in _written_before(word.word).finditer(folded):
        if not _may_begin(folded, found.start(), word.word):
            continue
        value = (_LEAVES if word.level == "leaves" else _VALUE).match(folded, found.end())
        if value:
            return _piece(word, found.start(), value.end(1), value.start(1), value.end(1))
    return None


def _behind(example: Example, word: Word) -> Piece | None:
    found = _written_behind(word.word).search(example.folded)
    return _piece(word, found.start(), found.end(), found.start(1), found.end(1)) if found else None


@cache
def _written_before(word: str) -> re.Pattern[str]:
    spelt = re.escape(word).replace(r"\ ", r"\.?\s*").replace(r"\.", r"\.?")
    return re.compile(rf"(?<![^\W\d_]){spelt}{_border(word)}\.?(?:\s*\([^\W\d_]{{1,4}}\.?\))?[:.]?")


@cache
def _written_behind(word: str) -> re.Pattern[str]:
    number = r"(?<![^\W_])(?:第\s*)?(\d+(?:\s*[-/]\s*\d+)?[a-z]?)"
    return re.compile(rf"{number}\.?\s*{re.escape(word)}{_border(word)}\.?")


def _border(word: str) -> str:
    return "" if ord(word[0]) >= _IDEOGRAPH else r"(?![^\W\d_])"


def _may_begin(folded: str, at: int, word: str) -> bool:
    """A short label begins a stretch or follows a number; a word may follow other words."""
    before = folded[:at].rstrip()
    if not before or before[-1] in ",;:.()，；：" or before[-1].isdigit() or ord(before[-1]) >= _IDEOGRAPH:
        return not re.search(r"[^\W\d_]\.$", before) or len(word) > 2 or "," not in folded
    return len(word) > 2


def _piece(word: Word, start: int, end: int, value_start: int, value_end: int) -> Piece:
    return Piece(
        label=word.label, level=word.level, start=start, end=end, value_start=value_start, value_end=value_end
    )


# Labels that nobody knew

_SIGN = re.compile(r"\s[/-]\s")
"""A sign between blanks parts what a mark consists of as a comma does."""
_NUMBERS = ("nr", "no", "num")
_NUMBERED = rf"\.?\s+(?:(?:{'|'.join(_NUMBERS)})\.?\s*|n\.?°\s*|№\s*)?(?P<value>\d[\w.-]*)\W*$"
_NEW_BEFORE = re.compile(rf"\W*(?P<word>[^\W\d_]{{1,12}}){_NUMBERED}")
_SEVERAL_BEFORE = re.compile(rf"\W*(?P<word>[^\W\d_]{{1,12}}(?:\.?\s+[^\W\d_]{{1,12}}){{1,3}}){_NUMBERED}")
"""Several words, as in `njësia e ruajtjes 4`: a label where all examples have them behind another part."""
_NUMBER = re.compile(rf"(?:^\W*|(?<=\d)\s+)(?P<word>{'|'.join(_NUMBERS)})\.?\s*(?P<value>\d[\w./-]*)\W*$")
"""What says that it is a number, alone or behind another: a label in any language."""
_NEW_BEHIND = re.compile(r"\W*(?P<value>\d+)\.\s*(?P<word>[^\W\d_]{3,12})\W*$")
_SIGN_BESIDE = re.compile(r"\s[/-]\s(?=,)|(?<=,)\s[/-]\s")


def _with_new_labels(examples: Sequence[Example]) -> tuple[Example, ...]:
    """A word before a number is a label where several examples have it, or an example several such words."""
    counted: Counter[str] = Counter()
    for example in examples:
        counted.update({found[2] for found in _candidates(example)})
    wanted = {word for word, count in counted.items() if count > (1 if word.isalpha() else len(examples) - 1)}
    made = []
    for example in examples:
        pieces = list(example.pieces)
        candidates = _candidates(example)
        for start, end, word, value in candidates:
            if word in wanted or (word.isalpha() and len(candidates) > 2):
                above = "series" if re.search(r"\w", example.folded[:start]) else "fonds"
                level = "file" if above == "series" and word in _NUMBERS else above
                pieces.append(
                    Piece(
                        label=word,
                        level=level,
                        start=start,
                        end=end,
                        value_start=value[0],
                        value_end=value[1],
                    )
                )
        made.append(replace(example, pieces=_in_order(pieces)))
    return tuple(made)


def _with_a_file(examples: Sequence[Example]) -> tuple[Example, ...]:
    """Where nothing labelled is a file or an item, the last label is one, if it is not a box."""
    numbered = ([p for p in example.pieces if p.level != "leaves"] for example in examples)
    lasts = Counter(
        pieces[-1].label for pieces in numbered if len(pieces) > 1 and pieces[-1].level == "series"
    )
    if not lasts or any(p.level in ("file", "item") for example in examples for p in example.pieces):
        return tuple(examples)
    label = lasts.most_common(1)[0][0]
    return tuple(
        replace(e, pieces=tuple(replace(p, level="file") if p.label == label else p for p in e.pieces))
        for e in examples
    )


def _candidates(example: Example) -> list[tuple[int, int, str, tuple[int, int]]]:
    """Return from where to where words stand with a number each, the words, and where the numbers stand."""
    folded, found = _SIGN.sub(" , ", example.folded), []
    spans = chunks(folded)
    for start, end in spans:
        match = _NUMBER.search(folded[start:end])
        if len(spans) > 1 and not match:
            match = _NEW_BEFORE.match(folded[start:end]) or _NEW_BEHIND.match(folded[start:end])
        if (start, end) != spans[0] and not match:
            match = _SEVERAL_BEFORE.match(folded[start:end])
        if match and not any(p.start < end and start + match.start() < p.end for p in example.pieces):
            word, value = match.span("word"), match.span("value")
            begin, ends = min(word[0], value[0]), max(word[1], value[1])
            found.append((start + begin, start + ends, match["word"], (start + value[0], start + value[1])))
    return found


# The rest: names and codes


def _common_first_word(examples: Sequence[Example], known: Known) -> str:
    """A word that begins every example, before another word, says nothing.

    It does where all before the number is the same in all: `jednostka archiwalna 12` is no `archiwalna 12`.
    """
    firsts = {match[1] for e in examples if (match := re.match(r"\W*([^\W\d_]+)\.?\s+[^\W\d_]", e.folded))}
    first = firsts.pop() if len(firsts) == 1 and len(examples) > 1 else ""
    names = {match[0] for e in examples if (match := _NAME.match(e.folded))}
    return "" if len(names) == 1 and _is_name(names.pop(), known) else first


def _is_name(said: str, known: Known) -> bool:
    """Say whether words are one name: no label or noise among them, nor the letter of a code behind them."""
    words = split(said)
    is_plain = not any(known.has(word) or known.is_noise(word) for word in words)
    return bool(words) and is_plain and len(words[-1]) > 1 and len(_LONG_WORD.findall(said)) < 3


def _with_the_rest(example: Example, known: Known, common: str) -> Example:
    pieces = list(example.pieces)
    boxes = [p.end for p in pieces if p.level == "container"]
    title = _title(example, max(boxes)) if boxes else None
    limit = title.start if title else len(example.text)
    for start, end in _gaps(example, pieces, limit):
        for piece in _of_chunk(
            example, start, end, known, common, first=not re.search(r"\w", example.folded[:start])
        ):
            pieces.append(_renamed(piece, pieces))
    return replace(example, pieces=_in_order([*pieces, *([title] if title else [])]))


def _title(example: Example, behind: int) -> Piece | None:
    """What follows a box without a label, if it has letters: a folder's title."""
    if any(p.start >= behind for p in example.pieces):
        return None
    start, end = _trim(example.text, behind, len(example.text))
    if not re.search(r"[^\W\d_]", example.text[start:end]):
        return None
    return Piece(label="title", level="file", start=start, end=end, value_start=start, value_end=end)


def _gaps(example: Example, pieces: Sequence[Piece], limit: int) -> list[tuple[int, int]]:
    masked = list(example.folded[:limit])
    for piece in pieces:
        for at in range(piece.start, min(piece.end, limit)):
            masked[at] = ","
    alone = _SIGN_BESIDE.sub(" , ", "".join(masked))
    return chunks(re.sub(r"\(,+\)", lambda found: "," * len(found[0]), alone))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\n.,;:()[]，；：":
        start += 1
    while end > start and text[end - 1] in " \t\n,;:，；：":
        end -= 1
    if end > start and text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    # Of `(2) KT 1.2` the parenthesis is a part.
    if re.search(r"(?<!\w)\($", text[:start]) and ")" in text[start:end].partition("(")[0]:
        start -= 1
    return start, end


def _of_chunk(
    example: Example, start: int, end: int, known: Known, common: str, *, first: bool
) -> list[Piece]:
    start, end = _trim(example.text, start, end)
    folded = example.folded[start:end].split("·")[0]
    end = start + len(folded)
    while match := re.match(r"([^\W\d_]+)\.?\s+(?=\S)", folded):
        if match[1] != common and not known.is_noise(match[1]):
            break
        start, folded = start + match.end(), folded[match.end() :]
    if not folded or _YEARS.fullmatch(folded) or not re.search(r"[^\W_]", folded):
        return []
    if not any(c.isdigit() for c in folded) or len(_LONG_WORD.findall(folded)) > 2:
        return [_span("fonds" if first else "series", "fonds" if first else "series", start, end)]
    if not first and _RANGE.fullmatch(folded):
        return [_span("leaves", "leaves", start, end)]
    is_above = first and any(p.level == "file" and p.start >= end for p in example.pieces)
    return _of_code(start, folded, known, first=first, is_above=is_above)


def _of_code(start: int, folded: str, known: Known, *, first: bool, is_above: bool) -> list[Piece]:
    """Return the parts of a code; where it `is_above` a file, none of them is one."""
    spans = _cut(folded, known)
    levels = _levels(len(spans) + is_above, by_sign="/" in folded or "#" in folded, first=first)
    levels = levels[: len(spans)]
    return [_span(level, level, start + a, start + b) for level, (a, b) in zip(levels, spans, strict=True)]


def _cut(folded: str, known: Known) -> list[tuple[int, int]]:
    for sign in ("#", "/"):
        if sign in folded.strip(sign):
            return _cut_by_sign(folded, sign)
    if re.fullmatch(r"\d+(?:-\d+){2,}|\d+(?:\.\d+){3,}|[^\W\d_]+(?:\.\d+){3,}", folded):
        return [found.span() for found in re.finditer(r"[^\W_]+", folded)]
    return _cut_by_blanks(folded, known)


def _cut_by_sign(folded: str, sign: str) -> list[tuple[int, int]]:
    spans = [found.span() for found in re.finditer(rf"[^{sign}]+", folded)]
    head = re.match(r"([^\W\d_]{2,}\.?)\s*(\d+)$", folded[slice(*spans[0])])
    if head:
        spans[:1] = [(spans[0][0], spans[0][0] + head.end(1)), (spans[0][0] + head.start(2), spans[0][1])]
    return [_trim(folded, *span) for span in spans]


def _cut_by_blanks(folded: str, known: Known) -> list[tuple[int, int]]:
    """Words, perhaps a lone letter, then all from the first number on; noise in between is left out."""
    words = re.match(r"(?:[^\W\d_][^\W\d]*[.']?\s*)*", folded)
    named = folded[: words.end()] if words else ""
    noise = re.search(r"\s+([^\W\d_]+)\.?\s*$", named)
    if noise and known.is_noise(noise[1]):
        named = named[: noise.start()]
    rest = _trim(folded, len(words[0]) if words else 0, len(folded))
    if not named.strip():
        return [rest]
    lone = re.search(r"\s([^\W\d_])\.?\s*$", named)
    if lone:
        return [_trim(folded, 0, lone.start()), lone.span(1), rest]
    return [_trim(folded, 0, len(named.rstrip())), rest]


def _levels(count: int, *, by_sign: bool, first: bool) -> list[str]:
    last = "file" if by_sign else "item"
    if not first:
        return (
            ["file", "item", "item 2", "item 3", "item 4", "item 5"][:count]
            if count < 7
            else ["item"] * count
        )
    if count == 1:
        return [last]
    middle = ["series", "subseries", *(["subseries"] * count)]
    return ["fonds", *middle[: count - 2], last]


def _span(label: str, level: str, start: int, end: int) -> Piece:
    return Piece(label=label, level=level.split()[0], start=start, end=end, value_start=start, value_end=end)


def _renamed(piece: Piece, taken: Sequence[Piece]) -> Piece:
    """Codes of one example have a name each; names between commas may repeat."""
    labels = {each.label for each in taken}
    if piece.label not in labels or piece.label == "series":
        return piece
    return replace(
        piece, label=next(f"{piece.level} {n}" for n in count(2) if f"{piece.level} {n}" not in labels)
    )


def _in_order(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    return tuple(sorted(pieces, key=lambda piece: piece.start))
