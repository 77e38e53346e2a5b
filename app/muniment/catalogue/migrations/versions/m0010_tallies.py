"""Hits are counted by a line of each unit, which `upgrading` writes; what a step changed has an index."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "tallies",
        sa.Column(
            "unit",
            sa.Integer,
            sa.ForeignKey("units.key", name="fk_tallies_unit", ondelete="CASCADE"),
            nullable=False,
        ),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("said", "linked")),
        sa.PrimaryKeyConstraint("unit", name="pk_tallies"),
    )
    op.drop_index("ix_units_facets", "units")
    op.create_index("ix_touched_step_record", "touched", ["step", "record"])
    op.create_index("ix_steps_state_number", "steps", ["state", "number"])
