"""Who keeps the documents: repositories with their codes, old and new names, in any script."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from muniment.description.folding import shape
from muniment.description.shelfmarks.elsewhere import goes_on, is_of_a_country, place_beside
from muniment.description.shelfmarks.schemes import schemes
from muniment.description.shelfmarks.tokens import Token, plain, tokens, words
from muniment.paths import resource

_LONG_ENOUGH = 5
"""Letters of a name that is not mistaken for an ordinary word, whatever its case."""

_BETWEEN = re.compile(r"[\s,.:;()/\[\]-]*(?:(?:in|at|of)\s+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """An institution that keeps documents; `place` names its town and country as citations do."""

    code: str
    name: str
    place: str = ""
    country: str = ""
    aliases: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A repository named in a text, and the stretch of text that names it; `others` are called so, too."""

    repository: Repository
    start: int
    end: int
    others: tuple[Repository, ...] = ()


@lru_cache(maxsize=1)
def repositories() -> Mapping[str, Repository]:
    """Return the known repositories by their code; schemes of the archivist's own may name more."""
    known = _shipped()
    named = (code for scheme in schemes() for code in scheme.repositories if words(code))
    return {**known, **{code: Repository(code=code, name=code) for code in named if code not in known}}


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, Repository]:
    data = tomllib.loads(resource("vocabularies", "repositories.toml").read_text("utf-8"))
    rows = (
        Repository(
            code=row["code"],
            name=row["name"],
            place=row.get("place", ""),
            country=row.get("country", ""),
            aliases=tuple(row.get("aliases", ())),
            schemes=tuple(row.get("schemes", ())),
        )
        for row in data["repository"]
    )
    return {repository.code: repository for repository in rows}


@lru_cache(maxsize=4096)
def repository_called(name: str) -> Repository | None:
    """Return the repository of that code or name, in any spelling, or None."""
    asked = words(name)
    known = (
        next((r for alias, r in _by_first_word().get(asked[0], ()) if alias == asked), None)
        if asked
        else None
    )
    found = None if known else next(iter(mentions(name, plain(name))), None)
    return known or (found.repository if found else None)


def read_again() -> None:
    """Forget the repositories, since the schemes that name some have changed."""
    for remembered in (
        repositories,
        repository_called,
        _mentions_in_shape,
        _neighbours,
        _before_digits,
        _by_first_word,
    ):
        remembered.cache_clear()


def mentions(text: str, folded: str) -> tuple[Mention, ...]:
    """Return the repositories that `text` names, in its order; names beside each other are one mention."""
    if may_be_named_with_digits(folded):
        return tuple(_mentions(text, folded))
    return _mentions_in_shape(shape(text), shape(folded))


@lru_cache(maxsize=4096)
def _mentions_in_shape(text: str, folded: str) -> tuple[Mention, ...]:
    return tuple(_mentions(text, folded))


def _mentions(text: str, folded: str) -> Iterator[Mention]:
    found = list(tokens(folded))
    at = 0
    while at < len(found):
        named = _named_at(text, folded, found, at)
        if named is None:
            at += 1
            continue
        repository, length = named
        end = found[at + length - 1].end
        called_so = (repository, *_namesakes(found, at, length))
        repository, *others = _nearest(folded, found[at].start, end, called_so)
        mention = _widened(folded, Mention(repository, found[at].start, end, tuple(others)))
        yield mention
        while at < len(found) and found[at].start < mention.end:
            at += 1


def _named_at(text: str, folded: str, found: list[Token], at: int) -> tuple[Repository, int] | None:
    for alias, repository in _by_first_word().get(found[at].text, ()):
        if len(alias) > len(found) - at or any(
            word != token.text for word, token in zip(alias, found[at:], strict=False)
        ):
            continue
        start, end = found[at].start, found[at + len(alias) - 1].end
        if _is_anothers(text, folded, start, end, repository):
            continue
        if sum(map(len, alias)) >= _LONG_ENOUGH or _stands_out(text[start:end], first=at == 0):
            return repository, len(alias)
    return None


