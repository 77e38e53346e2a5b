"""From marked examples to a scheme: labels, order, separators, levels."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from muniment.description.shelfmarks.learning import shapes
from muniment.description.shelfmarks.learning.examples import Example, Piece
from muniment.description.shelfmarks.learning.forms import LETTER, Forms, Run
from muniment.description.shelfmarks.learning.words import IDLE, LEAVES, Kin, Known, plural_forms
from muniment.description.shelfmarks.schemes import LEVELS, Scheme, scheme
from muniment.description.shelfmarks.tokens import plain

_NAME_EDGES = " ,;:.()"
_ROMAN = re.compile(r"[IVXLC]+\.?")
_RANK = 10
_SHORT_WORD = 3
_SERIES = {"name": "series", "level": "series"}
_TITLE = {"name": "title", "level": "file"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What was learnt: the examples it was learnt from, the scheme, and its table as a file has it."""

    examples: tuple[Example, ...]
    table: Mapping[str, Any]
    scheme: Scheme


def propose(
    examples: Sequence[Example], known: Known, *, id: str, name: str, repository: str = ""
) -> Proposal:
    """Return the scheme that reads the examples as they are marked, and others of their kind.

    `repository` is the code or the name of who writes so; raises `SchemeError` where no part is marked.
    """
    learner = _Learner(examples, known)
    table = learner.table(id, name, repository)
    return Proposal(examples=tuple(examples), table=table, scheme=scheme(table, name))


