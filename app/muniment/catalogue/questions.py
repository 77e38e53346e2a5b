"""Words that were asked for, understood.

Words are cut here as the index cuts them; nothing typed has a meaning to the index itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import chain

from muniment.catalogue.cutting import bordered, cut, shortened, together, with_two_letters, words
from muniment.catalogue.headings import COLUMNS, KEYS
from muniment.catalogue.matching import Match, Phrase, Spelt, every, implies, some
from muniment.catalogue.ranges import Few, Numbers, Range, find_ranges
from muniment.description import dates, shelfmarks
from muniment.description.folding import beginnings, fold, with_other_endings
from muniment.description.initial_sounds import in_the_other_korea

_ASKED = re.compile(r'"([^"]*)"?|([^\s"]+)')
_NUMBER_AFTER_LETTER = re.compile(r"(?<![\w-])(?<!\b[^\W\d_]\.)([^\W\d_])\.?\s+(?=\d)")
_NUMBER_AFTER_WORD = re.compile(r"(?<![^\W_])([^\W\d_]{2,})\.?\s+(\d+)")
_LETTERED = re.compile(r"([^\W\d_])-?(\d+)")
"""The number of a fonds that has a letter before it, such as GARF's `R-1235`."""

_DAY = re.compile(r"\d{1,2}([./-])(?:\d{1,2}|[IVXivx]{1,4})\1\d{4}")
"""A day of numbers, as it is written nearly everywhere: `13.10.1962`."""

_LABEL_WITH_NUMBER = re.compile(r"([^\W\d_]+)(\d+)")
_RUN = re.compile(r"[^\d\s]+(?:\s[^\d\s]+)*(?:\s\d+)*|\d+(?:\s\d+)*")
"""Words with the numbers behind them, of text that is cut at every border."""

