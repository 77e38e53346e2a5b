"""What was deleted is found again without the whole journal (`upgrading` notes it); findings by place."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "deleted",
        sa.Column("step", sa.Integer, sa.ForeignKey("steps.number", name="fk_deleted_step"), nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("batch", sa.Integer, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("step", "unit", name="pk_deleted"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_deleted_unit", "deleted", ["unit"])
    found = sa.text("must + should > 0")
    op.create_index(
        "ix_units_below", "units", ["parent", "must", "should"], sqlite_where=found, postgresql_where=found
    )
