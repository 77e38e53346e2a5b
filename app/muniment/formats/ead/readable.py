"""What we compose in words so that people and other programs can read it: credits, custody, headings."""

from muniment.description import dates, languages
from muniment.description.levels import TextKind
from muniment.description.units import Credit, CustodyEvent, DateStatement, TextVersion
from muniment.description.vocabularies import vocabulary

TRANSLATOR = "trl"


def custody(event: CustodyEvent) -> str:
    """Return the event as a sentence: the one that was written, else one made of its parts."""
    if event.statement:
        return event.statement
    parts = [
        _label("custody", event.kind),
        f"by {event.agent}" if event.agent else "",
        f"to {event.recipient}" if event.recipient else "",
        f"in {event.place}" if event.place else "",
        date_words(event.date),
        f"(according to {event.source})" if event.source else "",
    ]
    return " ".join(part for part in parts if part) + "."


def date_words(date: DateStatement | None) -> str:
    """Return the date as it was written, else its meaning in words; nothing for no date."""
    if date is None:
        return ""
    return date.text or (dates.in_words(date.edtf) if date.edtf else "")


def credit(each: Credit) -> str:
    """Return the credit as a sentence: the one it was read from, else one made of its parts."""
    if each.statement:
        return each.statement
    source = languages.name_of(each.from_language)
    parts = [
        "Translated",
        f"from {source}" if source else "",
        f"by {each.name}",
        f"for {each.on_behalf_of}" if each.on_behalf_of else "",
    ]
    return " ".join(part for part in parts if part) + "."


def text_heading(text: TextVersion) -> str:
    """Return a heading for a version of the text that has no title: what it is, in which language."""
    language = languages.name_of(text.language)
    label = _label("texts", text.kind)
    return f"{label} ({language})" if language else label


def text_credit(text: TextVersion) -> str:
    """Return who made this version of the text, as a sentence; nothing where nobody is named."""
    if not text.translators:
        return ""
    made = "Translated" if text.kind is TextKind.TRANSLATION else "Written down"
    return f"{made} by {', '.join(text.translators)}."


def _label(name: str, id: str) -> str:
    term = vocabulary(name).get(id)
    return term.label if term else id
