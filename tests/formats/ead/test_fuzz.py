"""Whatever is in a file: it is read or refused with a sentence, and what is read goes back out as it came.

`HYPOTHESIS_PROFILE=explore` looks for new cases, a thousand a target; `HYPOTHESIS_PROFILE=fuzz` ten thousand.
`python -m tests.formats.ead.fuzzing` goes on by coverage, where atheris is installed.
"""

import random
from functools import cache

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead.vocabulary import name_in, vocabulary
from muniment.formats.xml.errors import XmlError
from muniment.formats.xml.parsing import tree
from muniment.formats.xml.sources import prepare
from muniment.progress import finish
from muniment.tasks.roundtrip import roundtrip
from tests.formats.ead import corpus, mutants
from tests.strategies import TEXTS

pytestmark = pytest.mark.timeout(3600)
BUDGET = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
)
SMALL = b"""<?xml version="1.0"?>
<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>X</eadid><filedesc><titlestmt><titleproper>T
</titleproper></titlestmt></filedesc></eadheader><archdesc level="fonds"><did><unittitle>Letters</unittitle>
<unitid>D 1</unitid></did><scopecontent><p>About <emph>all</emph>.</p></scopecontent><dsc>
<c id="a" level="file"><did><unittitle>Box</unittitle></did></c>
<c><did><unitdate normal="1967">1967</unitdate></did></c></dsc></archdesc></ead>"""
PIECES = st.sampled_from(
    [
        *(b"<", b">", b"&", b"&amp;", b"&x;", b"&#0;", b"&#xD800;", b"\x00", b"\xff", b"\r\n", b"\t"),
        *(b"]]>", b"<![CDATA[", b"<!--", b"-->", b"--", b"<!DOCTYPE ead [", b"]>", b"<?xml version='1.1'?>"),
        *(b'<?muniment a="b"?>', b"<?muniment-part c?>", b"\xef\xbb\xbf", b"\xfe\xff"),
        *(b"<c>", b"</c>", b"<c01>", b"</c01>", b"<did/>", b"<p>", b"</p>", b"<archdesc/>", b"<dsc>"),
        *(b" xmlns=''", b" xmlns:a='b'", b" id='a'", b" normal='0/9999'"),
    ]
)


@cache
def seeds():
    """Small real finding aids, and one that is always there."""
    return [SMALL, *(row.source.data for row in corpus.rows(largest=6_000))]


@st.composite
def mutated(draw):
    """A finding aid in which some stretches are taken out, repeated, or have something put in."""
    data = bytearray(draw(st.sampled_from(seeds())))
    for _time in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 60)))
        stretch = bytes(data[start:end])
        data[start:end] = draw(PIECES | st.just(b"") | st.just(stretch * 2) | st.binary(max_size=8))
    return bytes(data)


def names(version):
    return st.sampled_from(sorted(row.forms[version].name for row in vocabulary().of(version)))


def attributes():
    known = st.sampled_from(("id", "level", "type", "normal", "label", "audience", "xml:lang", "nobodys"))
    values = TEXTS | st.sampled_from(("a", "1", "series", "1967/1968", "internal", "trl"))
    return st.dictionaries(known, values, max_size=2)


def escaped(text):
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, entity)
    return text


@st.composite
def elements(draw, version, depth=3):
    """An element of the version, wherever it may stand, with words, comments and others in it."""
    common = ("c", "c01", *(name_in(version, id) for id in ("did", "p", "unittitle", "unitdate")))
    name = draw(names(version) | st.sampled_from(common))
    said = "".join(f' {key}="{escaped(value)}"' for key, value in draw(attributes()).items())
    words = TEXTS.map(escaped)
    inner = words | st.just("<!-- kept -->") | st.just("<?kept as it is?>")
    if depth:
        inner = inner | elements(version, depth=depth - 1)
    inside = "".join(draw(st.lists(inner, max_size=4)))
    return f"<{name}{said}>{inside}</{name}>" if inside or draw(st.booleans()) else f"<{name}{said}/>"


@st.composite
def generated(draw):
    """A finding aid with a good frame and anything in it."""
    version = draw(st.sampled_from(ead.Version))
    space = f' xmlns="{version.namespace}"' if draw(st.booleans()) else ""
    whole, did, title = (name_in(version, id) for id in ("archdesc", "did", "unittitle"))
    body = "".join(draw(st.lists(elements(version), max_size=4)))
    header = "<eadheader><eadid>X</eadid></eadheader>" if version is ead.Version.EAD2002 else "<control/>"
    described = f"<{did}><{title}>Letters</{title}></{did}>{body}"
    return f'<ead{space}>{header}<{whole} level="fonds">{described}</{whole}></ead>'.encode()


@st.composite
def changed(draw):
    """A finding aid grown from the vocabulary, with every element by and by, and then changed."""
    spelling = mutants.spellings()[draw(st.sampled_from(sorted(mutants.spellings())))]
    number, chance = draw(st.integers(0, len(mutants.KINDS) - 1)), random.Random(draw(st.integers(0)))
    return etree.tostring(mutants.mutant(spelling, 2 * number, chance)[1])


def read(data):
    """Return what is read, or None where the file is refused: in a sentence."""
    said = ""
    try:
        return ead.read(Source("fuzz.xml", data))
    except XmlError as refusal:
        said = str(refusal)
    assert said.endswith((".", ")")), said
    return None


def refusal_of(data):
    try:
        return ead.read(Source("fuzz.xml", data)) and ""
    except XmlError as refusal:
        return str(refusal)


@BUDGET
@given(mutated() | generated() | changed() | st.binary(max_size=200))
def test_a_file_is_read_or_refused_with_a_sentence_and_so_validated_and_mended(data):
    delivery = read(data)
    findings = ead.validate(Source("fuzz.xml", data))
    assert delivery is None or tree(prepare(Source("fuzz.xml", data)).data) is not None
    # The schema has nothing against a namespace that is no address; reading has.
    assert delivery is not None or findings or "is not a valid URI" in refusal_of(data)
    if delivery is not None:
        mended = ead.mend(Source("fuzz.xml", data), ead.all_of({"all"}))
        assert read(mended.data) is not None
        assert len(ead.validate(Source("fuzz.xml", mended.data))) <= len(findings) + len(mended.made)


@BUDGET
@given(mutated() | generated() | changed())
def test_what_is_read_goes_back_out_as_it_came(data):
    assume(read(data) is not None)
    assert finish(roundtrip(Source("fuzz.xml", data))) == ()


@BUDGET
@given(mutated() | generated() | changed())
def test_what_is_read_can_be_written_in_every_version(data):
    delivery = read(data)
    assume(delivery is not None)
    for version in ead.Version:
        text = "".join(ead.write(delivery.units, version)).encode()
        assert read(text) is not None
