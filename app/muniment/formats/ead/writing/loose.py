"""Words and elements that came side by side in a note, without a paragraph around them: they want one."""

from collections.abc import Iterator

from muniment.description.markup import Block, BlockKind, Prose
from muniment.formats.ead.bare_notes import space_apart
from muniment.formats.ead.soundness import sound_fragment
from muniment.formats.ead.versions import Version

_ANY_NOTE = "odd"


def gathered(prose: Prose, inside: str) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks as they stand in an element: by themselves, or those together that share a paragraph.

    A kept element shares one with the words before and behind it where it may stand in paragraphs only.
    """
    beside: list[Block] = []
    for block in prose:
        if beside and not _share(beside[-1], block, inside):
            yield tuple(beside)
            beside = []
        beside.append(block)
    if beside:
        yield tuple(beside)


def is_loose(block: Block, inside: str) -> bool:
    """Return whether a block is kept of what may stand in a paragraph, but not in the element itself."""
    xml, origin = str(next(iter(block.line.content), "")), dict(block.attributes).get("vocabulary", "")
    if block.kind is not BlockKind.KEPT or xml.startswith(("<!", "<?")) or origin not in set(Version):
        return False
    own = Version(origin)
    stands = (sound_fragment(xml, around, own) is not None for around in (inside, _ANY_NOTE))
    return not any(stands) and sound_fragment(xml, "p", own) is not None


def space_between(before: Block, behind: Block) -> str:
    """Return the space between two blocks that stood beside each other: reading took it off."""
    return space_apart(*("" if each.kind is BlockKind.KEPT else str(each.line) for each in (before, behind)))


def _share(before: Block, behind: Block, inside: str) -> bool:
    """Return whether two blocks share a paragraph: one is loose, and the other is too, or is plain words."""
    either = (is_loose(before, inside), is_loose(behind, inside))
    return any(either) and (all(either) or _is_plain(before) or _is_plain(behind))


def _is_plain(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and bool(block.line) and not block.attributes
