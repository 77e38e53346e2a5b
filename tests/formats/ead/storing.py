"""Units as a catalogue stores them, without a catalogue."""

from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from unittest import mock

from muniment.catalogue.codec import encode_unit
from muniment.catalogue.unopened import as_it_came, unopened
from muniment.formats.ead.writing import documents, moulds


def stored(unit, came=""):
    """Return the unit as it is stored: it came in a vocabulary, or was made here."""
    body = encode_unit(unit)
    return unopened(unit.id, unit.parent, as_it_came(body, came) if came and unit.kept else body)


def all_stored(units, came=""):
    """Return units as they are stored."""
    return [stored(unit, came) for unit in units]


def as_made_here(unit):
    """Return the unit as it would be if nobody had imported it."""
    return replace(unit, kept=())


_SHARED = {}


@contextmanager
def one_for_all():
    """Let all files of a version be written by the same moulds, none tried out; count what they write."""
    counts = Counter()

    class Counted(moulds.Moulds):
        def written(self, *said):
            found = super().written(*said)
            counts[found is not None] += 1
            return found

    def shared(version, write):
        made = _SHARED.setdefault(version, Counted(version, write))
        made.__class__ = Counted
        return made

    with mock.patch.object(moulds, "TRIALS", 0), mock.patch.object(documents, "Moulds", shared):
        yield counts
