"""Files whose names are no text, as disks from other systems bring them."""

import os
from pathlib import Path

import pytest

from tests.cli.test_commands import PAGE


def test_a_file_whose_name_is_no_text_is_imported(muniment, answer, tmp_path):
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt"))
    try:
        file.write_text(PAGE, "utf-8")
    except OSError:
        pytest.skip("The names of files are always text on this system.")
    code, _out, _err = muniment("import", file)
    assert code in (0, 1)
    assert "Import ��.txt" in [step["label"] for step in answer("history")[1]]