_SHORTEST_PART = 3
_SHORTEST_FULL = 5
_MOST_PARTS = 100
"""Of a page that was pasted so many words are looked for."""
_ROMAN = re.compile(r"i|(?=[ivxlc]{2})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ENDS_ROMAN = re.compile(r"\b(?:i|(?=[ivxlc]{2,}$)(xc|xl|l?x{0,3})(ix|iv|v?i{0,3}))$")
"""Numerals to ninety-nine, of two letters at least, and one: `A.XXII` is not `A.XXIII`, nor `I` `II`."""

BUT_SHELFMARKS = tuple(heading for heading in COLUMNS if heading != KEYS)


@dataclass(frozen=True, slots=True)
class Question:
    """Of each of the `parts` one phrase must be found; or of the `tokens`, where it was read as a shelfmark.

    `written` are the parts without other ways to read them. A name of which others are looked for as well
    `goes_on_as_written`: what it may go on to in Latin letters is found by the others, and need not be heard.
    Of a mark its labels, each one word with its number, are marked `apart` where they are shown; and all of
    `in_another_script` will do.
    """

    text: str = ""
    parts: tuple[tuple[Phrase, ...], ...] = ()
    tokens: tuple[tuple[Phrase, ...], ...] = ()
    written: tuple[tuple[Phrase, ...], ...] = ()
    in_quotes: bool = False
    goes_on_as_written: bool = False
    apart: tuple[tuple[Phrase, ...], ...] = ()
    in_another_script: tuple[tuple[Phrase, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.parts)

    def heard(self, spelt: Spelt) -> "Question":
        """The same question, where words in other scripts will do that may be the same."""
        goes_on = not self.goes_on_as_written
        parts = (
            dict.fromkeys(
                (*part, *(other for phrase in part for other in phrase.heard(spelt, goes_on=goes_on)))
            )
            for part in self.parts
        )
        return replace(self.heard_as_mark(spelt), parts=tuple(map(tuple, parts)))

    def heard_as_mark(self, spelt: Spelt) -> "Question":
        """The same question, where a mark will do that has all its words in other scripts."""
        heard = [tuple(_in_another_script(part, spelt)) for part in self.parts] if self.apart else []
        return replace(self, in_another_script=tuple(heard)) if all(heard) else self

    def but(self, typed: "Question") -> "Question":
        """The same question without the ways in which it was typed, where others are told apart."""
        if self.in_another_script and self.parts == typed.parts:
            return Question(self.text, parts=self.in_another_script)
        if len(self.parts) != 1 or self.tokens:
            return self
        others = tuple(phrase for phrase in self.parts[0] if phrase not in typed.parts[0])
        return replace(self, parts=(others,)) if others else self

    @property
    def finished(self) -> "Question":
        """The same question, where no word may go on."""
        parts, written = (
            tuple(tuple(dict.fromkeys(map(_finished, part))) for part in said)
            for said in (self.parts, self.written)
        )
        return replace(self, parts=parts, written=written)

    @property
    def begun(self) -> "Question":
        """The same question of a shelfmark without its last part; it asks nothing where there is but one."""
        readings = [said[:-1] for said in (self.written, self.tokens) if said]
        if not all(readings):
            return Question()
        written, tokens = (*readings, ())[:2]
        return Question(self.text, written, tokens, written, self.in_quotes)

    def under(self, headings: tuple[str, ...]) -> "Question":
        """The same question, of these headings only."""
        parts, tokens, apart = (_under(headings, said) for said in (self.parts, self.tokens, self.apart))
        return replace(self, parts=parts, tokens=tokens if all(tokens) else (), apart=apart)

    @property
    def is_shelfmark(self) -> bool:
        """Whether what was typed is a shelfmark in a known form."""
        return shelfmarks.read(self.text).scheme is not None

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Every phrase that may be what was found."""
        said = (*self.parts, *self.tokens, *self.apart, *self.in_another_script)
        # As it is shown, a label stands beside its number.
        labelled = (*self.parts, *self.in_another_script) if self.apart else ()
        beside = (phrase.apart for part in labelled for phrase in part)
        return tuple(phrase for part in (*said, *beside) for phrase in part)

    @property
    def anywhere(self) -> Match:
        """What to ask of all headings; only of a question that asks something."""
        said = [every(map(some, self.parts))]
        if self.tokens:
            said.append(every(map(some, self.tokens)))
        if self.in_another_script:
            said.append(every(map(some, self.in_another_script)))
        return some(said)

    @property
    def as_shelfmark(self) -> Match | None:
        """What to ask of the shelfmarks' tokens, in any order; nothing of what stands in quotes."""
        if self.in_quotes:
            return None
        said = [_singly(parts) for parts in (self.written, self.tokens) if parts and not _repeats(parts)]
        # What has all that was typed often has what it may be read as, too: that is then asked alone.
        return said[-1] if said[1:] and implies(*said) else some(dict.fromkeys(said)) if said else None

    @property
    def as_typed(self) -> Match | None:
        """What to ask of them of a number with a label that several traditions know, each as another.

        Nothing of what is asked in one way only.
        """
        if self.in_quotes or self.is_shelfmark or not self.tokens or _repeats(self.written):
            return None
        return _singly(self.written)

    @property
    def with_labels(self) -> Match | None:
        """What to ask of the shelfmarks' tokens where each number must stand behind its own label.

        `RG 4, Box 3` is then not RG 3, Box 4. Nothing where no number stands behind a word.
        """
        cuts = _without_words_for_number(bordered(self.text))
        labels = {
            at for at, three in enumerate(zip(["", *cuts], cuts, cuts[1:], strict=False)) if _is_label(*three)
        }
        # Those of one letter alone, as `D 1`, are mostly joined with their numbers anyway.
        together = {word for part in self.written for phrase in part for word in phrase.words}
        apart = (len(cuts[at]) > 1 or f"{cuts[at]}{cuts[at + 1]}" not in together for at in labels)
        if self.in_quotes or not any(apart):
            return None
        alone = [cut for at, cut in enumerate(cuts) if at not in labels and at - 1 not in labels]
        numbers = [cuts[at + 1] for at in labels]
        if len({*numbers, *alone}) < len({*numbers}) + len(alone):
            # `Ff.3.3` is not `Ff.3.31`, though all its words are there.
            return None
        joined = (some(self._joined(cuts[at], cuts[at + 1])) for at in sorted(labels))
        return every((*joined, *(Phrase((word,)) for word in alone)))

    def _joined(self, label: str, number: str) -> tuple[Phrase, ...]:
        """Return a number with its label as one word, and with others that are the same: `legajo`, `leg`."""
        ways = {phrase.words for group in self.tokens if Phrase((label, number)) in group for phrase in group}
        called = sorted(words[0] for words in ways - {(label, number)} if words[1:] == (number,))
        names = dict.fromkeys((label, *called, *shelfmarks.called_alike(label)))
        return tuple(Phrase((f"{word}{number}",)) for word in names)

    @property
    def abbreviated(self) -> Match | None:
        """What to ask of the shelfmarks where words before numbers are shortened in them: `zespół 237`.

        It is `Zesp. 237` there, or `Rawl. C. 57`. Nothing where no word before a number is long enough, or
        where not all that was typed ends in a number.
        """
        runs = _RUN.findall(" ".join(bordered(self.text)))
        if self.in_quotes or not all(run[-1].isdigit() for run in runs):
            return None
        ways = [list(map(_beside, _shortenings(run.split()))) for run in runs]
        return every(map(some, ways)) if any(len(each) > 1 for each in ways) else None

    @property
    def as_part(self) -> str:
        """The folded text where it can be a part of a shelfmark, else nothing; numbers count only whole."""
        part = "".join(character for character in fold(self.text) if character.isprintable())
        is_ranged = any(phrase.numbers for phrase in self.phrases)
        numeric = is_ranged or part[:1].isdigit() or part[-1:].isdigit() or _ENDS_ROMAN.search(part)
        return "" if numeric or len(part) < _SHORTEST_PART else part


def understand(text: str, *, unfinished: bool = True) -> Question:
    """Return what is asked for: all words in any order, those in quotes in a row, the last one `unfinished`.

    A word with an asterisk behind it may go on wherever it stands.
    A letter and the number after it (`D 1`) belong together, written apart or not, and in shelfmarks
    a number is always whole: `D 1` is not `D 10`. Elsewhere `196` may become `1961`.
    """
    text, ranges = find_ranges(text)
    if not ranges:
        return _understood(text, text, unfinished)
    # Of very many numbers one is to be found in any mark: each counts behind its own label only.
    labelled = _NUMBER_AFTER_WORD.sub(_with_label, text)
    return reduce(_ranging, ranges, _understood(text, labelled, unfinished=False))


def _with_label(found: re.Match[str]) -> str:
    """Return a number with the word before it, without a blank where that is a label."""
    return "".join(found.groups()) if shelfmarks.labelled_tokens(found[0]) else found[0]


def _understood(text: str, labelled: str, unfinished: bool) -> Question:
    joined = _NUMBER_AFTER_LETTER.sub(r"\1", labelled)
    as_typed = (quoted for quoted, _plain in _ASKED.findall(text) if quoted)
    said = [
        (quoted or plain, next(as_typed, "") if quoted else "") for quoted, plain in _ASKED.findall(joined)
    ]
    said = [(part, quoted) for part, quoted in said if words(part)][:_MOST_PARTS]
    if not said:
        return Question()
    # Quotes that are still open may go on.
    last = len(said) - 1 if unfinished and (not said[-1][1] or text.count('"') % 2) else -1
    each = (
        tuple(_readings(part, part.endswith("*") or number == last, quoted))
        for number, (part, quoted) in enumerate(said)
    )
    parts = tuple(dict.fromkeys(each))
    tokens = () if _repeats(parts) else _tokens(text)
    # Typed as the index has it, it need not be asked for twice.
    same = len(tokens) == len(parts) and all(any(set(each) <= set(part) for part in parts) for each in tokens)
    in_quotes = any(quoted for _part, quoted in said)
    written = tuple(part[:1] for part in parts)
    return Question(text, parts, () if same else tokens, written, in_quotes)


def _ranging(question: Question, ranged: Range) -> Question:
    """Return the question with the numbers of the range in the place of the one that stands for them."""
    parts, tokens, written = (
        _with_each(said, ranged) for said in (question.parts, question.tokens, question.written)
    )
    return replace(question, parts=parts, tokens=tokens, written=written)


def _with_each(said: tuple[tuple[Phrase, ...], ...], ranged: Range) -> tuple[tuple[Phrase, ...], ...]:
    """Return what is said with each number in the part that has the one that stands for them."""
    for at in reversed(range(len(said))):
        each = tuple(phrase for one in said[at] for phrase in _with_numbers(one, ranged))
        if each:
            return (*said[:at], each, *said[at + 1 :])
    return said


def _with_numbers(phrase: Phrase, ranged: Range) -> Iterator[Phrase]:
    """Yield the phrase as the index has it of shelfmarks, and of all else where the numbers are few."""
    if phrase.words == (ranged.written,) and ranged.behind and isinstance(ranged.numbers, Numbers):
        phrase = replace(phrase, words=(ranged.behind, ranged.written))
    before = phrase.words[-2] if phrase.words[1:] else ""
    numbers = None if phrase.numbers else ranged.of(phrase.words[-1], before)
    if isinstance(numbers, Few) and before and ranged.behind:
        # A letter must stand behind its number, of which the shelfmarks alone cannot tell.
        yield replace(phrase, numbers=numbers)
    elif numbers:
        under = (phrase.under(headings) for headings in ((KEYS,), BUT_SHELFMARKS if numbers.each else ()))
        yield from (replace(each, numbers=numbers) for each in under if each)


def _shortenings(run: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield words in a row, and the same with one of them shortened as far as may be."""
    yield tuple(run)
    for at, word in enumerate(run):
        if len(word) >= _SHORTEST_FULL and word.isalpha() and not _is_known_label(word):
            for end in range(len(word) - 1, _SHORTEST_PART - 1, -1):
                yield (*run[:at], word[:end], *run[at + 1 :])


def _is_known_label(word: str) -> bool:
    """Say whether the schemes know the word as a label, which is no other one shortened."""
    known = shelfmarks.labelled_tokens(f"{word} 1")
    return any(" " not in token for tokens in known for token in tokens)


def _beside(run: Sequence[str]) -> Match:
    """Return what asks for each of some words, for the last before a number together with this."""
    at = next((at for at, word in enumerate(run) if word.isdigit()), 0)
    said = (*run[: at - 1], "".join(run[at - 1 : at + 1]), *run[at + 1 :]) if at else run
    return every(Phrase((word,)) for word in said)


def _without_words_for_number(cuts: Sequence[str]) -> list[str]:
    """Return the words of a mark without those between a label and its number: `fonds no. 17`."""
    pairs = zip(("", *cuts), cuts, strict=False)
    return [word for before, word in pairs if not (word in shelfmarks.NUMBER_WORDS and before.isalpha())]


def _is_label(before: str, word: str, after: str) -> bool:
    """Say whether a word is one of letters before its number; `doboz` stands behind its own: `12. doboz`."""
    stands_behind = word in shelfmarks.names_behind_numbers() and not before.isdigit()
    return after.isdigit() and not word.isdigit() and not stands_behind


def _repeats(parts: tuple[tuple[Phrase, ...], ...]) -> bool:
    """Say whether a part has a word twice: `Ff.3.3` is not `Ff.3.31`, though all its words are there."""
    return any(len(set(phrase.words)) < len(phrase.words) for part in parts for phrase in part)


def _singly(parts: tuple[tuple[Phrase, ...], ...]) -> Match:
    """Return what asks for each word by itself; written in other parts the same is the same."""
    each = [[tuple(phrase.singly) for phrase in part if _is_of_marks(phrase)] for part in parts]
    alone = [ways[0] for ways in each if len(ways) == 1]
    others = (some(every(said) for said in ways) for ways in each if len(ways) > 1)
    return every((*dict.fromkeys(chain.from_iterable(alone)), *others))


def _is_of_marks(phrase: Phrase) -> bool:
    return not phrase.numbers or KEYS in phrase.headings


def _in_another_script(part: tuple[Phrase, ...], spelt: Spelt) -> Iterator[Phrase]:
    """Yield a part of a mark in other scripts: a number as it is, a label of one as the catalogue has it."""
    if part[0].words[-1].isdigit():
        yield from part
    for phrase in part:
        if found := _LABEL_WITH_NUMBER.fullmatch(phrase.words[-1]):
            spellings = Phrase((found[1],)).spelt(spelt)
            names = (name for each in spellings for name in (each, *shelfmarks.called_alike(each)))
            yield from (replace(phrase, words=(f"{name}{found[2]}",)) for name in dict.fromkeys(names))
        else:
            yield from phrase.heard(spelt)


def _is_letter_of_number(said: tuple[str, ...]) -> bool:
    """Say whether words end in a letter behind a number: `13a` is not 13 with a word that begins so."""
    return len(said) > 1 and len(said[-1]) == 1 and said[-2].isdigit()


def _finished(phrase: Phrase) -> Phrase:
    return replace(phrase, begins=False) if phrase.may_grow else phrase


def _under(headings: tuple[str, ...], said: tuple[tuple[Phrase, ...], ...]) -> tuple[tuple[Phrase, ...], ...]:
    return tuple(tuple(filter(None, (phrase.under(headings) for phrase in part))) for part in said)


def _readings(part: str, may_begin: bool, as_typed: str) -> Iterator[Phrase]:
    """Yield what one part may be: its words, and its letters and digits apart (`FO371` for `FO 371`).

    What was in quotes may also be just what was typed there: `"MS2 x 1967"` has one of each. A day may be
    dated otherwise: `13.10.1962` is `1962-10-13`.
    """
    ways = (words(part), bordered(part), words(together(cut(part))), words(shortened(part)), words(as_typed))
    others = (
        with_two_letters(part),
        *with_other_endings(part),
        *([] if as_typed else in_the_other_korea(part)),
    )
    for said in filter(None, dict.fromkeys((*ways, *map(words, others)))):
        begins = may_begin and not any(character.isdigit() for character in said[-1])
        if begins and (_ROMAN.fullmatch(said[-1]) or _is_letter_of_number(said)):
            yield Phrase(said)
            yield Phrase(said, begins=True, headings=BUT_SHELFMARKS)
        else:
            *first, last = said
            for each in beginnings(last) if begins else (last,):
                yield Phrase((*first, each), begins)
    if lettered := _LETTERED.fullmatch(cut(part)):
        letters = shelfmarks.letters_for(lettered[1])
        yield from (Phrase((letter, lettered[2]), headings=(KEYS,)) for letter in letters)
    if may_begin and part.isdigit() and len(part) >= _SHORTEST_PART:
        yield Phrase(words(part), begins=True, headings=BUT_SHELFMARKS)
    if _DAY.fullmatch(part):
        day = dates.understand(part)
        yield from (Phrase(words(each), headings=("dates",)) for each in (day.edtf, *day.either) if each)


def _tokens(text: str) -> tuple[tuple[Phrase, ...], ...]:
    if shelfmarks.read(text).scheme is None:
        said = shelfmarks.labelled_tokens(text)
    else:
        said = tuple((token,) for token in shelfmarks.query_tokens(text))
    read = (tuple(words(token) for token in tokens) for tokens in said)
    return tuple(tuple(map(Phrase, filter(None, tokens))) for tokens in read if any(tokens))
