"""Units can be gathered in lists made by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "lists",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "name", "units")),
        sa.PrimaryKeyConstraint("id", name="pk_lists"),
    )
