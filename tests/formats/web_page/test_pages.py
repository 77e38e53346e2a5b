import re
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import etree, html

from muniment import i18n
from muniment.description.levels import (
    Audience,
    CustodyKind,
    Level,
    NoteKind,
    SubjectKind,
    TextKind,
    TitleKind,
)
from muniment.description.markup import Block, BlockKind, Line, Span, SpanKind, line, prose
from muniment.description.units import (
    Container,
    Credit,
    CustodyEvent,
    DateStatement,
    DigitalObject,
    Extent,
    FindingAid,
    LanguageStatement,
    Note,
    Rights,
    Subject,
    TextVersion,
    Title,
    a_title,
)
from muniment.formats.web_page import Page
from tests.build import a_unit

HOSTILE = """"><script>alert('x')</script></style><!-- &amp; ]]> \x07"""
STAFF = Note(kind=NoteKind.GENERAL, prose=prose("Mouldy."), audience=Audience.INTERNAL)


def written(*units, title="Catalogue"):
    return "".join(Page(units, title).pieces())


def page_of(*units, title="Catalogue"):
    return html.document_fromstring(written(*units, title=title))


def below(parent, title="Letter", **fields):
    return a_unit(title, parent=parent.id, **fields)


def words_of(element):
    return " ".join(element.text_content().split())


def said(page, label):
    """The values below each label of that name."""
    labels = [each for each in page.iter("dt") if words_of(each) == label]
    values = []
    for each in labels:
        following = each.getnext()
        while following is not None and following.tag == "dd":
            values.append(words_of(following))
            following = following.getnext()
    return values


def ids_in(page):
    return [each.get("id") for each in page.iter() if each.get("id")]


FONDS = a_unit("Ministry", "F. 1", level=Level.FONDS)
SERIES = a_unit("Embassies", "F. 1-2", level=Level.SERIES, parent=FONDS.id)
LETTER = a_unit("A letter", "F. 1-2-3", parent=SERIES.id)
FAMILY = (FONDS, SERIES, LETTER)


def test_a_unit_stands_under_its_id_and_the_contents_lead_to_those_that_hold_others():
    page = page_of(*FAMILY)
    assert {each.id for each in FAMILY} <= set(ids_in(page))
    led = [each.get("href") for each in page.find(".//nav").iter("a")]
    assert (f"#{FONDS.id}" in led, f"#{SERIES.id}" in led, f"#{LETTER.id}" in led) == (True, True, False)


NOTED = replace(FONDS, notes=(Note(kind=NoteKind.SCOPE, prose=prose("Words.")),))
STRAY = a_unit("Stray")
NAMED = below(SERIES, credits=(Credit(name="Kim"),), notes=NOTED.notes)


@pytest.mark.parametrize(
    "units",
    [
        (NOTED, SERIES, LETTER, NAMED, STRAY),
        (STRAY, NOTED, SERIES, NAMED, a_unit("Late")),
        (NOTED, SERIES, NAMED),
        (replace(FONDS, titles=(), shelfmarks=()), SERIES),
        (NOTED,),
        (STRAY,),
        (),
    ],
)
def test_every_link_on_the_page_leads_to_a_place_on_it_and_no_id_stands_twice(units):
    page = page_of(*units)
    ids = ids_in(page)
    assert len(ids) == len(set(ids))
    assert {each.get("href") for each in page.iter("a")} <= {f"#{id}" for id in ids}


def test_the_contents_lead_to_the_records_where_they_name_none_of_them():
    page = page_of(FONDS, below(FONDS))
    (place,) = (each.get("href")[1:] for each in page.find(".//nav").iter("a") if words_of(each) == "Records")
    assert words_of(page.get_element_by_id(place)).startswith("Records")
    assert "Records" not in words_of(page_of(FONDS, SERIES, below(SERIES)).find(".//nav"))


def test_headings_stand_in_order_and_the_page_has_one_of_the_first_rank():
    deep = [FONDS]
    for number in range(8):
        deep.append(below(deep[-1], f"Level {number}"))
    page = page_of(NOTED, *deep[1:], STRAY)
    ranks = [int(each.tag[1]) for each in page.iter() if re.fullmatch("h[1-6]", str(each.tag))]
    assert ranks.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(ranks))


def test_a_page_has_its_landmarks_its_language_and_nothing_that_runs_or_is_fetched():
    page = page_of(*FAMILY)
    assert page.get("lang") == "en"
    assert [each.tag for each in page.find(".//div") if each.tag != "footer"] == ["header", "nav", "main"]
    assert not page.xpath("//script | //link | //img | //@src | //@onclick")
    assert not re.search(r"url\(|@import", page.find(".//style").text)


