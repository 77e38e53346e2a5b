"""Words that stand bare where they want another element around them: in notes, and in names (EAD3)."""

import re
from functools import cache

from lxml import etree

from muniment.formats.ead.inline import may_stand
from muniment.formats.ead.soundness import has_words
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import filling, vocabulary
from muniment.formats.xml.elements import is_element, local
from muniment.formats.xml.parsing import OPTIONS

_SPACE = r"(?:\s|\\[nrt])*+"
"""White space, also as JSON has it."""

_VERSIONS = (Version.EAD2002, Version.EAD3)
"""The versions whose rows are what files call the elements."""


@cache
def is_loose(name: str, inside: str, version: Version) -> bool:
    """Return whether an element is one of those in a line that stand among words in a note, by their rows.

    Most notes have none of these but in their paragraphs; one that is a line itself has all it may have.
    """
    form = vocabulary().form(inside, version)
    if version not in _VERSIONS or form is None or not may_stand(version, name, "p"):
        return False
    return may_stand(version, name, inside) is form.content.words


def space_apart(before: str, behind: str) -> str:
    """Return the space between words that are put together; nothing stands for what are no words."""
    return "" if _OPENS.search(before) or _CLOSES.match(behind) else " "


_CLOSES = re.compile(r"[\s,.;:!?)\]}»”’…]")
"""Begins words that stand close to what is before them."""
_OPENS = re.compile(r"[\s(\[{«„“‘]$")
"""Ends words that stand close to what is behind them."""


def is_of_a_line(xml: str) -> bool:
    """Return whether XML begins with an element that stands in a line, and in most notes as nothing else."""
    found = _NAME.match(xml)
    return found is not None and any(is_loose(found[1], "odd", version) for version in _VERSIONS)


_NAME = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")


def has_bare_words(xml: str) -> bool:
    """Return whether words and elements of a line stand side by side in a note below the `did`."""
    if not _is_begun(xml, is_json=False):
        return False
    parser = etree.XMLParser(**{**OPTIONS, "recover": True})
    around = etree.fromstring(f"<around>{xml}</around>".encode(), parser)
    return around is not None and any(map(_mixes, around.iter(etree.Element)))


def has_words_beside_parts(text: str) -> bool:
    """Return whether words stand beside the parts of a name in XML, which may be in a text in JSON."""
    if ("<part" not in text and ":part" not in text) or _is_all_in_parts(text):
        return False
    return _BESIDE.search(_without_asides(text)) is not None


def _is_all_in_parts(text: str) -> bool:
    """Return whether that is not so, as a look can tell: nothing but tags stands around the parts."""
    if ":part" in text or "<!" in text or "<?" in text:
        return False
    *before, _last = text.split("<part")
    _first, *behind = text.split("</part>")
    is_plain = len(behind) == text.count("</part") and len(before) == len(behind)
    return is_plain and all(_ends_with_a_tag(one) for one in before) and all(map(_begins_with_one, behind))


def _ends_with_a_tag(text: str) -> bool:
    return text.rstrip().endswith(">") and text.count(">", max(text.rfind("<"), 0)) == 1


def _begins_with_one(text: str) -> bool:
    return text.lstrip().startswith("<")


_BESIDE = re.compile(
    rf"</(?:[\w.-]+:)?part\s*>{_SPACE}(?:[^<\s]|<!\[CDATA)"
    rf"|(?:\]\]>|>{_SPACE}[^<\s][^<]*)<(?:[\w.-]+:)?part[\s/>]"
)


def may_have_bare_words(json: str) -> bool:
    """Return whether that may be so of XML in a text in JSON, at a look."""
    return _is_begun(json, is_json=True)


def _mixes(note: etree._Element) -> bool:
    above, name = note.getparent(), _name(note)
    if name not in _notes() or not has_words(note) or (above is not None and _name(above) in _AROUND_LINES):
        return False
    rows = [_name(each) for each in note if is_element(each)]
    return any(is_loose(row, name, version) for row in rows for version in _VERSIONS)


def _name(element: etree._Element) -> str:
    """Return the name of an element without a prefix, of which nobody may know what it stands for."""
    return local(element).rpartition(":")[2]


_AROUND_LINES = ("did", "archref")
"""Elements in which notes are lines."""


def _is_begun(text: str, *, is_json: bool) -> bool:
    """Return whether words or an element of a line begin what stands in a note, or stand behind another."""
    at = text.find(_DID_ENDS)
    if text.count("<", max(at, 0)) < _FEWEST or _in_lines().isdisjoint(_TAG.findall(text, max(at, 0))):
        return False
    begun = _begun(is_json)
    return any(begun.search(_without_asides(each)) for each in text[max(at, 0) :].split(_DID_ENDS))


_TAG = re.compile(r"[<:]([\w.-]+)[\s/>\\]")
"""Finds the name of each element that begins, without its prefix, and now and then other words."""

_DID_ENDS = "</did>"
_FEWEST = 3
"""Tags of a note with an element in it."""


def _without_asides(text: str) -> str:
    return _ASIDE.sub("", text) if "<!--" in text or "<?" in text else text


_ASIDE = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)


@cache
def _begun(is_json: bool) -> re.Pattern[str]:
    """Return what finds the tag before such words, the words or element, and no more.

    In JSON a quote is that of the text, unless it is escaped.
    """
    in_lines = "|".join(sorted(_in_lines()))
    notes = "|".join(sorted(_notes()))
    opens = rf"(?:[\w.-]+:)?(?:{notes})(?:\s[^<>]*)?"
    closes = rf"(?!/?(?:[\w.-]+:)?(?:{in_lines})[\s/>])(?:/[\w.:-]+\s*|[\w.:-]+(?:\s[^<>]*)?/)"
    quote = '"' if is_json else ""
    words = rf"[^<\s{quote}]|<!\[CDATA|<(?:[\w.-]+:)?(?:{in_lines})[\s/>]"
    return re.compile(rf"<(?:{closes}|{opens})>{_SPACE}(?:{words})")


@cache
def _in_lines() -> frozenset[str]:
    rows = (vocabulary().form("p", version) for version in _VERSIONS)
    return frozenset(name for form in rows if form for name in form.content.names)


@cache
def _notes() -> frozenset[str]:
    return frozenset(name for version in _VERSIONS for name in filling("notes", version))
