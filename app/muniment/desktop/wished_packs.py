"""Which packs of rules a new catalogue begins with: those that are wished for in the preferences."""

from muniment.catalogue import Catalogue
from muniment.description import rules
from muniment.desktop.settings import Settings
from muniment.progress import finish
from muniment.tasks import judge
from muniment.tasks.check import LABELS


def begin(settings: Settings, catalogue: Catalogue) -> None:
    """Turn packs on and off in a catalogue in which nothing was done yet; any other decides for itself."""
    wished = settings.wish("packs").split(",")
    others = [id for id in LABELS if (id in wished) != (id in rules.PACKS)]
    if not others or not catalogue.is_empty or catalogue.packs() or catalogue.history(limit=1):
        return
    finish(judge.turn(catalogue, {id: id in wished for id in others}, LABELS))
