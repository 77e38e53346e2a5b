"""Lines in which a title stands alone, between blocks of rows: headings of the rows below them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from muniment.description.findings import Finding, Severity
from muniment.i18n import _, plural

_AT_LEAST = 2
"""Headings; a single one may be a record of which no more is known."""


def are_headings(alone: Sequence[bool], numbered: Sequence[bool]) -> bool:
    """Say whether the rows in which a title stands alone are headings, for what may be a record is none.

    They are where the first of the table is one, each is followed by other rows, and all others have a
    shelfmark or a number. Two headings in a row may be on two levels: nothing tells which.
    """
    if sum(alone) < _AT_LEAST or not alone[0] or alone[-1]:
        return False
    is_apart = all(is_one != has_number for is_one, has_number in zip(alone, numbered, strict=True))
    return is_apart and not any(first and second for first, second in pairwise(alone))


def told(file: str, headings: Sequence[str]) -> Iterator[Finding]:
    """Tell that the rows of a file were put into the headings above them."""
    if headings:
        message = plural(
            "“{first}” and {count} other title stand alone in their lines, as headings:"
            " the rows below were put into them.",
            "“{first}” and {count} other titles stand alone in their lines, as headings:"
            " the rows below were put into them.",
            len(headings) - 1,
            first=headings[0],
        )
        yield Finding(
            rule="sheet-sections",
            severity=Severity.ADVICE,
            file=file,
            message=message,
            cure=_("If they are records, give them a shelfmark or a date, and import it again."),
        )
