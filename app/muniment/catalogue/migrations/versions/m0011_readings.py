"""What is kept of a file may say by which reading it was: older programs do not know it."""

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    pass
