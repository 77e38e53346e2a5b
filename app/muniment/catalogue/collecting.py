"""Python looks for cycles among its values seldom while very many are made: ours have none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_SELDOM = (1_000_000, 50, 50)
"""More values than a portion of units makes: what stays is not gone through with each."""

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
