"""Which units say just this in a field: a name, a place, a repository, and nothing that only contains it."""

from sqlalchemy import ColumnElement, select

from muniment.catalogue.records import NAMES
from muniment.catalogue.tables import agent_names, terms, units, uses
from muniment.description import shelfmarks


def uses_term(field: str, value: str, role: str = "") -> ColumnElement[bool]:
    """Tell units that use the term `value` in a field of the form, in any role where none is given."""
    named = select(terms.c.key).where(terms.c.field == field, terms.c.text == value)
    using = select(uses.c.unit).where(uses.c.term.in_(named))
    return units.c.key.in_(using.where(uses.c.role == role) if role else using)


def is_kept_by(name: str) -> ColumnElement[bool]:
    """Tell units whose archive is called so, or is said by its code."""
    known = shelfmarks.repository_called(name)
    called = {name, *((known.code, known.name) if known else ())}
    named = select(terms.c.key).where(terms.c.field == "repository", terms.c.text.in_(called))
    return units.c.key.in_(select(uses.c.unit).where(uses.c.term.in_(named)))


def credits_agent(name: str, relator: str = "") -> ColumnElement[bool]:
    """Tell units that credit the agent of this name, under any of its names, for one part or any."""
    named = select(terms.c.key).where(terms.c.field == NAMES, terms.c.text == name)
    agent = select(agent_names.c.agent).where(agent_names.c.term.in_(named))
    alike = select(agent_names.c.term).where(agent_names.c.agent.in_(agent))
    using = select(uses.c.unit).where(uses.c.term.in_(alike.union(named)))
    return units.c.key.in_(using.where(uses.c.role == relator) if relator else using)


def bears_shelfmark(text: str) -> ColumnElement[bool]:
    """Tell units whose shelfmark means the same."""
    key = shelfmarks.read(text).search_key
    return units.c.search_key == key if key else units.c.shelfmark == text
