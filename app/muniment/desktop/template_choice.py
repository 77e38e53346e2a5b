"""Which template the records of each level are described by, from one day to the next."""

from muniment.description import templates
from muniment.description.levels import Level
from muniment.description.templates import Template
from muniment.description.units import Unit
from muniment.desktop.settings import Settings


def chosen(settings: Settings, level: Level | None) -> Template | None:
    """Return the template that records of the level are described by, or None for the usual fields."""
    return templates.template(settings.text(_key(level))) if level is not None else None


def choose(settings: Settings, level: Level, template: Template | None) -> None:
    """Describe records of the level by a template from now on, or by the usual fields."""
    settings.keep(_key(level), template.id if template else "")


def begun(settings: Settings, unit: Unit) -> Unit:
    """Return a new unit with what the template of its level says beforehand."""
    template = chosen(settings, unit.level)
    return templates.filled(unit, template) if template else unit


def _key(level: Level | None) -> str:
    return f"template/{level}"
