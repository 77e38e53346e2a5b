"""Columns of a table of rows share the room there is, and stay readable where there is too little."""

import pytest

from muniment.desktop.dialogs.rows import shares


@pytest.mark.parametrize(
    ("natural", "room", "widths"),
    [
        ([100, 200, 50], 800, [100, 200, 50]),
        ([900, 60, 140, 50], 500, [250, 60, 140, 50]),
        ([900, 60, 600, 50], 510, [200, 60, 200, 50]),
        ([900, 60, 60, 140, 50, 300], 310, [136, 60, 60, 136, 50, 136]),
        ([], 100, []),
    ],
)
def test_what_needs_little_gets_it_and_the_others_share_the_rest(natural, room, widths):
    assert shares(natural, room, 136) == widths
