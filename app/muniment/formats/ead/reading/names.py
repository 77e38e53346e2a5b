"""Agents and access points: `origination` and `controlaccess`."""

from muniment.description.levels import AgentKind, SubjectKind
from muniment.description.units import Credit, Subject
from muniment.formats.ead.reading.drafts import Draft
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.reading.lines import name_line
from muniment.formats.ead.reading.prose import loose_words
from muniment.formats.ead.vocabulary import vocabulary

AGENTS = frozenset(("persname", "famname", "corpname", "name"))
CREATOR = "cre"


def origination(draft: Draft, heard: Heard) -> None:
    """Read the creators; a name without a role is the creator's, and so are bare words."""
    heard.understands("label")
    found = [child for child in heard.children() if child.name in AGENTS]
    for child in found:
        draft.credits.append(_credit(child, CREATOR))
    if not found and heard.text():
        draft.credits.append(Credit(name=heard.text(), relator=CREATOR, kind=AgentKind.NAME))
    usual = heard.element.get("label", "Creator") == "Creator"
    simple = len(found) == 1 and not loose_words(heard) and is_plain(found[0])
    draft.whole = usual and simple


def access_points(draft: Draft, heard: Heard) -> None:
    """Read agents and terms, also those in groups within the group."""
    draft.whole = draft.whole and not loose_words(heard)
    for child in heard.children():
        field = vocabulary().elements[child.name].field if child.name in vocabulary().elements else ""
        if field == "credits" and child.name in AGENTS:
            draft.credits.append(_credit(child, ""))
        elif field == "subjects" and child.name != "controlaccess":
            draft.subjects.append(_subject(child))
        elif child.name == "controlaccess":
            access_points(draft, child)
            draft.whole = False
        else:
            draft.whole = False
        draft.whole = draft.whole and is_plain(child)


def _credit(heard: Heard, unsaid: str) -> Credit:
    return Credit(
        name=_words(heard),
        relator=heard.said("relator", unsaid),
        kind=AgentKind(vocabulary().elements[heard.name].kind),
        statement=heard.said("statement"),
        on_behalf_of=heard.said("on-behalf-of"),
        from_language=heard.said("from-language"),
        affiliation=heard.said("affiliation"),
        source=heard.said("source"),
        identifier=heard.said("identifier"),
    )


def _subject(heard: Heard) -> Subject:
    return Subject(
        text=_words(heard),
        kind=SubjectKind(vocabulary().elements[heard.name].kind),
        source=heard.said("source"),
        identifier=heard.said("identifier"),
        language=heard.said("language"),
    )


def _words(heard: Heard) -> str:
    words = str(name_line(heard))
    return words if heard.spaced else words.strip(" ")


def is_plain(heard: Heard) -> bool:
    """Return whether the name is nothing but words, in one part at most; none stand beside that."""
    children = list(heard.children())
    parts = [child for child in children if child.name == "part" and not child.leftover]
    if parts and loose_words(heard):
        return False
    return not heard.leftover and len(parts) < 2 and len(children) == len(parts)
