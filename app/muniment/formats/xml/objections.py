"""What a validator objects to, said to an archivist."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from muniment.formats.xml.vocabularies import Vocabulary
from muniment.i18n import _

_SPACE = re.compile(r"\{[^}]*\}(?=[\w:*])")
_ELEMENT = re.compile(r"^Element '([^']+)'(?:, attribute '([^']+)')?: (.*)$", re.DOTALL)
_MANY = 8


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection: the element and attribute it is about, the sentence, and the cure."""

    element: str
    attribute: str
    sentence: str
    cure: str
    is_of_schema_only: bool = False
    """Whether the DTD, which knows no patterns, would let it pass."""

    @property
    def about(self) -> str:
        """What it is about; the same thing objected to twice is one objection."""
        return f"{self.element}@{self.attribute}"


@dataclass(frozen=True, slots=True)
class _Case:
    """What a message is about: the element, its attribute, what the pattern found, and the table of words."""

    table: Vocabulary
    element: str
    attribute: str
    found: re.Match[str]

    @property
    def called(self) -> str:
        """The element as archivists call it, with its tag."""
        return called(self.element, self.table)


def understood(message: str, table: Vocabulary) -> Objection:
    """Return what the validator's message means, in the words of the table."""
    plain = _SPACE.sub("", message)
    match = _ELEMENT.match(plain)
    if match is None:
        return Objection("", "", _("The schema does not allow this: {said}").format(said=plain), "")
    element, attribute, said = match[1], match[2] or "", match[3]
    for pattern, words in _MEANINGS:
        found = pattern.search(said)
        if found is not None:
            sentence, cure = words(_Case(table, element, attribute, found))
            return Objection(element, attribute, sentence, cure, words is _not_in_pattern)
    sentence = _("{element}: {said}").format(element=called(element, table), said=said)
    return Objection(element, attribute, sentence, "")


def called(element: str, table: Vocabulary) -> str:
    """Return the element as archivists call it, with its tag."""
    label = table.label(element)
    return f"<{element}>" if label == element else f"{label} (<{element}>)"


_Words = Callable[[_Case], tuple[str, str]]


def _unexpected(case: _Case) -> tuple[str, str]:
    sentence = _("{element} may not stand here.").format(element=case.called)
    return sentence, _expected(case.found["names"]) or _homes(case)


def _missing(case: _Case) -> tuple[str, str]:
    return _("{element} is not complete.").format(element=case.called), _expected(case.found["names"])


def _bare_words(case: _Case) -> tuple[str, str]:
    sentence = _("{element} has words directly in it.").format(element=case.called)
    return sentence, _("Put the words into an element, such as a paragraph (<p>).")


def _not_empty(case: _Case) -> tuple[str, str]:
    return _("{element} must be empty.").format(element=case.called), _("Take out what stands in it.")


def _unknown_attribute(case: _Case) -> tuple[str, str]:
    sentence = _("{element} has no attribute “{attribute}”.")
    return sentence.format(element=case.called, attribute=case.attribute), _("Take the attribute out.")


def _wanted_attribute(case: _Case) -> tuple[str, str]:
    sentence = _("{element} lacks the attribute “{attribute}”.")
    return sentence.format(element=case.called, attribute=case.found[1]), _("Add the attribute.")


def _not_listed(case: _Case) -> tuple[str, str]:
    return _bad(case), _("It may be: {values}.").format(values=case.found[2].replace("'", ""))


def _not_in_pattern(case: _Case) -> tuple[str, str]:
    return _bad(case), _("Write a date such as 1967, 1967-05 or 1967-05-31, or two with a stroke between.")


def _wrong_type(case: _Case) -> tuple[str, str]:
    return _bad(case), _CURES.get(case.found[2], "")


def _fixed(case: _Case) -> tuple[str, str]:
    return _bad(case), _("It must be “{value}”.").format(value=case.found[2])


def _no_root(case: _Case) -> tuple[str, str]:
    return _("The schema knows no document that begins with <{name}>.").format(name=case.element), ""


_CURES = {
    "ID": _("An id begins with a letter and stands once in a file."),
    "IDREF": _("It must be the id of an element in the file."),
    "NMTOKEN": _("Write one word, without spaces."),
    "anyURI": _("Write an address without spaces."),
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
    (re.compile(r"The value '(.*?)' is not accepted by the pattern", re.DOTALL), _not_in_pattern),
    (
        re.compile(r"'(.*?)' is not a valid value of the (?:\w+ )*type '(?:xs:)?([\w-]+)'", re.DOTALL),
        _wrong_type,
    ),
    (re.compile(r"The value '(.*?)' does not match the fixed value constraint '(.*?)'", re.DOTALL), _fixed),
    (re.compile(r"No matching global (?:element )?declaration"), _no_root),
)


def _bad(case: _Case) -> str:
    value = case.found[1]
    if not case.attribute:
        return _("{element} may not say “{value}”.").format(element=case.called, value=value)
    sentence = _("The attribute “{attribute}” of {element} may not be “{value}”.")
    return sentence.format(attribute=case.attribute, element=case.called, value=value)


def _expected(names: str | None) -> str:
    """Return what may stand there; nothing where nothing may."""
    listed = [name.strip() for name in (names or "").split(",") if name.strip()]
    return _("Here may stand: {names}.").format(names=_listed(listed)) if listed else ""


def _homes(case: _Case) -> str:
    """Return where the element may stand, first of all where archivists describe units."""
    rows = sorted(case.table.homes(case.element), key=lambda row: row.field in ("", "aid"))
    names = _listed([row.name for row in rows])
    return _("It may stand in: {names}.").format(names=names) if rows else _("Take it out.")


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"<{name}>" for name in names[:_MANY])
    return f"{shown} …" if len(names) > _MANY else shown
