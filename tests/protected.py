"""Files and folders in which nothing can be written, also where the tests are run by who may write all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

needs_rights = pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights of files and folders.")


@contextmanager
def without_rights(*protected: Path) -> Iterator[None]:
    """Let nobody write into the files and folders; to the administrator the system says that he may not."""
    asked = os.access

    def access(path: Path, mode: int, **how: bool) -> bool:
        return asked(path, mode) and not (mode == os.W_OK and path in protected)

    for path in protected:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        with pytest.MonkeyPatch.context() as patch:
            if os.geteuid() == 0:
                patch.setattr(os, "access", access)
            yield
    finally:
        for path in protected:
            path.chmod(0o755 if path.is_dir() else 0o644)
