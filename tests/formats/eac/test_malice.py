import pytest

from muniment.formats import eac
from muniment.formats.deliveries import FormatError, Source

HEAD = '<?xml version="1.0"?>\n'
SPACE = 'xmlns="urn:isbn:1-931666-33-4"'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


def a_file(name, doctype="", space=SPACE):
    inner = f"<identity><entityType>person</entityType><nameEntry><part>{name}</part></nameEntry></identity>"
    record = f"<eac-cpf {space}><control/><cpfDescription>{inner}</cpfDescription></eac-cpf>"
    return f"{HEAD}{doctype}{record}".encode()


REFUSED = {
    "nothing": (b"", "empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text file"),
    "plain words": (b"Dear Sir,", "does not begin with a tag"),
    "a page": (b"<html><body/></html>", r"begins with <html>. \(line 1\)"),
    "a version to come": (b'<eac xmlns="http://example.org/eac/v9"/>', "version that is not known"),
    "cut off": (a_file("Kim").removesuffix(b"</cpfDescription></eac-cpf>"), "ends in the middle.*line 2"),
    "crossed tags": (a_file("<b>Kim"), "<b>, opened in line 2, is not closed"),
    "billion laughs": (
        a_file("&l11;", f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'),
        "come to too much text",
    ),
    "quadratic blow-up": (
        a_file("&a;" * 5000, f'<!DOCTYPE x [<!ENTITY a "{"a" * 5000}">]>'),
        "come to too much text",
    ),
    "a file of this machine": (
        a_file("&x;", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "lies in another file",
    ),
    "an inclusion": (
        a_file('<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'),
        r"another file included.*line 2",
    ),
    "a very deep nest": (a_file("<span>" * 5000 + "</span>" * 5000), "longer or deeper"),
    "a damaged remark": (
        b'<eac-cpf xmlns="urn:isbn:1-931666-33-4"><?muniment {"names": 7}?></eac-cpf>',
        "remark of Muniment's in the file is damaged",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_broken_or_means_harm_is_refused_with_a_sentence(name):
    data, words = REFUSED[name]
    with pytest.raises(FormatError, match=words):
        eac.read(Source("agent.xml", data))


@pytest.mark.parametrize("name", [name for name in REFUSED if name != "a damaged remark"])
def test_validating_such_a_file_gives_a_finding_not_an_error(name):
    (finding, *_) = eac.validate(Source("agent.xml", REFUSED[name][0]))
    assert finding.severity == "must"
    assert finding.message


def test_a_declared_entity_is_read_as_its_words():
    data = a_file("&k;", '<!DOCTYPE x [<!ENTITY k "Kim">]>')
    assert eac.read(Source("agent.xml", data)).agents[0].name == "Kim"


def test_a_record_without_namespace_is_read_and_says_so():
    delivery = eac.read(Source("agent.xml", a_file("Kim", space="")))
    assert delivery.agents[0].name == "Kim"
    assert "eac-namespace" in {finding.rule for finding in delivery.findings}


def test_an_authority_record_is_told_from_a_finding_aid():
    assert eac.is_eac(Source("agent.xml", a_file("Kim")))
    assert not eac.is_eac(Source("aid.xml", b"<ead/>"))
    assert not eac.is_eac(Source("page.txt", b"Kim"))


def test_the_same_record_has_the_same_id_each_time_it_is_read():
    [first] = eac.read(Source("a.xml", a_file("Kim"))).agents
    [second] = eac.read(Source("b.xml", a_file("Kim"))).agents
    assert first.id == second.id
