"""Which paragraphs of a text and its translation say the same, and which have changed since.

A paragraph is a block of prose that has words, numbered from 0. The left text is the one that the
right was made from; a pair holds a number of each. One paragraph may stand in several pairs.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from muniment.description.lengths import by_length
from muniment.description.levels import TextKind
from muniment.description.markup import Prose, text_of
from muniment.description.units import TextVersion, Unit

_ORIGINALS = (TextKind.ORIGINAL, TextKind.TRANSCRIPTION)

Pairs = tuple[tuple[int, int], ...]
"""Numbers of paragraphs that belong together: of the left text, then of the right; sorted, each once."""


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that stand beside each other; one side may be empty."""

    left: tuple[int, ...] = ()
    right: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Drift:
    """How the left text has changed since the right was made from it.

    `changed` are its paragraphs that the translator has not seen as they are now; `removed` counts
    those that were translated and are no longer there.
    """

    changed: tuple[int, ...] = ()
    removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.changed or self.removed)


def paragraphs(prose: Prose) -> tuple[str, ...]:
    """Return the words of each paragraph."""
    return tuple(words for block in prose if (words := text_of((block,))))


def pair_of(unit: Unit) -> tuple[TextVersion | None, TextVersion | None]:
    """Return the original or transcription and its first translation, else the first two versions."""
    if not unit.texts:
        return None, None
    left = next((each for each in unit.texts if each.kind in _ORIGINALS), unit.texts[0])
    others = [each for each in unit.texts if each is not left]
    return left, next((each for each in others if each.of == left.id), others[0] if others else None)


def pairs_of(left: TextVersion, right: TextVersion) -> Pairs:
    """Return the pairs that somebody set, else the likeliest.

    Texts of as many paragraphs answer each other one by one; of others, lengths tell.
    """
    ours, theirs = paragraphs(left.prose), paragraphs(right.prose)
    if right.alignment:
        return tuple(pair for pair in right.alignment if pair[0] < len(ours) and pair[1] < len(theirs))
    if len(ours) == len(theirs):
        return tuple((number, number) for number in range(len(ours)))
    return by_length(ours, theirs)


def rows(pairs: Pairs, count: int, other_count: int) -> tuple[Row, ...]:
    """Return every paragraph of both texts once, in order, those that belong together in one row.

    Pairs that cross stand in one row, since neither text is read out of order.
    """
    made: list[Row] = []
    left = right = 0
    for block in _blocks(pairs):
        made.extend(Row(left=(n,)) for n in range(left, block.left[0]))
        made.extend(Row(right=(n,)) for n in range(right, block.right[0]))
        made.append(block)
        left, right = block.left[-1] + 1, block.right[-1] + 1
    made.extend(Row(left=(n,)) for n in range(left, count))
    made.extend(Row(right=(n,)) for n in range(right, other_count))
    return tuple(made)


def linked(pairs: Pairs, left: int, right: int) -> Pairs:
    """Return the pairs with one more."""
    return _in_order((*pairs, (left, right)))


def unlinked(pairs: Pairs, left: int, right: int) -> Pairs:
    """Return the pairs without the one of these two paragraphs."""
    return tuple(pair for pair in pairs if pair != (left, right))


def carried_left(pairs: Pairs, before: Prose, after: Prose) -> Pairs:
    """Return the pairs after the left text was edited: split, merged and moved paragraphs keep theirs."""
    now = _numbers(paragraphs(before), paragraphs(after))
    return _in_order((new, right) for left, right in pairs for new in now.get(left, ()))


def carried_right(pairs: Pairs, before: Prose, after: Prose) -> Pairs:
    """Return the pairs after the right text was edited: split, merged and moved paragraphs keep theirs."""
    now = _numbers(paragraphs(before), paragraphs(after))
    return _in_order((left, new) for left, right in pairs for new in now.get(right, ()))


def fingerprint(words: str) -> str:
    """Return a short mark of a paragraph that changes with its words, not with its white space."""
    return hashlib.blake2b(" ".join(words.split()).encode(), digest_size=6).hexdigest()


def fingerprints(prose: Prose) -> tuple[str, ...]:
    """Return the fingerprint of each paragraph."""
    return tuple(map(fingerprint, paragraphs(prose)))


def drift(left: TextVersion, right: TextVersion) -> Drift:
    """Return what of the left text the right does not know; nothing where that was never recorded."""
    if not right.made_from:
        return Drift()
    known, now = set(right.made_from), fingerprints(left.prose)
    changed = tuple(number for number, mark in enumerate(now) if mark not in known)
    return Drift(changed, len(known.difference(now)))


def compared(left: TextVersion, right: TextVersion) -> TextVersion:
    """Return the right text as one that says what the left says now."""
    return replace(right, made_from=fingerprints(left.prose))


def revised(
    texts: Sequence[TextVersion], version: TextVersion, opened: Iterable[TextVersion] = ()
) -> tuple[TextVersion, ...]:
    """Return the texts with a version as it was edited, all pairs carried along.

    A translation with words remembers what it was made from before that changes: the original as
    it was in `opened`, the texts as they stood before this sitting. What is typed for the first
    time, beside a translation that came first, is no change.
    """
    old = next(each for each in texts if each.id == version.id)
    if version.alignment == old.alignment:
        version = replace(version, alignment=carried_right(old.alignment, old.prose, version.prose))
    began = {each.id: each for each in opened}
    return tuple(
        version if each.id == version.id else _following(each, old, version, began.get(old.id, old))
        for each in texts
    )


def _following(each: TextVersion, old: TextVersion, new: TextVersion, began: TextVersion) -> TextVersion:
    """A text made from `old`, once that has become `new`."""
    if each.of != old.id or old.prose == new.prose:
        return each
    knows = each.made_from or (fingerprints(began.prose) if each.prose else ())
    return replace(each, alignment=carried_left(each.alignment, old.prose, new.prose), made_from=knows)


def _blocks(pairs: Pairs) -> list[Row]:
    """Linked paragraphs as blocks in order; what overlaps or crosses is one block."""
    blocks: list[tuple[int, int, int, int]] = []
    for left, right in sorted(pairs):
        block = (left, left, right, right)
        while blocks and (blocks[-1][1] >= block[0] or blocks[-1][3] >= block[2]):
            block = _joined(blocks.pop(), block)
        blocks.append(block)
    return [Row(tuple(range(a, b + 1)), tuple(range(c, d + 1))) for a, b, c, d in blocks]


def _joined(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    return min(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), max(one[3], other[3])


def _numbers(before: Sequence[str], after: Sequence[str]) -> dict[int, tuple[int, ...]]:
    """Where each paragraph has gone: nowhere, to one place, or to several where it was split."""
    gone: dict[int, tuple[int, ...]] = {}
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            gone.update((first + n, (start + n,)) for n in range(last - first))
        elif kind == "replace":
            gone.update(_replaced(range(first, last), range(start, end)))
    return gone


def _replaced(old: range, new: range) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Pair the first with the first; what one side has more goes with the other's last."""
    steps = max(len(old), len(new))
    pairs = [(old[min(n, len(old) - 1)], new[min(n, len(new) - 1)]) for n in range(steps)]
    for number, group in groupby(pairs, key=lambda pair: pair[0]):
        yield number, tuple(place for _number, place in group)


def _in_order(pairs: Iterable[tuple[int, int]]) -> Pairs:
    return tuple(sorted(set(pairs)))
