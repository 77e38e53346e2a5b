"""The tables: units, what they share, who is named in them, and the journal."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _make_units()
    _make_terms()
    _make_agents()
    _make_journal()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _make_units() -> None:
    names = (
        "level",
        "level_name",
        "status",
        "shelfmark",
        "sort_key",
        "search_key",
        "keywords",
        "title",
        "date",
    )
    op.create_table(
        "units",
        sa.Column("key", sa.Integer),
        _text("id"),
        sa.Column("parent", sa.Text),
        sa.Column("position", sa.BigInteger, nullable=False),
        *(_text(name) for name in (*names, "begin_date", "end_date")),
        *(sa.Column(name, sa.SmallInteger, nullable=False) for name in ("must", "should", "advice")),
        _text("description"),
        sa.PrimaryKeyConstraint("key", name="pk_units"),
        sa.UniqueConstraint("id", name="uq_units_id"),
        sa.ForeignKeyConstraint(
            ["parent"], ["units.id"], name="fk_units_parent", deferrable=True, initially="DEFERRED"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_units_parent_position", "units", ["parent", "position"])
    op.create_index("ix_units_search_key", "units", ["search_key"])
    found = sa.text("must + should > 0")
    op.create_index(
        "ix_units_findings", "units", ["must", "should"], sqlite_where=found, postgresql_where=found
    )


def _make_terms() -> None:
    op.create_table(
        "terms",
        sa.Column("key", sa.Integer),
        _text("field"),
        _text("text"),
        _text("folded"),
        sa.PrimaryKeyConstraint("key", name="pk_terms"),
        sa.UniqueConstraint("field", "text", name="uq_terms_field_text"),
    )
    op.create_index("ix_terms_field_folded", "terms", ["field", "folded"])
    op.create_table(
        "uses",
        sa.Column("unit", sa.Integer),
        sa.Column("term", sa.Integer),
        sa.Column("role", sa.Text),
        sa.PrimaryKeyConstraint("unit", "term", "role", name="pk_uses"),
        sa.ForeignKeyConstraint(["unit"], ["units.key"], name="fk_uses_unit", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["term"], ["terms.key"], name="fk_uses_term"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_uses_term", "uses", ["term"])


def _make_agents() -> None:
    op.create_table(
        "agents",
        sa.Column("key", sa.Integer),
        _text("id"),
        _text("name"),
        _text("folded"),
        sa.Column("by_hand", sa.Boolean, nullable=False),
        _text("description"),
        sa.PrimaryKeyConstraint("key", name="pk_agents"),
        sa.UniqueConstraint("id", name="uq_agents_id"),
    )
    op.create_index("ix_agents_folded", "agents", ["folded"])
    op.create_table(
        "agent_names",
        sa.Column("term", sa.Integer),
        sa.Column("agent", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("term", name="pk_agent_names"),
        sa.ForeignKeyConstraint(["term"], ["terms.key"], name="fk_agent_names_term"),
        sa.ForeignKeyConstraint(["agent"], ["agents.key"], name="fk_agent_names_agent", ondelete="CASCADE"),
    )
    op.create_index("ix_agent_names_agent", "agent_names", ["agent"])


def _make_journal() -> None:
    op.create_table(
        "steps",
        sa.Column("number", sa.Integer),
        *(_text(name) for name in ("label", "moment", "who", "state")),
        sa.PrimaryKeyConstraint("number", name="pk_steps"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_steps_who_state_number", "steps", ["who", "state", "number"])
    op.create_table(
        "batches",
        sa.Column("step", sa.Integer),
        sa.Column("number", sa.Integer),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("step", "number", name="pk_batches"),
        sa.ForeignKeyConstraint(["step"], ["steps.number"], name="fk_batches_step"),
    )
    op.create_table(
        "touched",
        sa.Column("record", sa.Text),
        sa.Column("step", sa.Integer),
        sa.Column("batch", sa.Integer),
        sa.PrimaryKeyConstraint("record", "step", "batch", name="pk_touched"),
        sa.ForeignKeyConstraint(["step"], ["steps.number"], name="fk_touched_step"),
        sqlite_with_rowid=False,
    )
