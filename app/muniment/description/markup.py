"""Prose as a small tree: words with emphasis, links and names, in paragraphs and lists.

Nothing here is a string of maybe-XML. What a reader meets and has no word for
becomes a span or block of kind `kept`, verbatim, and is written back as it came.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from typing_extensions import override


class SpanKind(StrEnum):
    """What a run of words inside a line is."""

    EMPHASIS = "emphasis"
    TITLE = "title"
    PERSON = "person"
    FAMILY = "family"
    BODY = "body"
    NAME = "name"
    PLACE = "place"
    SUBJECT = "subject"
    GENRE = "genre"
    FUNCTION = "function"
    OCCUPATION = "occupation"
    DATE = "date"
    LINK = "link"
    QUOTE = "quote"
    ABBREVIATION = "abbreviation"
    EXPANSION = "expansion"
    FOREIGN = "foreign"
    NUMBER = "number"
    BREAK = "break"
    KEPT = "kept"


class BlockKind(StrEnum):
    """What a block of prose is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    QUOTE = "quote"
    KEPT = "kept"


Attributes: TypeAlias = tuple[tuple[str, str], ...]
"""Names and values that travel with a span or block, in order (`render`, `href`, `language` …)."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run inside a line. A kept span's only content is its XML, verbatim."""

    kind: SpanKind
    content: "tuple[str | Span, ...]" = ()
    attributes: Attributes = ()

    def attribute(self, name: str) -> str:
        """Return the value of the attribute `name`, or nothing."""
        return dict(self.attributes).get(name, "")


Inline: TypeAlias = str | Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words, plain or with spans: a title, a paragraph, an item of a list."""

    content: tuple[Inline, ...] = ()

    @override
    def __str__(self) -> str:
        content = self.content
        # Nearly all lines are plain words.
        if len(content) == 1 and isinstance(content[0], str):
            return content[0]
        return plain(content)

    def __bool__(self) -> bool:
        return bool(self.content)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of prose: a paragraph, heading or quotation has a line, a list has items."""

    kind: BlockKind = BlockKind.PARAGRAPH
    line: Line = Line()
    items: "tuple[Prose, ...]" = ()
    attributes: Attributes = ()


Prose: TypeAlias = tuple[Block, ...]
"""Blocks in reading order."""


def line(text: str) -> Line:
    """Return plain words as a line; no words give the empty line."""
    return Line((text,)) if text else Line()


def prose(text: str) -> Prose:
    """Return plain text as paragraphs, parted where a blank line stands."""
    return paragraphs(part.strip() for part in text.split("\n\n"))


def paragraphs(texts: Iterable[str]) -> Prose:
    """Return each text that is not empty as a paragraph."""
    return tuple(Block(BlockKind.PARAGRAPH, line(text)) for text in texts if text)


def plain(content: Iterable[Inline]) -> str:
    """Return the words alone; a break is a new line, kept XML has no words."""
    return "".join(_plain(run) for run in content)


def text_of(blocks: Prose) -> str:
    """Return the words of the prose alone, blocks parted by a blank line."""
    return "\n\n".join(words for block in blocks if (words := _block_text(block)))


def _plain(run: Inline) -> str:
    if isinstance(run, str):
        return run
    if run.kind is SpanKind.BREAK:
        return "\n"
    return "" if run.kind is SpanKind.KEPT else plain(run.content)


def _block_text(block: Block) -> str:
    if block.kind is BlockKind.KEPT:
        return ""
    if not block.items:
        return str(block.line)
    parts = [str(block.line), *(text_of(item) for item in block.items)]
    return "\n".join(part for part in parts if part)
