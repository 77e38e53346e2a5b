"""Say why a search found nothing: what the first field takes that found nothing by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from muniment.i18n import _

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue

_FIELD = re.compile(r'(?<!\S)-?(?P<said>(?P<name>[^\W\d_]+):=?(?:"[^"]*"|[^\s"(][^\s"]*))')
"""A field and what it is to say."""


def what_a_field_takes(catalogue: Catalogue, text: str) -> str:
    """Return a sentence on the first field that finds nothing by itself, with examples; none if each does."""
    for part in _FIELD.finditer(text):
        name = part["name"]
        asks = {each.text: each.hint for each in catalogue.completions(name, len(name))}.get(f"{name}:")
        if asks and not catalogue.search_ids(part["said"], 1):
            values = [each.text.strip() for each in catalogue.completions(f"{name}:", len(name) + 1)]
            words = (
                _("“{name}:” takes {asks}; for example: {values}.")
                if values
                else _("“{name}:” takes {asks}.")
            )
            return words.format(name=name, asks=asks.rstrip(" …"), values=", ".join(values))
    return ""
