"""The tables of a catalogue, for every database alike."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA = "0012"
"""The newest migration, and so the shape of the tables below and of the search index."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""The form of the catalogue, as Alembic keeps it."""

units = Table(
    "units",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    # Deferred, so that one step may write or take away a whole branch in any order.
    Column("parent", Text, ForeignKey("units.id", deferrable=True, initially="DEFERRED")),
    Column("position", BigInteger, nullable=False),
    Column("level", Text, nullable=False),
    Column("level_name", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("shelfmark", Text, nullable=False),
    Column("sort_key", Text, nullable=False),
    Column("search_key", Text, nullable=False),
    # As the index has them: how a shelfmark is read may change before they must be taken out again.
    Column("keywords", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("date", Text, nullable=False),
    Column("begin_date", Text, nullable=False),
    Column("end_date", Text, nullable=False),
    Column("must", SmallInteger, nullable=False),
    Column("should", SmallInteger, nullable=False),
    Column("advice", SmallInteger, nullable=False),
    Column("description", Text, nullable=False),
    UniqueConstraint("id"),
    # With all that a walk through the tree reads, so that it need not look at the units themselves.
    Index(None, "parent", "position", "key", "id"),
    Index(None, "search_key"),
    Index(None, "begin_date", "end_date"),
    # A key is never given twice: the search index must not mistake a new unit for a deleted one.
    sqlite_autoincrement=True,
)
Index(
    "ix_units_findings",
    units.c.must,
    units.c.should,
    sqlite_where=(units.c.must + units.c.should) > 0,
    postgresql_where=(units.c.must + units.c.should) > 0,
)

Index(
    "ix_units_below",
    units.c.parent,
    units.c.must,
    units.c.should,
    sqlite_where=(units.c.must + units.c.should) > 0,
    postgresql_where=(units.c.must + units.c.should) > 0,
)
"""What lies below a place and is to be mended: the units themselves are too wide to be read for it."""

tallies = Table(
    "tallies",
    metadata,
    Column("unit", ForeignKey("units.key", ondelete="CASCADE"), primary_key=True),
    Column("said", Text, nullable=False),
    Column("linked", Text, nullable=False),
)
"""What hits are counted by: what each unit says itself, and to which terms it is linked (`tallies`)."""

periods = Table(
    "periods",
    metadata,
    Column("unit", ForeignKey("units.key", ondelete="CASCADE"), primary_key=True),
    Column("begin_date", Text, primary_key=True),
    Column("end_date", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""The times that the dates of a unit cover beside the first, which stands with the unit: few have any."""

terms = Table(
    "terms",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("field", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("folded", Text, nullable=False),
    UniqueConstraint("field", "text"),
    Index(None, "field", "folded"),
)
"""Every name, place, repository … that units share, by the field of the form it is said in."""

uses = Table(
    "uses",
    metadata,
    Column("unit", ForeignKey("units.key", ondelete="CASCADE"), primary_key=True),
    Column("term", ForeignKey("terms.key"), primary_key=True),
    Column("role", Text, primary_key=True),
    Index(None, "term"),
    sqlite_with_rowid=False,
)
"""Which unit says which term; the role is a credit's relator or a subject's kind."""

agents = Table(
    "agents",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("by_hand", Boolean(create_constraint=False), nullable=False),
    Column("description", Text, nullable=False),
    UniqueConstraint("id"),
    Index(None, "folded"),
)
"""Agents: made by hand, or merely because a unit credits a name; the latter go when nothing does."""

vocabulary = Table(
    "vocabulary",
    metadata,
    Column("key", Text, primary_key=True),
    Column("word", Text, primary_key=True),
    sqlite_with_rowid=False,
)
"""The words of titles, names and notes: each by itself, and by the keys of other scripts that it may be."""

searches = Table(
    "searches",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    UniqueConstraint("id"),
)
"""Searches that were given a name, to be asked again."""

lists = Table(
    "lists",
    metadata,
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("units", Text, nullable=False),
    PrimaryKeyConstraint("id"),
)
"""Lists made by hand: ids of units in JSON, in the order of the list."""

waivers = Table(
    "waivers",
    metadata,
    Column("id", Text, primary_key=True),
    Column("unit", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "unit"),
)
"""Findings that are let stand, each with its reason."""

packs = Table(
    "packs",
    metadata,
    Column("id", Text, primary_key=True),
    Column("body", Text, nullable=False),
)
"""The packs of rules that were turned on or off."""

concepts = Table(
    "concepts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "kind"),
)
"""Places, subjects, genres and repositories of which more is known than what they are called."""

agent_names = Table(
    "agent_names",
    metadata,
    Column("term", ForeignKey("terms.key"), primary_key=True),
    Column("agent", ForeignKey("agents.key", ondelete="CASCADE"), nullable=False),
    Index(None, "agent"),
)
"""Which agent a credited name means."""

steps = Table(
    "steps",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("label", Text, nullable=False),
    Column("moment", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("state", Text, nullable=False),
    Index(None, "who", "state", "number"),
    Index(None, "state", "number"),
    sqlite_autoincrement=True,
)
"""The journal: what was done, `done`, `undone`, or `dropped` (undone, and never to be redone)."""

batches = Table(
    "batches",
    metadata,
    Column("step", ForeignKey("steps.number"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""What the records of a step were and became, some hundreds of records to a compressed batch."""

touched = Table(
    "touched",
    metadata,
    Column("record", Text, primary_key=True),
    Column("step", ForeignKey("steps.number"), primary_key=True),
    Column("batch", Integer, primary_key=True),
    Index(None, "step", "record"),
    sqlite_with_rowid=False,
)
"""Which batch of which step tells of a record."""

deleted = Table(
    "deleted",
    metadata,
    Column("step", ForeignKey("steps.number"), primary_key=True),
    Column("unit", Text, primary_key=True),
    Column("batch", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Index(None, "unit"),
    sqlite_with_rowid=False,
)
"""Which units a step deleted with all below them: `batch` tells of the unit, `size` counts the branch."""
