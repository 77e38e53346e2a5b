"""Several languages stand in one cell as people write them."""

import pytest

from muniment.formats import table
from muniment.formats.deliveries import Source


@pytest.mark.parametrize(
    ("cell", "tags"),
    [
        ("Albanian, Russian and German", ["sq", "ru", "de"]),
        ("English/Russian", ["en", "ru"]),
        ("sq & en", ["sq", "en"]),
        ("Albanian; Russian, German", ["sq", "ru", "de"]),
        ("Deutsch, Französisch", ["de", "fr"]),
        ("dt., engl.", ["de", "en"]),
        ("latino e italiano", ["la", "it"]),
        ("allemande", ["de"]),
        ("inglés y castellano", ["en", "es"]),
        ("język polski", ["pl"]),
        ("русский, немецкий", ["ru", "de"]),
        ("на английском языке", ["en"]),
        ("shqip dhe rusisht", ["sq", "ru"]),
        ("러시아어, 영어", ["ru", "en"]),
        ("中文和俄文", ["zh", "ru"]),
    ],
)
def test_languages_are_parted_as_people_part_them(cell, tags):
    delivery = table.read(Source("list.csv", f'Title,Level,Language\nA,Item,"{cell}"\n'.encode()))
    assert [said.language for said in delivery.units[0].languages] == tags
    assert delivery.findings == ()


@pytest.mark.parametrize("cell", ["English and others", "Latin/Greek letters"])
def test_what_is_not_all_languages_is_kept_whole_and_told(cell):
    delivery = table.read(Source("list.csv", f'Title,Level,Language\nA,Item,"{cell}"\n'.encode()))
    assert [said.language for said in delivery.units[0].languages] == [cell]
    assert [found.line for found in delivery.findings] == [2]
