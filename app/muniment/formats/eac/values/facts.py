"""Places, functions, occupations, languages: what the agent was and did, fact by fact."""

import re

from muniment.description import languages
from muniment.description.agents import AgentPlace, AgentTerm
from muniment.description.units import DateStatement, LanguageStatement
from muniment.formats.eac.making import Maker, said
from muniment.formats.eac.trees import Element, child, children, words
from muniment.formats.eac.values.dates import compose_dates, hear_dates
from muniment.formats.eac.values.prose import compose_note, hear_note

EXISTENCE = "existence"
_NO_LANGUAGE, _NO_SCRIPT = "und", "Zyyy"
_NO_TYPE = "local"
_GLOBE = "WGS84"
_PAIR = re.compile(r"(\S+), (\S+)")


def hear_existence(element: Element) -> tuple[DateStatement, ...]:
    """Return the dates of existence."""
    return hear_dates(element, EXISTENCE)


def compose_existence(make: Maker, row: str, dates: tuple[DateStatement, ...]) -> Element | None:
    """Return the element for the dates of existence."""
    return make.make(row, {}, (compose_dates(make, dates),))


def hear_place(element: Element) -> AgentPlace:
    """Return a place, and what it was to the agent."""
    named = child(element, "placeEntry", "placeName")
    globe = _PAIR.fullmatch(words(child(element, "geographicCoordinates")))
    latitude, longitude = globe.groups() if globe else (said(named, "latitude"), said(named, "longitude"))
    address = child(element, "address")
    return AgentPlace(
        name=words(named),
        role=words(child(element, "placeRole")),
        source=said(named, "vocabularySource"),
        identifier=said(named, "valueURI"),
        country=said(named, "countryCode"),
        latitude=latitude,
        longitude=longitude,
        address=tuple(map(words, children(address, "addressLine"))) if address is not None else (),
        dates=hear_dates(element, EXISTENCE),
        note=hear_note(element),
    )


def compose_place(make: Maker, row: str, place: AgentPlace) -> Element | None:
    """Return the element for a place."""
    both = place.latitude and place.longitude
    named = {
        "vocabularySource": place.source,
        "valueURI": place.identifier,
        "countryCode": place.country,
        "latitude": place.latitude if both else "",
        "longitude": place.longitude if both else "",
    }
    globe = (f"{place.latitude}, {place.longitude}",) if both else ()
    lines = [make.make("addressLine", {}, (line,)) for line in place.address]
    inner = [
        make.text("placeRole", place.role),
        make.make("placeEntry", named, (place.name,)),
        make.make("placeName", named, (place.name,)),
        make.make("geographicCoordinates", {"coordinateSystem": _GLOBE}, globe) if globe else None,
        make.make("address", {}, lines) if lines else None,
        compose_dates(make, place.dates),
        compose_note(make, place.note),
    ]
    return make.make(row, {}, inner)


def hear_term(element: Element) -> AgentTerm:
    """Return a function, an occupation or another fact in a word."""
    term = child(element, "term")
    return AgentTerm(
        text=words(term),
        kind=said(element, "localType"),
        source=said(element, "vocabularySource") or said(term, "vocabularySource"),
        identifier=said(element, "valueURI"),
        places=tuple(map(words, children(element, "placeEntry", "placeName"))),
        dates=hear_dates(element, EXISTENCE),
        note=hear_note(element),
    )


def compose_term(make: Maker, row: str, term: AgentTerm) -> Element | None:
    """Return the element for a function, an occupation or another fact in a word."""
    authority = {"vocabularySource": term.source, "valueURI": term.identifier}
    attributes = authority | {"localType": term.kind}
    places = [make.make(name, {}, (place,)) for place in term.places for name in ("placeEntry", "placeName")]
    word = make.make("term", authority, (term.text,))
    inner = [word, *places, compose_dates(make, term.dates), compose_note(make, term.note)]
    made = make.make(row, attributes, inner)
    if made is not None and make.requires(row, "localType") and "localType" not in made.attrib:
        made.set("localType", _NO_TYPE)
    return made


def hear_language(element: Element) -> LanguageStatement:
    """Return a language and its script: from the element itself, or from those in it."""
    language, script = child(element, "language"), child(element, "script", "writingSystem")
    code = said(element, "languageCode") or said(language, "languageCode")
    named = said(element, "scriptCode") or said(script, "scriptCode")
    tag = "" if code == _NO_LANGUAGE else languages.tag_of(code) or code
    text = words(language)
    return LanguageStatement(
        language=tag,
        script="" if named == _NO_SCRIPT else named,
        text="" if text == languages.name_of(tag) else text,
    )


def compose_language(make: Maker, row: str, statement: LanguageStatement) -> Element | None:
    """Return the element for a language; where the code must stand and is not known, it says so."""
    tag = statement.language
    by_tag = make.version.names_languages_by_tag
    code = tag if by_tag else languages.bibliographic_code(tag)
    code = code if make.can_say("language", code, "languageCode") else _NO_LANGUAGE
    script = statement.script or ("" if by_tag else _NO_SCRIPT)
    codes = {"languageCode": code, "scriptCode": script}
    inner = [
        make.make("language", codes, (statement.text or languages.name_of(tag),)),
        make.make("script", codes, (script,)),
        make.make("writingSystem", codes, ()) if script else None,
    ]
    made = make.make(row, codes, inner)
    script_said = child(made, "script")
    if script_said is not None and "scriptCode" not in script_said.attrib:
        script_said.set("scriptCode", _NO_SCRIPT)
    return made
