"""From a text to its scheme and parts: the small engine that interprets the schemes' data."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from muniment.description.credits import where_credits_begin
from muniment.description.folding import shape
from muniment.description.shelfmarks.marks import Mark, Seen, a_mark
from muniment.description.shelfmarks.repositories import (
    Mention,
    Repository,
    mentions,
    repositories,
    repository_called,
)
from muniment.description.shelfmarks.schemes import (
    Form,
    Scheme,
    edition,
    own_schemes,
    scheme_by_id,
    schemes,
    schemes_at,
)
from muniment.description.shelfmarks.shapes import Pattern
from muniment.description.shelfmarks.tokens import plain
from muniment.description.shelfmarks.values import Part

_NAME = re.compile(r"""(?:"[^"]*"|\([^()]*\)|[^,;])+""")
_SIGN_BESIDE = re.compile(r"\s[/-]\s(?=,)|(?<=,)\s[/-]\s")
"""A stroke or dash that parts a name from a part with a label; it stands in no name."""
_EDGES = " \t\n.,;:()[]/#'\"-"
_REPRINT = re.compile(r"\b(?:[Rr]epr|[Pp]r|[Rr]epubl|[Pp]ubl)(?:int|ish)ed\s+(?:in|as)\b")
_AROUND = " \t\n.,;:"
_BEFORE = _AROUND + "-/#·("
_JOINT = re.compile(r"(?:;|\band|\bsee\s+also)[\s:]{1,9}(?:in\s+)?(?:the\s+)?$")
"""What joins the marks of two repositories."""

_INSTITUTION = re.compile(r"\b(?:archi[vf]\w*|institut\w*|librar(?:y|ies)|bibliot\w+|museum|musee)\b")
"""Words of an institution that is not known: its mark is not another's, however it looks."""

_HOUSES = "Society|University|College|Seminary|Center|Centre|Institution"
_ANOTHERS = re.compile(rf"\A\W*[A-Z]{{2}}[^\W\d_]*(?:-[^\W\d_]+)*\s*(?:\([^()]*\)\s*)?,|\b(?:{_HOUSES})\b")
"""What names someone unknown before a mark: letters in capitals and a comma, as in `PRAAD, ADM 11/1`."""

_NUMBERS = Pattern(r"\A\d+(?:\s*[-/.]\s*\d+)*\Z")
"""A year or a number before the last part is a step like a name; one behind it may be a date."""

_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Recognised:
    """The stretch of a text that is a shelfmark, without the repository's name, and what it says.

    `written` is the stretch as it stands, from `start` on, `folded` the same for comparing, `whole` all
    of the text folded; the parts count their places from the beginning of the stretch. `named` tells
    whether the repository is part of the mark: named in it, or given beside it and not what the scheme
    implies. `keyed` tells whether it is part of the search key: not where the form of the mark says it
    already (`FO 371/1` is of one place, whoever names it), and always where all of the scheme is of one
    place.
    """

    written: str
    folded: str
    whole: str
    scheme: Scheme | None
    repository: Repository | None
    named: bool
    keyed: bool
    parts: tuple[Part, ...]
    start: int


def recognise(
    text: str, keeper: Repository | None, trial: Scheme | None = None, seen: list[Seen] | None = None
) -> Recognised:
    """Return what `text` says; `keeper` is whose mark it is where the text does not name anyone.

    A scheme on `trial` is tried before those of the repository. What was seen of digits is added to `seen`.
    """
    seen = [] if seen is None else seen
    text = text[: _end_of_mark(text)]
    whole = plain(text)
    named = tuple(mentions(text, whole))
    for mention, following in zip(named, (*named, None)[1:], strict=True):
        start, end = _beside(whole, mention, following)
        mark = a_mark(text, whole, start, end, seen)
        called_so = sorted((mention.repository, *mention.others), key=lambda each: each != keeper)
        as_theirs = [_recognised(mark, repository, trial, named=True) for repository in called_so]
        for found in sorted(as_theirs, key=_is_telling, reverse=True):
            if found.scheme and (following is None or start + _first_part(found) <= following.start):
                return found
    if not named or named[0].others:
        return _recognised(a_mark(text, whole, 0, len(text), seen), keeper, trial, named=False)
    start, end = _beside(whole, named[0], None)
    written, folded, keeper = text[start:end], whole[start:end], named[0].repository
    return Recognised(written, folded, whole, None, keeper, named=True, keyed=True, parts=(), start=start)


