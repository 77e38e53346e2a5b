from muniment.description.areas import area_of
from muniment.desktop.forms.table import FIELDS


def test_a_note_stands_in_the_form_where_its_number_in_isad_says():
    notes = [field for field in FIELDS if field.note is not None]
    assert [area_of(field.note) for field in notes] == [field.area for field in notes]
