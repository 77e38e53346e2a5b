"""Finding aids as they come: read whatever is odd about them, back as they came, no word lost on the way."""

from dataclasses import replace

import pytest

from muniment.description.findings import Severity
from muniment.description.units import FindingAid, a_title
from muniment.formats import ead, table
from muniment.formats.deliveries import Source
from muniment.formats.ead.reading.sources import in_pieces
from muniment.formats.validation import validate
from muniment.formats.xml.comparing import differences
from muniment.formats.xml.errors import XmlError
from tests.build import a_unit
from tests.formats.ead import words

NS = ' xmlns="urn:isbn:1-931666-22-9"'
HEADER = (
    "<eadheader><eadid>x</eadid><filedesc><titlestmt><titleproper>Guide</titleproper></titlestmt></filedesc>"
    "</eadheader>"
)


def aid(body="", title="Café", space=NS, header=HEADER, before=""):
    described = f'<archdesc level="fonds"><did><unittitle>{title}</unittitle></did>{body}</archdesc>'
    return f"{before}<ead{space}>{header}{described}</ead>"


def unit(name, body="", tag="c"):
    return f"<{tag}><did><unittitle>{name}</unittitle></did>{body}</{tag}>"


WITHIN = f"<dsc><head>Within</head>{unit('Two')}</dsc>"
DOCTYPE = '<!DOCTYPE ead SYSTEM "ead.dtd" [<!ENTITY own "Own words">]>'
ENTITIES = (
    f"""<!DOCTYPE ead [<!-- it's > --><!ENTITY marked '<emph>Own</emph>'><!ENTITY unit '{unit("One")}'>]>"""
)
CASES = {
    "no namespace": (aid(space=""), "utf-8", ["Café"]),
    "a prefix": (
        aid("")
        .replace("</", "</e:")
        .replace("<", "<e:")
        .replace("<e:/e:", "</e:")
        .replace("xmlns=", "xmlns:e="),
        "utf-8",
        ["Café"],
    ),
    "entities of SGML and its own": (
        aid(title="Caf&eacute; &own; &mdash; &Lstrok;", space="", before=DOCTYPE),
        "utf-8",
        ["Café Own words — Ł"],
    ),
    "entities of mark-up": (
        aid(f"<dsc>&unit;{unit('Two')}</dsc>", title="&marked; Café", before=ENTITIES),
        "utf-8",
        ["Own Café", "One", "Two"],
    ),
    "UTF-16": (aid(before='<?xml version="1.0" encoding="UTF-16"?>'), "utf-16", ["Café"]),
    "ISO-8859-1": (aid(before='<?xml version="1.0" encoding="ISO-8859-1"?>'), "iso-8859-1", ["Café"]),
    "windows-1251": (
        aid(title="Письма", before='<?xml version="1.0" encoding="windows-1251"?>'),
        "windows-1251",
        ["Письма"],
    ),
    "a mark of byte order": (aid(), "utf-8-sig", ["Café"]),
    "wrong order": (
        aid(f"<dsc>{unit('One')}</dsc><scopecontent><p>After</p></scopecontent>"),
        "utf-8",
        ["Café", "One"],
    ),
    "no header": (aid(header=""), "utf-8", ["Café"]),
    "several descriptions": (
        aid().replace(
            "</ead>", '<archdesc level="item"><did><unittitle>Two</unittitle></did></archdesc></ead>'
        ),
        "utf-8",
        ["Café", "Two"],
    ),
    "lists in lists": (
        aid(f"<dsc><dsc>{unit('One', unit('Two', tag='c02'), 'c01')}</dsc></dsc>"),
        "utf-8",
        ["Café", "One", "Two"],
    ),
    "a list in a component": (
        aid(f"<dsc>{unit('One', WITHIN)}</dsc>"),
        "utf-8",
        ["Café", "One", "Two"],
    ),
    "attributes of one's own": (
        aid(
            '<scopecontent my:weight="3" local="x" xmlns:my="urn:my"><p invalid="y">Words</p></scopecontent>'
        ),
        "utf-8",
        ["Café"],
    ),
    "words without a paragraph": (
        aid(
            "<scopecontent>Bare <emph>words</emph> on</scopecontent><bioghist><head>H</head>Loose</bioghist>"
        ),
        "utf-8",
        ["Café"],
    ),
    "words in no element of theirs": (
        aid(
            "Loose one<dsc>Loose two<c>Loose three<did>Loose four<unittitle>U</unittitle></did></c></dsc>"
            "<controlaccess>Loose five<persname>Ana</persname></controlaccess>"
        ),
        "utf-8",
        ["Café", "U"],
    ),
    "what looks like a slot of ours in the document type": (
        aid(
            before='<!DOCTYPE ead [<?muniment-part c?><!ENTITY e "<?muniment-part archdesc?>">]>',
            title="C&e;",
        ),
        "utf-8",
        ["C"],
    ),
    "what looks like a slot of ours before, in and behind the description": (
        "<?muniment-part c?>"
        + aid(
            "<?muniment..-part c?><odd><p><?muniment-part archdesc?>A<!-- <?muniment-part c?> --></p></odd>"
        )
        + "<?muniment-part?>",
        "utf-8",
        ["Café"],
    ),
    "EAD 2002 in the namespace of EAD 4": (
        aid(f"<dsc>{unit('One', tag='c01')}</dsc>", space=' xmlns="https://archivists.org/ns/ead/v4"'),
        "utf-8",
        ["Café", "One"],
    ),
    "EAD 4 in the namespace of EAD 2002": (
        f"<ead{NS}><control><recordId>r</recordId></control><archDesc><identificationData>"
        "<unitTitle>T</unitTitle></identificationData></archDesc></ead>",
        "utf-8",
        [""],
    ),
    "components among words": (
        aid(
            f"<odd><p>A{unit('One', unit('Two'))}B</p>C{unit('Three')}"
            f"<list><item>{unit('Four')}D</item></list>"
            f"<table><tgroup cols='1'><tbody><row><entry>{unit('Five')}E</entry></row></tbody></tgroup>"
            "</table></odd>"
        ),
        "utf-8",
        ["Café", "One", "Two", "Three", "Four", "Five"],
    ),
    "headers in and before the header": (
        aid(
            header=f"<!-- <eadheader> -->{HEADER}",
            space=' xmlns="http://ead3.archivists.org/schema/"',
        ).replace("Guide", "Guide<eadheader>x</eadheader>"),
        "utf-8",
        ["Café"],
    ),
    "words behind components of EAD 4": (
        "<ead><control><recordId>r</recordId></control><archDesc><identificationData><unitTitle>T</unitTitle>"
        "</identificationData><descriptionOfComponents><c/>One<c/>Two<c/> <c/></descriptionOfComponents>"
        "</archDesc></ead>",
        "utf-8",
        ["T", "", "", "", ""],
    ),
    "a creator among access points": (
        aid(
            "<controlaccess><origination/><origination>Ana</origination><repository>B</repository></controlaccess>"
        ),
        "utf-8",
        ["Café"],
    ),
    "a prefix of which only a comment speaks": (
        aid('<!-- <dao xlink:href="x"/> --><odd><p>So xlink:href="x" it was</p></odd>'),
        "utf-8",
        ["Café"],
    ),
    "words in the first element": (
        aid().replace(HEADER, f"Loose one{HEADER}Loose two").replace("</ead>", "Loose three</ead>"),
        "utf-8",
        ["Café"],
    ),
    "a description alone": (
        f"<archdesc{NS}><did><unittitle>Café</unittitle></did><dsc>{unit('One')}</dsc></archdesc><!-- e -->",
        "utf-8",
        ["Café", "One"],
    ),
    "a description alone, by the DTD": (
        "<!DOCTYPE archdesc SYSTEM 'x'><archdesc><did><unittitle>Caf&eacute;</unittitle></did></archdesc>",
        "utf-8",
        ["Café"],
    ),
    "a component that somebody says was made": (
        aid(f'<dsc><c><?muniment made="yes"?><did><unittitle>One</unittitle></did>{unit("Two")}</c></dsc>'),
        "utf-8",
        ["Café", "One", "Two"],
    ),
    "lists in lists without end": (
        aid(f"<scopecontent>{'<list><item>' * 110}Within{'</item></list>' * 110}</scopecontent>"),
        "utf-8",
        ["Café"],
    ),
    "EAD 4 without a namespace": (
        "<ead><control><recordId>r</recordId></control><archDesc><identificationData>"
        "<unitTitle>T</unitTitle></identificationData></archDesc></ead>",
        "utf-8",
        ["T"],
    ),
    "the release of EAD 4, with a list of web pages": (
        '<ead xmlns="https://standards.openpreservation.org/ead/v4"><control><recordId>r</recordId></control>'
        "<archDesc><identificationData><unitTitle>T</unitTitle></identificationData><scopeContent>"
        '<formattingExtension><ul xmlns="http://www.w3.org/1999/xhtml"><li>One</li></ul></formattingExtension>'
        "</scopeContent></archDesc></ead>",
        "utf-8",
        ["T"],
    ),
    "words beside the parts of an extent and of a date, in EAD 4": (
        '<ead xmlns="https://archivists.org/ns/ead/v4"><control><recordId>r</recordId></control><archDesc>'
        "<identificationData><unitTitle>T</unitTitle><unitDate>about<textualDate>1967</textualDate></unitDate>"
        "<extent>some<quantity>2</quantity></extent></identificationData></archDesc></ead>",
        "utf-8",
        ["T"],
    ),
    "words beside the parts of an extent, in EAD3": (
        '<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>r</recordid></control>'
        '<archdesc level="fonds"><did><unittitle>T</unittitle>'
        '<physdescstructured coverage="whole" physdescstructuredtype="spaceoccupied">some'
        "<quantity>2</quantity><unittype>boxes</unittype></physdescstructured></did></archdesc></ead>",
        "utf-8",
        ["T"],
    ),
}
of_each_case = pytest.mark.parametrize("case", CASES)


