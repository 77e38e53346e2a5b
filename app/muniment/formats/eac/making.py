"""Elements being made: what the version has no place for is left out here, and said in a remark later.

So one function can compose a value for both versions, with the names of both: the vocabulary
says which attributes and elements stand, in what order, and which values they may have.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import cast

from lxml import etree

from muniment.formats.eac.trees import Element
from muniment.formats.eac.versions import Version
from muniment.formats.eac.vocabulary import vocabulary
from muniment.formats.xml import escaping
from muniment.formats.xml.addresses import quoted
from muniment.formats.xml.elements import local
from muniment.formats.xml.namespaces import XLINK, XML
from muniment.formats.xml.vocabularies import Form

_PREFIXES = {"xml": XML, "xlink": XLINK}
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9_.:-]+")
_LAST_YEAR = 2099
_NEW_IN_2018 = frozenset(("deletedMerged", "published", "unknown"))
"""Programs that validate against the first edition of the schema of 2010 take no later year, and none of
these words where one of a list must stand."""

_LINKS: Mapping[Version, Mapping[str, str]] = {Version.EAC2010: {"xlink": XLINK}, Version.EAC2: {}}
Content = Iterable["Element | str | None"]


class Maker:
    """Makes elements of one version."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self._prefixes = cast("dict[str, str]", {None: version.namespace, **_LINKS[version]})

    def make(self, row: str, attributes: Mapping[str, str], content: Content = ()) -> Element | None:
        """Return the element, or None where the version has none of that name.

        Attributes that the version has not, or that could not have such a value, are left out;
        so is content that has no place in the element.
        """
        form = vocabulary().form(row, self.version)
        if form is None:
            return None
        name = vocabulary().elements[row].name
        element = etree.Element(f"{{{self.version.namespace}}}{name}", nsmap=self._prefixes)
        for each, said in attributes.items():
            if each in form.attributes and fits(form.attributes[each].type, said):
                element.set(qualified(each), said)
        self._fill(element, form, content)
        return element

    def text(self, row: str, text: str, attributes: Mapping[str, str] | None = None) -> Element | None:
        """Return the element around plain words, or None where there are none to say."""
        return self.make(row, attributes or {}, (text,)) if text else None

    def requires(self, row: str, attribute: str) -> bool:
        """Return whether the element must have the attribute."""
        form = vocabulary().form(row, self.version)
        return form is not None and attribute in form.attributes and form.attributes[attribute].required

    def can_say(self, row: str, text: str, attribute: str = "") -> bool:
        """Return whether the words of the element, or its attribute, may be this text."""
        form = vocabulary().form(row, self.version)
        if form is None or (attribute and attribute not in form.attributes):
            return False
        kind = form.attributes[attribute].type if attribute else form.value
        is_too_new = self.version is Version.EAC2010 and kind in vocabulary().lists and text in _NEW_IN_2018
        return fits(kind, text) and not is_too_new

    def _fill(self, element: Element, form: Form, content: Content) -> None:
        pieces = [piece for piece in content if piece is not None and piece != ""]
        order = vocabulary().order(form)
        elements = [each for each in pieces if not isinstance(each, str) and local(each) in order]
        if not form.content.words:
            element.extend(elements if _may_stand_so(elements, form) else _sorted(elements, order))
            return
        for piece in pieces:
            if isinstance(piece, str):
                _append_words(element, escaping.holdable(piece))
            elif piece in elements:
                element.append(piece)


def qualified(name: str) -> str:
    """Return the attribute's name as lxml writes it."""
    prefix, _, plain = name.rpartition(":")
    return f"{{{_PREFIXES[prefix]}}}{plain}" if prefix else name


def plain(name: str) -> str:
    """Return the attribute's name as the vocabulary has it, by what lxml calls it."""
    namespace, _, local_name = name.rpartition("}")
    prefix = next((prefix for prefix, each in _PREFIXES.items() if f"{{{each}" == namespace), "")
    return f"{prefix}:{local_name}" if prefix else name


def said(element: Element | None, *names: str) -> str:
    """Return the value of the first of these attributes that stands on the element, or nothing."""
    if element is None:
        return ""
    return next((str(element.get(qualified(name))) for name in names if element.get(qualified(name))), "")


def fits(type: str, text: str) -> bool:
    """Return whether the text may be a value of the type, and would be read back unchanged."""
    if not text or not escaping.is_holdable(text):
        return False
    table = vocabulary()
    if type in table.lists:
        return text in table.lists[type]
    if type in table.patterns:
        return re.fullmatch(table.patterns[type], text) is not None
    check = _CHECKS.get(type)
    return check is None or check(text)


def _may_stand_so(elements: Sequence[Element], form: Form) -> bool:
    """Say whether the elements may stand in this order, such as paragraphs and lists in any."""
    return form.content.fits([local(each) for each in elements])


def _sorted(elements: Sequence[Element], order: Sequence[str]) -> list[Element]:
    return sorted(elements, key=lambda each: order.index(local(each)))


def _append_words(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _is_token(text: str) -> bool:
    return escaping.collapsed(text).strip(" ") == text


def _is_name_token(text: str) -> bool:
    return _NAME_TOKEN.fullmatch(text) is not None


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None


def _is_address(text: str) -> bool:
    return quoted(text) == text


def _is_language(text: str) -> bool:
    return _LANGUAGE.fullmatch(text) is not None


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text) or not text.isascii():
        return False
    try:
        return date.fromisoformat(f"{text}-01-01"[:10]).year <= _LAST_YEAR
    except ValueError:
        return False


def _is_moment(text: str) -> bool:
    if _is_day(text):
        return True
    try:
        return "T" in text and datetime.fromisoformat(text).isoformat() == text and text[:4] <= "2099"
    except ValueError:
        return False


_CHECKS = {
    "plain-text": _is_token,
    "token": _is_token,
    "name-token": _is_name_token,
    "id": _is_name,
    "id-references": _is_name,
    "address": _is_address,
    "language": _is_language,
    "day": _is_day,
    "moment": _is_moment,
}
