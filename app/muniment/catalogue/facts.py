"""What is true of a unit, rather than written in it, as words of the index that nobody can type."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from muniment.catalogue.cutting import words
from muniment.description import languages
from muniment.description.levels import TextKind
from muniment.description.units import DigitalObject, Unit

MARK = "\ue000"
"""Begins every such word; it is of Unicode's private use, which no keyboard has and no fold leaves."""

ORIGINALS = frozenset({TextKind.ORIGINAL, TextKind.TRANSCRIPTION})
_IMAGES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif", ".webp", ".jp2")


def _is_image(found: DigitalObject) -> bool:
    return found.role == "image" or found.media_type.startswith("image/") or found.href.endswith(_IMAGES)


HAS: Mapping[str, Callable[[Unit], object]] = MappingProxyType(
    {
        "agent": lambda unit: unit.credits,
        "container": lambda unit: unit.containers,
        "custody": lambda unit: unit.custody,
        "date": lambda unit: unit.dates,
        "extent": lambda unit: unit.extents,
        "image": lambda unit: any(map(_is_image, unit.objects)),
        "language": lambda unit: unit.languages,
        "note": lambda unit: unit.notes,
        "object": lambda unit: unit.objects,
        "original": lambda unit: any(text.kind in ORIGINALS for text in unit.texts),
        "rights": lambda unit: unit.rights,
        "shelfmark": lambda unit: unit.shelfmarks,
        "subject": lambda unit: unit.subjects,
        "text": lambda unit: any(text.prose for text in unit.texts),
        "title": lambda unit: unit.titles,
        "translation": lambda unit: any(text.kind is TextKind.TRANSLATION for text in unit.texts),
    }
)
"""What `has:` may ask for."""


@lru_cache(maxsize=4096)
def fact(kind: str, value: str) -> str:
    """Return the word of the index that says so, such as that the level is `item`."""
    return f"{MARK}{kind}{''.join(words(value))}"


@lru_cache(maxsize=1024)
def _languages(tag: str) -> tuple[str, ...]:
    named = (tag, tag.split("-")[0], languages.name_of(tag))
    return tuple(dict.fromkeys(fact("language", name) for name in named if name))


def facts(unit: Unit) -> Iterator[str]:
    """Yield what is true of the unit: its level, status, languages, and what it has."""
    yield fact("is", unit.status)
    yield from (fact("level", level) for level in (unit.level, unit.level_name) if level)
    spoken = [statement.language for statement in unit.languages]
    spoken += [text.language for text in unit.texts if text.kind in ORIGINALS]
    for tag in dict.fromkeys(filter(None, spoken)):
        yield from _languages(tag)
    yield from (fact("has", name) for name, has in HAS.items() if has(unit))