def source_of(case):
    text, encoding, _titles = CASES[case]
    return Source("aid.xml", text.encode(encoding))


@of_each_case
def test_it_is_read(case):
    assert [each.title for each in ead.read(source_of(case)).units] == CASES[case][2]


@of_each_case
def test_it_goes_back_as_it_came(case):
    source = source_of(case)
    delivery = ead.read(source)
    version = next(version for version in ead.Version if version.label == delivery.format)
    assert list(differences(source.data, "".join(ead.write(delivery.units, version)).encode())) == []


@of_each_case
@pytest.mark.parametrize("version", ead.Version)
def test_no_word_of_it_is_lost_in_any_version(case, version):
    source = source_of(case)
    text = "".join(ead.write(ead.read(source).units, version, title="Aid"))
    assert words.lost(source.data, text.encode()) == {}


def test_what_is_ill_formed_is_refused_with_line_and_column():
    broken = aid("\n<scopecontent><p>A</scopecontent>")
    with pytest.raises(XmlError, match=r"<p>, opened in line 2, is not closed .* \(line 2, column \d+\)"):
        ead.read(Source("aid.xml", broken.encode()))


ILL_FORMED = (
    "<did><unittitle>L</unittitle></:did>",
    "<x:did><unittitle>L</unittitle></did>",
    "<did a=b><unittitle>L</unittitle></did>",
    '<did a="1" a="2"><unittitle>L</unittitle></did>',
    '<did x:y="1"><unittitle>L</unittitle></did>',
    '<did a="&"><unittitle>L</unittitle></did>',
    "<did><unittitle>L</unittitle></did x>",
    "<did/><dsc &><c><did/></c></dsc>",
    "<did/><dsc><c><did/></c></:dsc>",
)


