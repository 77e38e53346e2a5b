"""The catalogue's own words have a table; building the index anew fills it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "vocabulary",
        sa.Column("key", sa.Text),
        sa.Column("word", sa.Text),
        sa.PrimaryKeyConstraint("key", "word", name="pk_vocabulary"),
        sqlite_with_rowid=False,
    )
