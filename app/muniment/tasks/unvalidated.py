"""What records are written as beside finding aids in EAD: files that no schema judges."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from muniment.catalogue import Catalogue
from muniment.i18n import _
from muniment.progress import Steps
from muniment.tasks import export_page, export_table
from muniment.tasks.export_file import Exported


@dataclass(frozen=True, slots=True, kw_only=True)
class Unvalidated:
    """A way of writing records: `export` takes a catalogue, a target, a record or none, and a search.

    A file of it ends in `suffix`, or in one of the `others`.
    """

    id: str
    label: str
    suffix: str
    export: Callable[[Catalogue, Path, str | None, str], Steps[Exported]]
    others: tuple[str, ...] = ()


UNVALIDATED: tuple[Unvalidated, ...] = (
    Unvalidated(
        id=export_page.ID,
        label=_("Web page for readers"),
        suffix=export_page.SUFFIX,
        export=export_page.export_page,
        others=export_page.OTHER_SUFFIXES,
    ),
    Unvalidated(
        id=export_table.ID,
        label=_("Spreadsheet (CSV)"),
        suffix=export_table.SUFFIX,
        export=export_table.export_table,
    ),
)
