"""A finding aid held against what the catalogue has of it: unit by unit, place by place."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from muniment.catalogue import Catalogue, Row
from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit
from muniment.formats import ead
from muniment.formats.deliveries import Delivery, Source
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps
from muniment.tasks.match_tops import same_top
from muniment.tasks.match_units import Matches, match
from muniment.tasks.merge_units import differing, marked_up_as, merged
from muniment.tasks.parted import contested
from muniment.tasks.plans import Change, Plan, nothing_yet
from muniment.tasks.said_otherwise import with_spellings_of


def plan_finding_aid(catalogue: Catalogue, delivery: Delivery) -> Steps[Plan]:
    """Return what bringing the catalogue up to the finding aid would do."""
    if delivery.nameless and not any(True for _there in same_top(catalogue, delivery.tops)):
        return plan_fresh(delivery)
    units = tuple(delivery.units)
    matches = yield from match(catalogue, units)
    changes = []
    unchanged = 0
    for done, change in enumerate(_arranged(units, matches)):
        if done % _STEP == 0:
            yield Progress(done, len(units), _("Comparing"))
        is_same = change.after == change.before and not change.stands
        unchanged += is_same or change.is_silent
        if not is_same:
            changes.append(change)
    gone = tuple(catalogue.rows(_gone(matches)))
    findings = (*delivery.findings, *_tell_contested(changes), *_tell_gone(gone))
    return replace(
        nothing_yet(delivery),
        top=_top(units, matches),
        changes=tuple(changes),
        unchanged=unchanged,
        gone=gone,
        places=named_places(catalogue, changes),
        findings=findings,
    )


def named_places(catalogue: Catalogue, changes: Sequence[Change]) -> dict[str, str]:
    """Return what those are called, by their ids, that units move from and to."""
    moves = [(each.before.parent, each.after.parent) for each in changes if each.before and each.stands]
    ids = {id for parents in moves for id in parents if id}
    new = (each.after for each in changes if each.after.id in ids)
    there = {row.id: row.label or _("Untitled") for row in catalogue.rows(sorted(ids))}
    return {**{unit.id: unit.title or unit.shelfmark or _("Untitled") for unit in new}, **there}


_STEP = 500


def plan_unchanged(catalogue: Catalogue, source: Source, delivery: Delivery) -> Steps[Plan | None]:
    """Return the plan of a large file that the catalogue has letter for letter; None of all others.

    That is seen without holding the units of either. Where an earlier revision of the reader found less in
    the file than is found now, it is one of the others.
    """
    if source.path is None or len(delivery.tops) != 1:
        return None
    there = next(same_top(catalogue, delivery.tops), None)
    if there is None:
        return None
    if not (yield from ead.comes_back(catalogue.run(there.id), delivery.format, source)):
        return None
    if any(map(ead.is_any_outdated, catalogue.run(there.id))):
        return None
    return replace(nothing_yet(delivery), top=there.id, unchanged=len(delivery.units))


def plan_fresh(delivery: Delivery) -> Plan:
    """Return what putting all units in beside what is there would do, none of which has a name."""
    return replace(nothing_yet(delivery), top=delivery.tops[0].id, fresh=delivery.units)


def _top(units: Sequence[Unit], matches: Matches) -> str:
    first = units[0].id if units else ""
    there = matches.there.get(first)
    return there.id if there else first


def _arranged(units: Sequence[Unit], matches: Matches) -> Iterator[Change]:
    """Yield for each unit of the file, in its order, what is to become of it."""
    standing = _standing(units, matches)
    own = {there.id for there in matches.there.values()}
    for unit in units:
        there = matches.there.get(unit.id)
        parent = _parent(unit, matches)
        moved = unit.id in standing
        if there is None:
            yield Change(after=replace(unit, parent=parent), stands=True, ahead_of=standing.get(unit.id))
            continue
        if unit.parent is None and there.parent not in own:
            # What the finding aid as a whole stands in is not the file's to say.
            parent, moved = there.parent, False
        after, lost = _brought_up(there, unit)
        yield Change(
            after=replace(after, parent=parent),
            before=there,
            stands=moved,
            ahead_of=standing.get(unit.id),
            contested=lost,
        )


def _brought_up(there: Unit, came: Unit) -> tuple[Unit, tuple[str, ...]]:
    """Return the unit with what is new in the file, and what the fields are called that lose what was here.

    Where it is not known what is new, all that the file says is taken.
    """
    came = _beside_edits(there, came)
    sourced = ead.with_source_of(there, came)
    after = merged(there, sourced)
    base = None if after == there else ead.as_it_came(there, came)
    if after != there and not _versions(there) & _versions(came):
        sourced = with_spellings_of(marked_up_as(sourced, base) if base else sourced, base or there)
    if base is None:
        return merged(there, sourced), ()
    after = merged(there, sourced, replace(base, kept=()))
    # What the head of the file said before is not known of all that came.
    heads = (unit.aid if base.aid else None for unit in (base, there, after))
    compared = zip((base, there, after), heads, strict=True)
    return after, contested(*(replace(unit, kept=(), aid=head) for unit, head in compared))


def _beside_edits(there: Unit, came: Unit) -> Unit:
    """Return what came, as the earlier program had read it that read the unit, if need be.

    That is where the newest reads otherwise what was edited since: it would be lost, or come twice.
    """
    before = ead.as_read_before(came, there)
    base = ead.as_it_came(there, before) if before is not None else None
    if before is None or base is None:
        return came
    read_otherwise = differing(replace(before, kept=(), aid=None), replace(came, kept=(), aid=None))
    return before if read_otherwise & differing(base, there) else came


def _versions(unit: Unit) -> set[str]:
    """Return the versions of EAD that the unit came in."""
    return {kept.vocabulary for kept in ead.source_of(unit)}


def _parent(unit: Unit, matches: Matches) -> str | None:
    there = matches.there.get(unit.parent or "")
    return there.id if there else unit.parent


def _standing(units: Sequence[Unit], matches: Matches) -> dict[str, str | None]:
    """Return, for each unit that does not stand where the file has it, the sibling it is to stand before."""
    groups: dict[str | None, list[Unit]] = defaultdict(list)
    for unit in units:
        groups[unit.parent].append(unit)
    places = {id: place for below in matches.outline.values() for place, id in enumerate(below)}
    standing: dict[str, str | None] = {}
    for siblings in groups.values():
        ahead_of: str | None = None
        for unit in reversed(siblings):
            there = matches.there.get(unit.id)
            stays = there is not None and there.parent == _parent(unit, matches)
            if there and stays and _precedes(places, there.id, ahead_of):
                ahead_of = there.id
            else:
                standing[unit.id] = ahead_of
    return standing


def _precedes(places: dict[str, int], id: str, other: str | None) -> bool:
    return other is None or places.get(id, 0) < places.get(other, 0) or id not in places


def _gone(matches: Matches) -> list[str]:
    parents = [there.id for there in matches.there.values()]
    return [id for parent in parents for id in matches.outline.get(parent, ()) if id not in matches.taken]


def _tell_contested(changes: Sequence[Change]) -> Iterator[Finding]:
    both = [change for change in changes if change.contested]
    for change in both[:_TOLD]:
        message = _(
            "“{title}” was changed here and in the file, in the same place ({fields})."
            " What the file says was taken; what stood here is in the history."
        )
        name = change.after.title or change.after.shelfmark or _("Untitled")
        said = message.format(title=name, fields=", ".join(change.contested))
        yield _contested_finding(said, change.after.id)
    if len(both) > _TOLD:
        one = "{count} more unit was changed here and in the file, in the same place."
        many = "{count} more units were changed here and in the file, in the same places."
        yield _contested_finding(plural(one, many, len(both) - _TOLD))


def _contested_finding(message: str, unit: str = "") -> Finding:
    cure = _("Compare both on the page History, and restore what is to stay.")
    return Finding(rule="import-both", severity=Severity.SHOULD, unit=unit, message=message, cure=cure)


def _tell_gone(gone: tuple[Row, ...]) -> Iterator[Finding]:
    for row in gone[:_TOLD]:
        message = _("“{title}” is in the catalogue but not in the file. It stays.")
        yield _gone_finding(message.format(title=row.label or _("Untitled")), row.id)
    if len(gone) > _TOLD:
        one = "{count} more unit is in the catalogue but not in the file. It stays."
        many = "{count} more units are in the catalogue but not in the file. They stay."
        yield _gone_finding(plural(one, many, len(gone) - _TOLD))


_TOLD = 100
"""How many units are named that are gone, each with what lies below it, or were changed on both sides."""


def _gone_finding(message: str, unit: str = "") -> Finding:
    cure = _("Nothing need be done where the file holds only a part; otherwise delete it by hand.")
    return Finding(rule="import-gone", severity=Severity.SHOULD, unit=unit, message=message, cure=cure)
