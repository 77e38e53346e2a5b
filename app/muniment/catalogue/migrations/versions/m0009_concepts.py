"""Places, subjects, genres and repositories have names, dates and identifiers of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "concepts",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "kind", "body")),
        sa.PrimaryKeyConstraint("id", name="pk_concepts"),
    )
    op.create_index("ix_concepts_kind", "concepts", ["kind"])
