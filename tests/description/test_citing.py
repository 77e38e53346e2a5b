"""How a record is cited, so that whoever reads the citation finds the document."""

import pytest

from muniment.description import citations
from muniment.description.citing import cited
from muniment.description.levels import NoteKind
from muniment.description.markup import prose
from muniment.description.units import Credit, DateStatement, Identifier, Note, Shelfmark, Unit, a_title

MARK = "AQPPSH, MPP Korese, D 1, V. 1967"
ANNA, BELA, CARL = (Credit(name=name, relator="trl") for name in ("Anna Hoxha", "Béla Kun", "Carl Meyer"))


def a_record(**fields):
    said = {
        "titles": (a_title("Report on the harvest"),),
        "dates": (DateStatement(text="November 3, 1967", edtf="1967-11-03"),),
        "shelfmarks": (Shelfmark(text=MARK),),
    }
    return Unit(id="u", **{**said, **fields})


@pytest.mark.parametrize(
    ("fields", "citation"),
    [
        ({}, f"“Report on the harvest,” November 3, 1967, {MARK}."),
        ({"dates": ()}, f"“Report on the harvest,” {MARK}."),
        ({"titles": ()}, f"November 3, 1967, {MARK}."),
        ({"titles": (a_title("Who won?"),), "dates": ()}, f"“Who won?,” {MARK}."),
        ({"shelfmarks": (Shelfmark(text="Box 3"),), "repository": "Town Archive", "dates": ()},
         "“Report on the harvest,” Town Archive, Box 3."),
        ({"repository": "AQPPSH", "dates": ()}, f"“Report on the harvest,” {MARK}."),
        ({"credits": (ANNA,)},
         f"“Report on the harvest,” November 3, 1967, {MARK}. Translated by Anna Hoxha."),
        ({"identifiers": (Identifier(kind="url", text="https://example.org/1"),)},
         f"“Report on the harvest,” November 3, 1967, {MARK}. <https://example.org/1>"),
        ({"notes": (Note(kind=NoteKind.CITATION, prose=prose("Cite me\n so.")),)}, "Cite me so."),
        ({"titles": (), "dates": (), "shelfmarks": ()}, ""),
    ],
)  # fmt: skip
def test_a_record_is_cited_by_what_it_says(fields, citation):
    assert cited(a_record(**fields)) == citation


@pytest.mark.parametrize("translators", [(), (ANNA,), (ANNA, BELA), (ANNA, BELA, CARL)])
def test_a_citation_is_read_back_as_it_was_put_together(translators):
    found = citations.read(cited(a_record(credits=translators)))
    assert (found.title, found.date, found.shelfmark) == ("Report on the harvest", "November 3, 1967", MARK)
    assert [credit.name for credit in found.credits] == [credit.name for credit in translators]
