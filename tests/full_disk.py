"""A disk without room, as far as a test can have one."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def no_room() -> Iterator[None]:
    """Let no file grow, as on a full disk."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
