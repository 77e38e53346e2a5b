"""The work of mending: each rule asked about each element of each piece."""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from lxml import etree

from muniment.description.findings import Finding, Severity
from muniment.formats.deliveries import Source
from muniment.formats.ead import references
from muniment.formats.ead.mending.mends import MOST, Adapted, Mend, Mended, Rule, Wanted
from muniment.formats.ead.mending.pieces import Piece, Pieces, rejoined
from muniment.formats.ead.mending.spots import Aid, Proposal, Spot, spot
from muniment.formats.ead.mending.table import RULES
from muniment.formats.ead.mending.twins import Twins, twins
from muniment.formats.ead.parsing import Root, root_of
from muniment.formats.ead.validation import validate
from muniment.formats.ead.versions import is_measurable
from muniment.formats.xml.elements import local
from muniment.formats.xml.sources import prepare

_ID = re.compile(r"""\sid\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_TARGET = re.compile(r"""\s(?:target|parent|xlink:from|xlink:to)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_EADID = re.compile(r"<(?:[\w.-]+:)?eadid\b[^>]*>")
_CODE = re.compile(r"""\s(?:countrycode|mainagencycode)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_TITLE = re.compile(r"<(?:[\w.-]+:)?unit[tT]itle\b[^>]*>(.*?)</(?:[\w.-]+:)?unit[tT]itle", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_MOST_TIMES = 4
"""How often a rule is asked about what it has made itself, or called by a name that is known."""


def mend(source: Source, wanted: Wanted, rules: Sequence[Rule] = RULES) -> Mended:
    """Return the file with those mends made that are wanted; all else stays letter for letter.

    By the rules of the standard nothing is offered for a valid file, nor for one that cannot be cut into
    its components or is in no namespace of EAD. Raises `XmlError` as reading does.
    """
    asked = _Asked(wanted)
    data = "".join(_mended(source, rules, asked)).encode()
    return Mended(
        data=data if asked.made else source.data, offered=tuple(asked.offered), made=tuple(asked.made)
    )


def offered(source: Source) -> tuple[Mend, ...]:
    """Return what `mend` offers by the rules of the standard; the file is not held."""
    asked = _Asked(lambda _mend: False)
    for _text in _mended(source, RULES, asked):
        pass
    return tuple(asked.offered)


def adapt(source: Source, rules: Sequence[Rule], target: Path) -> Adapted:
    """Write the file to `target` with all made that the rules propose; return what that is.

    Neither file is held. Raises `XmlError` as reading does.
    """
    made = _Counted()
    with target.open("w", encoding="utf-8", newline="") as file:
        file.writelines(_mended(source, rules, made))
    return Adapted(count=made.counts.total(), told=tuple(made.told))


def _mended(source: Source, rules: Sequence[Rule], book: "_Book") -> Iterator[str]:
    """Yield the file in pieces, mended as the book wants it; nothing where nothing can be mended."""
    root = root_of(prepare(source))
    if not is_measurable(root.namespace) or (rules is RULES and not _faults(source)):
        return
    pieces = Pieces(source)
    work = _Work(_looked_through(pieces, root), book, rules)
    yield from rejoined(map(work.on_piece, pieces))


def _faults(source: Source) -> list[Finding]:
    """Return what keeps the file from being valid: a reference that leads nowhere does not."""
    found = (each for each in validate(source) if each.severity is not Severity.ADVICE)
    return [each for each in found if each.rule != references.RULE]


class _Book(Protocol):
    """Keeps what is proposed, and says what is done."""

    def wants(self, rule: Rule, described: Callable[[], Mend]) -> bool:
        """Return whether that is to be made which a rule proposes, as it can be described."""


class _Asked:
    """What was proposed, and what of it was wanted."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.offered: list[Mend] = []
        self.made: list[Mend] = []

    def wants(self, rule: Rule, described: Callable[[], Mend]) -> bool:
        """Keep it, and ask."""
        mend = described()
        self.offered.append(mend)
        is_wanted = self._wanted(mend)
        self.made += [mend] if is_wanted else []
        return is_wanted


class _Counted:
    """How much each rule changed: the first changes are kept, all are wanted."""

    def __init__(self) -> None:
        self.counts = Counter[str]()
        self.told: list[Mend] = []

    def wants(self, rule: Rule, described: Callable[[], Mend]) -> bool:
        """Count it."""
        self.counts[rule.id] += 1
        if self.counts[rule.id] <= MOST:
            self.told.append(described())
        return True


class _Work:
    """The rules, asked about piece after piece of a file."""

    def __init__(self, aid: Aid, book: _Book, rules: Sequence[Rule]) -> None:
        self._aid = aid
        self._book = book
        self._rules = rules
        self._at: Counter[tuple[str, int]] = Counter()

    def on_piece(self, piece: Piece) -> str:
        """Ask the rules about each element of the piece, rule by rule; return what it has become."""
        around = piece.opened()
        if around is None:
            return piece.text
        self._aid.piece = piece.number
        spots, is_changed = _spots(around[0], self._aid), False
        for rule in self._rules:
            fresh = spots
            for _time in range(_MOST_TIMES):
                made = [self._on_spot(piece, found, rule) for found in fresh]
                if not any(made):
                    break
                known = {found.element for found in spots}
                spots, is_changed = _spots(around[0], self._aid), True
                fresh = [found for found in spots if found.element not in known]
        if is_changed:
            piece.closed(around)
        return piece.text

    def _on_spot(self, piece: Piece, found: Spot, rule: Rule) -> bool:
        """Do what the rule proposes for an element, as far as it is wanted; return whether it was."""
        is_changed = False
        for proposal in rule.propose(found):
            if self._book.wants(rule, partial(self._mend, piece, found.element, rule, proposal)):
                proposal.do()
                is_changed = True
        return is_changed

    def _mend(self, piece: Piece, element: etree._Element, rule: Rule, proposal: Proposal) -> Mend:
        line = piece.line(_line(element))
        self._at[rule.id, line] += 1
        return Mend(
            key=f"{rule.id}:{line}:{self._at[rule.id, line]}",
            rule=rule.id,
            piece=piece.number,
            element=local(element),
            line=line,
            before=proposal.before,
            after=proposal.after,
        )


def _spots(element: etree._Element, aid: Aid) -> list[Spot]:
    """Return the element and all below it as rules see them, those that are of the version."""
    return [found for each in element.iter() if (found := spot(each, aid)) is not None]


def _looked_through(pieces: Pieces, root: Root) -> Aid:
    """Return what rules must know of the whole file before they are asked about any of it."""
    aid = Aid(root.standard, root.namespace)
    double, header = set[str](), ""
    for text in pieces.texts():
        for id in _named(_ID, text):
            (double if id in aid.ids else aid.ids).add(id)
        aid.targets.update(target for said in _named(_TARGET, text) for target in said.split())
        aid.title = aid.title or _title(text)
        header = header or _first(_EADID, text)
    aid.codes = frozenset(_named(_CODE, header))
    aid.twins = _twins(pieces, aid, double)
    return aid


def _twins(pieces: Pieces, aid: Aid, double: set[str]) -> Twins:
    """Return the ids that stand on several elements, looked for only where the text has them so."""
    owners: dict[str, list[int]] = {}
    for piece in pieces if double else ():
        around = piece.opened() if double.intersection(_named(_ID, piece.text)) else None
        for found in _spots(around[0], aid) if around is not None else ():
            ids = (
                text
                for name, text in found.attributes
                if name in found.known and found.known[name].type == "id"
            )
            for id in double.intersection(ids):
                owners.setdefault(id, []).append(piece.number)
    return twins(owners, aid.ids, pieces.above)


def _line(element: etree._Element) -> int:
    """Return the line of the element in its piece; of one that was made, that of what it stands in."""
    return next(_sourcelines(element), 1)


def _sourcelines(element: etree._Element) -> Iterator[int]:
    for each in (element, *element.iterancestors()):
        line = getattr(each, "sourceline", None)
        if line:
            yield int(line)


def _named(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield what attributes say, in either kind of quotation marks."""
    return (one or other for one, other in pattern.findall(text))


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0] if found else ""


def _title(text: str) -> str:
    """Return the first title of a unit in a text, without markup."""
    found = _TITLE.search(text)
    return html.unescape(" ".join(_TAG.sub("", found[1]).split())) if found else ""
