"""Reading rows, units and agents."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, func, or_, select

from muniment.catalogue import otherwise, tree
from muniment.catalogue.answers import SortKeys
from muniment.catalogue.codec import decode_agent, decode_unit
from muniment.catalogue.errors import UnknownUnitError
from muniment.catalogue.portions import portions
from muniment.catalogue.rows import NAMES, Row, row_of
from muniment.catalogue.tables import agent_names, agents, terms, units
from muniment.description import shelfmarks
from muniment.description.agents import Agent
from muniment.description.folding import beginnings, fold
from muniment.description.units import Unit
from muniment.i18n import _

_below = units.alias("below")
_CHILDREN = select(func.count()).where(_below.c.parent == units.c.id).scalar_subquery().label("children")
ROWS = select(*(units.c[name] for name in NAMES), _CHILDREN)
_UNIT = select(units.c.parent, units.c.description)
_LINEAGE = _UNIT.add_columns(units.c.id).join(tree.LINE, tree.LINE.c.id == units.c.id)
_SORTED = select(
    units.c.id,
    units.c.sort_key,
    units.c.begin_date,
    units.c.end_date,
    units.c.title,
    units.c.level,
    units.c.must,
    units.c.should,
)
_COUNT = select(func.count()).select_from(units)
_FINDINGS = units.c.must + units.c.should


def rows(connection: Connection, ids: Iterable[str]) -> list[Row]:
    """Return the rows in the order asked; ids that are not there are left out."""
    wanted = list(ids)
    found: dict[str, Row] = {}
    for portion in portions(wanted):
        for line in connection.execute(ROWS.where(units.c.id.in_(portion))):
            found[line.id] = row_of(line)
    return [found[id] for id in wanted if id in found]


def present(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Return which of the ids are those of units that are there."""
    found: set[str] = set()
    for portion in portions(list(ids)):
        found.update(connection.execute(select(units.c.id).where(units.c.id.in_(portion))).scalars())
    return found


def one_row(connection: Connection, id: str) -> Row:
    """Return one row; raise UnknownUnitError where there is none."""
    found = rows(connection, (id,))
    if not found:
        raise UnknownUnitError(_("There is no unit “{id}”, or no longer.").format(id=id))
    return found[0]


def unit(connection: Connection, id: str) -> Unit:
    """Return one unit; raise UnknownUnitError where there is none."""
    found = connection.execute(_UNIT.where(units.c.id == id)).first()
    if found is None:
        raise UnknownUnitError(_("There is no unit “{id}”, or no longer.").format(id=id))
    return decode_unit(id, found.parent, found.description)


def lineage(connection: Connection, id: str) -> list[Unit]:
    """Return a unit and what it lies in, the nearest first; raise UnknownUnitError where there is none."""
    found = {line.id: line for line in connection.execute(_LINEAGE, {"id": id})}
    way = tree.in_line({id: line.parent for id, line in found.items()}, id)
    return [decode_unit(id, found[id].parent, found[id].description) for id in way]


def sort_keys(connection: Connection, ids: Iterable[str]) -> list[SortKeys]:
    """Return what the units are sorted by, in no order; ids that are not there are left out."""
    found: list[SortKeys] = []
    for portion in portions(ids):
        found.extend(SortKeys(*line) for line in connection.execute(_SORTED.where(units.c.id.in_(portion))))
    return found


def described(connection: Connection, ids: Iterable[str]) -> list[Unit]:
    """Return the units in the order asked; ids that are not there are left out."""
    wanted = list(ids)
    found: dict[str, Unit] = {}
    for portion in portions(wanted):
        for line in connection.execute(_UNIT.add_columns(units.c.id).where(units.c.id.in_(portion))):
            found[line.id] = decode_unit(line.id, line.parent, line.description)
    return [found[id] for id in wanted if id in found]


def count(connection: Connection) -> int:
    """Return how many units there are."""
    return connection.scalar(_COUNT) or 0


def is_empty(connection: Connection) -> bool:
    """Say whether there is no unit, without counting them."""
    return connection.scalar(select(units.c.key).limit(1)) is None


def with_search_key(connection: Connection, key: str) -> list[Row]:
    """Return the units whose shelfmark means the same; an empty key means nothing."""
    return _listed(connection, ROWS.where(units.c.search_key == key)) if key else []


def find_place(connection: Connection, parent: str | None, shelfmark: str) -> Row | None:
    """Return the child of `parent` whose shelfmark means the same as this one."""
    key = shelfmarks.read(shelfmark).search_key
    same = ROWS.where(units.c.search_key == key, units.c.parent == parent).order_by(units.c.position).limit(1)
    return next(iter(_listed(connection, same)), None) if key else None


def with_findings(connection: Connection, limit: int) -> list[Row]:
    """Return the units with findings above mere advice, the worst first."""
    return _listed(connection, _worst_first(ROWS).limit(limit))


