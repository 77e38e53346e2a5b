"""The words in a text with tags, apart from them, and as a reader hears them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from muniment.formats.ead.instructions import SLOT
from muniment.formats.ead.reading.repeats import Newest
from muniment.formats.xml import escaping

WORDS = re.compile(r">([^<]*[^<\s])")
"""Words between two tags, with the end of the tag before them."""

_TAKEN = ("label", "href", "title")
_DAY = r'<unitdate\s(?:[^<>]*\s)?normal="'
_BEFORE_TAKEN = re.compile(rf"[\s:](?:{'|'.join(_TAKEN)})=\Z")
_BEFORE_DAY = re.compile(_DAY.removesuffix('"') + r"\Z")
_TOKEN = re.compile(r'<(?P<closes>/?)(?P<name>[\w.:-]+)|(?P<names>\s(?:id|parent)=)?"|(?P<empty>/?)>')
_AROUND_PARTS: list[list[str]] = [[], ["did"], ["dsc"]]
"""What the parts of a component may stand in, within it."""

_ODD_VALUE = re.compile("[&\t\r\n]")
_SPACE = re.compile("[\t\r\n]")
_REFERENCE = re.compile("&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));")
_MEANINGS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


_known = Newest[str, "_Places"](4_000)
"""Tags whose values were told apart before."""


def apart(text: str) -> tuple[str, list[str], list[str]]:
    """Return the shape of a text, the words in it, and the values of attributes that are taken as they are.

    Texts of one shape differ in these alone, and in ids of which no field says anything.
    """
    pieces = WORDS.split(text)
    shape = "\1".join(pieces[::2])
    if _are_told(shape):
        return shape, pieces[1::2], []
    said = shape.split('"')
    tags, values = '"'.join(said[::2]), said[1::2]
    places = _known.get(tags)
    if places is None:
        places = _known.put(tags, _places(tags, said[::2]))
    taken = [values[at] for at in places.taken]
    if not places.is_plain or not all(taken) or places.are_odd(values):
        return _apart(shape, pieces[1::2])
    return "\2".join(("", tags, *[values[at] for at in places.told])), pieces[1::2], taken


def _are_told(shape: str) -> bool:
    """Return whether all values of attributes tell shapes apart."""
    return not (
        'label="' in shape or 'href="' in shape or 'normal="' in shape or "id=" in shape or "parent=" in shape
    )


class _Places(NamedTuple):
    """Which values in tags are taken as they are, which tell shapes apart, and which no field says.

    Where the tags are not `is_plain`, quotes may stand in them for something else.
    """

    is_plain: bool
    taken: tuple[int, ...]
    told: tuple[int, ...]
    unsaid: tuple[int, ...]

    def are_odd(self, values: Sequence[str]) -> bool:
        """Return whether any value that tells nothing may be no value at all."""
        unsaid = "".join([values[at] for at in self.unsaid])
        return "<" in unsaid or "&" in unsaid or any("<" in values[at] for at in self.taken)


def _places(tags: str, before: Sequence[str]) -> _Places:
    """Return what the values in tags are, by what stands before each."""
    taken = tuple(at for at in range(len(before) - 1) if _is_taken(before, at))
    unsaid = tuple(_ids_of_parts(tags))
    told = tuple(at for at in range(len(before) - 1) if at not in taken and at not in unsaid)
    is_plain = "'" not in tags and "<!" not in tags and tags.count("<?") == tags.count(f"<?{SLOT} ")
    return _Places(is_plain, taken, told, unsaid)


def _is_taken(before: Sequence[str], at: int) -> bool:
    if _BEFORE_TAKEN.search(before[at]):
        return True
    return before[at].endswith("normal=") and _BEFORE_DAY.search('"'.join(before[: at + 1])) is not None


def _ids_of_parts(tags: str) -> Iterator[int]:
    """Yield which values in tags are ids of the parts of a component, or refer to one: no field says these.

    Ids of what stands in a part, such as a paragraph, are said.
    """
    above, number = list[str](), 0
    for found in _TOKEN.finditer(tags):
        if found["name"]:
            above = above[:-1] if found["closes"] else [*above, found["name"]]
        elif found["empty"]:
            above = above[:-1]
        elif found[0].endswith('"'):
            if found["names"] and above[:-1] in _AROUND_PARTS:
                yield number
            number += 1


def _apart(shape: str, words: list[str]) -> tuple[str, list[str], list[str]]:
    """Return the same, whatever quotes stand for."""
    if 'label="' not in shape and 'href="' not in shape and 'normal="' not in shape:
        return shape, words, []
    named = values_in(shape).split(shape)
    return "\2".join((*named[::3], *named[1::3])), words, named[2::3]


def values_in(text: str) -> re.Pattern[str]:
    """Return what finds in a text the values of attributes that are taken as they are, and days.

    Its groups are what stands before a value, and the value.
    """
    return _values(tuple(f'{name}="' in text for name in _TAKEN), 'normal="' in text)


@cache
def _values(taken: tuple[bool, ...], has_days: bool) -> re.Pattern[str]:
    """Return the pattern for those that may be there: it is found faster the fewer they are."""
    names = "|".join(name for name, is_there in zip(_TAKEN, taken, strict=True) if is_there)
    before = [rf'[\s:](?:{names})="'] if names else []
    return re.compile(f"""({"|".join((*before, *([_DAY] if has_days else ())))})([^"<]+)""")


def heard(words: Sequence[str], values: Sequence[str]) -> Sequence[str] | None:
    """Return words that stand alone in elements, then values of attributes, as they are heard.

    None where they may be something else.
    """
    said: Sequence[str] = words
    if _is_odd(joined := "\0".join(words)):
        if ">" in joined or not all(map(_is_written_well, words)):
            return None
        said = [escaping.collapsed(_meant(each)).strip(" ") for each in words]
    if not values:
        return said
    if _ODD_VALUE.search(joined := "\0".join(values)):
        if _SPACE.search(joined) or not all(map(_is_written_well, values)):
            return None
        return [*said, *map(_meant, values)]
    return [*said, *values]


def _is_odd(joined: str) -> bool:
    """Return whether words, a NUL between each two, may be heard otherwise than they stand."""
    # One after the other: this is asked of each component.
    return (
        "  " in joined
        or "&" in joined
        or "\n" in joined
        or "\0 " in joined
        or ">" in joined
        or "\t" in joined
        or "\r" in joined
        or joined.startswith(" ")
    )


def _is_written_well(words: str) -> bool:
    if "&" not in words:
        return True
    found = _REFERENCE.findall(words)
    return len(found) == words.count("&") and all(map(_is_holdable, found))


def _meant(text: str) -> str:
    return _REFERENCE.sub(_meaning, text) if "&" in text else text


def _is_holdable(found: tuple[str, str, str]) -> bool:
    number = int(found[0] or "0", 16) or int(found[1] or "0")
    return bool(found[2]) or (0 < number < 0x110000 and escaping.is_holdable(chr(number)))


def _meaning(found: re.Match[str]) -> str:
    if found[3]:
        return _MEANINGS[found[3]]
    return chr(int(found[1], 16) if found[1] else int(found[2]))
