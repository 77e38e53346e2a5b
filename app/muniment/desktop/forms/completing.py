"""Editors that finish what is typed: names, words used before, languages and scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit
from typing_extensions import override

from muniment.description import languages
from muniment.description.vocabularies import vocabulary
from muniment.desktop.forms.inputs import WordsInput
from muniment.desktop.forms.parts import Kind, Part
from muniment.desktop.forms.scene import Scene
from muniment.desktop.offers import Offers
from muniment.i18n import _

Finder = Callable[[str], list[str]]
"""A beginning → what it may become, the likeliest first."""


def complete(line: QLineEdit, finder: Finder) -> None:
    """Offer below the line what `finder` makes of the words typed so far."""
    offers = QStringListModel(line)
    completer = QCompleter(offers, line)
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setPopup(Offers(completer.complete))
    line.setCompleter(completer)
    line.textEdited.connect(
        lambda words: offers.setStringList(finder(words.strip()) if words.strip() else [])
    )


class AgentInput(WordsInput):
    """A name, completed from every form of every name in the catalogue."""

    def __init__(self, part: Part, scene: Scene) -> None:
        super().__init__(part, scene)
        complete(self.line, scene.agents)


class BeforeInput(WordsInput):
    """Words, completed from what was typed in the same field before."""

    def __init__(self, part: Part, scene: Scene) -> None:
        super().__init__(part, scene)
        complete(self.line, scene.before(part.terms))


class NamesInput(WordsInput):
    """Several names, parted by semicolons."""

    def __init__(self, part: Part, scene: Scene) -> None:
        super().__init__(part, scene)
        complete(self.line, self._finish_last)

    def _finish_last(self, words: str) -> list[str]:
        *before, last = (name.strip() for name in words.split(";"))
        return ["; ".join((*before, name)) for name in self.scene.agents(last)] if last else []

    @override
    def _fill(self, value: tuple[str, ...]) -> None:
        super()._fill("; ".join(value))

    @override
    def _parsed(self, reading: str) -> Any:
        return tuple(name for part in reading.split(";") if (name := part.strip()))


class LanguageInput(WordsInput):
    """A language by any of its names, kept as a tag; what is no known language is kept as typed."""

    def __init__(self, part: Part, scene: Scene) -> None:
        super().__init__(part, scene)
        self.line.setPlaceholderText(part.hint or _("a language"))
        complete(self.line, _languages)

    @override
    def _fill(self, value: str) -> None:
        super()._fill(language_name(value))

    @override
    def _parsed(self, reading: str) -> Any:
        return languages.tag_meant(reading) or reading.strip()


class ScriptInput(WordsInput):
    """A script by its name or code, kept as a code; what is no known script is kept as typed."""

    def __init__(self, part: Part, scene: Scene) -> None:
        super().__init__(part, scene)
        complete(self.line, _scripts)

    @override
    def _fill(self, value: str) -> None:
        super()._fill(script_name(value))

    @override
    def _parsed(self, reading: str) -> Any:
        typed = reading.strip()
        by_name = (
            id for id, term in vocabulary("scripts").items() if term.label.casefold() == typed.casefold()
        )
        return next(by_name, typed)


def language_name(tag: str) -> str:
    """Return the name of a language, or the tag where it is unknown or says more than its language."""
    name = languages.name_of(tag)
    return name if languages.tag_of(name) == tag else tag


def script_name(code: str) -> str:
    """Return the name of a script, or the code where it is unknown."""
    term = vocabulary("scripts").get(code)
    return term.label if term else code


def _languages(beginning: str) -> list[str]:
    return beginning_with(beginning, [name for _tag, name in languages.choices()])


def _scripts(beginning: str) -> list[str]:
    return beginning_with(beginning, [term.label for term in vocabulary("scripts").values()])


def beginning_with(beginning: str, names: list[str]) -> list[str]:
    """Return the first few of the names that begin so."""
    asked = beginning.casefold()
    return [name for name in names if name.casefold().startswith(asked)][:_MOST]


_MOST = 12

INPUTS = {
    Kind.AGENT: AgentInput,
    Kind.BEFORE: BeforeInput,
    Kind.NAMES: NamesInput,
    Kind.LANGUAGE: LanguageInput,
    Kind.SCRIPT: ScriptInput,
}
