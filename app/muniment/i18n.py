"""The words of the program in the archivist's language, by gettext."""

import gettext

from muniment.paths import own, resource

_FROM_RIGHT = frozenset(("ar", "fa", "he", "ur", "yi"))


def _found() -> gettext.NullTranslations:
    """The translation of the archivist's own folder, else the shipped one, else none."""
    for folder in (own("locale"), resource("locale")):
        try:
            return gettext.translation("muniment", str(folder))
        except OSError:
            continue
    return gettext.NullTranslations()


_TRANSLATIONS = _found()


def _(message: str) -> str:
    """Return `message` in the language of the interface."""
    return _TRANSLATIONS.gettext(message)


def plural(one: str, many: str, count: int, **words: object) -> str:
    """Return the form of the message for `count`, with `{count}` and the other words filled in."""
    return _TRANSLATIONS.ngettext(one, many, count).format(count=count, **words)


def reads_from_right() -> bool:
    """Say whether the interface is in a language that is read from right to left."""
    language = dict(_TRANSLATIONS.info()).get("language", "") if _TRANSLATIONS.info() else ""
    return str(language).replace("_", "-").split("-")[0].lower() in _FROM_RIGHT
