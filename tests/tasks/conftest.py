"""What the tests of the tasks share: a catalogue of their own."""

import pytest

from muniment.catalogue import Catalogue


@pytest.fixture
def catalogue(tmp_path):
    made = Catalogue.create(tmp_path / "c.muniment")
    yield made
    made.close()
