"""Why something could not be done, said to somebody who looks at the window."""

from muniment.catalogue.errors import UnknownUnitError
from muniment.i18n import _
from muniment.refusals import sentence


def refused(error: BaseException) -> str:
    """Return what an error says; no id of what was deleted, which stands nowhere in the window."""
    if isinstance(error, UnknownUnitError):
        return _("What this is about was deleted meanwhile. Undo that, or restore it from the trash.")
    return sentence(error)
