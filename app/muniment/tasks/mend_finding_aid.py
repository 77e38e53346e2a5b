"""Mend what keeps a finding aid of the catalogue from being valid: shown first, done as one step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from muniment.catalogue import Catalogue
from muniment.description.findings import Finding
from muniment.description.units import Unit
from muniment.formats import ead
from muniment.formats.deliveries import FormatError, Source
from muniment.formats.ead.mending.mends import Wanted
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps
from muniment.tasks.import_file import Imported, import_source
from muniment.tasks.import_plan import put_changed
from muniment.tasks.merge_units import merged, same_content
from muniment.tasks.plans import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """What mending a finding aid would do, or did.

    `units` are the ids of its units: that of number n is the piece n + 1 of a mend, the first also piece 0.
    `left` is what its schema has against the file when all of `made` is done.
    """

    units: tuple[str, ...]
    title: str
    offered: tuple[ead.Mend, ...]
    made: tuple[ead.Mend, ...]
    changes: tuple[Change, ...]
    left: tuple[Finding, ...]

    def unit_of(self, mend: ead.Mend) -> str:
        """Return the id of the unit that a mend is in."""
        return self.units[min(max(mend.piece - 1, 0), len(self.units) - 1)]


def finding_aid_of(catalogue: Catalogue, unit: str) -> str:
    """Return the id of the top of the finding aid that a unit came in; raise `FormatError` where in none."""
    line = [*(row.id for row in catalogue.ancestors(unit)), unit]
    tops = (id for id in reversed(line) if ead.files_of(catalogue.unit(id)))
    top = next(tops, None)
    if top is None:
        raise FormatError(_("This record did not come in a finding aid, so there is nothing to mend in it."))
    return top


def plan_mending(catalogue: Catalogue, unit: str, wanted: Wanted) -> Steps[Mending]:
    """Return what mending the finding aid that the unit came in would do, and do nothing."""
    yield Progress(0, 0, _("Looking for what can be mended"))
    top = finding_aid_of(catalogue, unit)
    units = [each for id in _beside(catalogue, top) for each in catalogue.subtree(id)]
    version = ead.files_of(units[0])[0]
    title = units[0].title or units[0].shelfmark
    source = Source(title, "".join(ead.write(map(ead.without_group, units), version)).encode())
    yield Progress(0, 0, _("Looking for what can be mended"))
    mended = ead.mend(source, wanted)
    changes: tuple[Change, ...] = ()
    if mended.made:
        yield Progress(0, 0, _("Reading what was mended"))
        changes = tuple(_changes(units, source, Source(title, mended.data)))
    yield Progress(0, 0, _("Validating {name}").format(name=title))
    return Mending(
        units=tuple(each.id for each in units),
        title=title,
        offered=mended.offered,
        made=mended.made,
        changes=changes,
        left=ead.validate(Source(title, mended.data)),
    )


def mend_finding_aid(catalogue: Catalogue, unit: str, wanted: Wanted) -> Steps[Mending]:
    """Make the mends that are wanted, as one step or, when stopped, not at all; no step where there is none.

    Raise ConflictError, and do nothing, where a unit is not any more as it was when it was looked at.
    """
    made = yield from plan_mending(catalogue, unit, wanted)
    if made.changes:
        with catalogue.edit(_label(made)) as edit:
            for done, change in enumerate(made.changes):
                if done % _BATCH == 0:
                    yield Progress(done, len(made.changes), _("Mending"))
                put_changed(edit, change)
    return made


_BATCH = 200
_LONGEST = 60


def import_mended(
    catalogue: Catalogue, source: Source, wanted: Wanted, as_new: bool = False
) -> Steps[tuple[Imported, Mending | None]]:
    """Import the file as it came, then mend it as a step of its own; None where there is nothing to mend in.

    To undo once gives the file back as it came.
    """
    imported = yield from import_source(catalogue, source, as_new=as_new)
    if not imported.top or not ead.files_of(catalogue.unit(imported.top)):
        return imported, None
    return imported, (yield from mend_finding_aid(catalogue, imported.top, wanted))


def _label(made: Mending) -> str:
    title = shorten(made.title, _LONGEST, placeholder=" …")
    if not title:
        return plural("Mend {count} place", "Mend {count} places", len(made.made))
    one, many = "Mend {count} place in “{title}”", "Mend {count} places in “{title}”"
    return plural(one, many, len(made.made), title=title)


def _beside(catalogue: Catalogue, top: str) -> Iterator[str]:
    """Yield the top, then what stood beside it in the same file."""
    yield top
    parent = catalogue.row(top).parent
    siblings = catalogue.child_ids(parent)
    for id in siblings[siblings.index(top) + 1 :]:
        if not ead.stood_below(catalogue.unit(id), catalogue.unit(top)):
            return
        yield id


def _changes(units: Sequence[Unit], source: Source, mended: Source) -> Iterator[Change]:
    """Yield the units that say something else, or are written otherwise, when the file is mended."""
    was, now = ead.read(source).units, ead.read(mended).units
    if not len(units) == len(was) == len(now):
        raise FormatError(_("This finding aid cannot be mended in place: export it and mend the file."))
    for there, before, after in zip(units, was, now, strict=True):
        alike = replace(after, id=before.id, parent=before.parent)
        if alike != before:
            after = replace(alike, id=there.id, parent=there.parent)
            is_as_written = same_content(ead.without_group(there), before)
            after = after if is_as_written else merged(there, alike, before)
            yield Change(before=there, after=ead.with_group_of(there, ead.without_group(after)))
