"""From a text to its scheme and parts: the small engine that interprets the schemes' data."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from muniment.description.credits import where_credits_begin
from muniment.description.shelfmarks.repositories import Mention, Repository, mentions, repositories
from muniment.description.shelfmarks.schemes import Scheme, scheme_by_id, schemes
from muniment.description.shelfmarks.tokens import plain
from muniment.description.shelfmarks.values import Part

_NAME = re.compile(r"""(?:"[^"]*"|\([^()]*\)|[^,;])+""")
_EDGES = " \t\n.,;:()[]/#'\"-"
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Recognised:
    """The stretch of a text that is a shelfmark, without the repository's name, and what it says."""

    folded: str
    start: int
    end: int
    scheme: Scheme | None
    repository: Repository | None
    named: bool
    parts: tuple[Part, ...]


def recognise(text: str, keeper: Repository | None) -> Recognised:
    """Return what `text` says; `keeper` is whose mark it is where the text does not name anyone."""
    text = text[: where_credits_begin(text)]
    folded = plain(text)
    named = next(mentions(text, folded), None)
    start, end = _mark(folded, named)
    repository = named.repository if named else keeper
    for scheme in _candidates(repository):
        stop = _end_of_mark(scheme, text, start, end)
        parts = _parts(scheme, text, folded, start, stop)
        if parts and _is_sure(scheme, parts, repository, folded, start, stop):
            home = repository or repositories().get(scheme.implies)
            return Recognised(folded, start, stop, scheme, home, repository is not None, parts)
    return Recognised(folded, start, end, None, repository, repository is not None, ())


def _mark(folded: str, named: Mention | None) -> tuple[int, int]:
    """The mark stands after the repository's name; where nothing does, before it."""
    if named is None:
        return 0, len(folded)
    after = folded[named.end :].strip(_EDGES)
    return (named.end, len(folded)) if after else (0, named.start)


def _candidates(repository: Repository | None) -> Iterator[Scheme]:
    if repository is None:
        yield from (scheme for scheme in schemes() if scheme.alone or any(f.alone for f in scheme.forms))
    else:
        known = scheme_by_id()
        yield from (known[name] for name in repository.schemes if name in known)


def _end_of_mark(scheme: Scheme, text: str, start: int, end: int) -> int:
    found = scheme.ends.search(text, start, end)
    return found.start() if found and found.start() > start else end


def _is_sure(
    scheme: Scheme, parts: tuple[Part, ...], repository: Repository | None, folded: str, start: int, end: int
) -> bool:
    """A scheme is sure at home by any part of its own; elsewhere by what no other tradition writes."""
    if repository is not None:
        return scheme.names_suffice or any(part.label not in scheme.names for part in parts)
    labels = {part.label for part in parts}
    return any(needed <= labels for needed in scheme.alone) or any(
        form.alone and form.pattern.search(folded, start, end) for form in scheme.forms
    )


def _parts(scheme: Scheme, text: str, folded: str, start: int, end: int) -> tuple[Part, ...]:
    found: list[Part] = []
    for part in (*_by_form(scheme, text, folded, start, end), *_by_label(scheme, text, folded, start, end)):
        taken = any(part.label == other.label or _overlap(part, other) for other in found)
        if not taken:
            found.append(part)
    found.extend(_by_name(scheme, text, folded, start, end, found))
    return tuple(sorted(found, key=lambda part: part.start))


def _by_form(scheme: Scheme, text: str, folded: str, start: int, end: int) -> Iterator[Part]:
    for form in scheme.forms:
        found = form.pattern.search(folded, start, end)
        if found is None:
            continue
        for label, value in found.groupdict().items():
            if value is not None and value.strip(_EDGES):
                yield _part(scheme, label, text, found.span(label), found.span(label))
        return


def _by_label(scheme: Scheme, text: str, folded: str, start: int, end: int) -> list[Part]:
    """The labelled parts from left to right, the longer first where two begin together."""
    found = [
        _part(scheme, label.name, text, match.span("value"), match.span())
        for label in scheme.labels.values()
        for pattern in label.forms
        for match in pattern.finditer(folded, start, end)
    ]
    return sorted(found, key=lambda part: (part.start, -part.end))


def _by_name(
    scheme: Scheme, text: str, folded: str, start: int, end: int, found: list[Part]
) -> Iterator[Part]:
    """What stands between commas without a label: names of series and the like, in the scheme's order."""
    if not scheme.names:
        return
    masked = list(folded)
    for part in found:
        masked[part.start : part.end] = "," * (part.end - part.start)
    labels = [*scheme.names]
    for chunk in _NAME.finditer("".join(masked), start, end):
        label = labels.pop(0) if len(labels) > 1 else labels[0]
        span = _trimmed(folded, *chunk.span())
        if _LETTERS.search(folded, *span):
            yield _part(scheme, label, text, span, span)
        elif label is not labels[0]:
            labels.insert(0, label)


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    while start < end and folded[start] in " \t.,;:":
        start += 1
    while end > start and folded[end - 1] in " \t.,;:":
        end -= 1
    return start, end


def _part(scheme: Scheme, label: str, text: str, value: tuple[int, int], span: tuple[int, int]) -> Part:
    start, end = span
    return Part(
        label=label,
        value=text[slice(*value)].strip().rstrip(",;"),
        level=scheme.level_of(label),
        written=text[start:end].strip(),
        start=start,
        end=end,
    )


def _overlap(one: Part, other: Part) -> bool:
    return one.start < other.end and other.start < one.end


def members(found: Recognised, text: str) -> tuple[str, ...]:
    """Return each mark of a list such as `FO 371/84053·84057`, written out; nothing for a single mark."""
    scheme = found.scheme
    if scheme is None or not scheme.lists:
        return ()
    mark = text[found.start : found.end].strip().rstrip(".")
    first, *others = re.split(rf"\s*[{re.escape(scheme.lists)}]\s*", mark)
    stem = re.match(r".*[^\w]", first, re.DOTALL)
    if not others or stem is None or not all(others):
        return ()
    return (first, *(stem[0] + other for other in others))


def without_place(part: Part) -> Part:
    """Return the part as others see it; where it stood matters only while keys are made."""
    return replace(part, start=0, end=0)
