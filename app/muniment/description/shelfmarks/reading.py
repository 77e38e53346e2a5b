"""Reading a shelfmark: the one door to this package."""

import unicodedata
from functools import lru_cache

from muniment.description.shelfmarks import keys
from muniment.description.shelfmarks.places import places
from muniment.description.shelfmarks.recognising import Recognised, members, recognise, without_place
from muniment.description.shelfmarks.repositories import repository_called
from muniment.description.shelfmarks.tokens import words
from muniment.description.shelfmarks.values import Reading


@lru_cache(maxsize=16384)
def read(text: str, repository: str = "") -> Reading:
    """Return what the shelfmark `text` says; `repository` keeps it where the text names none.

    Never refuses: a text that no scheme recognises has `scheme` None and is a reference directly
    under its repository. The text itself is never changed.
    """
    composed = unicodedata.normalize("NFC", text)
    found = recognise(composed, repository_called(repository) if repository else None)
    listed = members(found)
    keeper = found.repository
    return Reading(
        text=text,
        scheme=found.scheme.id if found.scheme else None,
        repository=keeper.code if keeper else "",
        repository_name=keeper.name if keeper else repository,
        parts=tuple(without_place(part) for part in found.parts),
        sort_key=keys.sort_key(found),
        search_key="\n".join(_search_key(each) for each in _each(found, listed)),
        leaves_key=" ".join([*keys.search_tokens(found), *keys.leaf_tokens(found)]),
        index_words=keys.index_words(found),
        places=places(found),
        members=listed,
    )


def _each(found: Recognised, listed: tuple[str, ...]) -> list[Recognised]:
    keeper = found.repository if found.named else None
    return [recognise(member, keeper) for member in listed] or [found]


def _search_key(found: Recognised) -> str:
    return " ".join(keys.search_tokens(found))


@lru_cache(maxsize=1024)
def query_tokens(text: str) -> tuple[str, ...]:
    """Return the tokens that a search for `text` must all find among `Reading.index_words`.

    A query with labels is read as a shelfmark is; bare words and numbers stand for themselves.
    """
    found = recognise(unicodedata.normalize("NFC", text), None)
    if found.scheme is None:
        return tuple(dict.fromkeys(words(text)))
    return tuple(dict.fromkeys([*keys.search_tokens(found), *keys.leaf_tokens(found)]))
