"""What keeps real finding aids from being valid is mended, each thing by a rule; all else stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.formats import ead
from muniment.formats.deliveries import Source
from tests.formats.ead import corpus
from tests.shared import needs_shared

EAD3 = "http://ead3.archivists.org/schema/"
TITLES = "<filedesc><titlestmt><titleproper>T</titleproper></titlestmt></filedesc>"
EADID = "<eadid>X1</eadid>"
HEADER = f"<eadheader>{EADID}{TITLES}</eadheader>"
CONTROL = f"""<control><recordid>X1</recordid>{TITLES}<maintenancestatus value="new"/>
<maintenanceagency><agencyname>A</agencyname></maintenanceagency><maintenancehistory><maintenanceevent>
<eventtype value="created"/><eventdatetime>1967</eventdatetime><agenttype value="human"/><agent>A</agent>
</maintenanceevent></maintenancehistory></control>"""
CONTROL4 = """<control><recordId>X1</recordId><maintenanceAgency><agencyName>A</agencyName>
</maintenanceAgency><maintenanceHistory><maintenanceEvent><agent><label>A</label></agent><eventDateTime>1967</eventDateTime>
</maintenanceEvent></maintenanceHistory></control>"""
DID = "<did><unittitle>Letters</unittitle></did>"


def a_file(inside, header=HEADER, level='level="fonds"', space="urn:isbn:1-931666-22-9"):
    names = f'xmlns="{space}" xmlns:xlink="http://www.w3.org/1999/xlink"'
    body = f"<archdesc {level}>{inside}</archdesc>"
    return Source("x.xml", f"<?xml version='1.0'?>\n<ead {names}>\n{header}\n{body}\n</ead>\n".encode())


def body(inside):
    return a_file(DID + inside)


def did(inside):
    return a_file(f"<did><unittitle>L</unittitle>{inside}</did>")


def header(inside):
    return a_file(DID, f"<eadheader>{inside}</eadheader>" if inside else "")


def ead3(inside):
    return a_file(f"<did><unittitle>L</unittitle>{inside}</did>", CONTROL, space=EAD3)


def ead4(inside, header=CONTROL4, beside=""):
    """A file in EAD 4, with something beside its title and behind it."""
    body = f"<identificationData><unitTitle>L</unitTitle>{beside}</identificationData>{inside}"
    root = f'<ead xmlns="https://archivists.org/ns/ead/v4">{header}<archDesc>{body}</archDesc></ead>'
    return Source("x.xml", root.encode())


def scope4(attribute):
    return ead4(f"<scopeContent {attribute}><p>L</p></scopeContent>")


def undeprecated(inside):
    return a_file(f"{DID}{inside}", CONTROL, space=f"{EAD3}undeprecated/")


def date(normal, words="1924"):
    return did(f'<unitdate normal="{normal}">{words}</unitdate>')


AGENT = "<agent><label>A</label></agent>"
PARTS = "<title><part>T</part><part/></title>"
ABOUT = '<extent><quantity approximate="yes">3</quantity></extent>'
SCOPE4 = "<scopeContent><p>L</p></scopeContent>"
MOMENT = 'standardDateTime="1967-05-01 10:00"'
NAMED = '<origination source="lcnaf"><persname><part>H</part></persname></origination>'
POINTED = '<odd id="1a"><p>See <ref target="1a">here</ref>.</p></odd>'
TWINS = '<odd id="a"><p>1</p></odd><odd id="a"><p>2</p></odd>'
NUMBERED = CONTROL.replace("proper>T<", "proper>T<num>MS 1</num><")
FAULTS = {
    "words without a paragraph": (body("<scopecontent>About <emph>all</emph>.</scopecontent>"), "wrapper"),
    "an address of bare words": (body("<odd><address>Rruga 1</address></odd>"), "wrapper"),
    "words in a profile": (header(f"{EADID}{TITLES}<profiledesc>By hand.</profiledesc>"), "wrapper"),
    "a bare creator in EAD3": (ead3("<origination>Hoxha, Enver</origination>"), "wrapper"),
    "a bare name in EAD3": (ead3("<origination><persname>H</persname></origination>"), "wrapper"),
    "an attribute of one's own": (body('<odd restriction="x"><p>Closed.</p></odd>'), "local-attribute"),
    "one without altrender": (header(f'<eadid source="x">X1</eadid>{TITLES}'), "local-attribute"),
    "a link without its prefix": (did('<dao href="http://example.org/1"/>'), "attribute-name"),
    "an attribute in capitals": (did('<container Type="box">1</container>'), "attribute-name"),
    "an attribute of the name inside": (ead3(NAMED), "attribute-place"),
    "an id that begins with a digit": (body(POINTED), "id-form"),
    "an id that stands twice": (body(TWINS), "id-twice"),
    "an open date": (date("0/9999", "undated"), "date"),
    "a span with a hyphen": (date("1851-1884"), "date"),
    "a year of three digits": (date("914/1989"), "date"),
    "spaces about the stroke": (date("1991-01-01 / 1991-12-31"), "date"),
    "an empty country": (header(f'<eadid countrycode="">X1</eadid>{TITLES}'), "code"),
    "a country with a space": (header(f'<eadid countrycode="a l">X1</eadid>{TITLES}'), "code"),
    "a level in capitals": (a_file(DID, level='level="Fonds"'), "value"),
    "a level that is none": (a_file(DID, level='level="fondo"'), "value"),
    "no level": (a_file(DID, level=""), "level"),
    "no filedesc": (header(EADID), "missing"),
    "no header": (header(""), "missing"),
    "a component without a did": (body("<dsc><c><odd><p>L</p></odd></c></dsc>"), "missing"),
    "a did behind the notes": (a_file(f"<odd><p>L</p></odd>{DID}"), "order"),
    "a header in the wrong order": (header(TITLES + EADID), "order"),
    "an empty note": (body("<scopecontent/>"), "empty"),
    "an extent in a did": (did("<extent>3 boxes</extent>"), "place"),
    "a paragraph in an abstract": (did("<abstract><p>In short.</p></abstract>"), "place"),
    "a number in a title in EAD3": (a_file(DID, NUMBERED, space=EAD3), "place"),
    "a note of another version with a paragraph": (ead3("<note><p>See also.</p></note>"), "place"),
    "an element in capitals": (body("<scopeContent><p>L</p></scopeContent>"), "element-name"),
    "an attribute of another version": (ead3('<unitid type="old">1</unitid>'), "attribute-name"),
    "an address with a bare sign": (did('<dao xlink:href="http://a.example/100%#b#[c]"/>'), "address"),
    "bare words in undeprecated EAD3": (undeprecated("<descgrp><odd>L</odd></descgrp>"), "wrapper"),
    "an attribute of one's own in it": (undeprecated('<odd own="x"><p>L</p></odd>'), "local-attribute"),
    "no header in EAD 4": (ead4("", ""), "missing"),
    "no agency in EAD 4": (ead4("", "<control><recordId>X</recordId></control>"), "missing"),
    "bare words in EAD 4": (ead4("<scopeContent>About <span>all</span>.</scopeContent>"), "wrapper"),
    "a bare agent in EAD 4": (ead4("<agents>Hoxha, Enver</agents>"), "wrapper"),
    "an old name in EAD 4": (ead4("<scopecontent><p>L</p></scopecontent>"), "element-name"),
    "an attribute of one's own in EAD 4": (scope4('own="x"'), "local-attribute"),
    "an old attribute in EAD 4": (scope4('type="x"'), "attribute-name"),
    "an id in EAD 4": (scope4('id="1"'), "id-form"),
    "an empty part in EAD 4": (ead4("", f"{CONTROL4}<findAidDesc>{PARTS}</findAidDesc>"), "empty"),
    "agents in no list in EAD 4": (ead4(f"{AGENT}{AGENT}"), "place"),
    "a note before the agents in EAD 4": (
        ead4(f"<scopeContent><p>L</p></scopeContent><agents>{AGENT}</agents>"),
        "order",
    ),
    "a moment in EAD 4": (ead4("", CONTROL4.replace("DateTime>", f"DateTime {MOMENT}>", 1)), "date"),
    "a truth in EAD 4": (
        ead4("", beside='<extent><quantity approximate="yes">3</quantity></extent>'),
        "value",
    ),
    "an id with a space in it, pointed to": (
        body('<odd id="o 1"><p><ref target="o 1">L</ref></p></odd>'),
        "id-form",
    ),
    "a state said in words in EAD3": (
        a_file(DID, CONTROL.replace(' value="new"/>', ">derived</maintenancestatus>"), space=EAD3),
        "required",
    ),
    "a sentence on languages in EAD3": (
        ead3('<langmaterial>In <language langcode="eng">English</language>.</langmaterial>'),
        "wrapper",
    ),
    "a list called as by EAD 2002 in EAD3": (
        a_file(f'{DID}<odd><list type="ordered"><item>L</item></list></odd>', CONTROL, space=EAD3),
        "attribute-name",
    ),
    "a value with a slip of the pen": (
        a_file(DID, CONTROL.replace("<control>", '<control countryencoding="iso3166">'), space=EAD3),
        "value",
    ),
    "a name beside paragraphs": (body("<odd><p>L</p><persname>Ana</persname></odd>"), "place"),
    "a heading in a note": (body("<note><head>Note</head><p>L</p></note>"), "place"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_mended_by_its_rule(fault):
    source, rule = FAULTS[fault]
    assert ead.validate(source), "The file should not be valid."
    mended = ead.mend(source, ead.all_of({rule}))
    assert {each.rule for each in mended.made} == {rule}
    assert ead.validate(Source("x.xml", mended.data)) == ()


@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_is_mended_unless_it_is_asked_for(fault):
    source, _rule = FAULTS[fault]
    mended = ead.mend(source, ead.all_of(()))
    assert mended.offered
    assert (mended.made, mended.data) == ((), source.data)


SAID = {
    "words without a paragraph": ("<scopecontent>About", "<scopecontent><p>About"),
    "an id that begins with a digit": ('id="1a"', 'id="id-1a"'),
    "a span with a hyphen": ('normal="1851-1884"', 'normal="1851/1884"'),
    "an open date": ('normal="0/9999"', ""),
    "an empty country": ('countrycode=""', ""),
    "an id with a space in it, pointed to": ('id="o 1"', 'id="o-1"'),
    "a name beside paragraphs": ("<p>L</p><persname>", "<p>L</p><p><persname>Ana</persname></p>"),
    "a state said in words in EAD3": ('value=""', 'value="derived"'),
    "a sentence on languages in EAD3": (
        "In <language",
        "English</language><descriptivenote><p>In English.</p></descriptivenote>",
    ),
    "a list called as by EAD 2002 in EAD3": ('type="ordered"', 'listtype="ordered"'),
    "a value with a slip of the pen": ('"iso3166"', '"iso3166-1"'),
    "a level that is none": ('level="fondo"', 'level="otherlevel" otherlevel="fondo"'),
}


@pytest.mark.parametrize("fault", SAID)
def test_a_mend_shows_what_stands_and_what_would_stand(fault):
    before, after = SAID[fault]
    [first, *_others] = ead.mend(FAULTS[fault][0], ead.all_of(())).offered
    assert before in first.before
    assert after in first.after


ONE_FAULT = ('<dao href="a.jpg"/>', '<origination role="author"><persname>A</persname></origination>')


@pytest.mark.parametrize("inside", ONE_FAULT)
def test_an_attribute_that_is_to_be_named_or_put_rightly_is_not_set_aside_as_well(inside):
    assert len(ead.mend(did(inside), ead.all_of(())).offered) == 1


def test_a_mend_knows_its_line_also_behind_components():
    inside = f"{DID}\n<dsc>\n<c>\n{DID}\n</c>\n<c>\n{DID}\n<odd>\nBare.</odd></c>\n</dsc>\n<odd>Bare.</odd>"
    offered = ead.mend(a_file(inside), ead.all_of(())).offered
    assert [each.line for each in offered] == [14, 11]


def test_one_place_is_mended_by_its_key_and_others_stay():
    source = a_file(f"{DID}<odd>One.</odd>\n<odd>Two.</odd>")
    first, second = ead.mend(source, ead.all_of(())).offered
    mended = ead.mend(source, ead.all_of({second.key}))
    assert mended.data == source.data.replace(b"Two.", b"<p>Two.</p>")
    assert [each.key for each in ead.mend(Source("x.xml", mended.data), ead.all_of(())).offered] == [
        first.key
    ]


def test_what_is_not_mended_stays_letter_for_letter():
    kept = "<odd  id='a'\n><p>&#x41;<![CDATA[<b>]]></p></odd>"
    source = a_file(f"{DID}<dsc><c level = 'file'>{DID}{kept}</c><c>{DID}<odd>Bare.</odd></c></dsc>")
    mended = ead.mend(source, ead.all_of({"all"}))
    assert mended.data == source.data.replace(b"Bare.", b"<p>Bare.</p>")


def test_what_looks_like_a_slot_of_ours_is_no_hindrance_to_mending():
    said = "<!DOCTYPE ead [<?muniment-part c?>]><ead"
    source = a_file(f"{DID}<dsc><c>{DID}<odd><?muniment-part c?>Bare.</odd></c></dsc>")
    source = Source("x.xml", source.data.replace(b"<ead", said.encode(), 1))
    mended = ead.mend(source, ead.all_of({"all"}))
    wrapped = b"<?muniment-part c?><p>Bare.</p>"
    assert mended.data == source.data.replace(b"<?muniment-part c?>Bare.", wrapped)


def test_a_title_of_the_header_is_that_of_what_is_described():
    titled = a_file("<did><unittitle>Letters &amp; <emph>notes</emph></unittitle></did>", "")
    mended = ead.mend(titled, ead.all_of({"all"}))
    assert b"<titleproper>Letters &amp; notes</titleproper>" in mended.data


@given(st.sets(st.sampled_from(sorted(ead.MENDS))), st.sampled_from(sorted(FAULTS)))
def test_to_mend_twice_is_to_mend_once(rules, fault):
    once = ead.mend(FAULTS[fault][0], ead.all_of(rules))
    assert ead.mend(Source("x.xml", once.data), ead.all_of(rules)).data == once.data


@needs_shared
def test_nothing_is_offered_for_real_files_that_are_valid():
    for row in corpus.rows(largest=60_000):
        if row.valid and not ead.validate(row.source):
            assert ead.mend(row.source, ead.all_of(())).offered == (), row.path


@needs_shared
def test_most_real_files_that_are_not_valid_can_be_made_so_and_none_gets_worse():
    invalid = [(row, found) for row in corpus.rows(largest=60_000) if (found := ead.validate(row.source))]
    mended = {row.path: ead.mend(row.source, ead.all_of({"all"})).data for row, _found in invalid}
    left = {path: len(ead.validate(Source("x.xml", data))) for path, data in mended.items()}
    assert all(left[row.path] <= len(found) for row, found in invalid)
    assert sum(not count for count in left.values()) >= len(invalid) * 0.6


def a_series(title, *files):
    return f'<c id="s" level="series"><did><unittitle>{title}</unittitle></did>{"".join(files)}</c>'


def a_linked_file(id, target):
    link = f'<scopecontent><p><ref target="{target}">There</ref></p></scopecontent>'
    return f'<c id="{id}" level="file"><did><unittitle>F</unittitle></did>{link}</c>'


def test_a_link_means_the_nearest_of_those_that_have_the_id_it_names():
    older = a_series("Older", a_linked_file("f1", "s"), a_linked_file("f2", "f1"))
    newer = a_series("Newer", a_linked_file("f1", "s"), a_linked_file("f2", "f1"), a_linked_file("f3", "f2"))
    mended = ead.mend(body(f"<dsc>{older}{newer}{a_linked_file('g', 'f1')}</dsc>"), ead.all_of({"all"}))
    text = mended.data.decode()
    ids = [each.split('"')[0] for each in text.split(' id="')[1:]]
    targets = [each.split('"')[0] for each in text.split(' target="')[1:]]
    assert ids == ["s", "f1", "f2", "s-2", "f1-2", "f2-2", "f3", "g"]
    assert targets == ["s", "f1", "s-2", "f1-2", "f2-2", "f1"]
