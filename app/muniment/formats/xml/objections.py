"""What a validator objects to, said to an archivist."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from muniment.formats.xml.elements import namespace
from muniment.formats.xml.facets import FACETS
from muniment.formats.xml.namespaces import XLINK, XML
from muniment.formats.xml.other_validators import understood_otherwise
from muniment.formats.xml.places import Place
from muniment.formats.xml.spelling import meant
from muniment.formats.xml.vocabularies import Vocabulary
from muniment.i18n import _

_SPACE = re.compile(r"\{[^}]*\}(?=[\w:*])")
_ELEMENT = re.compile(r"^Element '([^']+)'(?:, attribute '([^']+)')?: (.*)$", re.DOTALL)
_NAME = re.compile(r"[^\W\d][\w.\-·]*")


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection: the element and attribute it is about, the sentence, and the cure."""

    element: str
    attribute: str
    sentence: str
    cure: str
    is_of_schema_only: bool = False
    """Whether the DTD, which knows no patterns, would let it pass."""
    is_of_around: bool = False
    """Whether the element may stand where it stands, but not yet or not again."""

    @property
    def about(self) -> str:
        """What it is about; the same thing objected to twice is one objection."""
        return f"{self.element}@{self.attribute}"


@dataclass(frozen=True, slots=True)
class _Case:
    """What a message is about: where it is, which attribute, and what the pattern found."""

    place: Place
    attribute: str
    found: re.Match[str]

    @property
    def called(self) -> str:
        """The element as archivists call it, with its tag."""
        return self.place.called

    @property
    def attribute_called(self) -> str:
        """The attribute as archivists call it, with its name."""
        return self.place.attribute_called(self.attribute)


def about(message: str, table: Vocabulary) -> str:
    """Return what `understood` would say that the message is about, which needs no element and costs less."""
    match = _ELEMENT.match(_plain(message))
    return f"{match[1]}@{match[2] or ''}" if match else understood(message, table).about


def kind_of(message: str) -> str:
    """Return what an element is objected to for, without what stands in it."""
    match = _ELEMENT.match(message)
    return _VALUES.sub("", match[3]) if match else message


_VALUES = re.compile(r"'[^']*'")


def _plain(message: str) -> str:
    return _SPACE.sub("", message.replace(f"{{{XLINK}}}", "xlink:").replace(f"{{{XML}}}", "xml:"))


def understood(message: str, table: Vocabulary, element: etree._Element | None = None) -> Objection:
    """Return what the validator's message means, in the words of the table; `element` is what it is about."""
    plain = _plain(message)
    match = _ELEMENT.match(plain)
    if match is None:
        unknown = ("", "", _("The schema does not allow this: {said}").format(said=plain), "")
        return Objection(*(understood_otherwise(plain, table) or unknown))
    name, attribute, said = match[1], match[2] or "", match[3]
    place = Place(table, name, element)
    for pattern, words in _MEANINGS:
        found = pattern.search(said)
        if found is not None:
            sentence, cure = words(_Case(place, attribute, found))
            around = words is _unexpected and place.is_at_home
            return Objection(name, attribute, sentence, cure, words is _not_in_pattern, around)
    return Objection(name, attribute, _("{element}: {said}").format(element=place.called, said=said), "")


_Words = Callable[[_Case], tuple[str, str]]


def _unexpected(case: _Case) -> tuple[str, str]:
    return _of_others(case) or case.place.out_of_place(_names(case))


def _of_others(case: _Case) -> tuple[str, str] | None:
    """Return what is said of an element that is in another namespace than the file; None of all others."""
    element = case.place.element
    if element is None or namespace(element) == namespace(element.getroottree().getroot()):
        return None
    if not namespace(element):
        sentence = _('{element} is in no namespace: xmlns="" stands on it, or around it.')
        return sentence.format(element=case.called), _('Take xmlns="" out of the tag.')
    sentence = _("<{name}> is of another vocabulary: {space}.")
    cure = _("Say it in an element of the file's own vocabulary, or take it out.")
    return sentence.format(name=case.place.name, space=namespace(element)), cure


def _missing(case: _Case) -> tuple[str, str]:
    return case.place.incomplete(_names(case))


def _names(case: _Case) -> list[str]:
    """Return what the validator would have liked better, but for elements of others."""
    names = (name.strip() for name in (case.found["names"] or "").split(","))
    return [name for name in names if name and not name.startswith(("#", "*"))]


def _bare_words(case: _Case) -> tuple[str, str]:
    return _("{element} has words directly in it.").format(element=case.called), case.place.for_words()


def _not_empty(case: _Case) -> tuple[str, str]:
    return _("{element} must be empty.").format(element=case.called), _("Take out what stands in it.")


def _unknown_attribute(case: _Case) -> tuple[str, str]:
    return case.place.strange_attribute(case.attribute)


def _wanted_attribute(case: _Case) -> tuple[str, str]:
    sentence = _("{element} lacks {attribute}.")
    lacking = case.place.attribute_called(case.found[1])
    values = case.place.values(case.found[1])
    cure = _("Add it; it may be: {values}.").format(values=", ".join(values)) if values else _("Add it.")
    return sentence.format(element=case.called, attribute=lacking), cure


