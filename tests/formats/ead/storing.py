"""Units as a catalogue stores them, without a catalogue."""

from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from unittest import mock

from muniment.catalogue.codec import encode_unit
from muniment.catalogue.unopened import as_it_came, unopened
from muniment.formats import ead
from muniment.formats.ead.merging.readings import fields_of
from muniment.formats.ead.originals.forms import form_of
from muniment.formats.ead.reading.sources import element_of, spelt
from muniment.formats.ead.revisions import told
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


def as_read_by(unit, revision):
    """Return a unit that keeps its source as an earlier revision of the reader had read it."""
    for version in ead.Version:
        form = form_of(unit, version)
        if form is not None:
            said = fields_of(unit, spelt(element_of(form, version), version), version, revision)
    kept = tuple(replace(each, revision=told(each.xml, revision)) for each in unit.kept)
    return replace(unit, **{**said, "kept": kept})


class _Counted(moulds.Moulds):
    def __init__(self, *said):
        super().__init__(*said)
        self.counts = Counter()

    def written(self, *said):
        found = super().written(*said)
        self.counts[found is not None] += 1
        return found


@cache
def _shared(version):
    return _Counted(version, lambda name, unit: documents.File(version).rows(name, unit))


@contextmanager
def one_for_all(version):
    """Let all files of a version be written by the same moulds, none tried out; count what they write."""
    made = _shared(version)
    made.counts.clear()
    with mock.patch.object(moulds, "TRIALS", 0), mock.patch.object(documents, "Moulds", return_value=made):
        yield made.counts
