"""Findings can be let stand with a reason, packs of rules turned on and off; all is counted anew."""

import sqlalchemy as sa
from alembic import op

from muniment.catalogue.store import Store
from muniment.progress import finish

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
    finish(Store(op.get_bind()).count_all_findings())
