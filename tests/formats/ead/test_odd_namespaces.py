"""Namespaces declared, taken back and changed anywhere in a finding aid: what is EAD is read as EAD."""

from dataclasses import replace

import pytest

from muniment.description.units import DigitalObject, a_title
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead.merging import documents
from muniment.formats.xml.comparing import differences
from muniment.formats.xml.errors import XmlError
from tests.build import a_unit
from tests.formats.ead import words

NS = "urn:isbn:1-931666-22-9"
NS3 = "http://ead3.archivists.org/schema/"
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
DAO = '<dao xlink:href="http://x" xlink:title="Scan"/>'
HEADER = (
    "<eadheader><eadid>x</eadid><filedesc><titlestmt><titleproper>Guide</titleproper></titlestmt></filedesc>"
    "</eadheader>"
)


def c(title, inside="", said="", prefix=""):
    tag, did = f"{prefix}c", f"{prefix}did"
    name = f"{prefix}unittitle"
    return f'<{tag} level="file"{said}><{did}><{name}>{title}</{name}></{did}>{inside}</{tag}>'


def aid(body, said="", around="", header=HEADER):
    described = f'<archdesc level="fonds"{said}><did><unittitle>Top</unittitle></did>{body}</archdesc>'
    return f'<ead xmlns="{NS}"{around}>{header}{described}</ead>'


def prefixed(text, prefix):
    return text.replace("</", "\0").replace("<", f"<{prefix}:").replace("\0", f"</{prefix}:")


CASES = {
    "a prefix declared on the list": (aid(f"<dsc {XLINK}>{c('A', DAO)}{c('B', c('C', DAO))}</dsc>"), 4),
    "a prefix declared on a component above": (
        aid(f"<dsc>{c('A', c('B', DAO) + c('D'), f' {XLINK}')}</dsc>"),
        4,
    ),
    "a prefix declared on the description": (aid(f"<dsc>{c('A', DAO)}</dsc>", f" {XLINK}"), 2),
    "a prefix of others declared on the list": (
        aid(f'<dsc xmlns:m="urn:m">{c("A", "<odd><p m:x=@1@>Words</p></odd>".replace("@", chr(34)))}</dsc>'),
        2,
    ),
    "components by two prefixes": (
        f'<e:ead xmlns:e="{NS}" xmlns:f="{NS}">'
        + prefixed(f"{HEADER}<archdesc><did/><dsc>{c('A')}", "e")
        + c("B", prefix="f:")
        + prefixed("</dsc></archdesc></ead>", "e"),
        3,
    ),
    "a prefix in other letters": (
        f'<é.1:ead xmlns:é.1="{NS}">{prefixed(aid(c("A")).partition(">")[2], "é.1")}',
        2,
    ),
    "no namespace from some components on": (
        aid(f"<dsc>{c('A')}{c('B', c('C'), ' xmlns=@@'.replace('@', chr(34)))}{c('D')}</dsc>"),
        5,
    ),
    "no namespace from the list on": (aid(f'<dsc xmlns="">{c("A")}{c("B", c("C"))}</dsc>'), 4),
    "no namespace from the description on": (aid(f"<dsc>{c('A')}</dsc>", ' xmlns=""'), 2),
    "no namespace in the header": (
        aid(c("A"), header=HEADER.replace("<eadheader>", '<eadheader xmlns="">')),
        2,
    ),
    "another version further in": (
        aid(f"<dsc>{c('A', said=f' xmlns=@{NS3}@'.replace('@', chr(34)))}</dsc>"),
        2,
    ),
    "what is called as components are, and is none": (
        aid(f"<dsc>{c('A', '<c xmlns=@urn:x@><did>Foreign</did></c>'.replace('@', chr(34)))}{c('B')}</dsc>"),
        3,
    ),
    "the same by a prefix": (
        aid(f"<dsc>{c('A', '<x:c><x:did>Foreign</x:did></x:c>')}</dsc>", ' xmlns:x="urn:x"'),
        2,
    ),
    "a description that is none": (
        aid(f'<odd><p><archdesc xmlns="urn:x">Foreign</archdesc></p></odd><dsc>{c("A")}</dsc>'),
        2,
    ),
}
of_each_case = pytest.mark.parametrize("case", CASES)


def units_of(case):
    return ead.read(Source("aid.xml", CASES[case][0].encode())).units