def test_a_page_is_well_nested():
    text = written(*FAMILY, STRAY, replace(FONDS, id="other"), below(replace(FONDS, id="other")))
    body = text[text.index("<body>") : text.index("</body>") + len("</body>")].replace("<br>", "<br/>")
    etree.fromstring(body)


@pytest.mark.parametrize(
    "unit",
    [
        a_unit(HOSTILE, HOSTILE),
        a_unit(dates=(DateStatement(text=HOSTILE),), extents=(Extent(text=HOSTILE),)),
        a_unit(credits=(Credit(name=HOSTILE, relator=HOSTILE, on_behalf_of=HOSTILE),)),
        a_unit(notes=(Note(kind=NoteKind.SCOPE, prose=prose(HOSTILE), heading=HOSTILE, language=HOSTILE),)),
        a_unit(subjects=(Subject(text=HOSTILE, language=HOSTILE),), repository=HOSTILE),
        a_unit(objects=(DigitalObject(href=HOSTILE, title=HOSTILE, note=HOSTILE),)),
        a_unit(rights=(Rights(text=HOSTILE, status=HOSTILE),), level=Level.OTHER, level_name=HOSTILE),
        a_unit(texts=(TextVersion(id="t1", kind=TextKind.ORIGINAL, prose=prose(HOSTILE), title=HOSTILE),)),
        a_unit(aid=FindingAid(title=HOSTILE, rights=HOSTILE)),
        a_unit(custody=(CustodyEvent(kind=CustodyKind.DONATED, agent=HOSTILE, source=HOSTILE),)),
    ],
)
def test_no_words_of_a_unit_become_markup(unit):
    for units in ((unit,), (FONDS, replace(unit, parent=FONDS.id))):
        page = page_of(*units, title=HOSTILE)
        assert page.xpath("//script | //comment()") == []
        assert len(page.xpath("//style")) == 1
        assert "alert('x')" in page.find("body").text_content()
        assert "\x07" not in written(*units, title=HOSTILE)


@pytest.mark.parametrize(
    ("href", "led"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("scans/1.jpg", "scans/1.jpg"),
        ("javascript:alert(1)", None),
        ("\x01javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///home/kim/1.jpg", None),
        ("/home/kim/1.jpg", None),
        ("C:\\scans\\1.jpg", None),
        ("//example.org/1.jpg", None),
    ],
)
def test_a_page_leads_to_the_web_and_to_files_beside_it_and_tells_no_place_on_a_disc(href, led):
    link = Span(SpanKind.LINK, ("see",), (("href", href),))
    note = Note(kind=NoteKind.SCOPE, prose=(Block(line=Line((link,))),))
    page = page_of(a_unit(objects=(DigitalObject(href=href, title="Scan"),), notes=(note,)))
    outside = [each.get("href") for each in page.iter("a") if not each.get("href").startswith("#")]
    assert outside == ([led, led] if led else [])
    assert "Scan" in said(page, "Files and addresses")
    assert "kim" not in html.tostring(page, encoding="unicode")


def test_what_is_for_staff_only_is_not_on_the_page_nor_is_anything_below_it():
    secret = replace(SERIES, audience=Audience.INTERNAL)
    units = (replace(FONDS, notes=(STAFF,)), secret, LETTER, below(FONDS, "Open"))
    page = Page(units, "Catalogue")
    text = "".join(page.pieces())
    assert not any(each in text for each in ("Embassies", "A letter", "Mouldy", secret.id))
    assert "Open" in text
    assert (page.count, page.withheld, page.notes) == (2, 2, 1)


def test_prose_for_staff_only_is_left_out_and_kept_elements_are_read():
    kept = (("vocabulary", "ead2002"),)
    blocks = (
        Block(line=line("Open."), attributes=(("audience", "internal"),)),
        Block(BlockKind.KEPT, line("<odd><head>Use</head><p>By leave.</p></odd>"), attributes=kept),
        Block(BlockKind.KEPT, line('<note audience="internal"><p>Hush.</p></note>'), attributes=kept),
    )
    page = page_of(a_unit(notes=(Note(kind=NoteKind.SCOPE, prose=blocks),)))
    assert said(page, "Scope and content") == ["UseBy leave."]


