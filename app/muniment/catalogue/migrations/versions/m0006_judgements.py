"""Findings can be let stand with a reason, packs of rules turned on and off; `upgrading` counts all anew."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "waivers",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "unit", "body")),
        sa.PrimaryKeyConstraint("id", name="pk_waivers"),
    )
    op.create_index("ix_waivers_unit", "waivers", ["unit"])
    op.create_table(
        "packs",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "body")),
        sa.PrimaryKeyConstraint("id", name="pk_packs"),
    )