def recognise_kept(
    text: str, keeper: Repository | None, trial: Scheme | None = None, seen: list[Seen] | None = None
) -> Recognised:
    """Return what the mark of a unit says, as `recognise` does.

    Where nobody says whose it is (a finding aid often does at its top only), it is read by a scheme of the
    archivist's own that leaves nothing of it unread; by none where those of several repositories do.
    """
    found = recognise(text, keeper, trial, seen)
    if found.scheme or found.repository:
        return found
    mark = a_mark(text, found.whole, 0, len(found.whole), [] if seen is None else seen)
    own = {scheme.id: scheme for scheme in (*filter(None, (trial,)), *own_schemes())}
    read = [each for each in (_by_own(mark, scheme) for scheme in own.values()) if each]
    return read[0] if len({each.repository for each in read}) == 1 else found


def _by_own(uncut: Mark, scheme: Scheme) -> Recognised | None:
    mark = _cut(uncut, scheme)
    parts = _parts(scheme, mark)
    if not scheme.repositories or not (_reads_all(mark, parts) and _is_from_top(scheme, parts)):
        return None
    code = scheme.repositories[0]
    home = repository_called(code) or Repository(code=code, name=code)
    return _of_mark(mark, scheme, home, parts, named=True, keyed=_is_keyed(scheme, mark, home, spoken=True))


def _reads_all(mark: Mark, parts: Iterable[Part]) -> bool:
    """Say whether every letter and digit of a mark belongs to a part of it; one of numbers alone is none."""
    left = list(mark.folded)
    for part in parts:
        left[part.start : part.end] = " " * (part.end - part.start)
    return bool(_LETTERS.search(mark.folded)) and not any(map(str.isalnum, left))


def _is_from_top(scheme: Scheme, parts: Iterable[Part]) -> bool:
    """Say whether a mark has the first part of its scheme: without, `Nr. 5` is everyone's, as is a name."""
    return any(part.label in scheme.order[:1] and part.label not in scheme.names for part in parts)


def _end_of_mark(text: str) -> int:
    credited = where_credits_begin(text)
    reprint = _REPRINT.search(text, 0, credited)
    return reprint.start() if reprint else credited


def _is_telling(found: Recognised) -> bool:
    """Say whether a mark has more than names and a box, which all who are called alike may have."""
    names = found.scheme.names if found.scheme else ()
    return any(part.level not in ("container", "leaves") and part.label not in names for part in found.parts)


def _first_part(found: Recognised) -> int:
    """Where the first part begins that is more than a name: another repository may stand before it."""
    names = found.scheme.names if found.scheme else ()
    starts = [part.start for part in found.parts if part.label not in names]
    return min(starts, default=0)


def _recognised(
    uncut: Mark, repository: Repository | None, trial: Scheme | None, *, named: bool
) -> Recognised:
    written = shape(uncut.written)
    for scheme in _of(repository, trial) if repository else _alone(edition(), written, uncut.shape):
        mark = _cut(uncut, scheme)
        parts = _parts(scheme, mark)
        implied = _implied(scheme, mark, parts)
        if parts and (_is_at_home(scheme, mark, parts) if repository else implied is not None):
            home = repository or repositories().get(implied or "")
            spoken = named or (home is not None and home.code != implied)
            keyed = _is_keyed(scheme, mark, home, spoken=spoken)
            return _of_mark(mark, scheme, home, parts, named=spoken, keyed=keyed)
    known = repository is not None
    return _of_mark(uncut, None, repository, (), named=known, keyed=known)


def _of_mark(
    mark: Mark,
    scheme: Scheme | None,
    repository: Repository | None,
    parts: tuple[Part, ...],
    *,
    named: bool,
    keyed: bool,
) -> Recognised:
    written = (mark.written, mark.folded, mark.whole)
    return Recognised(*written, scheme, repository, named=named, keyed=keyed, parts=parts, start=mark.start)


