"""How a record is cited: by the words it asks for, else by title, date, shelfmark and translator."""

from muniment.description import shelfmarks
from muniment.description.levels import NoteKind
from muniment.description.markup import text_of
from muniment.description.units import Unit
from muniment.i18n import _

_TRANSLATOR = "trl"
_ADDRESS = "url"


def cited(unit: Unit) -> str:
    """Return the citation of a unit on one line; its own preferred citation where it has one.

    One that is put together here is read back by `citations.read` if a shelfmark is in it.
    """
    own = (text_of(note.prose) for note in unit.notes if note.kind is NoteKind.CITATION)
    said = next((words for words in own if words.strip()), "") or _put_together(unit)
    return " ".join(said.split())


def _put_together(unit: Unit) -> str:
    title = f"“{unit.title.rstrip(' ,.')},”" if unit.title.strip() else ""
    first, *others = [part for part in (title, unit.date, _kept_at(unit)) if part] or [""]
    body = first + "".join(
        f"{' ' if first == title and not at else ', '}{each}" for at, each in enumerate(others)
    )
    names = [credit.name for credit in unit.credits if credit.relator == _TRANSLATOR and credit.name]
    sentences = [f"{body.rstrip(' ,.')}."] if body else []
    if names:
        sentences.append(_("Translated by {names}.").format(names=_listed(names)))
    address = next((each.text for each in unit.identifiers if each.kind == _ADDRESS), "")
    return " ".join([*sentences, *([f"<{address}>"] if address else [])])


def _kept_at(unit: Unit) -> str:
    """The shelfmark, after the repository where it does not name one itself."""
    mark = unit.shelfmark
    is_named = not unit.repository or bool(shelfmarks.read(mark).repository)
    return mark if is_named and mark else ", ".join(filter(None, (unit.repository, mark)))


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])
