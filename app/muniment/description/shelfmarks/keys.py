"""The keys that order shelfmarks and find them again, made from what was recognised."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from muniment.description.folding import shape
from muniment.description.roman import roman_value
from muniment.description.shelfmarks.recognising import Recognised
from muniment.description.shelfmarks.schemes import Label, Scheme, Step
from muniment.description.shelfmarks.tokens import WIDTH, bare, padded, split, tokens, words
from muniment.description.shelfmarks.values import Part
from muniment.description.transliterating import in_latin_letters

_UNREAD = re.compile(r"(?<![^\W_])(?!i\b)([^\W\d_]+)\.?\s*0*((?!(?:1[5-9]|20)\d\d(?!\d))\d+[a-z]?)(?![^\W_])")
"""A label and its number, but for a year, and for `I. 193`, which is a leaf (l.) that a machine has read."""
_VERSO = "  "
_WITHIN = "\N{NO-BREAK SPACE}"
"""Within a part without a name: it sorts after the next part, so `op. 2, d. 30` comes before `op. 2a`."""


def sort_key(found: Recognised) -> str:
    """Return the key by which marks are ordered as text. See `Reading` for its form."""
    scheme = found.scheme
    if scheme is None or not scheme.labelled:
        return " ".join([*_repository(found), *_padded(found)])
    said: dict[str, list[Part]] = {}
    for part in found.parts:
        said.setdefault(part.label, []).append(part)
    steps = (_step(scheme, step, said.get(step.label, ())) for step in scheme.steps)
    keeper = _repository(found) or unknown_keeper(found)
    unread = (padded(word) for token in _unread(found) for word in split(token))
    return " ".join([(" ".join(keeper) + "".join(steps)).strip(), *unread])


def search_tokens(found: Recognised) -> list[str]:
    """Return the tokens that find the mark, in the order of the key."""
    keeper = words(found.repository.code) if found.repository and found.keyed else ()
    if found.scheme is None or not found.scheme.labelled:
        return [*keeper, *map(bare, _significant(found))]
    labelled = _labelled(found, found.scheme, lambda part: part.level != "leaves")
    return [*keeper, *_name_words(found), *sorted([*labelled, *_unread(found)])]


def unknown_keeper(found: Recognised) -> tuple[str, ...]:
    """Return the words before the labels of a mark that may name a repository which is not known.

    Fonds 4 of one archive is not that of another, whether or not they are known. In Latin letters, for
    the archive is the same in both scripts.
    """
    scheme = found.scheme
    if found.repository or scheme is None or not scheme.labelled or scheme.names or not found.parts:
        return ()
    return named(found.written[: min(part.start for part in found.parts)])


def named(repository: str) -> tuple[str, ...]:
    """Return the words by which a repository that is not known is told from others, in any script."""
    return words(in_latin_letters(repository))


def leaf_tokens(found: Recognised) -> list[str]:
    """Return the tokens of the leaves, which the search key of a labelled scheme leaves out."""
    if found.scheme is None or not found.scheme.labelled:
        return []
    return sorted(_labelled(found, found.scheme, lambda part: part.level == "leaves"))


def _repository(found: Recognised) -> tuple[str, ...]:
    """The code of the repository that was named; one that the scheme implies is not part of the mark."""
    return words(found.repository.code) if found.repository and found.named else ()


def _name_words(found: Recognised) -> tuple[str, ...]:
    if found.scheme is None:
        return ()
    names = (part for part in found.parts if part.label in found.scheme.names)
    return tuple(word for part in names for word in words(part.value))


def _unread(found: Recognised) -> Iterator[str]:
    """Yield numbers with labels that the scheme does not know: without them two marks would be one."""
    left = list(found.folded)
    for part in found.parts:
        left[part.start : part.end] = "," * (part.end - part.start)
    yield from ("".join(said) for said in _UNREAD.findall("".join(left)))


def _labelled(found: Recognised, scheme: Scheme, wanted: Callable[[Part], bool]) -> Iterator[str]:
    for part in found.parts:
        if part.label in scheme.labels and part.label not in scheme.names and wanted(part):
            yield label_token(scheme, scheme.labels[part.label], part.value)


def label_token(scheme: Scheme, label: Label, value: str) -> str:
    """Return the token of one labelled part, such as `d1`."""
    return label.token + _joined(_latin(scheme, words(value)))


def _joined(words_of_value: Iterable[str]) -> str:
    """One word of several, with a hyphen where two numbers would run together."""
    return re.sub(r"(?<=\d) (?=\d)", "-", " ".join(words_of_value)).replace(" ", "")


def _latin(scheme: Scheme, written: Iterable[str]) -> Iterator[str]:
    """A letter that stands alone (a section, an inserted leaf) counts as its counterpart."""
    return (scheme.letters.get(word, word) for word in written)


def _step(scheme: Scheme, step: Step, found: Sequence[Part]) -> str:
    """One step of the order, of the parts with its label; names simply follow, without a dot."""
    if not found:
        return step.missing
    key, within = "", " " if step.label in scheme.names else _WITHIN
    for word in _latin(scheme, words(" ".join(part.value for part in found))):
        blank = _VERSO if word in scheme.verso and found[0].level == "leaves" else within
        key += blank * bool(key) + (word.lstrip("0").zfill(WIDTH) if word.isdigit() else word)
    return (" " if step.label in scheme.names else step.present) + key


def _significant(found: Recognised) -> list[str]:
    """The words and numbers of the mark, without what the scheme calls noise, and one word for the same."""
    written = split(_counted(found))
    return _told(found.scheme, written) if found.scheme else written


def _counted(found: Recognised) -> str:
    """The mark folded, with blanks for what the scheme says does not count where it stands.

    What is spelt otherwise is spelt in one way, as long as it was: the parts keep their places.
    """
    silent = found.scheme.silent if found.scheme else None
    folded = found.folded
    for way, spelling in found.scheme.spellings if found.scheme else ():
        folded = way.sub(partial(_spelt, spelling), folded)
    for match in silent.all(folded, shape(folded)) if silent else ():
        start, end = match.span()
        folded = folded[:start] + " " * (end - start) + folded[end:]
    return folded


def _spelt(spelling: str, found: re.Match[str]) -> str:
    return found.expand(spelling).rjust(len(found[0]))


def _told(scheme: Scheme, written: Iterable[str]) -> list[str]:
    same, noise = scheme.same, scheme.noise
    return [same.get(word, word) for word in written if word not in noise]


def _padded(found: Recognised) -> Iterable[str]:
    """The words and numbers for sorting; a roman numeral by its value where the scheme knows it is one."""
    scheme = found.scheme
    romans = [part for part in found.parts if scheme and _is_roman(scheme, part)]
    if scheme is None or not romans:
        return map(padded, _significant(found))
    return _padded_by_value(found, scheme, romans)


def _padded_by_value(found: Recognised, scheme: Scheme, romans: Sequence[Part]) -> Iterator[str]:
    for token in tokens(_counted(found)):
        roman = any(part.start <= token.start and token.end <= part.end for part in romans)
        for word in _told(scheme, (token.text,)):
            value = roman_value(word) if roman else 0
            yield str(value).zfill(WIDTH) if value else padded(word)


def _is_roman(scheme: Scheme, part: Part) -> bool:
    return part.label in scheme.labels and scheme.labels[part.label].roman
