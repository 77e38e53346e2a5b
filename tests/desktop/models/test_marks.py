"""How a unit is named and marked where there is room for one line."""

import pytest

from muniment.desktop.models.marks import short_shelfmark


@pytest.mark.parametrize(
    ("shelfmark", "above", "short"),
    [
        ("AQPPSH, MPP Korese, D 1, V. 1967", ["AQPPSH", "AQPPSH, MPP Korese"], "D 1, V. 1967"),
        ("RGANI, f. 5, op. 49", ["RGANI, f. 5"], "op. 49"),
        ("FO 371/84053", ["FO 371"], "84053"),
        ("FO 3711/84053", ["FO 371"], "FO 3711/84053"),
        ("X, f", ["X, f"], "X, f"),
        ("X, f", [], "X, f"),
        ("", ["X"], ""),
    ],
)
def test_a_shelfmark_is_said_without_what_stands_above(shelfmark, above, short):
    assert short_shelfmark(shelfmark, above) == short
