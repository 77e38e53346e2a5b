"""What a record in another version says, and no field and no element here: told in words."""

import re
from collections import Counter
from collections.abc import Iterator

from muniment.description import languages
from muniment.description.agents import Agent, AgentNote
from muniment.description.markup import paragraphs
from muniment.formats.eac import putting
from muniment.formats.eac.crossing import carry
from muniment.formats.eac.making import Maker, said
from muniment.formats.eac.originals import reopened
from muniment.formats.eac.slots import TEXT
from muniment.formats.eac.trees import Element, children, row_of, words
from muniment.formats.eac.versions import Version
from muniment.formats.eac.vocabulary import vocabulary
from muniment.formats.xml.elements import local
from muniment.i18n import _

_WORD = re.compile(r"\w+")
_HOME = "description/generalContext"


def put_unsaid(root: Element, agent: Agent, make: Maker) -> None:
    """Say what no field says of what the agent came in: by its own element, or else in words for readers."""
    kept_otherwise = (kept for kept in agent.kept if kept.vocabulary in set(Version) - {make.version})
    others = [reopened(kept.xml).root for kept in kept_otherwise]
    for came in others:
        carry(root, came, make)
    here = _Said(root)
    lines = [line for came in others for line in here.lines(came)]
    if lines:
        note = AgentNote(prose=paragraphs((_("Also in the record this came from:"), *lines)))
        putting.put_derived(root, _HOME, note, TEXT, make)


class _Said:
    """What a record says: whole pieces, and words, each as often as it says them."""

    def __init__(self, root: Element) -> None:
        pieces = [words(each) for each in _pieces(root)]
        self._whole = Counter(pieces)
        self._words = Counter(_WORD.findall(" ".join(pieces)))
        self._in_attributes = Counter(str(value) for each in root.iter() for value in each.attrib.values())

    def lines(self, came: Element) -> list[str]:
        """Return what another record says and this one does not, each under what its element is called."""
        # What stands there word for word is found first: no other may be taken for it.
        rest = [each for each in _pieces(came) if not (_is_for_programs(each) or self._says(words(each)))]
        return [
            f"{vocabulary().label(row_of(each))}: {words(each)}" for each in rest if not self._says_all(each)
        ]

    def _says(self, piece: str) -> bool:
        if self._whole[piece]:
            self._whole[piece] -= 1
            self._words -= Counter(_WORD.findall(piece))
        elif self._in_attributes[piece]:
            self._in_attributes[piece] -= 1
        else:
            return False
        return True

    def _says_all(self, element: Element) -> bool:
        own = Counter(_WORD.findall(words(element)))
        if own - self._words:
            return False
        self._words -= own
        return True


def _pieces(element: Element) -> Iterator[Element]:
    """Yield the elements that have words between their tags, none that stands within another."""
    if any((text or "").strip() for text in (element.text, *(each.tail for each in element))):
        yield element
    else:
        for each in children(element):
            yield from _pieces(each)


def _is_for_programs(element: Element) -> bool:
    """Say whether the element holds a file, or names a language or script that it gives by its code, too."""
    language, script = said(element, "languageCode"), said(element, "scriptCode")
    named = {languages.name_of(languages.tag_of(language) or language), languages.script_name(script), script}
    return local(element) == "objectBinWrap" or bool((language or script) and words(element) in named)
