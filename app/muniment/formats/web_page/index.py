"""The index of the page: names, places and subjects, and the units that each is said of."""

from array import array
from collections.abc import Iterator

from muniment.description.ordering import natural_key
from muniment.description.units import Unit
from muniment.description.vocabularies import vocabulary
from muniment.formats.web_page.contents import INDEX, name_of
from muniment.formats.web_page.tags import anchor
from muniment.formats.web_page.tongues import words
from muniment.i18n import _

Entry = tuple[str, list[tuple[str, str]]]
"""A name, and id and mark of the units that say it."""
_LONGEST = 40
"""Letters of a title that stand for a unit without a shelfmark."""


class Index:
    """Access points and the units that say them, of which an id and a mark are held."""

    def __init__(self) -> None:
        self._units: list[tuple[str, str]] = []
        self._entries: dict[str, dict[str, array[int]]] = {}

    def __bool__(self) -> bool:
        return bool(self._entries)

    def take(self, unit: Unit) -> None:
        """Take up what a unit names, each once."""
        named = dict.fromkeys(
            (
                *((_("People and bodies"), each.name) for each in unit.credits),
                *((_("People and bodies"), name) for text in unit.texts for name in text.translators),
                *((_(vocabulary("subjects")[each.kind].label), each.text) for each in unit.subjects),
            )
        )
        for kind, name in named:
            if name.strip():
                self._entries.setdefault(kind, {}).setdefault(name, array("L")).append(len(self._units))
        if named:
            self._units.append((unit.id, unit.shelfmark or _short(name_of(unit))))

    def pieces(self) -> Iterator[str]:
        """Yield the index; nothing where nothing is named."""
        if not self:
            return
        yield f'<section id="{INDEX}"><h2>{words(_("Index"))}</h2>\n'
        for kind, entries in self.entries():
            yield f'<h3>{words(kind)}</h3>\n<ul class="index">\n'
            for name, units in entries:
                where = ", ".join(anchor(id, words(mark)) for id, mark in units)
                yield f"<li>{words(name)}: {where}</li>\n"
            yield "</ul>\n"
        yield "</section>\n"

    def entries(self) -> Iterator[tuple[str, Iterator[Entry]]]:
        """Yield what is named by its kind: each name in the order of names, and id and mark of its units."""
        for kind, names in self._entries.items():
            order = sorted(names, key=natural_key)
            yield kind, ((name, [self._units[number] for number in names[name]]) for name in order)


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
