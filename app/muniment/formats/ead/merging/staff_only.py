"""What a finding aid that came from others says for staff only, although the fields that hold it do not."""

import copy
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from muniment.description.levels import Audience
from muniment.description.units import Unit
from muniment.formats.ead.merging import layout
from muniment.formats.ead.merging.sites import read_alone
from muniment.formats.ead.merging.units import merged
from muniment.formats.ead.originals import forms
from muniment.formats.ead.originals.forms import Form
from muniment.formats.ead.reading.components import placed
from muniment.formats.ead.reading.heard import is_ours
from muniment.formats.ead.reading.sources import parsed
from muniment.formats.ead.versions import Version
from muniment.formats.xml.elements import is_element

_INTERNAL = Audience.INTERNAL.value


def without_staff_only(unit: Unit) -> tuple[Unit, int]:
    """Return a unit without values that its source says for staff only, and how many were left out or cut.

    Notes that say themselves for whom they are stay as they are.
    """
    if not any(_INTERNAL in each.xml for each in unit.kept):
        return unit, 0
    count = 0
    for version in Version:
        form = forms.form_of(unit, version)
        for name, old, new in _hidden(unit, form, version) if form is not None else ():
            values = [unit.repository] if name == "repository" else list(getattr(unit, name))
            if old in values:
                at = values.index(old)
                values[at : at + 1] = new
                said: Any = "".join(values) if name == "repository" else tuple(values)
                unit = replace(unit, **{name: said})
                count += 1
    return unit, count


def _hidden(unit: Unit, form: Form, version: Version) -> Iterator[tuple[str, Any, list[Any]]]:
    """Yield the field of each value that is in part or whole for staff only, and what others see of it."""
    names = form.names or forms.usual_names(version)
    own = parsed((merged(unit, form, version, names) or form).text, names)[0]
    for node, place in placed(own, [], version):
        if not is_element(node) or is_ours(node) or not _holds_internal(node, own):
            continue
        said = read_alone([node], place, names, version, form.revision)
        seen = read_alone(_seen(node, own), place, names, version, form.revision)
        for name, values in said.items():
            yield from ((name, *each) for each in _changes(values, seen.get(name, [])))


def _holds_internal(node: etree._Element, own: etree._Element) -> bool:
    return _is_internal(node, own) or any(each.get("audience") == _INTERNAL for each in node.iter())


def _is_internal(node: etree._Element, own: etree._Element) -> bool:
    """Whether an element of a unit is for staff only, or what it stands in there."""
    above = node.getparent()
    is_group = above is not None and above is not own and above.get("audience") == _INTERNAL
    return is_group or node.get("audience") == _INTERNAL


def _seen(node: etree._Element, own: etree._Element) -> list[etree._Element]:
    """Return a copy of an element without those in it that are for staff only; none where all of it is."""
    if _is_internal(node, own):
        return []
    made = copy.deepcopy(node)
    for each in [each for each in made.iterdescendants() if each.get("audience") == _INTERNAL]:
        layout.drop(each)
    return [made]


def _changes(said: list[Any], seen: list[Any]) -> Iterator[tuple[Any, list[Any]]]:
    """Yield each value that is not seen just so, and what is seen in its place."""
    if len(said) == len(seen):
        yield from ((old, [new]) for old, new in zip(said, seen, strict=True) if old != new)
        return
    left = list(seen)
    for each in said:
        if each in left:
            left.remove(each)
        elif getattr(each, "audience", None) is not Audience.INTERNAL:
            yield each, []
