"""What a finding aid keeps beside the fields, changed by hand."""

from muniment.catalogue import Catalogue
from muniment.formats import ead
from muniment.i18n import _


def change_kept(catalogue: Catalogue, unit: str, part: ead.KeptPart, words: str) -> None:
    """Put other words in the place of a part that a unit keeps: one step.

    Raises FormatError as `ead.with_kept_words` does, UnknownUnitError where the unit is there no more.
    """
    with catalogue.edit(_("Change “{part}”").format(part=part.where[-1])) as edit:
        edit.put(ead.with_kept_words(edit.unit(unit), part, words))


def take_out_kept(catalogue: Catalogue, unit: str, part: ead.KeptPart) -> None:
    """Take a part out of what a unit keeps: one step; as `change_kept` otherwise."""
    with catalogue.edit(_("Take out “{part}”").format(part=part.where[-1])) as edit:
        edit.put(ead.without_kept_part(edit.unit(unit), part))