@pytest.mark.parametrize("inside", ILL_FORMED)
def test_no_ill_formed_tag_is_passed_over(inside):
    text = f"<ead{NS}>{HEADER}<archdesc>{inside}</archdesc></ead>"
    with pytest.raises(XmlError, match=r"line 1"):
        ead.read(Source("aid.xml", text.encode()))


@pytest.mark.parametrize("sign", "\x0e\x0f\x1b\ufffe\uffff", ids=ascii)
def test_a_sign_that_xml_does_not_have_is_refused_with_its_line(sign):
    with pytest.raises(XmlError, match=r"does not allow.* \(line 1, column \d+\)"):
        ead.read(Source("aid.xml", aid(title=f"A{sign}").encode()))


def test_a_prefix_that_is_declared_nowhere_is_refused_with_a_sentence():
    text = f"<ead>{HEADER.replace('<eadid>', '<extptr xlink:href=@a@/><eadid>').replace('@', chr(34))}</ead>"
    with pytest.raises(XmlError, match="xlink"):
        ead.read(Source("aid.xml", text.encode()))


@pytest.mark.parametrize(
    "said",
    [
        {"titles": (a_title("Guide", "he"),)},
        {"titles": (a_title("Guide"), a_title("Another"))},
        {"aid": FindingAid(identifier="x", title="Guide", author="Ana")},
    ],
)
def test_what_is_said_of_a_file_that_is_nothing_but_a_header_goes_out(said):
    (unit,) = ead.read(Source("aid.xml", f"<ead{NS}>{HEADER}</ead>".encode())).units
    edited = replace(unit, **said)
    there = "".join(ead.write([edited], ead.Version.EAD2002))
    (back,) = ead.read(Source("there.xml", there.encode())).units
    assert (back.titles, back.aid) == (edited.titles, edited.aid)


