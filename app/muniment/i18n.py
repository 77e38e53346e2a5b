"""The words of the program in the archivist's language, by gettext."""

import gettext
from contextlib import suppress
from pathlib import Path

from muniment.paths import own, resource, state, state_folder

_FROM_RIGHT = frozenset(("ar", "fa", "he", "ur", "yi"))
_CHOICE = "language.txt"


def _folders() -> tuple[Path, Path]:
    """Where translations lie: the archivist's own come before the shipped ones."""
    return own("locale"), resource("locale")


def languages() -> list[str]:
    """Return the languages that the program is translated into, as gettext writes them (`sq`, `pt_BR`)."""
    found = (path.parts[-3] for folder in _folders() for path in folder.glob("*/LC_MESSAGES/muniment.mo"))
    return sorted(set(found))


def choose_language(language: str) -> None:
    """Speak this language from the next start on; that of the system where none is named."""
    choice = state_folder() / _CHOICE
    if language:
        choice.write_text(language, "utf-8")
    else:
        choice.unlink(missing_ok=True)


def chosen_language() -> str:
    """Return the language that was chosen, nothing where it is that of the system."""
    with suppress(OSError):
        return state(_CHOICE).read_text("utf-8").strip()
    return ""


def _found() -> gettext.NullTranslations:
    """The translation of the archivist's own folder, else the shipped one, else none."""
    chosen = chosen_language()
    for folder in _folders():
        try:
            return gettext.translation("muniment", str(folder), [chosen] if chosen else None)
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


def tag() -> str:
    """Return the BCP 47 tag of the language of the interface."""
    return _language().replace("_", "-") or "en"


def reads_from_right() -> bool:
    """Say whether the interface is in a language that is read from right to left."""
    return tag().split("-")[0].lower() in _FROM_RIGHT


def page(name: str) -> Path:
    """Return where a page of text lies: beside the words of the interface, or as it is shipped."""
    translated = (folder / _language() / name for folder in _folders() if _language())
    return next((path for path in translated if path.exists()), resource(name))


def _language() -> str:
    """Return the language of the interface as gettext writes it, nothing where it is untranslated."""
    return str(dict(_TRANSLATIONS.info()).get("language", ""))
