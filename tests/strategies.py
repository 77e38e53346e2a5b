"""Hypothesis strategies for every value that a unit is made of, for whoever states a law about units."""

from dataclasses import replace
from functools import partial

from hypothesis import strategies as st

from muniment.description import levels
from muniment.description.agents import (
    Agent,
    AgentName,
    AgentNote,
    AgentPlace,
    AgentRecord,
    AgentSource,
    AgentTerm,
    NameKind,
    NamePart,
    RecordKeeper,
    Relation,
    RelationKind,
)
from muniment.description.markup import Block, BlockKind, Line, Span, SpanKind
from muniment.description.units import (
    Container,
    Credit,
    CustodyEvent,
    DateStatement,
    DigitalObject,
    Extent,
    FindingAid,
    Identifier,
    Kept,
    LanguageStatement,
    MaintenanceEvent,
    Note,
    Rights,
    Shelfmark,
    Subject,
    TextVersion,
    Title,
    Unit,
)

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
"""Any text at all, control characters included; only halves of surrogate pairs are no text."""

XML_TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=12
).map(lambda text: " ".join(text.split()))
"""Text that XML can hold and that loses nothing when white space is normalised; it may be empty."""


def several(values, max_size=2):
    """Return tuples of some of these values."""
    return st.lists(values, max_size=max_size).map(tuple)


def spans(texts=TEXTS):
    """Return spans inside a line, nested two deep."""
    attributes = several(st.tuples(texts, texts), 1)
    leaf = st.builds(Span, st.sampled_from(SpanKind), several(texts), attributes)
    return st.builds(Span, st.sampled_from(SpanKind), several(texts | leaf), attributes)


def lines(texts=TEXTS):
    """Return lines, most of them plain."""
    return st.builds(Line, several(texts, 1) | several(texts | spans(texts)))


def prose(texts=TEXTS):
    """Return prose: paragraphs, and lists with paragraphs in them."""
    paragraphs = st.builds(Block, st.sampled_from(BlockKind), lines(texts))
    items = several(several(paragraphs, 1))
    lists = st.builds(
        Block, st.just(BlockKind.LIST), lines(texts), items, several(st.tuples(texts, texts), 1)
    )
    return several(paragraphs | lists)


def values_of_a_unit(texts=TEXTS):
    """Return a strategy for each field of a unit that describes it."""
    maybe = partial(_maybe, texts)
    dates = maybe(DateStatement, "edtf event extent certainty calendar", text=texts)
    optional_dates = st.none() | dates
    return {
        "level": st.none() | st.sampled_from(levels.Level),
        "level_name": texts,
        "status": st.sampled_from(levels.Status),
        "audience": st.none() | st.sampled_from(levels.Audience),
        "repository": texts,
        "shelfmarks": several(
            maybe(Shelfmark, "repository label since until", text=texts, kind=_one_of(levels.ShelfmarkKind))
        ),
        "titles": several(
            maybe(Title, "language script", line=lines(texts), kind=_one_of(levels.TitleKind)),
        ),
        "dates": several(dates),
        "extents": several(maybe(Extent, "quantity unit dimensions features", text=texts)),
        "credits": several(
            maybe(
                Credit,
                "relator statement on_behalf_of from_language affiliation source identifier",
                name=texts,
                kind=_one_of(levels.AgentKind),
            )
        ),
        "languages": several(maybe(LanguageStatement, "script text", language=texts)),
        "notes": several(
            maybe(
                Note,
                "heading language script label",
                kind=_one_of(levels.NoteKind),
                prose=prose(texts),
                audience=st.none() | _one_of(levels.Audience),
            )
        ),
        "custody": several(
            maybe(
                CustodyEvent,
                "agent recipient place source statement",
                kind=_one_of(levels.CustodyKind),
                date=optional_dates,
            )
        ),
        "texts": several(
            maybe(
                TextVersion,
                "language script title status source of",
                id=texts,
                kind=_one_of(levels.TextKind),
                prose=prose(texts),
                translators=several(texts),
                date=optional_dates,
                alignment=several(st.tuples(st.integers(0, 9), st.integers(0, 9))),
                made_from=several(texts),
            )
        ),
        "subjects": several(
            maybe(Subject, "source identifier language", text=texts, kind=_one_of(levels.SubjectKind))
        ),
        "containers": several(maybe(Container, "label", kind=texts, number=texts)),
        "objects": several(maybe(DigitalObject, "title role language media_type checksum note", href=texts)),
        "rights": several(maybe(Rights, "status holder since until", text=texts)),
        "identifiers": several(maybe(Identifier, "", kind=texts, text=texts)),
        "kept": several(maybe(Kept, "", vocabulary=texts, place=texts, xml=texts)),
        "aid": st.none() | _aids(maybe),
    }


