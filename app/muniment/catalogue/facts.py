"""What is true of a unit, rather than written in it, as words of the index that nobody can type."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from muniment.catalogue.codec import Content
from muniment.catalogue.cutting import words
from muniment.description import languages
from muniment.description.levels import Status, TextKind

MARK = "\ue000"
"""Begins every such word; it is of Unicode's private use, which no keyboard has and no fold leaves."""

ORIGINALS = frozenset({TextKind.ORIGINAL, TextKind.TRANSCRIPTION})
_IMAGES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif", ".webp", ".jp2")


def _has_image(objects: Sequence[Content]) -> bool:
    return any(map(_is_image, objects))


def _is_image(found: Content) -> bool:
    kind, name = found.get("media_type", ""), found.get("href", "")
    return found.get("role") == "image" or kind.startswith("image/") or name.endswith(_IMAGES)


def _has_original(texts: Sequence[Content]) -> bool:
    return any(text["kind"] in ORIGINALS for text in texts)


def _has_translation(texts: Sequence[Content]) -> bool:
    return any(text["kind"] == TextKind.TRANSLATION for text in texts)


def _has_prose(texts: Sequence[Content]) -> bool:
    return any("prose" in text for text in texts)


HAS: Mapping[str, tuple[str, Callable[[Sequence[Content]], bool]]] = MappingProxyType(
    {
        "agent": ("credits", bool),
        "container": ("containers", bool),
        "custody": ("custody", bool),
        "date": ("dates", bool),
        "extent": ("extents", bool),
        "image": ("objects", _has_image),
        "language": ("languages", bool),
        "note": ("notes", bool),
        "object": ("objects", bool),
        "original": ("texts", _has_original),
        "rights": ("rights", bool),
        "shelfmark": ("shelfmarks", bool),
        "subject": ("subjects", bool),
        "text": ("texts", _has_prose),
        "title": ("titles", bool),
        "translation": ("texts", _has_translation),
    }
)
"""What `has:` may ask for: the field of a unit, and whether what is said there is that."""


@lru_cache(maxsize=4096)
def fact(kind: str, value: str) -> str:
    """Return the word of the index that says so, such as that the level is `item`."""
    return f"{MARK}{kind}{''.join(words(value))}"


@lru_cache(maxsize=1024)
def _languages(tag: str) -> tuple[str, ...]:
    named = (tag, tag.split("-")[0], languages.name_of(tag))
    return tuple(dict.fromkeys(fact("language", name) for name in named if name))


def levels_counted(said: Iterable[tuple[str, str, int]]) -> Counter[str]:
    """Return how many units say each level, shown as most write it; spellings found as one are one.

    What is `said` is a level, its own name, and by how many units.
    """
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    times: Counter[str] = Counter()
    for level, name, count in said:
        spelled = {fact("level", each): each.strip() for each in (level, name) if each.strip()}
        for one, spelling in spelled.items():
            written[one][spelling] += count
            times[one] += count
    return Counter({_most_written(written[one]): count for one, count in times.items()})


def _most_written(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda each: (-spellings[each], each))


def facts(said: Content) -> Iterator[str]:
    """Yield what is true of a unit that says this: its level, status, languages, and what it has."""
    yield fact("is", said.get("status", Status.DRAFT))
    yield from (fact("level", said[level]) for level in ("level", "level_name") if level in said)
    spoken = [statement.get("language", "") for statement in said.get("languages", ())]
    spoken += [text.get("language", "") for text in said.get("texts", ()) if text["kind"] in ORIGINALS]
    for tag in dict.fromkeys(filter(None, spoken)):
        yield from _languages(tag)
    for name, (field, is_that) in HAS.items():
        if field in said and is_that(said[field]):
            yield fact("has", name)
