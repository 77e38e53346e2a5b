"""Write records as a table that a spreadsheet opens, and that can come back when it was edited there."""

from collections.abc import Iterator
from pathlib import Path

from muniment.catalogue import Catalogue
from muniment.catalogue.portions import portions
from muniment.description.units import Unit
from muniment.formats import spreadsheet
from muniment.i18n import _
from muniment.progress import Progress, Steps
from muniment.tasks.export_file import Exported, NothingToExportError
from muniment.tasks.sent_tables import last_step
from muniment.tasks.targets import refuse_other_ending, replacing

ID, SUFFIX = "csv", ".csv"
_STEP = 200


def export_table(
    catalogue: Catalogue, target: Path, unit: str | None = None, query: str = ""
) -> Steps[Exported]:
    """Write one branch, the hits of a search or all to `target`, each record as a row, in tree order.

    There is a column for each thing that is said of any of them. The old file at `target` stays until the
    new one is whole. Raises `NothingToExportError` where there is no record, FormatError
    where the name of `target` is that of another kind of file.
    """
    refuse_other_ending(target, SUFFIX, ".txt")
    step = last_step(catalogue)
    columns, count = frozenset[str](), 0
    for found in spreadsheet.used(_chosen(catalogue, unit, query)):
        columns, count = found, count + 1
        if count % _STEP == 0:
            yield Progress(count, 0, _("Looking through {name}").format(name=target.name))
    if not count:
        raise NothingToExportError(_("There is nothing to export."))
    with replacing(target) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        for done, line in enumerate(spreadsheet.write(_chosen(catalogue, unit, query), columns, step)):
            file.write(line)
            if done % _STEP == 0:
                yield Progress(done, count, _("Writing {name}").format(name=target.name))
    return Exported(path=target, units=count, findings=(), account=())


def _chosen(catalogue: Catalogue, unit: str | None, query: str) -> Iterator[Unit]:
    if not query:
        yield from catalogue.subtree(unit)
        return
    for portion in portions(catalogue.search_ids(query, limit=catalogue.count())):
        yield from catalogue.units(portion)
