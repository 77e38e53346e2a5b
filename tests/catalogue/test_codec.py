from dataclasses import replace

import pytest
from hypothesis import given

from muniment.catalogue import CatalogueError
from muniment.catalogue.codec import decode_agent, decode_unit, encode_agent, encode_unit
from muniment.description.units import Unit, a_title
from tests import strategies


@given(strategies.units())
def test_what_is_encoded_is_read_back_the_same(unit):
    assert decode_unit(unit.id, unit.parent, encode_unit(unit)) == unit


@given(strategies.agents())
def test_agents_are_read_back_the_same(agent):
    assert decode_agent(agent.id, encode_agent(agent)) == agent


def test_what_is_at_its_default_takes_no_room():
    assert (
        encode_unit(Unit(id="u1", parent="p", titles=(a_title("Letters"),)))
        == '{"titles":[{"line":"Letters"}]}'
    )


def test_half_a_character_is_refused_in_a_sentence():
    with pytest.raises(CatalogueError, match="half of a pair"):
        encode_unit(replace(Unit(id="u1"), titles=(a_title("\ud83d"),)))
