import pytest

from muniment.formats.xml.comparing import differences

ONE = b"""<?xml version="1.0"?><!DOCTYPE ead SYSTEM "ead.dtd">
<!-- note --><ead><archdesc level="fonds" id="a"><did><unittitle>The  <emph>long</emph> march</unittitle>
</did><p>A &amp; B</p></archdesc></ead>"""

EQUAL = {
    "the order of attributes": (b'level="fonds" id="a"', b'id="a" level="fonds"'),
    "a character reference": (b"long", b"l&#111;ng"),
    "how long white space is": (b"The  <emph>", b"The\n <emph>"),
    "white space between elements": (b"</did><p>", b"</did>\n  <p>"),
}
DIFFERENT = {
    "a value": (b'"fonds"', b'"file"', "/ead/archdesc/@level"),
    "an attribute less": (b' id="a"', b"", "/ead/archdesc/@id"),
    "words": (b"march", b"March", "/ead/archdesc/did/unittitle"),
    "white space between words": (b"</emph> march", b"</emph>march", "/ead/archdesc/did/unittitle"),
    "an element's name": (b"<p>A &amp; B</p>", b"<q>A &amp; B</q>", "/ead/archdesc/p"),
    "an element more": (b"<p>", b"<p/><p>", "/ead/archdesc/p"),
    "a comment": (b"note", b"nota", ""),
    "an instruction": (b"<p>", b"<?x y?><p>", "/ead/archdesc/p"),
    "the document type": (b"ead.dtd", b"EAD.dtd", "/"),
    "a namespace": (b"<ead>", b'<ead xmlns="x">', "/ead"),
}


@pytest.mark.parametrize("what", EQUAL)
def test_files_that_say_the_same_are_equal(what):
    old, new = EQUAL[what]
    assert old in ONE
    assert list(differences(ONE, ONE.replace(old, new))) == []


@pytest.mark.parametrize("what", DIFFERENT)
def test_files_that_differ_in_anything_of_substance_are_not(what):
    old, new, path = DIFFERENT[what]
    assert old in ONE
    first = next(differences(ONE, ONE.replace(old, new)))
    assert first.path == path


def test_prefixes_of_namespaces_do_not_matter():
    one, other = b'<ead xmlns="u"><a/></ead>', b'<e:ead xmlns:e="u"><e:a></e:a></e:ead>'
    assert list(differences(one, other)) == []
