"""What a validator objects to, said to an archivist."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from muniment.formats.ead.vocabulary import vocabulary
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


def understood(message: str) -> Objection:
    """Return what the validator's message means."""
    plain = _SPACE.sub("", message)
    match = _ELEMENT.match(plain)
    if match is None:
        return Objection("", "", _("The schema does not allow this: {said}").format(said=plain), "")
    element, attribute, said = match[1], match[2] or "", match[3]
    for pattern, words in _MEANINGS:
        found = pattern.search(said)
        if found is not None:
            sentence, cure = words(element, attribute, found)
            return Objection(element, attribute, sentence, cure, words is _not_in_pattern)
    sentence = _("{element}: {said}").format(element=_named(element), said=said)
    return Objection(element, attribute, sentence, "")


_Words = Callable[[str, str, "re.Match[str]"], tuple[str, str]]


def _unexpected(element: str, _attribute: str, found: "re.Match[str]") -> tuple[str, str]:
    sentence = _("{element} may not stand here.").format(element=_named(element))
    return sentence, _expected(found["names"]) or _homes(element)


def _missing(element: str, _attribute: str, found: "re.Match[str]") -> tuple[str, str]:
    sentence = _("{element} is not complete.").format(element=_named(element))
    return sentence, _expected(found["names"])


def _bare_words(element: str, _attribute: str, _found: "re.Match[str]") -> tuple[str, str]:
    sentence = _("{element} has words directly in it.").format(element=_named(element))
    return sentence, _("Put the words into an element, such as a paragraph (<p>).")


def _not_empty(element: str, _attribute: str, _found: "re.Match[str]") -> tuple[str, str]:
    return _("{element} must be empty.").format(element=_named(element)), _("Take out what stands in it.")


def _unknown_attribute(element: str, attribute: str, _found: "re.Match[str]") -> tuple[str, str]:
    sentence = _("{element} has no attribute “{attribute}”.")
    return sentence.format(element=_named(element), attribute=attribute), _("Take the attribute out.")


def _wanted_attribute(element: str, _attribute: str, found: "re.Match[str]") -> tuple[str, str]:
    sentence = _("{element} lacks the attribute “{attribute}”.")
    return sentence.format(element=_named(element), attribute=found[1]), _("Add the attribute.")


def _not_listed(element: str, attribute: str, found: "re.Match[str]") -> tuple[str, str]:
    cure = _("It may be: {values}.").format(values=found[2].replace("'", ""))
    return _bad(element, attribute, found[1]), cure


def _not_in_pattern(element: str, attribute: str, found: "re.Match[str]") -> tuple[str, str]:
    return _bad(element, attribute, found[1]), _(
        "Write a date such as 1967, 1967-05 or 1967-05-31, or two with a stroke between."
    )


def _wrong_type(element: str, attribute: str, found: "re.Match[str]") -> tuple[str, str]:
    return _bad(element, attribute, found[1]), _CURES.get(found[2], "")


def _fixed(element: str, attribute: str, found: "re.Match[str]") -> tuple[str, str]:
    return _bad(element, attribute, found[1]), _("It must be “{value}”.").format(value=found[2])


def _no_root(element: str, _attribute: str, _found: "re.Match[str]") -> tuple[str, str]:
    return _("The schema knows no document that begins with <{name}>.").format(name=element), ""


_CURES = {
    "ID": _("An id begins with a letter and stands once in a file."),
    "IDREF": _("It must be the id of an element in the file."),
    "NMTOKEN": _("Write one word, without spaces."),
    "anyURI": _("Write an address without spaces."),
}

_MEANINGS: tuple[tuple["re.Pattern[str]", _Words], ...] = (
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


def _bad(element: str, attribute: str, value: str) -> str:
    if not attribute:
        return _("{element} may not say “{value}”.").format(element=_named(element), value=value)
    sentence = _("The attribute “{attribute}” of {element} may not be “{value}”.")
    return sentence.format(attribute=attribute, element=_named(element), value=value)


def _expected(names: str | None) -> str:
    """Return what may stand there, by the words archivists use; nothing where nothing may."""
    listed = [name.strip() for name in (names or "").split(",") if name.strip()]
    if not listed:
        return ""
    shown = ", ".join(f"<{name}>" for name in listed[:_MANY])
    more = " …" if len(listed) > _MANY else ""
    return _("Here may stand: {names}.").format(names=shown + more)


def _homes(element: str) -> str:
    """Return where the element may stand, first of all where archivists describe units."""
    rows = [
        each
        for each in vocabulary().elements.values()
        if any(element in form.content.names for form in each.forms.values())
    ]
    homes = [each.name for each in sorted(rows, key=lambda each: each.field in ("", "aid"))]
    shown = ", ".join(f"<{name}>" for name in homes[:_MANY])
    more = " …" if len(homes) > _MANY else ""
    return _("It may stand in: {names}.").format(names=shown + more) if homes else _("Take it out.")


def _named(element: str) -> str:
    """Return the element as archivists call it, with its tag."""
    label = vocabulary().label(element)
    return f"<{element}>" if label == element else f"{label} (<{element}>)"
