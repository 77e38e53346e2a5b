"""Patterns for marks without labels: what was seen, and what others of their kind may have or lack."""

import re
from collections.abc import Collection, Sequence
from typing import TypeAlias

from muniment.description.shelfmarks.learning import shapes
from muniment.description.shelfmarks.learning.examples import Example, Piece
from muniment.description.shelfmarks.learning.words import Known

Run: TypeAlias = tuple[Example, tuple[Piece, ...]]
"""Parts of an example that follow each other without labels."""

LETTER = {"name": "letter", "level": "series"}
"""The part that a lone letter is where no example has shown one."""

_START = r"(?:^[\W_]*|(?<=[,;:(\[])\s*)"
_END = r"(?![^\W_]|[-/.]\d)"


class Forms:
    """Makes patterns; knows which words are noise, and what no form begins with since it has a label."""

    def __init__(self, known: Known, noise: Collection[str], not_a_label: str, has_letters: bool) -> None:
        self._known = known
        self._noise = noise
        self._not_a_label = not_a_label
        self._has_letters = has_letters

    def pattern(self, found: Sequence[Run]) -> str:
        """Return the pattern that fits all of these, and others of their kind."""
        noise = self._noise_pattern()
        pattern, closing = _START + noise + self._not_a_label, ""
        count = len(found[0][1])
        for at in range(count):
            label = found[0][1][at].label
            joints = {self._joint(e, run[at], run[at + 1]) for e, run in found} if at + 1 < count else set()
            values = [e.value(run[at]) for e, run in found]
            value = shapes.unlabelled(values, "".join(joints), last=at + 1 == count)
            group = f"(?P<{label.replace(' ', '_')}>{value})"
            if joints and self._is_lone_letter(found, at):
                pattern += f"(?:{group}{_joint_pattern(joints)})?"
                continue
            pattern += group
            if joints and self._may_take_a_letter(found, at, joints):
                pattern += rf"(?:[\s.]+(?P<{LETTER['name']}>{shapes.LONE_LETTER}))?"
            if joints:
                between = _joint_pattern(joints) + noise
                may_lack = self._tail_may_lack(found, at)
                pattern += f"(?:{between}" if may_lack else between
                closing += ")?" * may_lack
        return f"{pattern}{closing}{_END}"

    def _is_lone_letter(self, found: Sequence[Run], at: int) -> bool:
        """A letter between a name and a number, as presses have one: others may have none."""
        between = all(any(map(str.isalpha, e.value(run[at - 1]))) for e, run in found)
        lone = all(re.fullmatch(r"[^\W\d_]\.?", e.value(run[at])) for e, run in found)
        numbered = len(found[0][1]) == at + 2 and all(e.value(run[-1])[:1].isdigit() for e, run in found)
        return at > 0 and lone and between and numbered

    def _may_take_a_letter(self, found: Sequence[Run], at: int, joints: set[str]) -> bool:
        """Between a name and a number others may have a letter, though no example has one."""
        if at or len(found[0][1]) != 2 or {joint.strip(" .") for joint in joints} != {""}:
            return False
        named = all(re.search(r"[^\W\d_]{2}", e.value(run[0])) for e, run in found)
        numbered = all(e.value(run[1])[:1].isdigit() for e, run in found)
        words = not any(c.isdigit() for e, run in found for c in e.value(run[0]))
        return named and numbered and words and not self._has_letters

    def _tail_may_lack(self, found: Sequence[Run], at: int) -> bool:
        """A mark may end at a place above: behind a sign, where a part with a number went before."""
        joints = [self._joint(example, run[at], run[at + 1]) for example, run in found]
        numbered = all(any(c.isdigit() for c in example.value(run[at])) for example, run in found)
        return numbered and all(joint.strip() for joint in joints)

    def _joint(self, example: Example, one: Piece, other: Piece) -> str:
        return self._known.without_noise(example.folded[one.value_end : other.value_start], self._noise)

    def _noise_pattern(self) -> str:
        if not self._noise:
            return ""
        words = "|".join(map(re.escape, sorted(self._noise, key=len, reverse=True)))
        return rf"(?:(?:{words})(?![^\W_])\.?\s*)*"


def _joint_pattern(joints: set[str]) -> str:
    """What may stand between two parts: any of the signs seen, with or without blanks about it."""
    signs = {joint.strip() for joint in joints}
    spelt = "|".join(sorted((r"\#" if s == "#" else re.escape(s)).replace(r"\ ", r"\s*") for s in signs if s))
    bare = "" in signs
    if not spelt:
        return r"[\s.]*"
    return rf"(?:\s*(?:{spelt})\s*|[\s.]*)" if bare else rf"\s*(?:{spelt})\s*"