@pytest.mark.parametrize(
    ("title", "language", "direction"),
    [
        (a_title("Письма", "ru"), "ru", None),
        (a_title("Письма"), "und-Cyrl", None),
        (a_title("편지", "ko"), "ko", None),
        (a_title("رسائل", "ar"), "ar", "rtl"),
        (a_title("מכתבים"), "und-Hebr", "rtl"),
        (a_title("Pisʹma", "ru", script="Latn"), "ru-Latn", None),
        (a_title("Letters", "no language"), None, None),
        (a_title("Dubai – دبي – الإمارات"), "und-Arab", None),
        (a_title("1967"), None, None),
    ],
)
def test_a_title_says_its_language_and_from_where_it_is_read(title, language, direction):
    page = page_of(FONDS, below(FONDS, titles=(title,)))
    [name] = [each for each in page.iter("span") if each.text == title.text]
    assert (name.get("lang"), name.get("dir")) == (language, direction)


def test_what_says_no_language_is_in_that_of_the_finding_aid_where_its_letters_allow():
    aid = FindingAid(title="Inventaire", language="fr")
    note = Note(kind=NoteKind.SCOPE, prose=prose("Dossiers."))
    page = page_of(
        replace(FONDS, aid=aid, titles=(a_title("Ministère"),)), below(FONDS, "Письма", notes=(note,))
    )
    [h1], [h2] = page.iter("h1"), page.xpath("//main//h2/span")
    assert (h1.get("lang"), h2.get("lang")) == ("fr", "fr")
    assert page.xpath("//p[.='Dossiers.']/@lang") == ["fr"]
    assert page.xpath("//main//h4/span[.='Письма']/@lang") == ["und-Cyrl"]


def test_an_original_stands_beside_its_translation_paragraph_by_paragraph():
    original = TextVersion(id="t1", kind=TextKind.ORIGINAL, language="ru", prose=prose("Раз.\n\nДва."))
    english = TextVersion(
        id="t2", kind=TextKind.TRANSLATION, language="en", of="t1", prose=prose("One.\n\nTwo."),
        translators=("Ann Lee",),
    )  # fmt: skip
    page = page_of(a_unit(texts=(original, english)))
    rows = [[words_of(cell) for cell in row] for row in page.find_class("row")]
    assert rows == [
        ["Original, Russian", "Translation, English, by Ann Lee"],
        ["Раз.", "One."],
        ["Два.", "Two."],
    ]
    assert page.xpath("//p[.='Раз.']/@lang") == ["ru"]


def test_translator_and_provenance_are_told_in_plain_words():
    date = DateStatement(text="1992")
    unit = a_unit(
        credits=(Credit(name="Ann Lee", relator="trl", on_behalf_of="the Institute", from_language="ru"),),
        custody=(CustodyEvent(kind=CustodyKind.OBTAINED, agent="Kim", place="Tirana", date=date),),
    )
    page = page_of(unit)
    assert said(page, "Translator") == ["Ann Lee, for the Institute, from Russian"]
    assert said(page, "Chain of custody") == ["Obtained, by Kim, Tirana, 1992"]


def test_the_summary_comes_first_and_the_areas_follow_under_their_names():
    unit = replace(
        FONDS,
        dates=(DateStatement(text="1944–1990"),),
        extents=(Extent(text="3 boxes"),),
        repository="State Archive",
        languages=(LanguageStatement(language="sq"),),
        notes=(
            Note(kind=NoteKind.ACCESS, prose=prose("Open.")),
            Note(kind=NoteKind.SCOPE, prose=prose("All.")),
        ),
    )
    page = page_of(unit, SERIES)
    assert words_of(page.find(".//header")) == "Ministry State Archive · 1944–1990 · 3 boxes"
    assert [words_of(each) for each in page.iter("h2", "h3")] == [
        *("Contents", "Summary", "Content and structure", "Access and use", "Records"),
    ]
    labels = [words_of(each) for each in page.iter("dt")]
    assert labels[:6] == ["Repository", "Shelfmark", "Level", "Date", "Extent", "Language"]


def test_a_line_says_level_and_each_thing_once():
    dates = (DateStatement(text="1961"), DateStatement(text="1962", event="receipt"))
    page = page_of(FONDS, replace(SERIES, dates=dates))
    line = page.find_class("line")[-1]
    assert words_of(line) == "Series Embassies F. 1-21961"
    assert (said(page, "Received"), said(page, "Date")) == (["1962"], [])


def test_a_container_says_its_number_beside_its_label_and_a_unit_its_keeper_where_that_is_another():
    box = Container(kind="Box", number="7", label="Maps")
    fonds = replace(FONDS, repository="State Archive")
    page = page_of(fonds, below(fonds, containers=(box,), repository="State Archive"))
    assert (said(page, "Container"), said(page, "Repository")) == (["Box 7, Maps"], ["State Archive"])
    page = page_of(fonds, below(fonds, repository="Museum"))
    assert said(page, "Repository") == ["State Archive", "Museum"]