def _is_keyed(scheme: Scheme, mark: Mark, home: Repository | None, *, spoken: bool) -> bool:
    if home is None:
        return False
    form = _sure_form(scheme, mark)
    return home.code == scheme.implies or (spoken and not (form and form.implies == home.code))


def _cut(mark: Mark, scheme: Scheme) -> Mark:
    """Return the mark as far as the scheme lets one go."""
    ends = mark.all_written(scheme.ends) if scheme.ends else ()
    end = next((end.start() for end in ends if end.start()), None)
    return mark if end is None else mark.until(end)


def _beside(folded: str, named: Mention, following: Mention | None) -> tuple[int, int]:
    """The mark stands after the repository's name, as far as another's; else before it."""
    joint = _JOINT.search(folded, named.end, following.start) if following else None
    end = joint.start() if joint else len(folded)
    return (named.end, end) if folded[named.end : end].strip(_EDGES) else (0, named.start)


def _of(repository: Repository, trial: Scheme | None) -> Iterator[Scheme]:
    """The schemes to try for a mark of a repository: one on trial, the archivist's own, those it names."""
    if trial is not None:
        yield trial
    yield from schemes_at(repository.code)
    known = scheme_by_id()
    yield from (known[name] for name in repository.schemes if name in known)


@lru_cache(maxsize=4096)
def _alone(_edition: object, written: str, folded: str) -> tuple[Scheme, ...]:
    """The schemes that could be sure of a mark of that shape without a repository."""
    mark = Mark(written, folded, folded, shape(folded))
    return tuple(scheme for scheme in schemes() if _may_stand_alone(scheme, mark))


def _is_at_home(scheme: Scheme, mark: Mark, parts: tuple[Part, ...]) -> bool:
    """Under its own repository any part of its own is enough for a scheme; leaves are everyone's."""
    return any(
        _suffices(scheme, mark, part) if part.label in scheme.names else part.level != "leaves"
        for part in parts
    )


def _suffices(scheme: Scheme, mark: Mark, name: Part) -> bool:
    end = name.at + len(name.value)
    return scheme.names_suffice is not None and mark.has_at(scheme.names_suffice, name.at, end)


def _may_stand_alone(scheme: Scheme, uncut: Mark) -> bool:
    if scheme.ends and scheme.ends.sees_digits:
        return True
    shape = _cut(uncut, scheme).shape
    return any(form.alone and form.pattern.may_match(shape) for form in scheme.forms) or any(
        all(_may_be_labelled(scheme, label, shape) for label in needed) for needed in scheme.alone
    )


def _may_be_labelled(scheme: Scheme, label: str, shape: str) -> bool:
    row = scheme.labels.get(label)
    return row is not None and any(pattern.may_match(shape) for pattern in row.forms)


def _implied(scheme: Scheme, mark: Mark, parts: tuple[Part, ...]) -> str | None:
    """The repository that is implied, or nothing; None where another tradition might write the same."""
    if form := _sure_form(scheme, mark):
        elsewhere = form.implies and _is_anothers(mark, form)
        return None if elsewhere else form.implies or scheme.implies
    labels = {part.label for part in parts}
    return scheme.implies if any(needed <= labels for needed in scheme.alone) else None


def _is_anothers(mark: Mark, form: Form) -> bool:
    """Tell whether someone who is not known is named with the mark."""
    found = mark.first(form.pattern)
    before = mark.written[: found.start()] if found else ""
    return bool(_INSTITUTION.search(mark.folded) or _ANOTHERS.search(before))


def _sure_form(scheme: Scheme, mark: Mark) -> Form | None:
    return next((form for form in scheme.forms if form.alone and mark.has(form.pattern)), None)


def _parts(scheme: Scheme, mark: Mark) -> tuple[Part, ...]:
    found: list[Part] = []
    for part in (*_by_form(scheme, mark), *_by_label(scheme, mark)):
        if not any(part.label == other.label or _overlap(part, other) for other in found):
            found.append(part)
    found.extend(_by_name(scheme, mark, found))
    return tuple(sorted(found, key=lambda part: part.start))


