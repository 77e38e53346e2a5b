"""Names, kinds and numbers: who the agent is."""

from muniment.description import languages
from muniment.description.agents import AgentName, NameKind, NamePart
from muniment.description.levels import AgentKind
from muniment.description.units import Identifier
from muniment.formats.eac.making import Maker, said
from muniment.formats.eac.trees import Element, child, children, words
from muniment.formats.eac.values.dates import compose_dates, hear_dates

UNNAMED = "[unnamed]"
_USE = "use"
_BETWEEN_PARTS = ", "
_KINDS = {"person": AgentKind.PERSON, "corporateBody": AgentKind.BODY, "family": AgentKind.FAMILY}
_WORDS = {kind: word for word, kind in _KINDS.items()}
_STATES = {"authorized": NameKind.AUTHORISED, "alternative": NameKind.VARIANT}
_STATE_WORDS = {kind: word for word, kind in _STATES.items()}
_FORMS = {"authorizedForm": NameKind.AUTHORISED, "alternativeForm": NameKind.VARIANT}


def hear_kind(element: Element) -> AgentKind:
    """Return what the agent is."""
    return _KINDS.get(said(element, "value") or words(element), AgentKind.NAME)


def compose_kind(make: Maker, row: str, kind: AgentKind) -> Element | None:
    """Return the element for what the agent is: a person where nobody has said."""
    word = word_of(kind)
    return make.make(row, {"value": word}, (word,))


def word_of(kind: AgentKind | None) -> str:
    """Return what the standard calls an agent of this kind."""
    return _WORDS.get(kind or AgentKind.PERSON, "person")


def kind_of(word: str) -> AgentKind | None:
    """Return the kind that the standard's word means, or None."""
    return _KINDS.get(word)


def language_of(element: Element) -> str:
    """Return the BCP 47 tag of the language that the element says it is in."""
    tag = said(element, "xml:lang", "languageOfElement")
    return languages.tag_of(tag) or tag


def hear_name(element: Element) -> AgentName:
    """Return one form of the name."""
    parts = tuple(NamePart(text=words(p), kind=said(p, "localType")) for p in children(element, "part"))
    whole = len(parts) == 1 and not parts[0].kind
    transliteration = said(element, "transliteration")
    rules = child(element, *_FORMS)
    return AgentName(
        text=_BETWEEN_PARTS.join(part.text for part in parts),
        language=language_of(element),
        script=said(element, "scriptCode", "scriptOfElement"),
        kind=_kind_of_name(element, transliteration),
        transliteration=transliteration,
        rules=words(rules),
        parts=() if whole else parts,
        dates=tuple(date for use in children(element, "useDates") for date in hear_dates(use, _USE)),
    )


def compose_name(make: Maker, row: str, name: AgentName) -> Element | None:
    """Return one form of the name."""
    parts = name.parts or (NamePart(text=name.text),)
    form = next((each for each, kind in _FORMS.items() if kind is name.kind), "")
    form = form if make.can_say(form, name.rules) else ""
    state = _STATE_WORDS.get(name.kind, "") if name.kind and make.can_say(row, "authorized", "status") else ""
    attributes = {
        "xml:lang": name.language,
        "languageOfElement": name.language,
        "scriptCode": name.script,
        "scriptOfElement": name.script,
        "transliteration": name.transliteration,
        "status": state,
        "localType": name.kind.value if name.kind and not form and not state else "",
    }
    dates = compose_dates(make, name.dates)
    use = make.make("useDates", {}, (dates,)) if dates is not None else None
    rules = make.make(form, {}, (name.rules,)) if form else None
    return make.make(row, attributes, [*(_part(make, part) for part in parts), use, rules])


def hear_identifier(element: Element) -> Identifier:
    """Return a number that the agent is known by."""
    return Identifier(kind=said(element, "localType", "vocabularySource"), text=words(element))


def compose_identifier(make: Maker, row: str, identifier: Identifier) -> Element | None:
    """Return the element for a number that the agent is known by."""
    return make.make(row, {"localType": identifier.kind}, (identifier.text,))


def _kind_of_name(element: Element, transliteration: str) -> NameKind | None:
    form = child(element, *_FORMS)
    if form is not None:
        return _FORMS[str(form.tag).rpartition("}")[2]]
    state = _STATES.get(said(element, "status"))
    if state is None and said(element, "preferredForm") == "true":
        return NameKind.AUTHORISED
    word = said(element, "localType").replace("#", "/").rpartition("/")[2]
    own = next((kind for kind in NameKind if kind == word), None)
    return state or own or (NameKind.TRANSLITERATED if transliteration else None)


def _part(make: Maker, part: NamePart) -> Element | None:
    return make.make("part", {"localType": part.kind}, (part.text if part.text.strip() else UNNAMED,))
