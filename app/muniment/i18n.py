"""The words of the program in the archivist's language, by gettext."""

import gettext

from muniment.paths import resource

_TRANSLATIONS = gettext.translation("muniment", str(resource("locale")), fallback=True)


def _(message: str) -> str:
    """Return `message` in the language of the interface."""
    return _TRANSLATIONS.gettext(message)


def plural(one: str, many: str, count: int, **words: object) -> str:
    """Return the form of the message for `count`, with `{count}` and the other words filled in."""
    return _TRANSLATIONS.ngettext(one, many, count).format(count=count, **words)
