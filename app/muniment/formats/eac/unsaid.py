"""What a record in another version says and no field holds: told in words, which are marked as ours."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from muniment.description.agents import Agent, AgentNote
from muniment.description.markup import paragraphs
from muniment.formats.eac import putting
from muniment.formats.eac.making import Maker
from muniment.formats.eac.originals import reopened
from muniment.formats.eac.slots import TEXT
from muniment.formats.eac.trees import Element, children, row_of, words
from muniment.formats.eac.versions import Version
from muniment.formats.eac.vocabulary import vocabulary
from muniment.i18n import _

_WORD = re.compile(r"\w+")
_HOME = "description/generalContext"


def put_unsaid(root: Element, agent: Agent, make: Maker) -> None:
    """Tell, where others read it, what no element of the record says of what the agent came in."""
    others = [kept for kept in agent.kept if kept.vocabulary in set(Version) - {make.version}]
    said = Counter(_WORD.findall(" ".join(map(str, root.itertext(etree.Element)))))
    lines = [line for kept in others for line in _lines(reopened(kept.xml).root, said)]
    if lines:
        note = AgentNote(prose=paragraphs((_("Also in the record this came from:"), *lines)))
        putting.put_derived(root, _HOME, note, TEXT, make)


def _lines(element: Element, said: "Counter[str]") -> Iterator[str]:
    """Yield what is not said yet, each under what its element is called."""
    if _has_words(element):
        text = words(element)
        own = Counter(_WORD.findall(text))
        if own - said:
            yield f"{vocabulary().label(row_of(element))}: {text}"
        else:
            said -= own
    else:
        for each in children(element):
            yield from _lines(each, said)


def _has_words(element: Element) -> bool:
    return any((text or "").strip() for text in (element.text, *(each.tail for each in element)))
