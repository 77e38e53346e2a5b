"""The search index, filled from the units there are."""

from alembic import op

from muniment.catalogue.rebuilding import rebuild_index

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for _progress in rebuild_index(op.get_bind()):
        pass
