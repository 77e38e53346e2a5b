"""The material that lies beside the project, and the reason given where it does not."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("MUNIMENT_SHARED") or Path(__file__).parents[2] / "shared")

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="The shared samples are not beside the project (set MUNIMENT_SHARED)."
)
