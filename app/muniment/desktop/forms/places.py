"""Where a field stands in the record, as the archivist sees it."""

from muniment.desktop.forms.fields import Sheet
from muniment.desktop.forms.table import field, has_field
from muniment.i18n import _

_SHEETS = {Sheet.DESCRIBE: _("Describe"), Sheet.PROVENANCE: _("Provenance")}


def where(id: str) -> str:
    """Return the tab and the label of a field, as the panel points to it."""
    if not has_field(id):
        return _("Text") if id == "texts" else id
    row = field(id)
    return f"{_SHEETS[row.sheet]} / {row.label}"