def units(texts=TEXTS, **fixed):
    """Return units with any of their fields filled; `fixed` are strategies for fields that must be so."""
    fields = values_of_a_unit(texts) | fixed
    return st.fixed_dictionaries({"id": st.just("u1")}, optional=fields).map(lambda said: Unit(**said))


def agents(texts=TEXTS):
    """Return agents with at least one name, and any other field filled."""
    maybe = partial(_maybe, texts)
    names = st.lists(_agent_names(maybe, texts), min_size=1, max_size=3).map(tuple)
    required = {"id": st.just("a1"), "kind": _one_of(levels.AgentKind), "names": names}
    fields = _facts_of_an_agent(maybe, texts) | _record_of_an_agent(maybe, texts)
    return st.fixed_dictionaries(required, optional=fields).map(lambda said: Agent(**said))


def _agent_names(maybe, texts):
    return maybe(
        AgentName,
        "language script transliteration rules",
        text=texts,
        kind=st.none() | _one_of(NameKind),
        parts=several(maybe(NamePart, "kind", text=texts)),
        dates=several(_dates(maybe, texts), 1),
    )


def _dates(maybe, texts):
    spans = st.sampled_from(("1912–1994", "–1994", "1912–", "1912–1950–1994"))
    edtf = texts | st.sampled_from(("1912", "1912-04", "1912/1994", "1912/..", "[1912..1914]", "1912~"))
    said = st.fixed_dictionaries(
        {"text": texts | spans},
        optional={"edtf": edtf, "event": texts | st.just("existence"), "calendar": texts},
    )
    return said.map(lambda fields: DateStatement(**fields))


def _facts_of_an_agent(maybe, texts):
    dates = several(_dates(maybe, texts))
    terms = several(
        maybe(
            AgentTerm,
            "kind source identifier",
            text=texts,
            places=several(texts),
            dates=dates,
            note=prose(texts),
        )
    )
    notes = several(maybe(AgentNote, "summary language script", prose=prose(texts)), 1)
    of = dict.fromkeys(("functions", "occupations", "legal_statuses", "mandates", "traits"), terms)
    places = maybe(
        AgentPlace,
        "role source identifier country latitude longitude",
        name=texts,
        address=several(texts),
        dates=dates,
    )
    return of | {
        "dates": dates,
        "identifiers": several(maybe(Identifier, "", kind=texts, text=texts)),
        "note": prose(texts),
        "places": several(places),
        "languages": several(_languages(maybe, texts)),
        "histories": notes,
        "structures": notes,
        "contexts": notes,
    }


def _languages(maybe, texts):
    known = st.builds(
        LanguageStatement, language=_one_of(("ko", "sq", "sr-Latn")), script=_one_of(("", "Kore"))
    )
    return known | maybe(LanguageStatement, "script text", language=texts)


def _record_of_an_agent(maybe, texts):
    relations = several(
        maybe(
            Relation,
            "name identifier href role",
            kind=_one_of(RelationKind),
            to=st.none() | _one_of(levels.AgentKind),
            dates=several(_dates(maybe, texts), 1),
            note=prose(texts),
        )
    )
    record = maybe(
        AgentRecord,
        "identifier",
        status=texts | st.just("revised"),
        keeper=st.none() | maybe(RecordKeeper, "code", name=texts),
        language=st.none() | _languages(maybe, texts),
    )
    steps = st.sampled_from(("created", "revised")) | texts
    return {
        "relations": relations,
        "resources": relations,
        "duties": relations,
        "record": record,
        "sources": several(maybe(AgentSource, "href", text=texts, note=prose(texts))),
        "events": several(maybe(MaintenanceEvent, "date agent text", kind=steps)),
    }


def with_id(unit, id, parent=None):
    """Return the unit with another id and parent."""
    return replace(unit, id=id, parent=parent)


def _maybe(texts, value, optional, /, **required):
    """Return values of a kind with these fields, and any of the optional text fields."""
    extra = dict.fromkeys(optional.split(), texts)
    return st.fixed_dictionaries(required, optional=extra).map(lambda said: value(**said))


def _one_of(kinds):
    return st.sampled_from(kinds)


def _aids(maybe):
    events = several(maybe(MaintenanceEvent, "date agent text", kind=st.sampled_from(("created", "revised"))))
    names = "identifier title author publisher agency agency_code country language script rules rights"
    return maybe(FindingAid, names, events=events)
