"""Tree and dates are read from indexes that hold all they need; the index of words follows at the end."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.drop_index("ix_units_parent_position", "units")
    op.create_index("ix_units_parent_position_key_id", "units", ["parent", "position", "key", "id"])
    op.create_index("ix_units_begin_date_end_date", "units", ["begin_date", "end_date"])