class _Learner:
    """Sorts the pieces of the examples into labelled parts, names, and parts of unlabelled forms."""

    def __init__(self, examples: Sequence[Example], known: Known) -> None:
        self._examples = examples
        self._known = known
        self._levels = {piece.label: piece.level for each in examples for piece in each.pieces}
        self._labelled = self._with_labels()
        self._tradition = self._nearest()
        self._noise = self._idle_words()

    def table(self, id: str, name: str, repository: str) -> dict[str, Any]:
        forms, behind = self._forms(), self._title_label()
        names = self._with_series(self._names())
        in_forms = {label for form in forms for label in re.findall(r"\(\?P<([^>]+)>", form["pattern"])}
        rows = [self._row(label, names, in_forms) for label in self._ordered()]
        rows += self._unseen(rows)
        rows += [
            dict(row)
            for row in (_SERIES, _TITLE, LETTER)
            if self._needs(row, (*names, behind, *in_forms), rows)
        ]
        table: dict[str, Any] = {
            "id": id,
            "name": name,
            "rank": _RANK,
            "repositories": [repository] if repository else [],
            "keys": "labels" if self._is_labelled() else "tokens",
            "order": self._order_with(rows),
            "usual": self._usual(),
            "names": names,
            "noise": sorted(self._noise),
            "label": rows,
            "form": forms,
        }
        if behind:
            table["behind_containers"] = behind
        if any(self._is_all_names(each, names) for each in self._examples):
            table["names_suffice"] = "."
        if repository and (sure := self._sure_labels()):
            table |= {"alone": [sure], "implies": repository}
        if ends := self._known.ends_of(self._tradition):
            table["ends"] = ends
        if any("·" in example.text for example in self._examples):
            table["lists"] = "·"
        return table

    # Which parts have a label

    def _with_labels(self) -> set[str]:
        return {piece.label for example, piece in self._pieces() if self._has_label(example, piece)}

    def _nearest(self) -> str:
        met = {
            (word, piece.level)
            for example, piece in self._pieces()
            if self._has_label(example, piece)
            for word in (example.lead(piece), example.tail(piece))
        }
        return self._known.nearest(met)

    def _has_label(self, example: Example, piece: Piece) -> bool:
        """Words before or behind a number are its label; before a name only where they are known for one."""
        lead = self._known.without_noise(example.lead(piece), IDLE)
        tail, value = example.tail(piece), example.value(piece)
        counted = any(c.isdigit() for c in value) or _ROMAN.fullmatch(value) or self._known.has(lead)
        return bool(counted) and (_is_word(lead) or _is_word(tail))

    def _with_series(self, names: list[str]) -> list[str]:
        """A second name is no second fonds."""
        alone = len(names) == 1 and self._levels[names[0]] == "fonds"
        return [*names, _SERIES["name"]] if alone and _SERIES["name"] not in self._levels else names

    def _title_label(self) -> str:
        """The label of a folder's title behind a box; where no example has one, others may."""
        boxes = any(self._levels[label] == "container" for label in self._labelled)
        return self._behind_containers() or (_TITLE["name"] if boxes and not self._is_labelled() else "")

    def _needs(self, row: dict[str, Any], used: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> bool:
        return row["name"] in used and all(row["name"] != other["name"] for other in rows)

    def _unseen(self, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """The labels that the tradition has beside those that were met, so that a volume or leaf is one."""
        taken = {row["name"] for row in rows}
        written = {word for row in rows for word in (*row.get("before", ()), *row.get("after", ()))}
        written = {plain(word).strip(" .") for word in written}
        more = self._known.labels_of(self._tradition) if self._tradition else [LEAVES]
        return [
            row
            for row in more
            if row["name"] not in taken
            and not {plain(w).strip(" .") for w in (*row.get("before", ()), *row.get("after", ()))} & written
        ]

    def _order_with(self, rows: Sequence[Mapping[str, Any]]) -> list[str]:
        levels = {row["name"]: row["level"] for row in rows}
        return _in_order(levels)

    def _row(self, label: str, names: Sequence[str], in_forms: set[str]) -> dict[str, Any]:
        level = self._levels[label]
        row: dict[str, Any] = {"name": label, "level": level}
        if label in self._labelled:
            self._label_words(row, label, level)
        elif label not in names and label.replace(" ", "_") in in_forms:
            row["show"] = "{mark}" if level not in ("fonds", "item", "leaves") else "{value}"
        return row

    def _label_words(self, row: dict[str, Any], label: str, level: str) -> None:
        met = [(example, piece) for example, piece in self._of(label) if self._has_label(example, piece)]
        before = {example.lead(piece) for example, piece in met if _is_word(example.lead(piece))}
        after = {example.tail(piece) for example, piece in met if _is_word(example.tail(piece))}
        kin = self._known.kin({*before, *after}, level, self._tradition)
        row["value"] = _value([example.value(piece) for example, piece in met], level, kin)
        row["token"] = kin.token or _token(before or after)
        if before or kin.before:
            others = {e.lead(p) for each in self._labelled if each != label for e, p in self._of(each)}
            row["before"] = sorted({*plural_forms(before), *kin.before} - (others - before))
        if after or kin.after:
            row["after"] = sorted({*after, *kin.after})
        if level in LEVELS[:6]:
            example, piece = met[0]
            written = example.written(piece).strip(_NAME_EDGES)
            row["show"] = written.replace(example.value(piece), "{value}", 1)

    # Names between commas

    def _names(self) -> list[str]:
        """The labels of names in their order; the last one stands for all that follow."""
        behind = self._behind_containers()
        met: list[list[str]] = []
        for example in self._examples:
            named = [p.label for p in example.pieces if p.label != behind and self._is_name(example, p)]
            met.append(list(dict.fromkeys(named)))
        longest = max(met, key=len, default=[])
        others = {label for named in met for label in named} - set(longest)
        return [
            *sorted(o for o in others if self._levels[o] == "fonds"),
            *longest,
            *sorted(o for o in others if self._levels[o] != "fonds"),
        ]

    def _is_name(self, example: Example, piece: Piece) -> bool:
        """Words between commas, the beginning, the end, or parts with a label."""
        if self._has_label(example, piece) or not any(c.isalpha() for c in example.value(piece)):
            return False
        loose = [p for p in example.pieces if p is not piece and not self._has_label(example, p)]
        if any(_touches(example, piece, other) for other in loose) or not _is_wordy(example.value(piece)):
            return False
        before = self._known.without_noise(example.folded[: piece.start], self._noise).rstrip()
        behind = example.folded[piece.end :].lstrip()
        free_before = not before or before[-1] in ",;:" or self._adjoins(example, piece.start)
        free_behind = not behind or behind[0] in ",;:.(" or self._adjoins(example, piece.end)
        return free_before and free_behind

    def _adjoins(self, example: Example, at: int) -> bool:
        """Whether a part with a label ends or begins there."""
        return any(
            self._has_label(example, p)
            and (
                (p.end <= at and not example.folded[p.end : at].strip(" ."))
                or (p.start >= at and not example.folded[at : p.start].strip(" ."))
            )
            for p in example.pieces
        )

    def _is_all_names(self, example: Example, names: Sequence[str]) -> bool:
        return bool(example.pieces) and all(piece.label in names for piece in example.pieces)

    def _behind_containers(self) -> str:
        """The label of what stands without one behind a box: a folder's title."""
        for example in self._examples:
            boxes = [p.end for p in example.pieces if p.level == "container"]
            for piece in example.pieces:
                behind = bool(boxes) and piece.start >= max(boxes) and not self._has_label(example, piece)
                if behind and any(c.isalpha() for c in example.value(piece)):
                    return piece.label
        return ""

    # Forms without labels

    def _forms(self) -> list[dict[str, Any]]:
        """One form for each sequence of labels, the longest first."""
        behind = self._behind_containers()
        runs: dict[tuple[str, ...], list[Run]] = {}
        for example in self._examples:
            for run in self._runs(example, behind):
                labels = tuple(piece.label for piece in run)
                if len(set(labels)) == len(labels):
                    runs.setdefault(labels, []).append((example, run))
        longest_first = sorted(runs.values(), key=lambda found: -len(found[0][1]))
        forms = Forms(self._known, self._noise, self._not_a_label(), LETTER["name"] in self._levels)
        patterns = dict.fromkeys(forms.pattern(found) for found in longest_first)
        return [{"pattern": pattern, "beside": True} for pattern in patterns]

    def _runs(self, example: Example, behind: str) -> Iterator[tuple[Piece, ...]]:
        run: list[Piece] = []
        for piece in example.pieces:
            has = self._has_label(example, piece)
            loose = not has and piece.label != behind and not self._is_name(example, piece)
            if run and not (loose and _touches(example, run[-1], piece)):
                yield tuple(run)
                run = []
            if loose:
                run.append(piece)
        if run:
            yield tuple(run)

    def _not_a_label(self) -> str:
        """What has a label is no code, however it looks: `RG 59`."""
        words = {
            self._known.without_noise(e.lead(p), IDLE) for e, p in self._pieces() if self._has_label(e, p)
        }
        spelt = "|".join(re.escape(word) for word in sorted(words) if word)
        return rf"(?!(?:{spelt})\.?\s*\d)" if spelt else ""

    def _idle_words(self) -> frozenset[str]:
        """Words outside all values that say nothing: known for it, or in every example."""
        idle: set[str] = set()
        for example in self._examples:
            covered = [
                (p.start, p.end) if self._has_label(example, p) else (p.value_start, p.value_end)
                for p in example.pieces
            ]
            for found in re.finditer(r"[^\W\d_]{2,}", example.folded):
                if not any(start < found.end() and found.start() < end for start, end in covered):
                    idle.add(found[0])
        return IDLE | frozenset(
            word for word in idle if self._known.is_noise(word) or self._is_everywhere(word)
        )

    def _is_everywhere(self, word: str) -> bool:
        return all(re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", e.folded) for e in self._examples)

    # Order

    def _ordered(self) -> list[str]:
        return _in_order(self._levels)

    def _sure_labels(self) -> list[str]:
        """Labels that nobody else writes: together they say whose mark it is where nobody is named."""
        own = [label for label in self._usual() if label in self._labelled and self._is_own(label)]
        return own if len(own) > 1 else []

    def _is_own(self, label: str) -> bool:
        words = {
            word
            for e, p in self._of(label)
            for word in (e.lead(p), e.tail(p))
            if re.search(r"[^\W\d_]", word)
        }
        return all(len(word) > _SHORT_WORD and not self._known.has(word) for word in words)

    def _usual(self) -> list[str]:
        """The labels that more than half of the examples have."""
        counts = Counter(label for each in self._examples for label in {p.label for p in each.pieces})
        return [label for label in self._ordered() if 2 * counts[label] > len(self._examples)]

    def _is_labelled(self) -> bool:
        """Whether all that is numbered has a label, so that the order of writing does not matter."""
        numbered = [(e, p) for e, p in self._pieces() if any(c.isdigit() for c in e.value(p))]
        return len(self._labelled) > 1 and all(self._has_label(e, p) for e, p in numbered)

    def _pieces(self) -> Iterator[tuple[Example, Piece]]:
        return ((example, piece) for example in self._examples for piece in example.pieces)

    def _of(self, label: str) -> Iterator[tuple[Example, Piece]]:
        return ((example, piece) for example, piece in self._pieces() if piece.label == label)


def _in_order(levels: Mapping[str, str]) -> list[str]:
    """Labels from the top of the tree down: by level, and where that is the same, as they were met."""
    rank = {level: number for number, level in enumerate(LEVELS)}
    rank["container"] = rank["subseries"]
    met = list(levels)
    return sorted(met, key=lambda label: (rank[levels[label]], met.index(label)))


def _is_word(lead: str) -> bool:
    return bool(re.search(r"[^\W\d_]", lead))


def _is_wordy(value: str) -> bool:
    """Words rather than a code: no number in it, or at least two words of some length."""
    return not any(c.isdigit() for c in value) or len(re.findall(r"[^\W\d_]{3,}", value)) > 1


def _touches(example: Example, one: Piece, other: Piece) -> bool:
    first, second = sorted((one, other), key=lambda piece: piece.start)
    between = example.folded[first.value_end : second.value_start]
    return not re.search(r"[,;]", between) and not any(
        first.end <= p.start and p.end <= second.start and p not in (first, second) for p in example.pieces
    )


def _value(seen: Sequence[str], level: str, kin: Kin) -> str:
    """Return the pattern for values: that of the tradition comes first where it has all of those seen."""
    learnt = shapes.labelled(seen, level)
    if level == "leaves":
        return learnt
    has_all = all(re.fullmatch("|".join(kin.values), plain(value)) for value in seen)
    return "|".join(dict.fromkeys([*kin.values, learnt] if has_all else [learnt, *kin.values]))


def _token(written: set[str]) -> str:
    """The shortest word, its letters alone."""
    first = min(written, key=lambda word: (len(word), word))
    return re.sub(r"\W", "", first)
