"""The search index came into the file; its present form, and its words, are the next step's."""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    pass