def ids_with_findings(connection: Connection, limit: int) -> list[str]:
    """Return no more than the ids of these units, several times quicker."""
    return list(connection.execute(_worst_first(select(units.c.id)).limit(limit)).scalars())


def _worst_first(wanted: Select[Any]) -> Select[Any]:
    return wanted.where(_FINDINGS > 0).order_by(units.c.must.desc(), units.c.should.desc(), units.c.key)


def count_with_findings(connection: Connection) -> int:
    """Return how many units have findings above mere advice."""
    return connection.scalar(_COUNT.where(_FINDINGS > 0)) or 0


def agent(connection: Connection, id: str) -> Agent:
    """Return one agent; raise UnknownUnitError where there is none."""
    body = connection.scalar(select(agents.c.description).where(agents.c.id == id))
    if body is None:
        raise UnknownUnitError(_("There is no agent “{id}”, or no longer.").format(id=id))
    return decode_agent(id, body)


def agents_named(connection: Connection, beginning: str, limit: int) -> list[Agent]:
    """Return the agents of whose names one, or a word in one, begins so, in the order of their names."""
    named = (
        select(agent_names.c.agent)
        .join(terms, terms.c.key == agent_names.c.term)
        .where(begins(terms.c.folded, fold(beginning)))
    )
    wanted = select(agents.c.id, agents.c.description).order_by(agents.c.folded, agents.c.key).limit(limit)
    if beginning.strip():
        wanted = wanted.where(agents.c.key.in_(named))
    return [decode_agent(id, body) for id, body in connection.execute(wanted)]


def numbered_agents(connection: Connection) -> list[Agent]:
    """Return the agents of which a number in an authority file is known; only by hand one is put there."""
    wanted = select(agents.c.id, agents.c.description).order_by(agents.c.key)
    wanted = wanted.where(agents.c.by_hand, agents.c.description.contains('"identifiers"'))
    found = (decode_agent(id, body) for id, body in connection.execute(wanted))
    return [agent for agent in found if agent.identifiers]


def agents_leading_to(connection: Connection, numbers: Collection[str]) -> list[str]:
    """Return the ids of the agents that are bound to another by one of these numbers; only by hand one is."""
    said = or_(*(agents.c.description.contains(each, autoescape=True) for each in sorted(numbers)))
    wanted = select(agents.c.id, agents.c.description).order_by(agents.c.key)
    wanted = wanted.where(agents.c.by_hand, agents.c.description.contains('"relations"'), said)
    found = (decode_agent(id, body) for id, body in connection.execute(wanted))
    return [agent.id for agent in found if any(each.href in numbers for each in agent.relations)]


def namesakes(connection: Connection, wanted: Agent) -> list[Agent]:
    """Return the agents kept by hand that share the id, a name or an identifier with this one."""
    named = (
        select(agent_names.c.agent)
        .join(terms, terms.c.key == agent_names.c.term)
        .where(terms.c.text.in_([name.text for name in wanted.names]))
    )
    numbered = [agents.c.description.contains(each.text, autoescape=True) for each in wanted.identifiers]
    alike = or_(agents.c.id == wanted.id, agents.c.key.in_(named), *numbered)
    rows = connection.execute(select(agents.c.id, agents.c.description).where(agents.c.by_hand, alike))
    return [found for id, body in rows if _shares(found := decode_agent(id, body), wanted)]


def _shares(one: Agent, other: Agent) -> bool:
    names = {name.text for name in one.names} & {name.text for name in other.names}
    return one.id == other.id or bool(names or set(one.identifiers) & set(other.identifiers))


def suggestions(connection: Connection, field: str, beginning: str, limit: int) -> list[str]:
    """Return what was said in a field before and begins so, or has a word that does; the former first.

    What authorities know under another name that begins so comes last, under its heading.
    """
    folded = fold(beginning)
    wanted = select(terms.c.text).where(terms.c.field == field, begins(terms.c.folded, folded))
    first = or_(*(terms.c.folded.startswith(each, autoescape=True) for each in beginnings(folded))).desc()
    said = connection.scalars(wanted.order_by(first, terms.c.folded, terms.c.key).limit(limit))
    return list(dict.fromkeys((*said, *otherwise.headings(connection, field, beginning))))[:limit]


def begins(column: Column[str], folded: str) -> ColumnElement[bool]:
    """Return the condition that folded text, or a word in it, begins so."""
    ways = beginnings(folded)
    return or_(
        *(column.startswith(way, autoescape=True) for way in ways),
        *(column.contains(f" {way}", autoescape=True) for way in ways),
    )


def _listed(connection: Connection, wanted: Select[Any]) -> list[Row]:
    return [row_of(line) for line in connection.execute(wanted)]
