"""Web pages with a record in them, as they were saved: their words in lines, without scripts and menus."""

import re
from collections.abc import Iterator

from lxml import etree, html

from muniment.formats.deliveries import FormatError
from muniment.formats.digital_archive.addresses import addresses_in
from muniment.formats.digital_archive.records import Page
from muniment.i18n import _

_BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?"
    r"<(?:!doctype html|html|head|body|div|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_UNREAD = ("script", "style", "noscript", "template", "svg", "nav", "form", "button")
_FRAME = ("header", "footer", "aside")
"""Parts of the site where they frame the page, and of the record where they stand inside it."""
_BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "section"}
    | {"article", "main", "header", "footer", "aside", "blockquote", "dt", "dd", "dl", "hr", "pre", "figure"}
)
LARGEST = 8_000_000
"""Letters. A saved page with a record in it has less than a hundredth of that."""
_PLACES = (".//article", ".//main", ".//body")


def is_web_page(page: Page) -> bool:
    """Return whether the text begins as HTML does."""
    return bool(_BEGINS.match(page.text[:4000]))


def places(page: Page) -> Iterator[Page]:
    """Yield the text of each place in the web page where a record may stand, the likeliest first.

    Raise `FormatError` where nothing can be made of the page.
    """
    root = _parsed(page)
    seen: set[str] = set()
    for path in _PLACES:
        for element in root.iterfind(path):
            text = _text(element)
            if text.strip() and text not in seen:
                seen.add(text)
                yield Page(name=page.name, text=text, addresses=_addresses(page, root), losses=page.losses)


def _parsed(page: Page) -> html.HtmlElement:
    if len(page.text) > LARGEST:
        message = _("{name} is too large for a web page with a record in it.")
        raise FormatError(message.format(name=page.name))
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(page.text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        message = _("{name} is a web page that cannot be read: {error}.")
        raise FormatError(message.format(name=page.name, error=error)) from error
    etree.strip_elements(root, etree.Comment, *_UNREAD, with_tail=False)
    for element in list(root.iter(*_FRAME)):
        frames_the_page = not any(True for _held in element.iterancestors("article", "main"))
        if frames_the_page and isinstance(element, html.HtmlElement):
            element.drop_tree()
    return root


def _addresses(page: Page, root: html.HtmlElement) -> tuple[str, ...]:
    """Where the page was saved from, and the address it gives itself."""
    own = (link.get("href", "") for link in root.iterfind(".//link[@rel='canonical']"))
    return tuple(dict.fromkeys((*page.addresses, *addresses_in(" ".join(own)))))


def _text(element: html.HtmlElement) -> str:
    """The words below the element; a block begins a line, and a paragraph stands between empty ones."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            pieces.append(_before(node))
            pieces.append(_in_one_line(node.text))
        else:
            pieces.append(_after(node))
            pieces.append(_in_one_line(node.tail) if node is not element else "")
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return "\n".join(lines).strip("\n")


def _before(node: html.HtmlElement) -> str:
    return "\n• " if node.tag == "li" else "\n" if node.tag in _BLOCKS else ""


def _after(node: html.HtmlElement) -> str:
    return "\n\n" if node.tag == "p" else "\n" if node.tag in _BLOCKS else ""


def _in_one_line(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