@of_each_case
def test_its_components_are_found(case):
    assert len(units_of(case)) == CASES[case][1]


@of_each_case
def test_it_goes_back_as_it_came(case):
    data = CASES[case][0].encode()
    assert "".join(ead.write(units_of(case), ead.Version.EAD2002)).encode() == data


@of_each_case
@pytest.mark.parametrize("version", ead.Version)
def test_no_word_of_it_is_lost_in_any_version(case, version):
    text = "".join(ead.write(units_of(case), version, title="Aid"))
    assert words.lost(CASES[case][0].encode(), text.encode()) == {}


@pytest.mark.parametrize("case", [case for case in CASES if "prefix" in case])
def test_a_unit_that_is_moved_elsewhere_takes_its_words_and_is_well_formed(case):
    top, *others = units_of(case)
    moved = [each for each in others if each.parent == top.id]
    text = "".join(ead.write([top, *reversed(moved)], ead.Version.EAD2002)).encode()
    assert [each.title for each in ead.read(Source("aid.xml", text)).units[1:]] == [
        each.title for each in reversed(moved)
    ]


def test_what_a_list_declares_is_looked_up_once_for_all_in_it(monkeypatch):
    text = aid(f"<dsc {XLINK}>{''.join(c(number, DAO) for number in range(30))}</dsc>")
    units = ead.read(Source("aid.xml", text.encode())).units
    looked_up = []
    around = documents.parsed
    monkeypatch.setattr(documents, "parsed", lambda *said: looked_up.append(said) or around(*said))
    assert "".join(ead.write(units, ead.Version.EAD2002)) == text
    assert len(looked_up) == 1


def test_a_title_that_changes_below_such_a_prefix_is_written_in_its_place():
    case = "a prefix declared on the list"
    top, first, *others = units_of(case)
    text = "".join(ead.write([top, replace(first, titles=(a_title("New"),)), *others], ead.Version.EAD2002))
    (changed,) = differences(CASES[case][0].encode(), text.encode())
    assert (changed.one, changed.other) == ("A", "New")


@pytest.mark.parametrize("case", [case for case in CASES if "declared on" in case])
def test_what_is_at_fault_below_such_a_prefix_is_mended(case):
    text = (
        CASES[case][0].replace('level="file"', 'level="dossier"').replace("</did>", "</did><odd>Bare.</odd>")
    )
    mended = ead.mend(Source("aid.xml", text.encode()), ead.all_of(ead.MENDS)).data
    assert [found.message for found in ead.validate(Source("aid.xml", mended))] == []
    assert words.lost(text.encode(), mended) == {}


ILL_FORMED = {
    "two ids on a component": ' id="a" id="b"',
    "a bare < in the id of a component": ' id="a<b"',
    "a bare & in the id of a component": ' id="a&b"',
}


@pytest.mark.parametrize("case", ILL_FORMED)
def test_an_ill_formed_id_is_refused_with_its_line(case):
    with pytest.raises(XmlError, match=r"\(line 1, column \d+\)"):
        ead.read(Source("aid.xml", aid(c("A", said=ILL_FORMED[case])).encode()))


@pytest.mark.parametrize("said", ILL_FORMED.values(), ids=list(ILL_FORMED))
def test_an_ill_formed_id_is_refused_where_many_like_it_were_read(said):
    many = "".join(c("A", f'<odd id="a{number}"><p>x</p></odd>') for number in range(9))
    with pytest.raises(XmlError, match=r"\(line 1, column \d+\)"):
        ead.read(Source("aid.xml", aid(f"{many}{c('B', f'<odd{said}><p>x</p></odd>')}").encode()))


def test_a_unit_that_is_new_brings_the_prefix_of_links_where_the_file_calls_them_otherwise():
    text = aid(
        f"<dsc>{c('A', DAO.replace('xlink:', 'l:'))}</dsc>", around=" " + XLINK.replace(":xlink", ":l")
    )
    units = list(ead.read(Source("aid.xml", text.encode())).units)
    new = a_unit("New", parent=units[0].id, objects=(DigitalObject(href="http://x/2"),))
    data = "".join(ead.write([*units, new], ead.Version.EAD2002)).encode()
    (*came, last) = ead.read(Source("aid.xml", data)).units
    assert [unit.objects for unit in came] == [unit.objects for unit in units]
    assert last.objects == new.objects
