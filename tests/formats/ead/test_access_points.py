"""Creators and authors among the access points of other programs are edited where they stand."""

from dataclasses import replace

import pytest

from muniment.formats import ead
from muniment.formats.deliveries import Source
from tests.formats.ead.test_moves import HEAD2, HEAD3

POINTS2 = (
    '<controlaccess id="a"><head>Names</head><persname id="p" role="aut" source="lcnaf">Kola, Ana</persname>'
    '<subject id="s">War</subject><controlaccess><head>More</head><persname role="cre">Doe</persname>'
    "</controlaccess></controlaccess>"
)
POINTS3 = (
    '<controlaccess id="a"><head>Names</head><persname id="p" relator="aut"><part>Kola, Ana</part></persname>'
    '<subject id="s"><part>War</part></subject><controlaccess><head>More</head><persname relator="cre">'
    "<part>Doe</part></persname></controlaccess></controlaccess>"
)
FILES = {"EAD 2002": (HEAD2, POINTS2), "EAD3": (HEAD3, POINTS3)}


def a_file(head, points):
    return f'{head}<archdesc level="fonds"><did><unittitle>T</unittitle></did>{points}</archdesc></ead>'


def edited(head, points, *names):
    """Return the file with agents of these names, in the place of those that stood there."""
    aid = ead.read(Source("a.xml", a_file(head, points).encode()))
    (unit,) = aid.units
    credits = (replace(each, name=name) for each, name in zip(unit.credits, names, strict=True) if name)
    now = replace(unit, credits=tuple(credits))
    text = "".join(ead.write([now], ead.Version(aid.vocabulary)))
    (back,) = ead.read(Source("b.xml", text.encode())).units
    assert (back.credits, back.subjects) == (now.credits, now.subjects)
    return text


@pytest.mark.parametrize(("head", "points"), FILES.values(), ids=FILES)
def test_an_author_among_access_points_is_called_otherwise_where_it_stands(head, points):
    expected = a_file(head, points.replace("Kola, Ana", "Kola, Anna"))
    assert edited(head, points, "Kola, Anna", "Doe") == expected


@pytest.mark.parametrize(("head", "points"), FILES.values(), ids=FILES)
def test_an_author_among_access_points_goes_and_all_around_it_stays(head, points):
    start, end = points.index("<persname"), points.index("<subject")
    assert edited(head, points, "", "Doe") == a_file(head, points[:start] + points[end:])


@pytest.mark.parametrize(("head", "points"), FILES.values(), ids=FILES)
def test_access_points_that_all_are_authors_leave_nothing_behind_but_words(head, points):
    only = points[: points.index("<subject")] + "</controlaccess>"
    assert edited(head, only, "") == a_file(head, "")
    with_words = only.replace("</head>", "</head><p>By hand.</p>")
    assert "<p>By hand.</p>" in edited(head, with_words, "")
