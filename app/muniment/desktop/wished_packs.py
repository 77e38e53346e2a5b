"""Which packs of rules a new catalogue begins with: those that are wished for in the preferences."""

from muniment.catalogue import Catalogue
from muniment.description import rules
from muniment.desktop.settings import Settings
from muniment.i18n import _
from muniment.tasks.check import LABELS


def begin(settings: Settings, catalogue: Catalogue) -> None:
    """Turn packs on and off in a catalogue in which nothing was done yet; any other decides for itself."""
    wished = settings.wish("packs").split(",")
    others = [id for id in LABELS if (id in wished) != (id in rules.PACKS)]
    if not others or not catalogue.is_empty or catalogue.packs() or catalogue.history(limit=1):
        return
    with catalogue.edit(_("Packs of rules")) as edit:
        for id in others:
            (edit.turn_on if id in wished else edit.turn_off)(id)
