"""Runs of words of one look, which word processors part as they please."""

from collections.abc import Iterable

from muniment.description.markup import Inline, Span, SpanKind


def joined(runs: Iterable[Inline]) -> list[Inline]:
    """Return the runs with neighbours of one look as one."""
    found: list[Inline] = []
    for run in runs:
        before = found[-1] if found else None
        if isinstance(run, str) and isinstance(before, str):
            found[-1] = before + run
        elif isinstance(run, Span) and isinstance(before, Span) and _alike(before, run):
            found[-1] = Span(run.kind, tuple(joined((*before.content, *run.content))), run.attributes)
        else:
            found.append(run)
    return found


def _alike(one: Span, other: Span) -> bool:
    is_look = one.kind is SpanKind.EMPHASIS
    return is_look and one.kind is other.kind and one.attributes == other.attributes
