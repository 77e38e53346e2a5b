"""Large finding aids are read by their text, one unit after the other, as the parser would read them."""

import gc
import weakref
from dataclasses import fields, replace

import pytest

from muniment.description.units import Unit
from muniment.description.unopened import Unopened
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead.originals import scanning
from muniment.formats.ead.reading import documents
from muniment.formats.xml.errors import XmlError
from muniment.formats.xml.sources import prepare
from muniment.progress import finish
from tests.formats.ead import corpus
from tests.formats.ead.storing import all_stored

NAMESPACE = "urn:isbn:1-931666-22-9"
C = '<c id="{id}" level="file"><did><unittitle>{title}</unittitle></did>{more}</c>'
HIDING = "<!-- <c></c> </c> --><?pi <c> ?><p><![CDATA[</c><c>]]></p>"


def a_file(*components, around=""):
    header = "<eadheader><eadid>x</eadid></eadheader>"
    whole = '<archdesc level="fonds"><did><unittitle>All</unittitle></did>{around}<dsc>{all}</dsc></archdesc>'
    inner = whole.format(around=around, all="\n".join(components))
    return f'<?xml version="1.0"?>\n<ead xmlns="{NAMESPACE}">{header}{inner}</ead>\n'.encode()


def a_c(id="a", title="Letters", more=""):
    return C.format(id=id, title=title, more=more)


def said(units):
    """Return what the units say, and whose parts they are, whatever ids they were given."""
    places = {unit.id: place for place, unit in enumerate(units)}
    return [(places.get(unit.parent), replace(unit, id="", parent=None)) for unit in units]


def from_tree(source):
    prepared, root = documents._opened(source)
    return documents._from_tree(source, prepared, root, scanning.layout(prepared))


@pytest.fixture
def large(monkeypatch):
    """Files of any size are left on disk."""
    monkeypatch.setattr("muniment.formats.deliveries.LARGE", 0)
    monkeypatch.setattr(documents, "LARGE", 0)


@pytest.mark.parametrize("row", corpus.rows(largest=200_000)[::3] or [None], ids=lambda row: row and row.path)
def test_the_text_of_a_real_file_says_what_its_tree_does(row):
    if row is None:
        pytest.skip("the real finding aids are not beside the project")
    try:
        by_tree = from_tree(row.source)
    except XmlError:
        pytest.skip("the file is not well-formed")
    by_text = ead.read(row.source)
    assert said(by_text.units) == said(by_tree.units)
    assert by_text.findings == by_tree.findings


