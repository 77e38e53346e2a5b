"""All the times that a unit's dates cover are searched; they are read as the index is built anew."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "periods",
        sa.Column(
            "unit",
            sa.Integer,
            sa.ForeignKey("units.key", name="fk_periods_unit", ondelete="CASCADE"),
            nullable=False,
        ),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("begin_date", "end_date")),
        sa.PrimaryKeyConstraint("unit", "begin_date", name="pk_periods"),
        sqlite_with_rowid=False,
    )
