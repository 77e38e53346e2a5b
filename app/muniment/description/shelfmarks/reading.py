"""Reading a shelfmark: the one door to this package."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial

from muniment.description.folding import seen
from muniment.description.shelfmarks import keys
from muniment.description.shelfmarks.alike import recognise_alike
from muniment.description.shelfmarks.places import places
from muniment.description.shelfmarks.recognising import Recognised, members, recognise, recognise_kept
from muniment.description.shelfmarks.repositories import Repository, repository_called
from muniment.description.shelfmarks.repositories import read_again as forget_repositories
from muniment.description.shelfmarks.schemes import Scheme
from muniment.description.shelfmarks.schemes import read_again as forget_schemes
from muniment.description.shelfmarks.tokens import words
from muniment.description.shelfmarks.values import Place, Reading

_LONGEST = 2000
"""Characters that are looked at; no shelfmark is longer, and a whole page may be pasted."""


@lru_cache(maxsize=16384)
def read(text: str, repository: str = "") -> Reading:
    """Return what the shelfmark `text` says; `repository` keeps it where the text names none.

    Never refuses: a text that no scheme recognises has `scheme` None and is a reference directly
    under its repository. The text itself is never changed.
    """
    return _said(text, repository, _recognised(text, repository))


def is_understood(text: str, repository: str = "") -> bool:
    """Say whether a scheme recognises the shelfmark, as `read` does, which takes several times as long."""
    return _recognised(text, repository).scheme is not None


def read_by(scheme: Scheme, text: str, repository: str = "") -> Reading:
    """Return what the shelfmark would say if `scheme` were the first that its repository writes by."""
    keeper = _keeper(repository) or (Repository(code=repository, name=repository) if repository else None)
    return _said(text, repository, recognise_kept(_looked_at(text), keeper, scheme))


def bare_mark(text: str, repository: str = "") -> str:
    """Return the stretch of a text that is the shelfmark, without its repository and credits."""
    return recognise(_looked_at(text), _keeper(repository)).written.strip(" ,;:，：；")


def own_place(reading: Reading) -> Place | None:
    """Return the last place of a mark where the mark says no more than that; None where it says more."""
    places = reading.places
    if not places or reading.leaves_key != reading.search_key:
        return None
    return places[-1] if read(places[-1].shelfmark).search_key == reading.search_key else None


def read_again() -> None:
    """Forget all schemes and what was read by them: a file of theirs was added, changed or taken away."""
    forget_schemes()
    forget_repositories()
    for remembered in (read, _recognised, query_tokens):
        remembered.cache_clear()


@lru_cache(maxsize=4096)
def _recognised(text: str, repository: str) -> Recognised:
    """Return what is recognised of a shelfmark: who catalogues units asks for it first, then the rules do."""
    return recognise_alike(seen(_looked_at(text)), _keeper(repository))


def _looked_at(text: str) -> str:
    return unicodedata.normalize("NFC", text)[:_LONGEST]


def _keeper(repository: str) -> Repository | None:
    return repository_called(repository) if repository else None


def _said(text: str, repository: str, found: Recognised) -> Reading:
    listed = members(found)
    keeper = found.repository
    unknown = keys.unknown_keeper(found)
    tokens = [*unknown, *keys.search_tokens(found)]
    return Reading(
        text=text,
        scheme=found.scheme.id if found.scheme else None,
        repository=keeper.code if keeper else "",
        repository_name=keeper.name if keeper else repository,
        unknown_keeper="" if keeper else " ".join(unknown or keys.named(repository)),
        parts=found.parts,
        sort_key=keys.sort_key(found),
        search_key="\n".join(_member_keys(found, listed)) if listed else " ".join(tokens),
        leaves_key=" ".join([*tokens, *keys.leaf_tokens(found)]),
        members=listed,
        way=partial(places, found),
    )


def _member_keys(found: Recognised, listed: tuple[str, ...]) -> Iterator[str]:
    for member in listed:
        yield " ".join(keys.search_tokens(recognise(member, found.repository)))


@lru_cache(maxsize=1024)
def query_tokens(text: str) -> tuple[str, ...]:
    """Return the tokens that a search for `text` must all find among `Reading.index_words`.

    A query with labels is read as a shelfmark is; bare words and numbers stand for themselves. Whose it is
    where a scheme of the archivist's own reads it, nobody has said: it is asked of all.
    """
    looked = seen(_looked_at(text))
    found = recognise(looked, None)
    if found.scheme is None:
        found = replace(recognise_kept(looked, None), keyed=False)
    if found.scheme is None:
        return tuple(dict.fromkeys(words(text)))
    return tuple(dict.fromkeys([*keys.search_tokens(found), *keys.leaf_tokens(found)]))