def _not_listed(case: _Case) -> tuple[str, str]:
    values = [value.strip() for value in case.found[2].replace("'", "").split(",")]
    better = meant(case.found[1], values)
    if better:
        return _bad(case), _("Write “{value}”.").format(value=better)
    return _bad(case), _("It may be: {values}.").format(values=", ".join(values))


def _not_in_pattern(case: _Case) -> tuple[str, str]:
    value, pattern = case.found[1], case.found[2] or ""
    if _DIGITS in pattern:
        cure = _(
            "Write a date such as 1967, 1967-05 or 1967-05-31, or two with a stroke between: 1967/1968-05."
        )
    elif not value.strip():
        cure = _SAY_OR_TAKE_OUT
    else:
        cure = _CODES.get(pattern, _("Correct it, or take it out."))
    return _bad(case), cure


def _wrong_type(case: _Case) -> tuple[str, str]:
    value, type = case.found[1], case.found[2]
    if type == "ID" and _NAME.fullmatch(value):
        sentence = _("The id “{value}” stands twice in the file: here it is on {element}.")
        return sentence.format(value=value, element=case.called), _("Give one of the two another id.")
    if not value.strip():
        return _bad(case), _SAY_OR_TAKE_OUT
    return _bad(case), _CURES.get(type, _("Correct it, or take it out."))


def _fixed(case: _Case) -> tuple[str, str]:
    return _bad(case), _("It must be “{value}”.").format(value=case.found[2])


def _no_root(case: _Case) -> tuple[str, str]:
    sentence = _("The schema knows no document that begins with <{name}>.").format(name=case.place.name)
    return sentence, _("Choose the schema that the file is written by.")


def _facet(sentence: str, cure: str) -> _Words:
    def words(case: _Case) -> tuple[str, str]:
        said = {name: value.replace("'", "") for name, value in case.found.groupdict().items()}
        told = sentence.format(where=_where(case), **said) if sentence else _bad(case)
        return told, cure.format(**said)

    return words


def _where(case: _Case) -> str:
    if not case.attribute:
        return case.called
    return _("{attribute} of {element}").format(attribute=case.attribute_called, element=case.called)


_SAY_OR_TAKE_OUT = _("Say something there, or take it out.")
_DIGITS = "[0-9]"
_CODES = {
    "[a-z]{3}": _("Write a code of three small letters, such as “eng”."),
    "[A-Z][a-z]{3}": _("Write a code of four letters, such as “Latn”."),
    "[A-Z]{2}|[A-Z]{4}": _("Write a code of two capital letters, such as “AL”."),
}
"""What to write where a pattern describes codes."""

_DAY = _("Write a date such as 1967, 1967-05 or 1967-05-31.")
_MOMENT = _("Write a moment such as 2014, 2014-03, 2014-03-09 or 2014-03-09T14:23:42.")

_CURES = {
    "ID": _("An id begins with a letter, has no spaces and stands once in a file."),
    "ENTITY": _("Declare a file under that name in the DOCTYPE, or give its address instead (@href)."),
    "IDREF": _("It must be the id of an element in the file."),
    "IDREFS": _("It must be ids of elements in the file, with spaces between."),
    "NMTOKEN": _("Write one word, without spaces."),
    "anyURI": _("Write an address; % and # have a meaning in addresses, and square brackets none."),
    "boolean": _("Write true or false."),
    "day-values": _DAY,
    "moment-values": _MOMENT,
    "moment-ead4-values": _MOMENT,
}

_MEANINGS: tuple[tuple[re.Pattern[str], _Words], ...] = (
    (
        re.compile(r"This element is not expected\.(?: Expected is (?:one of )?\( (?P<names>.*?) \))?"),
        _unexpected,
    ),
    (re.compile(r"Missing child element\(s\)\.(?: Expected is (?:one of )?\( (?P<names>.*?) \))?"), _missing),
    (re.compile(r"Character content other than whitespace is not allowed"), _bare_words),
    (re.compile(r"(?:Element|Character) content is not allowed"), _not_empty),
    (re.compile(r"The attribute '[^']*' is not allowed"), _unknown_attribute),
    (re.compile(r"The attribute '([^']*)' is required"), _wanted_attribute),
    (re.compile(r"The value '(.*?)' is not an element of the set \{(.*?)\}", re.DOTALL), _not_listed),
    (re.compile(r"The value '(.*?)' is not accepted by the pattern(?: '(.*)')?", re.DOTALL), _not_in_pattern),
    (
        re.compile(r"'(.*?)' is not a valid value of the (?:\w+ )*type '(?:xs:)?([\w-]+)'", re.DOTALL),
        _wrong_type,
    ),
    (re.compile(r"The value '(.*?)' does not match the fixed value constraint '(.*?)'", re.DOTALL), _fixed),
    (re.compile(r"No matching global (?:element )?declaration"), _no_root),
    *((pattern, _facet(sentence, cure)) for pattern, sentence, cure in FACETS),
)


def _bad(case: _Case) -> str:
    value = case.found[1]
    if not case.attribute:
        empty, wrong = _("{element} is empty."), _("{element} cannot say “{value}”.")
    else:
        empty, wrong = (
            _("{attribute} of {element} is empty."),
            _("{attribute} of {element} cannot be “{value}”."),
        )
    said = wrong if value.strip() else empty
    return said.format(attribute=case.attribute_called, element=case.called, value=value)