def _by_form(scheme: Scheme, mark: Mark) -> Iterator[Part]:
    """The parts of the first form that fits, and of those that may stand beside another.

    Words before the first part, such as `RG`, belong to it.
    """
    for form in scheme.forms:
        found = mark.first(form.pattern)
        if found is None:
            continue
        begin = found.start()
        for group, value in found.groupdict().items():
            if value is not None and value.strip(_EDGES):
                span = begin, found.end(group)
                yield _part(scheme, group.replace("_", " "), mark, found.span(group), span)
                begin = found.end(group)
        if not form.beside:
            return


def _by_label(scheme: Scheme, mark: Mark) -> list[Part]:
    """The labelled parts from left to right, the longer first where two begin together."""
    found = [
        _part(scheme, label.name, mark, match.span("value"), match.span())
        for label in scheme.labels.values()
        for pattern in label.forms
        for match in mark.all(pattern)
    ]
    return sorted(found, key=lambda part: (part.start, -part.end))


def _by_name(scheme: Scheme, mark: Mark, found: list[Part]) -> Iterator[Part]:
    """What stands between commas without a label: names of series and the like, in the scheme's order."""
    if not scheme.names:
        return
    masked = list(mark.folded)
    for part in found:
        masked[part.start : part.end] = "," * (part.end - part.start)
    behind = _behind_containers(scheme, found)
    labels = [*scheme.names]
    last = max((part.start for part in found), default=0) if scheme.labelled else 0
    for chunk in _NAME.finditer(_SIGN_BESIDE.sub(" , ", "".join(masked[:behind]))):
        span = _trimmed(mark.folded, *chunk.span())
        said = mark.folded[slice(*span)]
        if _is_a_name(said) or (span[1] <= last and mark.has_at(_NUMBERS, *span)):
            yield _part(scheme, labels.pop(0) if len(labels) > 1 else labels[0], mark, span, span)
    if behind is not None:
        span = _trimmed("".join(masked), behind, len(masked))
        if _LETTERS.search(mark.folded[slice(*span)]):
            yield _part(scheme, scheme.behind_containers, mark, span, span)


def _behind_containers(scheme: Scheme, found: list[Part]) -> int | None:
    """Where the title of a folder may begin: behind the box, if the scheme has such titles."""
    ends = [part.end for part in found if part.level == "container"]
    return max(ends) if scheme.behind_containers and ends else None


def _is_a_name(chunk: str) -> bool:
    return bool(_LETTERS.search(chunk)) and not chunk.startswith("(")


def _trimmed(folded: str, start: int, end: int, behind: str = _AROUND) -> tuple[int, int]:
    while start < end and folded[start] in _BEFORE:
        start += 1
    while end > start and folded[end - 1] in behind:
        end -= 1
    return start, end


def _part(scheme: Scheme, label: str, mark: Mark, value: tuple[int, int], span: tuple[int, int]) -> Part:
    start, end = _trimmed(mark.folded, *span, behind=" \t\n,;:")
    level = scheme.level_of(label)
    uncut = mark.written[slice(*value)]
    bare = uncut.strip().rstrip(",;")
    return Part(
        label=label,
        value=bare if level in ("leaves", "fonds") else bare.removesuffix("."),
        level=level,
        written=mark.written[start:end],
        start=start,
        end=end,
        at=value[0] + len(uncut) - len(uncut.lstrip()),
    )


def _overlap(one: Part, other: Part) -> bool:
    return one.start < other.end and other.start < one.end


def members(found: Recognised) -> tuple[str, ...]:
    """Return each mark of a list such as `FO 371/84053·84057`, written out; nothing for a single mark."""
    if found.scheme is None or not found.scheme.lists:
        return ()
    first, *others = re.split(
        rf"\s*[{re.escape(found.scheme.lists)}]\s*", found.written.strip(" ,:()").rstrip(".")
    )
    stem = re.match(r".*[^\w]", first, re.DOTALL)
    if not others or stem is None or not all(others):
        return ()
    return (first, *(stem[0] + other for other in others))