def _namesakes(found: list[Token], at: int, length: int) -> tuple[Repository, ...]:
    """Return, but for the first, the repositories with the very name that stands there."""
    name = tuple(token.text for token in found[at : at + length])
    called_so = (repository for alias, repository in _by_first_word()[name[0]] if alias == name)
    return tuple(dict.fromkeys(called_so))[1:]


def _nearest(folded: str, start: int, end: int, called_so: tuple[Repository, ...]) -> tuple[Repository, ...]:
    """Return all that are called so, first the one whose own town stands behind the name, or before it."""
    if len(called_so) == 1:
        return called_so
    behind = _BETWEEN.match(folded, end).end()  # type: ignore[union-attr]

    def is_elsewhere(each: Repository) -> bool:
        following, before = _neighbours(each)
        return not (following.match(folded, behind) or before.search(folded, 0, start))

    return tuple(sorted(called_so, key=is_elsewhere))


def _is_anothers(text: str, folded: str, start: int, end: int, repository: Repository) -> bool:
    """Tell whether what stands beside a name says that it is someone else's who is called so, too."""
    own = _neighbours(repository)[0]
    if goes_on(text, start, end) or is_of_a_country(text, folded, start, end, own):
        return True
    place, country = place_beside(folded, start, end, repository.name)
    return country not in ("", repository.country) and not own.fullmatch(place)


def _stands_out(name: str, *, first: bool) -> bool:
    """Tell a short code from an ordinary word or name: by its capitals, or since the text begins with it."""
    return (first and len(name) > 2 and not name.istitle()) or sum(map(str.isupper, name)) > 1


def _widened(folded: str, mention: Mention) -> Mention:
    """Take in the town, the country and other names of the same repository that stand beside it."""
    near, before = _neighbours(mention.repository)
    start, end = mention.start, mention.end
    while following := near.match(folded, _BETWEEN.match(folded, end).end()):  # type: ignore[union-attr]
        end = following.end()
    if preceding := before.search(folded, 0, start):
        start = preceding.start()
    return replace(mention, start=start, end=end)


def _names(repository: Repository) -> tuple[str, ...]:
    return (repository.code, repository.name, *repository.aliases)


@lru_cache(maxsize=1024)
def _neighbours(repository: Repository) -> tuple[re.Pattern[str], re.Pattern[str]]:
    towns = [plain(town.strip()) for town in repository.place.split(",") if town.strip()]
    names = map(plain, _names(repository))
    beside = "|".join(re.escape(name) for name in sorted({*towns, *names}, key=len, reverse=True))
    town = "|".join(map(re.escape, towns)) or r"(?!)"
    return re.compile(rf"(?:the\s+)?(?:{beside})(?!\w)"), re.compile(rf"(?<!\w)(?:{town})\s*,\s*$")


def may_be_named_with_digits(folded: str) -> bool:
    """Tell whether a text may name a repository by a number, so that its digits must be looked at."""
    return any(beginning in folded for beginning in _before_digits())


@lru_cache(maxsize=1)
def _before_digits() -> frozenset[str]:
    """Return what stands before the first digit in names that have one: `vnac` of VNAC3."""
    names = (plain(name) for row in repositories().values() for name in (*_names(row), row.place))
    found = (re.search(r"\d", name) for name in names)
    return frozenset(each.string[: each.start()].strip() for each in found if each)


@lru_cache(maxsize=1)
def _by_first_word() -> Mapping[str, tuple[tuple[tuple[str, ...], Repository], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], Repository]]] = {}
    for repository in repositories().values():
        for alias in _aliases(repository):
            index.setdefault(alias[0], []).append((alias, repository))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in index.items()}


@cache
def _aliases(repository: Repository) -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(words(name) for name in _names(repository)))
