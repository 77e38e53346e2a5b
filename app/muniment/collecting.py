"""Python looks for cycles among its values seldom while very many are made: ours have none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_SELDOM = (25_000, 4000, 4000)
"""Values until the newest are gone through, once: all of them would hold up the other threads for seconds."""

_lock = Lock()
_usual: list[tuple[int, int, int]] = []
"""What is to be so again, once for each who works in bulk."""


@contextmanager
def seldom() -> Iterator[None]:
    """Let cycles be looked for seldom within it, until the last who asked for it is done."""
    with _lock:
        _usual.append(_usual[0] if _usual else gc.get_threshold())
        gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        with _lock:
            usual = _usual.pop()
            if not _usual:
                gc.set_threshold(*usual)
