"""Columns that are read and written by a rule of their own: levels, languages, translators, status."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from muniment.description import languages
from muniment.description.columns import parts
from muniment.description.columns.column import BETWEEN, Column, reconciled
from muniment.description.folding import fold
from muniment.description.levels import Level, Status
from muniment.description.units import LanguageStatement, TextVersion, Unit
from muniment.description.vocabularies import table, vocabulary
from muniment.i18n import _

STATUS_NAMES: dict[Status, str] = {
    Status.STUB: _("Place only"),
    Status.DRAFT: _("Draft"),
    Status.REVISED: _("Revised"),
    Status.FINAL: _("Final"),
}


def levels() -> Column:
    """Return the column of the level, by its usual name or by the one that the archive has for it."""

    def values(unit: Unit) -> tuple[str, ...]:
        named = unit.level_name if unit.level in (None, Level.OTHER) else ""
        label = _(vocabulary("levels")[unit.level].label) if unit.level else ""
        return tuple(filter(None, (named or label,)))

    def written(unit: Unit, texts: Sequence[str]) -> Unit:
        if not texts:
            return replace(unit, level=None, level_name="")
        level = _levels_by_name().get(_squeezed(texts[0]), Level.OTHER)
        name = texts[0] if level is Level.OTHER and _squeezed(texts[0]) not in _levels_by_name() else ""
        return replace(unit, level=level, level_name=name)

    return Column(id="level", label=_("Level"), field="level", values=values, written=written, terms="levels")


def languages_said() -> Column:
    """Return the column of the languages of the material, by any of their names or codes."""

    def name_of(said: LanguageStatement) -> str:
        name = languages.name_of(said.language)
        is_whole = languages.tag_of(name) == said.language
        return (name if is_whole else said.language) or said.text

    def reworded(said: LanguageStatement, text: str) -> LanguageStatement:
        return replace(made(text), text=said.text if said.language else "")

    def made(text: str) -> LanguageStatement:
        return LanguageStatement(language=languages.tag_meant(text) or text)

    def values(unit: Unit) -> tuple[str, ...]:
        return tuple(filter(None, map(name_of, unit.languages)))

    def written(unit: Unit, texts: Sequence[str]) -> Unit:
        old = [said for said in unit.languages if name_of(said)]
        return replace(unit, languages=reconciled(old, name_of, reworded, made, texts))

    return Column(
        id="language",
        label=_("Language"),
        field="languages",
        values=values,
        written=written,
        many=True,
        terms="languages",
        doubt=_language_in_doubt,
    )


def translators() -> Column:
    """Return the column of translators: of the unit, and of its translated texts where they name others."""
    credited = parts.credited("translator", _("Translator"), "trl")

    def values(unit: Unit) -> tuple[str, ...]:
        own = credited.values(unit)
        named = dict.fromkeys(name for version in unit.texts for name in version.translators)
        return (*own, *(name for name in named if name not in own))

    def written(unit: Unit, texts: Sequence[str]) -> Unit:
        own, old = credited.values(unit), values(unit)
        if len(old) == len(texts):
            now = dict(zip(old, texts, strict=True))
            said = list(texts[: len(own)])
        else:
            now = {name: name for name in texts}
            said = [name for name in texts if name in own or name not in old]
        versions = tuple(_renamed(version, now) for version in unit.texts)
        return replace(credited.written(unit, said), texts=versions)

    return replace(credited, values=values, written=written)


def _renamed(version: TextVersion, now: Mapping[str, str]) -> TextVersion:
    names = (now.get(name, "") for name in version.translators)
    return replace(version, translators=tuple(dict.fromkeys(filter(None, names))))


def repositories() -> Column:
    """Return the column of the repository, where it is said apart from the shelfmark."""
    return Column(
        id="repository",
        label=_("Repository"),
        field="repository",
        values=lambda unit: tuple(filter(None, (unit.repository,))),
        written=lambda unit, texts: replace(unit, repository=next(iter(texts), "")),
        terms="repository",
    )


def statuses() -> Column:
    """Return the column of how far the description has come; other words leave it as it was."""

    def written(unit: Unit, texts: Sequence[str]) -> Unit:
        return replace(unit, status=_status(next(iter(texts), "")) or unit.status)

    return Column(
        id="status",
        label=_("Status"),
        field="status",
        values=lambda unit: (STATUS_NAMES[unit.status],),
        written=written,
        terms="statuses",
        doubt=_status_in_doubt,
    )


def _status(name: str) -> Status | None:
    known = {fold(name): status for status, name in STATUS_NAMES.items()} | {fold(s): s for s in Status}
    return known.get(fold(name))


def _status_in_doubt(text: str) -> str:
    if not text.strip() or _status(text) is not None:
        return ""
    names = ", ".join(STATUS_NAMES.values())
    words = _("“{text}” is no status; it was left as it was. There are: {names}.")
    return words.format(text=text.strip(), names=names)


def _language_in_doubt(text: str) -> str:
    names = (name.strip() for name in text.split(BETWEEN[0]))
    unknown = [name for name in names if name and not languages.tag_meant(name)]
    words = _("“{text}” is no language that is known by this name or code.")
    return words.format(text=unknown[0]) if unknown else ""


@cache
def _levels_by_name() -> dict[str, Level]:
    terms = vocabulary("levels")
    rows = table("levels")
    return {
        _squeezed(name): level
        for level in Level
        for name in (*rows[level].get("names", ()), level, terms[level].label, _(terms[level].label))
    }


def _squeezed(name: str) -> str:
    """Return a name as it is compared: `Sub-fonds` is `subfonds`."""
    return fold(name).replace("-", "").replace(" ", "")
