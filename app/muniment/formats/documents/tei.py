"""TEI P5: both texts in one file, each paragraph pointing at those that answer it."""

from collections.abc import Iterable, Iterator, Sequence

from muniment.description.alignment import Row
from muniment.description.markup import Block, BlockKind, SpanKind
from muniment.description.units import TextVersion
from muniment.formats.documents.besides import Beside
from muniment.formats.documents.tags import Tags
from muniment.formats.xml import escaping
from muniment.i18n import _

_TAGS = Tags(
    spans={
        SpanKind.EMPHASIS: "hi",
        SpanKind.TITLE: "title",
        SpanKind.PERSON: "persName",
        SpanKind.FAMILY: 'name type="family"',
        SpanKind.BODY: "orgName",
        SpanKind.NAME: "name",
        SpanKind.PLACE: "placeName",
        SpanKind.SUBJECT: "term",
        SpanKind.GENRE: "term",
        SpanKind.FUNCTION: "term",
        SpanKind.OCCUPATION: "term",
        SpanKind.DATE: "date",
        SpanKind.LINK: "ref",
        SpanKind.QUOTE: "quote",
        SpanKind.ABBREVIATION: "abbr",
        SpanKind.EXPANSION: "expan",
        SpanKind.FOREIGN: "foreign",
        SpanKind.NUMBER: "num",
    },
    blocks={
        BlockKind.PARAGRAPH: "p",
        BlockKind.HEADING: 'p rend="heading"',
        BlockKind.QUOTE: "quote",
        BlockKind.LIST: "list",
    },
    item="item",
    gap="<lb/>",
    address="target",
    lead="head",
    numbered='list rend="numbered"',
)


def write(texts: Beside) -> bytes:
    """Return the file: a `text` for each version in a `group`, `corresp` between what belongs together."""
    return "\n".join((*_header(texts), *_group(texts), "</TEI>", "")).encode()


def _header(texts: Beside) -> Iterator[str]:
    unit = texts.unit
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
    yield "<teiHeader><fileDesc>"
    people = "".join(_responsible(name) for version in texts.versions for name in version.translators)
    yield f"<titleStmt><title>{escaping.words(unit.title or unit.shelfmark)}</title>{people}</titleStmt>"
    rights = [right.text for right in unit.rights if right.text] or [_("Nothing is said of rights.")]
    yield f"<publicationStmt>{_paragraphs(rights)}</publicationStmt>"
    source = [words for words in (unit.shelfmark, unit.date) if words] or [
        _("Nothing is said of the source.")
    ]
    yield f"<sourceDesc>{_paragraphs(source)}</sourceDesc>"
    yield "</fileDesc></teiHeader>"


def _responsible(name: str) -> str:
    return f"<respStmt><resp>{_('translation')}</resp><name>{escaping.words(name)}</name></respStmt>"


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{escaping.words(text)}</p>" for text in texts)


def _group(texts: Beside) -> Iterator[str]:
    yield "<text><group>"
    sides = (texts.left, texts.right)
    for number, version in enumerate(texts.versions):
        answers = _answers(texts.rows, mirrored=number == 1)
        yield from _text(version, sides[number], number, answers)
    yield "</group></text>"


def _text(version: TextVersion, blocks: Sequence[Block], side: int, answers: Sequence[str]) -> Iterator[str]:
    language = "-".join(part for part in (version.language, version.script) if part)
    said = f' xml:lang="{escaping.value(language)}"' if language else ""
    yield f'<text type="{version.kind.value}"{said}><body>'
    for number, block in enumerate(blocks):
        yield _TAGS.block(block, f' xml:id="{_id(side, number)}"{answers[number]}')
    yield "</body></text>"


def _answers(rows: Iterable[Row], mirrored: bool) -> list[str]:
    """For each paragraph of a side, in order, the attribute that names those of the other beside it."""
    said: list[str] = []
    for row in rows:
        own, other = (row.right, row.left) if mirrored else (row.left, row.right)
        names = " ".join(f"#{_id(int(not mirrored), number)}" for number in other)
        said.extend([f' corresp="{names}"' if names else ""] * len(own))
    return said


def _id(side: int, number: int) -> str:
    return f"{'lr'[side]}{number + 1}"
