import pytest

from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.xml.errors import XmlError
from tests.build import a_unit

HEAD = '<?xml version="1.0"?>\n'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
ROW = "".join(f'<!ENTITY l{n} "&l{n - 1};">' for n in range(1, 100))
START = "<ead><archdesc level='fonds'><did><unittitle>"
END = "</unittitle></did></archdesc></ead>"


def a_file(title, doctype=""):
    return f"{HEAD}{doctype}{START}{title}{END}".encode()


REFUSED = {
    "nothing": (b"", "empty"),
    "only white space": (b" \n\t ", "empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text file"),
    "plain words": (b"Dear Sir,", "does not begin with a tag"),
    "a page": (b"<html><body/></html>", "begins with <html>. Of XML, EAD and EAC-CPF are read"),
    "cut off": (a_file("Letters").removesuffix(b"</archdesc></ead>"), "ends in the middle"),
    "crossed tags": (a_file("<emph>Letters"), "<emph>, opened in line 2, is not closed"),
    "a bare ampersand": (a_file("Marks & Spencer"), "bare &"),
    "a control character": (a_file("Bell\x07"), "character that XML does not allow"),
    "another encoding": (HEAD.encode() + b"<ead>\xff</ead>", "not in the encoding"),
    "utf-16 cut in half": (b"\xff\xfe<\x00e", "UTF-16"),
    "an unknown entity": (a_file("&nobody;"), "&nobody; is not declared"),
    "billion laughs": (
        a_file("&l11;", f'<!DOCTYPE ead [<!ENTITY l0 "ha">{LAUGHS}]>'),
        "come to too much text",
    ),
    "entities made of each other": (
        a_file("&a;", '<!DOCTYPE ead [<!ENTITY a "x &b;"><!ENTITY b "y &a;">]>'),
        "&a; is made of itself",
    ),
    "entities in a long row": (
        a_file("&l99;", f'<!DOCTYPE ead [<!ENTITY l0 "x">{ROW}]>'),
        "is made of itself, or of too many others",
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
    "a comment without end in the declaration": (
        a_file("Letters", "<!DOCTYPE ead [<!-- <!-- ]>"),
        "has no end",
    ),
    "an instruction without end in the declaration": (
        a_file("Letters", "<!DOCTYPE ead [<?a ]>"),
        "has no end",
    ),
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
        (
            "&firm;",
            '<!DOCTYPE ead [<!ENTITY sons "fils &amp; C&deg;"><!ENTITY firm "L&eacute;on &sons;">]>',
            "Léon fils & C°",
        ),
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


@pytest.mark.parametrize(
    ("said", "encoding"),
    [
        ("UTF-16", "utf-16-le"),
        ("UTF-16", "utf-16-be"),
        ("UTF-32", "utf-32-be"),
        ("UTF-16", "utf-8"),
        ("windows-31j", "cp932"),
        ("KS_C_5601-1987", "cp949"),
        ("IBM852", "cp852"),
        ("cp437", "cp437"),
        ("IBM037", "cp037"),
        ("EBCDIC-CP-US", "cp037"),
        ("ibm500", "cp500"),
    ],
)
def test_encodings_are_understood_that_no_mark_tells_and_the_parser_does_not_know(said, encoding, tmp_path):
    title = {"cp932": "髙橋", "cp949": "똠방", "cp852": "Łódź"}.get(encoding, "Étude")
    for length in (1, 300_000):
        body = START.replace("<did>", f"<did><abstract>{'words ' * length}</abstract>")
        path = tmp_path / "aid.xml"
        path.write_bytes(f'<?xml version="1.0" encoding="{said}"?>\n{body}{title}{END}'.encode(encoding))
        assert [unit.title for unit in ead.read(Source.of(path)).units] == [title]


def test_a_file_that_says_it_is_in_another_encoding_than_it_is_is_read_with_a_finding():
    data = f'<?xml version="1.0" encoding="utf-16"?>\n{START}Étude{END}'.encode()
    told = [found.message for found in ead.read(Source("aid.xml", data)).findings]
    assert told[0] == "The file says that it is in utf-16, but is not. It was read as UTF-8."


@pytest.mark.parametrize("encoding", ["rot13", "hex", "idna", "unicode_escape", "x-nonsense"])
def test_no_name_of_an_encoding_makes_python_do_anything_else(encoding):
    data = f'<?xml version="1.0" encoding="{encoding}"?>\n{START}Letters{END}'.encode()
    with pytest.raises(XmlError, match="encoding that is not known"):
        ead.read(Source("aid.xml", data))


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("a < b", "A < stands where no tag begins"),
        ("A\0B", "character that XML does not allow"),
        ("A &b c", "A bare &"),
        ("&#xZ;", "number that is none"),
        ("<emph render=bold>x</emph>", "does not stand in quotes"),
        ('<emph render="x"id="y">x</emph>', "without a space"),
        ('<extptr xlink:href="x"/>', 'Add xmlns:xlink="…" to the first tag'),
        ("<!-- a -- b -->", "Two hyphens"),
        ("<!-- a", "A comment has no end"),
        ("]]>", "]]&gt;"),
        ('<?xml version="1.0"?>', "elsewhere than at the very beginning"),
        ("<a:b:c/>", "more than one colon"),
    ],
)
def test_what_is_ill_formed_is_told_in_a_sentence_that_says_what_it_is(title, words):
    with pytest.raises(XmlError) as refusal:
        ead.read(Source("aid.xml", a_file(title)))
    assert words in str(refusal.value)
    assert "The parser says" not in str(refusal.value)


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
