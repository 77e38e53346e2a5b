"""Names that are probably one are offered, in any order and script; names of two are not."""

import pytest

from muniment.description.agents import Agent, AgentName
from muniment.description.levels import AgentKind
from muniment.description.likeness import alike, likely_duplicates
from muniment.description.units import DateStatement, Identifier


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Enver Hoxha", "Hoxha, Enver"),
        ("Андрей Громыко", "Gromyko, Andrei"),
        ("Gromyko, A. A.", "Громыко, Андрей Андреевич"),
        ("Andrei Gromyko", "Andrey Gromyko"),
        ("Khrushchev, Nikita", "Хрущёв, Никита Сергеевич"),
        ("Kim Il Sung", "김일성"),
        ("Il Sung Kim", "김일성"),
        ("周恩来", "Zhou Enlai"),
        ("خروشيف", "Khrushchev"),
        ("J. Smith", "Jane Smith"),
        ("François Ponchaud", "Francois Ponchaud"),
    ],
)
def test_these_are_probably_one(one, other):
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Enver Hoxha", "Nexhmije Hoxha"),
        ("Gromyko", "Gromyko, Andrei"),
        ("John Smith", "Jane Smith"),
        ("Kim Il", "Kim Jong"),
        ("Ministry of Foreign Affairs", "Ministry of Defence"),
        ("A. B.", "A. B. Smith"),
        ("", "x"),
        ("", ""),
        ("?", "!"),
    ],
)
def test_these_are_probably_two(one, other):
    assert not alike(one, other)
    assert not alike(other, one)


def an_agent(id, *names, **fields):
    return Agent(id=id, names=tuple(AgentName(text=name) for name in names), **fields)


def pairs(*agents):
    return [(one.id, other.id) for one, other in likely_duplicates(agents)]


def test_any_name_of_each_may_show_it():
    assert pairs(an_agent("a", "Kim Song-ju", "Kim Il Sung"), an_agent("b", "김일성")) == [("a", "b")]


def test_a_person_is_no_body():
    body = an_agent("b", "Hoxha Enver", kind=AgentKind.BODY)
    assert pairs(an_agent("a", "Enver Hoxha"), body) == []


def test_who_lived_at_another_time_is_another():
    lives = [DateStatement(text=edtf, edtf=edtf) for edtf in ("1550/1600", "1908/1985")]
    assert pairs(*(an_agent(str(n), "Enver Hoxha", dates=(life,)) for n, life in enumerate(lives))) == []


@pytest.mark.parametrize(
    "lived", [("1908/..", "1908/.."), ("1908/..", "1908/1985"), ("/1985", "1908/1985"), ("1985/1908", "1908")]
)
def test_who_may_have_lived_at_the_same_time_may_be_one(lived):
    lives = [DateStatement(text=edtf, edtf=edtf) for edtf in lived]
    found = pairs(*(an_agent(str(n), "Enver Hoxha", dates=(life,)) for n, life in enumerate(lives)))
    assert found == [("0", "1")]


def test_one_number_in_an_authority_file_is_one_agent():
    number = Identifier(kind="viaf", text="12345")
    one, other = (
        an_agent(id, name, identifiers=(number,)) for id, name in (("a", "Hoxha"), ("b", "Xoxe, E."))
    )
    assert pairs(one, other) == [("a", "b")]
