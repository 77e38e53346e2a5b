"""Files looked through piece by piece: validity without a tree, and tags that no piece cuts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.formats.xml import bodies, grammars, validation

AID = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<ead xmlns="http://ead3.archivists.org/schema/"><control>'
    "<recordid>x</recordid><filedesc><titlestmt><titleproper>Ж</titleproper></titlestmt></filedesc>"
    '<maintenancestatus value="new"/><maintenanceagency><agencyname/></maintenanceagency>'
    '<maintenancehistory><maintenanceevent><eventtype value="created"/><eventdatetime/>'
    '<agenttype value="human"/><agent/></maintenanceevent></maintenancehistory></control>'
    '<archdesc level="fonds"><did><unittitle>Letters</unittitle></did></archdesc></ead>\n'
)
SPOILT = {
    "an unknown element": AID.replace("unittitle", "unittitel"),
    "an unknown attribute": AID.replace("<unittitle", '<unittitle x="y"'),
    "a wrong value": AID.replace('"fonds"', '"found"'),
    "something missing": AID.replace("<recordid>x</recordid>", ""),
    "an element at the very end": AID.replace("</ead>", "<p/></ead>"),
    "another root": "<html/>",
    "no end": AID.replace("</ead>", ""),
    "an end too many": AID + "</ead>",
    "a tag that is not closed": AID.replace("</unittitle>", ""),
    "words behind it": f"{AID}x",
    "nothing": "",
}
SIZES = [1, 7, 64, 1 << 18]


def is_valid(text, size):
    data = text.encode()
    pieces = (data[at : at + size] for at in range(0, len(data), size))
    return validation.is_valid(grammars.ours("ead3.xsd"), pieces)


@pytest.mark.parametrize("size", SIZES)
def test_a_valid_file_is_valid_in_pieces_of_any_size(size):
    assert is_valid(AID, size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("spoilt", SPOILT)
def test_what_is_spoilt_is_not_valid_in_pieces_of_any_size(spoilt, size):
    assert not is_valid(SPOILT[spoilt], size)


def test_what_was_said_of_one_file_is_not_said_of_the_next():
    assert [is_valid(text, 64) for text in (SPOILT["no end"], AID, SPOILT["a wrong value"], AID)] == [
        False,
        True,
        False,
        True,
    ]


@given(
    tags=st.lists(st.sampled_from(['<c id="a">', "words ", "</c>", "<p/>", "> "]), max_size=20),
    size=st.integers(1, 9),
)
def test_no_piece_ends_inside_a_tag(tags, size):
    data = "".join(tags).encode()
    pieces = list(bodies.whole_tags(lambda start, end: data[start:end], len(data), size))
    assert b"".join(pieces) == data
    assert all(piece.startswith(b"<") for piece in pieces[1:] if piece)
