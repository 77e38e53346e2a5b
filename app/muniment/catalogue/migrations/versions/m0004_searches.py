"""Searches are kept under a name; hits are counted by facets from an index that holds all they need."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "searches",
        sa.Column("key", sa.Integer),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "name", "text")),
        sa.PrimaryKeyConstraint("key", name="pk_searches"),
        sa.UniqueConstraint("id", name="uq_searches_id"),
    )
    op.create_index("ix_units_facets", "units", list(_COUNTED))


_COUNTED = ("key", "level", "level_name", "status", "begin_date", "end_date")
