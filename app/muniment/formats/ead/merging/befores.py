"""What a file said of a unit when it was read, whatever was done to the unit since."""

from dataclasses import replace

from muniment.description.units import FindingAid, Kept, Unit
from muniment.formats.ead import revisions
from muniment.formats.ead.merging.headers import header_of
from muniment.formats.ead.merging.readings import fields_of
from muniment.formats.ead.originals.aid_groups import of_group, with_group_of
from muniment.formats.ead.originals.forms import document_of, form_of, is_form, is_of_file
from muniment.formats.ead.reading.sources import element_of, in_pieces, spelt
from muniment.formats.ead.versions import Version


def as_it_came(unit: Unit, now: Unit) -> Unit | None:
    """Return the unit as its file said it to be when it was read; None where its source is not kept.

    Where what comes `now` is from an earlier revision of the program, it is as that one would have read it.
    """
    newest = revisions.reader_of(now)
    for version in Version:
        form = form_of(unit, version)
        if form is not None:
            element, revision = element_of(form, version), min(form.revision, newest)
            said = fields_of(unit, spelt(element, version), version, revision)
            return replace(unit, **{**said, "aid": _aid_of(unit, version)})
    return None


def as_read_before(came: Unit, there: Unit) -> Unit | None:
    """Return what came as it would be had it been read by the earlier revision that read a unit.

    None where that is none, or where the source of what came is not kept.
    """
    if not any(map(revisions.is_outdated, there.kept)):
        return None
    revision = revisions.reader_of(there)
    for version in Version:
        form = form_of(came, version)
        if form is not None:
            said = fields_of(came, spelt(element_of(form, version), version), version, revision)
            kept = tuple(replace(each, revision=revisions.told(each.xml, revision)) for each in came.kept)
            return replace(came, **{**said, "kept": kept})
    return None


def _aid_of(unit: Unit, version: Version) -> FindingAid | None:
    """Return what the file around the unit said of itself; None where that is not kept, or said nothing."""
    document = document_of(unit, version)
    header = header_of(document, version) if document is not None else None
    return header.aid if header is not None else None


def with_source_of(there: Unit, came: Unit) -> Unit:
    """Return what came with the source that the unit keeps, where the file holds pieces of that and no more.

    So comes a unit from a file that was written of it in another version, or among others. A unit that
    came with a source of its own stays as it is, but for the group that it stands in: a file that is not of
    a group does not say that there is none.
    """
    is_whole = not came.kept or any(map(is_form, came.kept))
    known, said = _pieces(in_pieces(there)), _pieces(came)
    if is_whole or not said <= known or not all(map(_is_aside, known - said)):
        return came if any(of_group(came)) else with_group_of(there, came)
    return replace(came, kept=there.kept)


def _is_aside(kept: Kept) -> bool:
    """Return whether a piece stood around the units or their file, which earlier files left out."""
    is_around = kept.place == "/" and kept.xml.startswith(("<!--", "<?"))
    return is_around or is_of_file(kept)


def _pieces(unit: Unit) -> set[Kept]:
    """Return what a unit keeps, whichever revision of the reader did."""
    return {replace(each, revision=revisions.FIRST) for each in unit.kept}
