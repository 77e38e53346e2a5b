"""Components that differ in their words alone are read once; all others say what they would alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.formats.ead.originals.forms import usual_names
from muniment.formats.ead.reading.components import Component
from muniment.formats.ead.reading.forms import Described, Forms
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.versions import Version

SHAPES = {
    "a title and a mark": "<c><did><unittitle>{}</unittitle><unitid>{}</unitid></did></c>",
    "laid out": "<c>\n  <did>\n    <unittitle>\n{}  </unittitle>\n    <unitid> {}</unitid>\n  </did>\n</c>",
    "a note with a heading": "<c><did/><scopecontent><head>{}</head><p>{}</p></scopecontent></c>",
    "paragraphs": "<c><did/><odd><p>{}</p><p>{}</p></odd></c>",
    "words around an element": "<c><did><unittitle>{} <emph>{}</emph></unittitle></did></c>",
    "an element before words": "<c><did><unittitle><emph>{}</emph> {}</unittitle></did></c>",
    "unknown elements": "<c><did/><odd><p>one</p><chronlist><head>{}</head></chronlist><p>{}</p></odd></c>",
    "names": "<c><did/><controlaccess><persname>{}</persname><subject>{}</subject></controlaccess></c>",
    "a creator": "<c><did><origination><name>{}</name></origination><abstract>{}</abstract></did></c>",
    "languages": "<c><did><langmaterial>{}<language>{}</language></langmaterial></did></c>",
    "words that stand loose": "<c>{}<did><unittitle>{}</unittitle></did></c>",
    "a comment": "<c><did><unittitle>{}<!-- a > b --></unittitle><unitid>{}</unitid></did></c>",
    "a value in quotes": '<c id="a1"><did><container label="a > b" type="box">{}</container>{}</did></c>',
    "values where none should be": '<c><did label="{}"><container label="{}">1</container></did></c>',
    "values in apostrophes": "<c><did><container id='k' label='A' type='b'>{}</container>{}</did></c>",
    "values in both": """<c id="a"><did id='d'><container label="{}" type='b'>{}</container></did></c>""",
    "a value in apostrophes among others": "<c><did><unittitle>{}</unittitle>"
    """<container id="k" label='a' type="box">{}</container></did></c>""",
    "words in a mark": "<c><did><unittitle><persname>{}</persname></unittitle><unitid>{}</unitid></did></c>",
    "a day behind a sign": '<c><did><unitdate label="a > b" normal="{}">{}</unitdate></did></c>',
    "a day that is none": """<c><did><unitdate label='normal="1905"' normal="{}">{}</unitdate></did></c>""",
    "values of attributes": '<c><did><container label="{}" type="box">{}</container></did></c>',
    "a creator with a label": '<c><did><origination label="{}"><name>{}</name></origination></did></c>',
}
WORDS = st.text("abc xyz.,\"'\n\t\u00a0\u2003Ærø🖋]", max_size=12) | st.sampled_from(
    [
        "Creator",
        "English",
        "German",
        "&amp;",
        "&lt;b&gt; ",
        "a&#10;b",
        "&#x20;c",
        "a > b",
        "]]",
        " ",
        "10",
        "trl",
    ]
)
DAYS = st.sampled_from(["1905", "1905/1907", "19050102", "1907/1905", "", "undated", " 1905", "-0004"])


def _read_anew(text: str, version: Version) -> Described:
    """Read a component by the parser alone."""
    component = Component(Heard(Forms(version, usual_names(version)).element(text), version), ours=False)
    said = component.said()
    return Described(component.own_id, {name: values for name, values in said.items() if name != "kept"})


@pytest.mark.parametrize("shape", SHAPES)
@given(words=st.lists(st.tuples(WORDS, WORDS), min_size=4, max_size=6))
def test_whatever_its_words_a_component_says_what_it_would_alone(shape, words):
    one_by_one = Forms(Version.EAD2002, usual_names(Version.EAD2002))
    for pair in words:
        text = SHAPES[shape].format(*(each.replace('"', "&quot;") for each in pair))
        assert one_by_one.read(text) == _read_anew(text, Version.EAD2002)


@given(days=st.lists(st.tuples(DAYS, WORDS), min_size=4, max_size=6))
def test_whatever_its_day_a_date_says_what_it_would_alone(days):
    forms = Forms(Version.EAD2002, usual_names(Version.EAD2002))
    for normal, words in days:
        text = f'<c><did><unitdate type="inclusive" normal="{normal}">{words}</unitdate></did></c>'
        assert forms.read(text) == _read_anew(text, Version.EAD2002)


def test_what_no_field_holds_is_counted_each_time():
    forms = Forms(Version.EAD2002, usual_names(Version.EAD2002))
    for day in ("1905", "1906", "first", "1907", "second"):
        forms.read(f'<c><did><unitdate normal="{day}">a day</unitdate></did></c>')
    assert forms.kept == {"unitdate": 2}


def test_ids_of_elements_do_not_keep_components_from_being_of_one_shape():
    forms = Forms(Version.EAD2002, usual_names(Version.EAD2002))
    said = [
        forms.read(
            f'<c id="x{n}"><did id="d{n}"><unittitle id="t{n}">Box id="{n}"</unittitle></did></c>'
        ).said
        for n in range(4)
    ]
    assert [each["titles"][0].text for each in said] == [f'Box id="{n}"' for n in range(4)]
    assert [each["identifiers"][0].text for each in said] == [f"x{n}" for n in range(4)]


def test_a_reference_to_no_character_is_left_to_the_parser():
    forms = Forms(Version.EAD2002, usual_names(Version.EAD2002))
    good = "<c><did><unittitle>{}</unittitle></did></c>"
    for words in ("one", "two", "three"):
        forms.read(good.format(words))
    with pytest.raises(SyntaxError):
        forms.read(good.format("&#0;"))
