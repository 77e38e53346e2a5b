import pytest

from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.xml.errors import XmlError
from tests.build import a_unit

HEAD = '<?xml version="1.0"?>\n'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
START = "<ead><archdesc level='fonds'><did><unittitle>"
END = "</unittitle></did></archdesc></ead>"


def a_file(title, doctype=""):
    return f"{HEAD}{doctype}{START}{title}{END}".encode()


REFUSED = {
    "nothing": (b"", "empty"),
    "only white space": (b" \n\t ", "empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text file"),
    "plain words": (b"Dear Sir,", "does not begin with a tag"),
    "a page": (b"<html><body/></html>", "begins with <html>"),
    "cut off": (a_file("Letters").removesuffix(b"</archdesc></ead>"), "ends in the middle"),
    "crossed tags": (a_file("<emph>Letters"), "<emph>, opened in line 2, is not closed"),
    "a bare ampersand": (a_file("Marks & Spencer"), "bare &"),
    "a control character": (a_file("Bell\x07"), "character that XML does not allow"),
    "another encoding": (HEAD.encode() + b"<ead>\xff</ead>", "not in the encoding"),
    "utf-16 cut in half": (b"\xff\xfe<\x00e", "UTF-16"),
    "an unknown entity": (a_file("&nobody;"), "&nobody; is not declared"),
    "billion laughs": (
        a_file("&l11;", f'<!DOCTYPE ead [<!ENTITY l0 "ha">{LAUGHS}]>'),
        "&l11; is made of other entities",
    ),
    "quadratic blow-up": (
        a_file("&a;" * 5000, f'<!DOCTYPE ead [<!ENTITY a "{"a" * 5000}">]>'),
        "come to too much text",
    ),
    "a file of this machine": (
        a_file("&x;", '<!DOCTYPE ead [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "&x; lies in another file",
    ),
    "an address on the net": (
        a_file("&x;", '<!DOCTYPE ead [<!ENTITY x PUBLIC "x" "http://example.org/x">]>'),
        "&x; lies in another file",
    ),
    "an inclusion": (
        a_file('<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'),
        "another file included",
    ),
    "a very deep nest": (a_file("<emph>" * 5000 + "</emph>" * 5000), "longer or deeper"),
    "a huge attribute": (a_file(f'<emph altrender="{"a" * 11_000_000}"/>'), "longer or deeper"),
    "a declaration without end": (HEAD.encode() + b"<!DOCTYPE ead [<!ENTITY a 'b'>", "has no end"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_broken_or_means_harm_is_refused_with_a_sentence(name):
    data, words = REFUSED[name]
    with pytest.raises(XmlError) as refusal:
        ead.read(Source("aid.xml", data))
    assert words in str(refusal.value)


@pytest.mark.parametrize("name", REFUSED)
def test_validating_such_a_file_gives_a_finding_not_an_error(name):
    data, _ = REFUSED[name]
    (finding, *_) = ead.validate(Source("aid.xml", data))
    assert finding.severity == "must"
    assert finding.message


def test_a_refusal_says_line_and_column():
    with pytest.raises(XmlError, match=r"\(line 2, column \d+\)"):
        ead.read(Source("aid.xml", a_file("<emph>Letters")))


def title_of(data):
    return ead.read(Source("aid.xml", data)).units[0].title


@pytest.mark.parametrize(
    ("title", "doctype", "read"),
    [
        ("&eacute;tude &mdash; &Scaron;", '<!DOCTYPE ead SYSTEM "ead.dtd">', "étude — Š"),
        ("&eacute;tude", "", "étude"),
        ("&who; &amp; Co", '<!DOCTYPE ead [<!ENTITY who "Hoxha &#38; sons">]>', "Hoxha & sons & Co"),
        ("&nobody;", '<!DOCTYPE ead SYSTEM "ead.dtd">', "&nobody;"),
        ("<![CDATA[&eacute;]]><!-- &x; -->", '<!DOCTYPE ead [<!ENTITY x SYSTEM "x">]>', "&eacute;"),
        ("Letters", '<!DOCTYPE ead [<!ENTITY % iso PUBLIC "x" "iso.ent"> %iso; <!-- ]> -->]>', "Letters"),
    ],
)
def test_entities_are_read_without_opening_another_file(title, doctype, read):
    assert title_of(a_file(title, doctype)) == read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings_are_understood(encoding):
    name = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{name}"?>\n{START}Étude{END}'
    assert title_of(text.encode(encoding)) == "Étude"


def test_a_finding_aid_is_told_from_other_files_by_its_beginning():
    text = "".join(ead.write([a_unit()], ead.Version.EAD3))
    assert ead.is_ead(Source("aid.xml", text.encode()))
    assert ead.is_ead(Source("aid.xml", a_file("Letters" * 100_000, '<!DOCTYPE ead SYSTEM "ead.dtd">')))
    assert not ead.is_ead(Source("page.html", b"<html><p>x</p></html>"))
    assert not ead.is_ead(Source("note.txt", b"ead"))


VALID = (
    '<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>X</eadid><filedesc><titlestmt><titleproper>T'
    "</titleproper></titlestmt></filedesc></eadheader><archdesc level='fonds'><did><unittitle>L</unittitle>"
    "</did></archdesc></ead>"
)


@pytest.mark.parametrize(
    "broken", [VALID.replace(">X<", ">A & B<"), VALID.replace(">L<", ">\x01<"), VALID[:-6]]
)
def test_a_file_that_would_be_valid_but_for_its_xml_is_not_called_valid(broken):
    assert ead.validate(Source("aid.xml", VALID.encode())) == ()
    (finding,) = ead.validate(Source("aid.xml", broken.encode()))
    assert finding.rule == "xml-well-formed"


@pytest.mark.parametrize(
    "place", ['<c id="\x08"><did/></c>', "<c><did><unittitle>\x0b</unittitle></did></c>"]
)
@pytest.mark.parametrize("size", [1, 3_000_000])
def test_a_character_that_xml_does_not_allow_is_refused_wherever_it_stands(tmp_path, place, size):
    path = tmp_path / "aid.xml"
    path.write_text(VALID.replace("</archdesc>", f"<p>{'x ' * size}</p>\n{place}</archdesc>"), "utf-8")
    with pytest.raises(XmlError, match=r"does not allow.*line 2"):
        ead.read(Source.of(path))
