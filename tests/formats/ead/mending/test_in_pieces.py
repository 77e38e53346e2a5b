"""A large finding aid is adapted, and looked through for what can be mended, without being held."""

import tracemalloc

import pytest

from muniment.formats import ead
from muniment.formats.deliveries import LARGE, Source
from muniment.formats.ead.mending import work as mending

UNITS, MOST = 250, 200
_HEAD = (
    '<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>a</eadid><filedesc><titlestmt><titleproper>A'
    '</titleproper></titlestmt></filedesc></eadheader><archdesc level="fonds"><did><unittitle>A</unittitle>'
    "</did><dsc>"
)
_UNIT = (
    '<c01 level="series"><did><unittitle>S</unittitle></did>\n<c02 level="file" id="{id}" encodinganalog="x">'
    '<did><unittitle>Letters</unittitle><unitdate era="ce" normal="{year}">{year}</unitdate></did>\n'
    "<odd><p>{words}</p></odd></c02></c01>\n"
)
_END = "</dsc></archdesc></ead>"


@pytest.fixture
def large(tmp_path, monkeypatch):
    monkeypatch.setattr(mending, "MOST", MOST)
    path = tmp_path / "large.xml"
    units = (_UNIT.format(id=f"i{n}", year=1900 + n % 90, words="word " * 2400) for n in range(UNITS))
    path.write_text("".join((_HEAD, *units, _END)), encoding="utf-8")
    assert path.stat().st_size > LARGE
    return Source.of(path)


def most_of(work):
    """Return what the work gives, and the most memory that it had at a time."""
    tracemalloc.start()
    try:
        done = work()
        return done, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_large_file_is_adapted_as_a_held_one_is_but_never_held(large, tmp_path):
    target, rules = tmp_path / "adapted.xml", ead.ADAPTATIONS["apeead"]
    done, most = most_of(lambda: ead.adapt(large, rules, target))
    held = ead.mend(Source("held.xml", large.data), ead.all_of(("all",)), rules)
    assert target.read_bytes() == held.data != large.data
    assert done.count == len(held.made) > MOST
    assert set(done.told) < set(held.made)
    assert most < large.size


def test_of_each_rule_the_first_changes_are_told(large, tmp_path):
    done = ead.adapt(large, ead.ADAPTATIONS["apeead"], tmp_path / "adapted.xml")
    told = [each for each in done.told if each.rule == "unnumbered"]
    assert (len(told), len({each.key for each in told})) == (MOST, MOST)
    assert [each.line for each in told[:3]] == [1, 2, 4]


def faulty(large, tmp_path, was, now):
    path = tmp_path / "faulty.xml"
    path.write_bytes(large.data.replace(was, now))
    return Source.of(path)


def test_what_can_be_mended_in_a_large_file_is_found_without_holding_it(large, tmp_path):
    source = faulty(large, tmp_path, b'id="i7"', b'id="7"')
    found, most = most_of(lambda: ead.offered(source))
    assert [(each.rule, each.line) for each in found] == [("id-form", 7 * 3 + 2)]
    assert found == ead.mend(source, ead.all_of(())).offered
    assert most < source.size


def test_ids_that_stand_twice_are_met_however_far_apart(large, tmp_path):
    found = ead.offered(faulty(large, tmp_path, b'id="i249"', b'id="i8"'))
    assert [(each.rule, each.line, each.after) for each in found] == [
        ("id-twice", 249 * 3 + 2, 'id="i8-2"'),
    ]
