"""Elements of the page: prose, links, lists of labels and values."""

from collections.abc import Iterable
from dataclasses import replace

from muniment.description.markup import BlockKind, Prose, text_of
from muniment.formats.documents import web
from muniment.formats.web_page.tongues import tongue, words
from muniment.formats.xml import escaping
from muniment.formats.xml.addresses import followed

PROSE = replace(web.TAGS, blocks={**web.TAGS.blocks, BlockKind.HEADING: 'p class="heading"'})
"""Prose in which headings are none of the page: those of its units stand in order."""


def blocks(prose: Prose, language: str = "", script: str = "") -> str:
    """Return prose as elements, each with its language and direction."""
    return "".join(PROSE.block(each, tongue(text_of((each,)), language, script)) for each in prose)


def link(href: str, shown: str) -> str:
    """Return words that lead to an address where a page may lead there, else the words alone."""
    address = followed(href)
    return f'<a href="{escaping.value(address)}">{words(shown)}</a>' if address else words(shown)


def anchor(id: str, inner: str, name: str = "") -> str:
    """Return what leads to a place on the page."""
    said = f' class="{name}"' if name else ""
    return f'<a{said} href="#{escaping.value(id)}">{inner}</a>'


def labelled(pairs: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Return labels, and the values below each as HTML, as one list; nothing where there are none."""
    rows = "".join(
        f"<div><dt>{words(label)}</dt>{''.join(f'<dd>{value}</dd>' for value in values)}</div>"
        for label, values in pairs
    )
    return f"<dl>{rows}</dl>\n" if rows else ""