def answer(*aids):
    records = "".join(f"<record><metadata>{each}</metadata></record>" for each in aids)
    space = "http://www.openarchives.org/OAI/2.0/"
    return Source(
        "answer.xml", f'<OAI-PMH xmlns="{space}"><ListRecords>{records}</ListRecords></OAI-PMH>'.encode()
    )


def test_finding_aids_are_taken_out_of_the_answer_they_were_harvested_in():
    delivery = table.read(answer(aid(title="One"), aid(f"<dsc>{unit('Part')}</dsc>", title="Two")))
    assert [each.title for each in delivery.units] == ["One", "Two", "Part"]
    assert delivery.units[2].parent == delivery.units[1].id
    told = delivery.findings[0]
    assert (told.rule, told.severity) == ("ead-envelope", Severity.ADVICE)


GROUP = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE eadgrp SYSTEM "ead.dtd" [<!ENTITY m "Mus&#233;e">]>
<!-- top --><eadgrp><eadheader><eadid>g</eadid></eadheader><frontmatter><p>Of the &m;</p></frontmatter>
<archdescgrp><did/><dscgrp><?muniment.here x?>{one}<!-- between -->{two}</dscgrp></archdescgrp></eadgrp>
<?end?>
"""
TWO_AIDS = {"one": aid(title="One"), "two": aid(f"<dsc>{unit('Part')}</dsc>", title="Two")}


def a_group():
    return Source("group.xml", GROUP.format(**TWO_AIDS).encode("iso-8859-1"))


def test_finding_aids_in_a_group_are_read_each_and_go_back_into_it_together():
    group = a_group()
    delivery = table.read(group)
    assert [each.title for each in delivery.units] == ["One", "Two", "Part"]
    assert (delivery.findings[0].rule, delivery.findings[0].severity) == ("ead-envelope", Severity.ADVICE)
    written = "".join(ead.write(delivery.units, ead.Version.EAD2002))
    assert list(differences(group.data, written.encode())) == []
    edited = [replace(each, titles=(a_title(f"{each.title}!"),)) for each in delivery.units]
    written = "".join(ead.write(edited, ead.Version.EAD2002))
    there = Source("there.xml", written.encode())
    assert [each.title for each in table.read(there).units] == ["One!", "Two!", "Part!"]
    assert "Of the Musée" in written


def test_finding_aids_of_a_group_go_out_by_themselves_as_files_of_their_own():
    units = table.read(a_group()).units
    others = [replace(units[0], id="other"), a_unit(title="New")]
    for aids in (units[:1], units[1:], [*units[1:], units[0]], *([*units, other] for other in others)):
        written = "".join(ead.write(aids, ead.Version.EAD2002))
        assert not ead.is_envelope(Source("there.xml", written.encode()))
        assert written.count("<eadheader") <= 1 or "written=" in written


def test_finding_aids_of_a_group_may_refer_to_the_files_that_its_head_declares():
    head = '<!DOCTYPE eadgrp [<!NOTATION gif PUBLIC "g"><!ENTITY seal SYSTEM "s.gif" NDATA gif>]>'
    one, two = aid('<odd><p><extref entityref="seal"/></p></odd>'), TWO_AIDS["two"]
    group = Source("group.xml", f"{head}<eadgrp>{one}{two}</eadgrp>".encode())
    units = table.read(group).units
    written = "".join(ead.write(units, ead.Version.EAD2002))
    alone = "".join(ead.write(units[:1], ead.Version.EAD2002))
    assert [validate(Source("a.xml", text.encode())) for text in (written, alone)] == [(), ()]
    assert validate(group) == ()
    assert list(differences(group.data, written.encode())) == []


def test_what_a_group_says_of_itself_goes_to_another_version_and_back():
    units = table.read(a_group()).units
    there = "".join(ead.write(units, ead.Version.EAD3))
    assert "<p>Front matter: Of the Musée</p>" in there
    back = table.read(Source("there.xml", there.encode())).units
    assert [part.text for part in ead.kept_parts(back[0])][-1].endswith("<dscgrp><?muniment.here x?>")
    assert [len(ead.kept_parts(unit)) for unit in back] == [len(ead.kept_parts(unit)) for unit in units]
    assert not ead.is_envelope(Source("back.xml", "".join(ead.write(back, ead.Version.EAD2002)).encode()))


def test_a_group_is_measured_by_its_finding_aids_and_refused_where_it_holds_none():
    odd = GROUP.format(one=aid("<odd/>"), two=aid()).encode("iso-8859-1")
    assert [each.rule for each in validate(Source("group.xml", odd))] == ["ead-schema"]
    with pytest.raises(XmlError, match=r"group\.xml holds no whole finding aid"):
        table.read(Source("group.xml", b"<eadgrp><archdescgrp/></eadgrp>"))


def test_comments_and_instructions_around_a_finding_aid_go_to_another_version_and_back():
    text = aid(before='<?xml-stylesheet href="a.xsl"?><!-- top -->').replace(
        "<archdesc", "<!-- mid --><archdesc"
    )
    source = Source("aid.xml", text.replace("</ead>", "<?last it?></ead><!-- end -->").encode())
    units = ead.read(source).units
    around = [
        '<?xml-stylesheet href="a.xsl"?>',
        "<!-- top -->",
        "<!-- mid -->",
        "<?last it?>",
        "<!-- end -->",
    ]
    there = "".join(ead.write(units, ead.Version.EAD3))
    back = ead.read(Source("there.xml", there.encode())).units
    assert in_pieces(back[0]).kept == in_pieces(units[0]).kept
    assert [kept.xml for kept in back[0].kept if kept.xml in around] == around
    again = ead.read(Source("again.xml", "".join(ead.write(back, ead.Version.EAD2002)).encode())).units
    assert [kept.xml for kept in in_pieces(again[0]).kept if kept.xml in around] == around


IN_CAPITALS = """<?xml version="1.0"?>
<!DOCTYPE EAD PUBLIC "+//ISBN 1-931666-00-8//DTD ead.dtd (Version 2002)//EN" "ead.dtd" [<!ENTITY A "Ana">]>
<!-- <EAD> -->
<EAD><EADHEADER><EADID>x</EADID>
<FILEDESC><TITLESTMT><TITLEPROPER>Guide</TITLEPROPER></TITLESTMT></FILEDESC></EADHEADER>
<ARCHDESC LEVEL="fonds"><DID><UNITID LABEL='N > "A=B"'>A 1</UNITID>
<UNITTITLE>&A; <![CDATA[<P A="B">]]></UNITTITLE></DID></ARCHDESC></EAD>"""


def test_a_finding_aid_in_capitals_is_read_and_goes_out_in_small_letters():
    source = Source("aid.xml", IN_CAPITALS.encode())
    delivery = table.read(source)
    (unit,) = delivery.units
    assert (unit.title, unit.shelfmark, unit.aid.title) == ('Ana <P A="B">', "A 1", "Guide")
    assert [each.rule for each in delivery.findings] == ["ead-capitals"]
    there = "".join(ead.write([unit], ead.Version.EAD2002))
    assert "<!-- <EAD> -->" in there
    assert """<unitid label='N > "A=B"'>A 1</unitid>""" in there
    assert not ead.validate(Source("there.xml", there.encode()))
    assert [each.rule for each in validate(source)] == ["ead-capitals"]


def test_an_answer_without_a_finding_aid_is_refused_with_a_sentence():
    with pytest.raises(XmlError, match=r"no finding aid in answer\.xml"):
        table.read(answer())


def test_a_heading_is_one_whatever_comment_stands_before_it():
    odd = "<odd><!-- ask --><head>Else</head><p>One.</p></odd>"
    aid = f'<ead><archdesc level="fonds"><did/>{odd}</archdesc></ead>'
    (unit,) = ead.read(Source("aid.xml", aid.encode())).units
    assert [(note.heading, note.text) for note in unit.notes] == [("Else", "One.")]


@pytest.mark.parametrize("encoding", ["iso-8859-2", "windows-1250", "utf-16", "cp852"])
def test_entities_declared_in_any_encoding_go_out_in_their_own_letters(encoding):
    declared = '<!DOCTYPE ead [<!ENTITY own "Państwowe w Łodzi">]>'
    said = f'<?xml version="1.0" encoding="{encoding}"?>\n'
    text = aid(title="Archiwum &own;", space="", before=said + declared)
    (unit,) = ead.read(Source("aid.xml", text.encode(encoding))).units
    assert unit.title == "Archiwum Państwowe w Łodzi"
    written = "".join(ead.write([unit], ead.Version.EAD2002))
    assert written.startswith(f'<?xml version="1.0" encoding="UTF-8"?>\n{declared}')