def test_the_index_leads_from_names_places_and_subjects_to_units():
    place = Subject(text="Tirana", kind=SubjectKind.PLACE)
    one = below(FONDS, credits=(Credit(name="Kim 10"), Credit(name="Kim 10")), subjects=(place,))
    two = below(FONDS, shelfmark="F. 1-9", credits=(Credit(name="Kim 2"), Credit(name="Kim 10")))
    page = page_of(FONDS, one, two)
    index = page.get_element_by_id("the-index")
    assert [words_of(each) for each in index.iter("li")] == [
        *("Kim 2: F. 1-9", "Kim 10: Letter, F. 1-9", "Tirana: Letter"),
    ]
    assert f"#{one.id}" in [each.get("href") for each in index.iter("a")]
    assert "Index" in words_of(page.find(".//nav"))


def test_several_fonds_are_chapters_of_a_page_called_as_the_catalogue_and_strays_stand_by_themselves():
    other = a_unit("Party", level=Level.FONDS)
    page = page_of(STRAY, *FAMILY, other, below(other), a_unit("Late"), title="Our archive")
    assert words_of(page.find(".//h1")) == "Our archive"
    assert [words_of(each) for each in page.iter("h2")] == [
        *("Contents", "Records", "Ministry", "Party", "Records"),
    ]


def test_one_unit_of_which_nothing_is_said_has_a_page_all_the_same():
    page = page_of(a_unit("", level=None))
    assert words_of(page.find(".//h1")) == "Without a title"
    assert list(page.iter("dt")) == []


def test_a_page_of_nothing_is_one():
    assert words_of(page_of(title="Bare").find(".//h1")) == "Bare"


def test_lists_are_lists_and_what_stands_before_their_items_is_in_them():
    items = (prose("one"), prose("two"))
    listed = Block(BlockKind.LIST, line("Boxes"), items, (("kind", "ordered"),))
    page = page_of(a_unit(notes=(Note(kind=NoteKind.SCOPE, prose=(listed,)),)))
    [made] = page.xpath("//dd/ol")
    assert [(each.get("class"), each.text) for each in made] == [
        ("lead", "Boxes"),
        (None, "one"),
        (None, "two"),
    ]


def test_what_is_quoted_in_paragraphs_is_no_list():
    quoted = Block(BlockKind.QUOTE, items=(prose("One."), prose("Two.")))
    page = page_of(a_unit(notes=(Note(kind=NoteKind.SCOPE, prose=(quoted,)),)))
    assert page.xpath("//dd/blockquote/p/text()") == ["One.", "Two."]


def test_on_a_page_that_is_read_from_the_right_other_scripts_say_that_they_are_not(monkeypatch):
    monkeypatch.setattr(i18n, "tag", lambda: "ar")
    monkeypatch.setattr(i18n, "reads_from_right", lambda: True)
    page = page_of(FONDS, SERIES, below(SERIES, "رسائل"))
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert page.xpath("//main//h4/span[.='Embassies']/@dir") == ["ltr"]
    assert page.xpath("//main//h5/span[.='رسائل']/@dir") == []


def test_other_titles_stand_under_what_they_are():
    both = (a_title("Письма", "ru"), Title(line=line("Letters"), kind=TitleKind.TRANSLATED, language="en"))
    assert said(page_of(a_unit(titles=both)), "Translated title") == ["Letters"]


def test_the_same_units_give_the_same_page():
    assert written(*FAMILY) == written(*FAMILY)


def test_contents_go_no_deeper_than_can_be_read():
    many = [below(FONDS, f"Series {number}") for number in range(200)]
    family = (unit for each in many for unit in (each, below(each)))
    led = [each.get("href") for each in page_of(FONDS, *family).find(".//nav").iter("a")]
    assert led == [f"#{FONDS.id}", f"#{FONDS.id}-the-records"]


def test_a_script_that_is_no_code_cannot_end_an_attribute():
    odd = Note(kind=NoteKind.SCOPE, prose=prose("10 €"), script=HOSTILE)
    page = page_of(replace(FONDS, notes=(odd, replace(odd, language="ru", prose=prose("Шаг")))))
    assert [each.get("lang") for each in page.iter("p") if each.getparent().tag == "dd"] == [None, "ru"]
    assert page.find(".//script") is None


def test_the_contents_do_not_lead_to_an_index_in_which_nobody_would_stand():
    page = page_of(replace(FONDS, credits=(Credit(name="", statement="Translated in haste"),)))
    led = {each.get("href").lstrip("#") for each in page.iter("a")}
    assert led <= set(ids_in(page))
