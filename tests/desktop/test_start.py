"""The window stands before anything slow is read."""

import subprocess
import sys

SLOW = ("sqlalchemy", "alembic", "lxml", "cattrs", "click", "rich")


def test_the_way_to_the_first_window_reads_no_sql_and_no_xml():
    code = f"import sys, muniment.desktop.main; print([name for name in {SLOW!r} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
