"""What becomes of a finding aid that is taken in: how much of it is understood, kept, to be mended."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from muniment.description.findings import Finding
from muniment.formats.deliveries import Delivery, Source
from muniment.formats.ead import capitals
from muniment.formats.ead.mending import Mend, offered
from muniment.formats.ead.parsing import iterate, root_of
from muniment.formats.ead.validation import validate
from muniment.formats.ead.vocabulary import vocabulary
from muniment.formats.xml.elements import local
from muniment.formats.xml.sources import prepare

_ABOUT = re.compile(r"^Element '(?:\{[^}]*\})?([\w.-]+)'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """One kind of element: how often it stands, how often it is kept, and how often it is at fault.

    What is not kept besides is understood: fields say all of it.
    """

    element: str
    label: str
    count: int
    kept: int = 0
    faults: int = 0

    @property
    def understood(self) -> int:
        """How often fields say all that the element says."""
        return max(0, self.count - self.kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """The account of a finding aid before it is imported.

    `findings` are what its schema has against it, `mends` what would cure that, as far as a cure is known.
    """

    elements: tuple[Reckoned, ...] = ()
    findings: tuple[Finding, ...] = ()
    mends: tuple[Mend, ...] = ()


def intake(source: Source, delivery: Delivery) -> Intake:
    """Return the account of a file and of what was read from it; raise `XmlError` as reading does."""
    source = capitals.in_small_letters(source) if capitals.is_in_capitals(source) else source
    found = validate(source)
    mends = offered(source) if found else ()
    faults = _faults(mends, found)
    kept = Counter(dict(delivery.kept))
    counts = _counts(source)
    rows = (
        Reckoned(
            element=name,
            label=vocabulary().label(name),
            count=counts[name],
            kept=min(kept[name], counts[name]),
            faults=faults[name],
        )
        for name in counts
    )
    return Intake(elements=tuple(rows), findings=found, mends=mends)


def _faults(mends: Iterable[Mend], findings: Iterable[Finding]) -> Counter[str]:
    """Return how often each kind of element is at fault: by what would cure it, else by the schema."""
    cured = Counter(each.element for each in mends)
    said = (_ABOUT.match(found.detail) for found in findings)
    objected = Counter(str(about[1]) for about in said if about)
    return cured | objected


def _counts(source: Source) -> Counter[str]:
    """Return how often each kind of element stands in the file, in the order in which they begin."""
    file = prepare(source)
    counts = Counter[str]()
    for event, element in iterate(file, root_of(file), ("*",)):
        if event == "start":
            counts[local(element)] += 1
        else:
            element.clear()
    return counts
