"""What readers see of prose: nothing that is for staff only, and the words of what no field was found for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from muniment.description.levels import Audience
from muniment.description.markup import Attributes, Block, BlockKind, Inline, Line, Prose, Span, paragraphs
from muniment.formats import ead

_FOR_STAFF = ("audience", Audience.INTERNAL.value)
_KEPT_FOR_STAFF = re.compile(r"""\baudience\s*=\s*["']\s*internal""")


def public(prose: Iterable[Block]) -> Prose:
    """Return the blocks that readers see; kept XML gives its words as paragraphs."""
    return tuple(each for block in prose for each in _seen(block))


def _seen(block: Block) -> Iterator[Block]:
    if _FOR_STAFF in block.attributes:
        return
    if block.kind is BlockKind.KEPT:
        yield from paragraphs(_kept("".join(map(str, block.line.content)), block.attributes))
    else:
        shown = Line(tuple(_runs(block.line.content)))
        yield replace(block, line=shown, items=tuple(map(public, block.items)))


def _runs(content: Iterable[Inline]) -> Iterator[Inline]:
    for run in content:
        if isinstance(run, str):
            yield run
        elif _FOR_STAFF not in run.attributes:
            yield Span(run.kind, tuple(_runs(run.content)), run.attributes)


def _kept(xml: str, attributes: Attributes) -> Iterator[str]:
    """Yield the words of a kept piece; none where any of it is for staff only."""
    if not _KEPT_FOR_STAFF.search(xml):
        yield from ead.kept_paragraphs(xml, dict(attributes).get("vocabulary", ""))
