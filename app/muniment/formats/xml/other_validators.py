"""What validators by DTD and RELAX NG object to, said to an archivist."""

import re

from muniment.formats.xml.places import Place
from muniment.formats.xml.vocabularies import Vocabulary
from muniment.i18n import _

_CORRECT = _("Correct it, or take it out.")
_ELSEWHERE = _("Say it in another element, or take it out.")
_AS_SCHEMA = _("The schema says what may stand there, and in what order.")

_MEANINGS = (
    (
        r"Element (?P<element>\S+) does not carry attribute (?P<attribute>\S+)",
        _("{element} lacks {attribute}."),
        _("Add it."),
    ),
    (
        r"No declaration for attribute (?P<attribute>\S+) of element (?P<element>\S+)",
        _("The schema knows no {attribute}, which stands on {element}."),
        _("Take it out; if it matters, say it in words."),
    ),
    (
        r"Invalid attribute (?P<attribute>\S+) for element (?P<element>\S+)",
        _("{attribute} of {element} is none that the schema takes, or does not say what it takes."),
        _CORRECT,
    ),
    (
        r'Value "(?P<value>.*)" for attribute (?P<attribute>\S+) of (?P<element>\S+) is not among',
        _("{attribute} of {element} cannot be “{value}”."),
        _("Write a value of the list in the schema."),
    ),
    (
        r"Syntax of value for attribute (?P<attribute>\S+) of (?P<element>\S+) is not valid",
        _("{attribute} of {element} has a form that the schema does not take."),
        _CORRECT,
    ),
    (
        r"ID (?P<value>\S+) already defined",
        _("The id “{value}” stands twice in the file."),
        _("Give one of the two another id."),
    ),
    (
        r'IDREFS? attribute (?P<attribute>\S+) references an unknown ID "(?P<value>.*)"',
        _("{attribute} points to “{value}”, which is no id in the file."),
        _CORRECT,
    ),
    (
        r"Element (?P<element>\S+) is not declared in (?P<around>\S+) list of possible children",
        _("{element} has no place in {around}."),
        _ELSEWHERE,
    ),
    (r"No declaration for element (?P<element>\S+)", _("The schema has no element {element}."), _ELSEWHERE),
    (
        r"Element (?P<element>\S+) was declared EMPTY",
        _("{element} must be empty."),
        _("Take out what stands in it."),
    ),
    (
        r"Element (?P<element>\S+) was declared #PCDATA",
        _("{element} holds words only, and other elements stand in it."),
        _("Let their words stand there without them."),
    ),
    (
        r"Element (?P<element>\S+) content does not follow the DTD, expecting .*CDATA",
        _("{element} has words directly in it."),
        _("Take them out, or put them where words may stand."),
    ),
    (
        r"Did not expect text in element (?P<element>\S+) content",
        _("{element} has words directly in it."),
        _("Take them out, or put them where words may stand."),
    ),
    (
        r"Element (?P<element>\S+) content does not follow the DTD, expecting (?P<wanted>.*), got",
        _("What stands in {element} is not what the schema wants, or not in that order."),
        _("It wants: {wanted}."),
    ),
    (r"Did not expect element (?P<element>\S+) there", _("{element} may not stand here."), _AS_SCHEMA),
    (
        r"Element (?P<around>\S+) has extra content: (?P<element>\S+)",
        _("{element} may not stand there in {around}, or is itself not as it should be."),
        _AS_SCHEMA,
    ),
    (
        r"Element (?P<element>\S+) failed to validate attributes",
        _("An attribute of {element} is missing, or not as it should be."),
        _("The schema says which it must have."),
    ),
    (
        r"Element (?P<element>\S+) failed to validate content",
        _("What stands in {element} is not what the schema wants, or not in that order."),
        _AS_SCHEMA,
    ),
    (
        r"Value for attribute (?P<attribute>\S+) of (?P<element>\S+) (?:is different from default|must be) "
        r'"(?P<value>.*)"',
        _("{attribute} of {element} is not what the schema has for all."),
        _("Write “{value}”."),
    ),
    (
        r"Expecting element (?P<wanted>\S+), got (?P<element>\S+)",
        _("{element} stands where the schema wants <{wanted}>."),
        _AS_SCHEMA,
    ),
    (
        r"Expecting element (?P<element>\S+) to be empty",
        _("{element} must be empty."),
        _("Take out what stands in it."),
    ),
    (
        r"Element (?P<element>\S+) has wrong namespace: expecting (?P<value>.*)",
        _("{element} is in another namespace than the schema wants."),
        _("It wants: {value}."),
    ),
    (
        r"Type \S+ doesn't allow value '(?P<value>.*)'",
        _("“{value}” is not what the schema takes there."),
        _CORRECT,
    ),
    (
        r"Expecting an element (?P<element>[^\s,]+), got nothing",
        _("{element} is missing here."),
        _("Add it."),
    ),
    (r"Extra element (?P<element>\S+) in interleave", _("{element} may not stand here."), _AS_SCHEMA),
    (
        r"Invalid sequence in interleave",
        _("Elements are missing here, or stand too often."),
        _AS_SCHEMA,
    ),
    (
        r"Error validating (?:datatype|value|list)|Extra data in list|failed to validate (?:type|value|list)",
        _("A value here is not one that the schema takes."),
        _CORRECT,
    ),
    (r"Expecting an? element", _("An element is missing here, or empty."), _AS_SCHEMA),
)
"""What they say, a sentence for it, and the cure."""


def understood_otherwise(message: str, table: Vocabulary) -> tuple[str, str, str, str] | None:
    """Return what a message is about, an element and an attribute, and what it means, a sentence and a cure.

    None of a message in words that are not known.
    """
    for pattern, sentence, cure in _MEANINGS:
        found = re.match(pattern, message, re.DOTALL)
        if found is not None:
            said = found.groupdict()
            words = said | {name: Place(table, said[name], None).called for name in _ELEMENTS & said.keys()}
            if "attribute" in said:
                place = Place(table, said.get("element", ""), None)
                words["attribute"] = place.attribute_called(said["attribute"])
            about = said.get("element") or said.get("value", "")
            return about, said.get("attribute", ""), sentence.format(**words), cure.format(**words)
    return None


_ELEMENTS = {"element", "around"}
