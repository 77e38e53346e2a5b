"""The work of mending: each rule asked about each element of each piece."""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import etree

from muniment.description.findings import Finding, Severity
from muniment.formats.deliveries import Source
from muniment.formats.ead.mending.mends import Mend, Mended, Rule, Wanted
from muniment.formats.ead.mending.pieces import Piece, Pieces
from muniment.formats.ead.mending.spots import Aid, Proposal, Spot, spot
from muniment.formats.ead.mending.table import RULES
from muniment.formats.ead.mending.twins import Twins, twins
from muniment.formats.ead.parsing import root_of
from muniment.formats.ead.validation import validate
from muniment.formats.ead.versions import is_measurable, measured_as
from muniment.formats.xml.elements import local
from muniment.formats.xml.sources import prepare

_ID = re.compile(r"""\sid\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_TARGET = re.compile(r"""\s(?:target|parent|xlink:from|xlink:to)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_EADID = re.compile(r"<(?:[\w.-]+:)?eadid\b[^>]*>")
_CODE = re.compile(r"""\s(?:countrycode|mainagencycode)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_TITLE = re.compile(r"<(?:[\w.-]+:)?unit[tT]itle\b[^>]*>(.*?)</(?:[\w.-]+:)?unit[tT]itle", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def mend(source: Source, wanted: Wanted, rules: Sequence[Rule] = RULES) -> Mended:
    """Return the file with those mends made that are wanted; all else stays letter for letter.

    By the rules of the standard nothing is offered for a valid file, nor for one that cannot be cut into
    its components or is in no namespace of EAD. Raises `XmlError` as reading does.
    """
    root = root_of(prepare(source))
    if not is_measurable(root.namespace) or (rules is RULES and not _faults(source)):
        return Mended(data=source.data, offered=(), made=())
    pieces = Pieces(source)
    text = pieces.text
    version = measured_as(root.namespace, root.version)
    aid = Aid(version, root.namespace, _ids(text), _title(text), _targets(text), _codes(text))
    aid.twins = _twins(pieces, aid)
    work = _Work(pieces, aid, wanted)
    for piece in pieces.all:
        work.on_piece(piece, rules)
    data = pieces.text.encode() if work.made else source.data
    return Mended(data=data, offered=tuple(work.offered), made=tuple(work.made))


def _faults(source: Source) -> list[Finding]:
    return [each for each in validate(source) if each.severity is not Severity.ADVICE]


class _Work:
    """Mends offered and made so far."""

    def __init__(self, pieces: Pieces, aid: Aid, wanted: Wanted) -> None:
        self._pieces = pieces
        self._aid = aid
        self._wanted = wanted
        self._at: Counter[tuple[str, int]] = Counter()
        self.offered: list[Mend] = []
        self.made: list[Mend] = []

    def on_piece(self, piece: Piece, rules: Sequence[Rule]) -> None:
        """Ask the rules about each element of the piece, rule by rule."""
        around = piece.opened()
        if around is None:
            return
        self._aid.piece = piece.number
        before = len(self.made)
        spots = _spots(around[0], self._aid)
        for rule in rules:
            done = len(self.made)
            for found in spots:
                self._on_spot(piece.number, found, rule)
            if len(self.made) > done:
                spots = _spots(around[0], self._aid)
        if len(self.made) > before:
            piece.closed(around)

    def _on_spot(self, piece: int, found: Spot, rule: Rule) -> None:
        for proposal in rule.propose(found):
            each = self._mend(piece, found.element, rule, proposal)
            self.offered.append(each)
            if self._wanted(each):
                proposal.do()
                self.made.append(each)

    def _mend(self, piece: int, element: etree._Element, rule: Rule, proposal: Proposal) -> Mend:
        line = self._pieces.line(piece, _line(element))
        self._at[rule.id, line] += 1
        return Mend(
            key=f"{rule.id}:{line}:{self._at[rule.id, line]}",
            rule=rule.id,
            piece=piece,
            element=local(element),
            line=line,
            before=proposal.before,
            after=proposal.after,
        )


def _spots(element: etree._Element, aid: Aid) -> list[Spot]:
    """Return the element and all below it as rules see them, those that are of the version."""
    return [found for each in element.iter() if (found := spot(each, aid)) is not None]


def _twins(pieces: Pieces, aid: Aid) -> Twins:
    """Return the ids that stand on several elements, looked for only where the text has them so."""
    counts = Counter(one or other for one, other in _ID.findall(pieces.text))
    double = {id for id, count in counts.items() if count > 1}
    owners: dict[str, list[int]] = {}
    for piece in pieces.all if double else ():
        around = piece.opened() if double & _ids(piece.text) else None
        for found in _spots(around[0], aid) if around is not None else ():
            ids = (
                text
                for name, text in found.attributes
                if name in found.known and found.known[name].type == "id"
            )
            for id in double.intersection(ids):
                owners.setdefault(id, []).append(piece.number)
    return twins(owners, aid.ids, pieces.above)


def _ids(text: str) -> frozenset[str]:
    return frozenset(one or other for one, other in _ID.findall(text))


def _line(element: etree._Element) -> int:
    """Return the line of the element in its piece; of one that was made, that of what it stands in."""
    return next(_sourcelines(element), 1)


def _sourcelines(element: etree._Element) -> Iterator[int]:
    for each in (element, *element.iterancestors()):
        line = getattr(each, "sourceline", None)
        if line:
            yield int(line)


def _targets(text: str) -> frozenset[str]:
    return frozenset(id for one, other in _TARGET.findall(text) for id in (one or other).split())


def _codes(text: str) -> frozenset[str]:
    """Return the codes that the identifier of the finding aid says."""
    said = _EADID.search(text)
    return frozenset(one or other for one, other in _CODE.findall(said[0])) if said else frozenset()


def _title(text: str) -> str:
    """Return the first title of a unit in the file, without markup."""
    found = _TITLE.search(text)
    return html.unescape(" ".join(_TAG.sub("", found[1]).split())) if found else ""