LAYOUTS = {
    "nested": a_file(a_c("a", more=a_c("b", more=a_c("c")) + a_c("d")), a_c("e")),
    "text behind components": a_file(a_c("a", more=a_c("b") + "<odd><p>Behind.</p></odd>")),
    "hidden tags": a_file(a_c("a", more=f"<odd>{HIDING}</odd>"), around=HIDING),
    "a sign in a value": a_file(a_c("a", more="<odd label='a>b/'><p>x</p></odd>")),
    "an empty component": a_file('<c id="a"/>', a_c("b")),
    "the same in the same words": a_file(a_c("a"), a_c("b"), a_c("a2", more="<odd><odd/></odd>")),
    "a prefix declared further in": a_file(
        a_c("a", more='<odd xmlns:x="urn:x"><p x:y="1">w</p></odd>'), around='<odd xmlns:z="urn:z"/>'
    ),
    "what an instruction of ours keeps": a_file(
        a_c("a", more='<?muniment kept="&lt;x/&gt;" vocabulary="ead3" place="did/1"?><odd><p>x</p></odd>')
    ),
    "loose words": a_file(a_c("a", more="words <odd><p>x</p></odd> and more")),
    "words that look like a declaration": a_file(a_c("a", more="<odd><p>xmlns= is a word</p></odd>")),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_however_a_file_is_laid_out_its_text_says_what_its_tree_does(name):
    source = Source("aid.xml", LAYOUTS[name])
    assert said(ead.read(source).units) == said(from_tree(source).units)


@pytest.mark.parametrize("size", [7, 50, 333])
@pytest.mark.parametrize("name", LAYOUTS)
def test_a_file_is_cut_the_same_however_little_of_it_is_looked_at_in_one_go(monkeypatch, name, size):
    prepared = prepare(Source("aid.xml", LAYOUTS[name]))
    whole = scanning.cuts(prepared)
    monkeypatch.setattr(scanning, "PORTION", size)
    assert scanning.cuts(prepared) == whole


def test_a_large_file_gives_its_units_again_each_time_with_the_same_ids(large, tmp_path):
    path = tmp_path / "aid.xml"
    path.write_bytes(LAYOUTS["nested"])
    units = ead.read(Source.of(path)).units
    assert not isinstance(units, tuple)
    assert list(units) == list(units)
    assert (len(units), units[1].title) == (6, "Letters")
    assert said(units) == said(ead.read(Source("aid.xml", LAYOUTS["nested"])).units)


def test_while_a_file_is_read_cycles_are_looked_for_seldom(large, tmp_path):
    path = tmp_path / "aid.xml"
    path.write_bytes(LAYOUTS["nested"])
    usual, steps = gc.get_threshold(), ead.read_stepwise(Source.of(path))
    next(steps)
    assert gc.get_threshold() > usual
    finish(steps)
    assert gc.get_threshold() == usual


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_large_file_that_was_only_opened_says_what_it_does_when_it_is_read(large, tmp_path, name):
    path = tmp_path / "aid.xml"
    path.write_bytes(LAYOUTS[name])
    opened, read = finish(ead.open_stepwise(Source.of(path))), ead.read(Source.of(path))
    assert said(opened.units) == said(read.units)
    assert said(opened.tops) == said(read.tops)
    later = finish(opened.later()) if opened.later else ()
    assert (*opened.findings, *later) == read.findings


def test_what_was_only_opened_is_told_of_before_its_units_were_asked_for(large, tmp_path):
    path = tmp_path / "aid.xml"
    path.write_bytes(a_file(a_c("a", more="<index><p>Kept.</p></index>")))
    opened = finish(ead.open_stepwise(Source.of(path)))
    assert [found.rule for found in finish(opened.later())] == ["ead-kept"]


@pytest.mark.parametrize("named", [f'<c id="u{"a" * 32}"/>', '<?muniment unit="a"?>'])
def test_a_large_file_with_names_of_our_units_is_read_before_it_is_taken_in(large, tmp_path, named):
    path = tmp_path / "aid.xml"
    path.write_bytes(a_file(a_c("a"), named))
    assert finish(ead.open_stepwise(Source.of(path))).later is None


def test_a_large_file_with_a_document_type_stays_on_disk_and_keeps_it(large, tmp_path):
    path = tmp_path / "aid.xml"
    text = LAYOUTS["nested"].replace(b"?>\n", b'?>\n<!DOCTYPE ead SYSTEM "ead.dtd" [\n<!-- > -->\n]>\n', 1)
    path.write_bytes(text)
    units = list(ead.read(Source.of(path)).units)
    assert "".join(ead.write(units, ead.Version.EAD2002)).encode() == text


def test_a_large_file_that_is_not_well_formed_is_refused_with_its_line(large, tmp_path):
    path = tmp_path / "aid.xml"
    path.write_bytes(a_file(a_c("a"), a_c("b", more="<odd><p>no end</odd>"), a_c("c")))
    with pytest.raises(XmlError, match="line 3"):
        ead.read(Source.of(path))


class Lent:
    """Units that are made each time they are asked for, and how many of them are about at once."""

    def __init__(self, units):
        self._units = units
        self._about = weakref.WeakSet()
        self.most = 0

    def __iter__(self):
        for unit in self._units:
            lent = Watched(**{field.name: getattr(unit, field.name) for field in fields(unit)})
            self._about.add(lent)
            self.most = max(self.most, len(self._about))
            yield lent


class Watched(Unit):
    __slots__ = ("__weakref__",)
    __hash__ = object.__hash__


@pytest.mark.parametrize("version", [ead.Version.EAD2002, ead.Version.EAD3])
def test_of_the_units_that_are_written_only_a_few_are_held(version):
    source = Source("aid.xml", a_file(*(a_c(f"c{number}") for number in range(200))))
    units = ead.read(source).units
    lent = Lent(units)
    text = "".join(ead.write(lent, version))
    assert text == "".join(ead.write(units, version))
    assert lent.most < 10


def test_what_is_as_it_came_is_written_without_being_opened():
    source = Source("aid.xml", a_file(*(a_c(f"c{number}") for number in range(5))))
    first, *others = ead.read(source).units
    refused = [Refusing(unit.id, unit.parent, "ead2002", unit.kept) for unit in others]
    assert "".join(ead.write([first, *refused], ead.Version.EAD2002)).encode() == source.data


@pytest.mark.parametrize("version", [ead.Version.EAD3, ead.Version.EAD4])
def test_what_came_in_another_version_is_opened(version):
    units = ead.read(Source("aid.xml", a_file(a_c("a", "A"), a_c("b", "B")))).units
    assert "".join(ead.write(all_stored(units, "ead2002"), version)) == "".join(ead.write(units, version))


class Refusing(Unopened):
    __slots__ = ()

    def __init__(self, id, parent, came, kept):
        super().__init__(id, parent, came, "", self)
        self._kept = kept

    @property
    def places(self):
        return [(each.vocabulary, each.place) for each in self._kept]

    def decode(self, *_said):
        raise AssertionError("It was opened.")


def test_a_unit_that_was_moved_stands_where_it_is_now():
    top, a, b, c = ead.read(Source("aid.xml", a_file(a_c("a", "A"), a_c("b", "B"), a_c("c", "C")))).units
    text = "".join(ead.write([top, c, a, b], ead.Version.EAD2002)).encode()
    assert [unit.title for unit in ead.read(Source("aid.xml", text)).units] == ["All", "C", "A", "B"]
