"""A whole catalogue, history and all, from one database into another: out of a file, or into one."""

from sqlalchemy import Connection, func, insert, select

from muniment.catalogue import databases, query
from muniment.catalogue.errors import CatalogueError
from muniment.catalogue.rebuilding import rebuild_index
from muniment.catalogue.tables import metadata, steps, version
from muniment.i18n import _
from muniment.progress import Progress, Steps

_AT_ONCE = 500


def copy(source: Connection, target: Connection) -> Steps[int]:
    """Copy everything, within the caller's transactions; return how many units there are.

    Raise CatalogueError where there is something in the target already.
    """
    if query.count(target) or target.scalar(select(steps.c.number).limit(1)):
        raise CatalogueError(
            _("The other catalogue is not empty. A whole catalogue is copied only into an empty one.")
        )
    tables = [table for table in metadata.sorted_tables if table is not version]
    total = sum(source.scalar(select(func.count()).select_from(table)) or 0 for table in tables)
    done = 0
    for table in tables:
        wanted = select(table).order_by(*table.primary_key).execution_options(yield_per=_AT_ONCE)
        for lines in source.execute(wanted).mappings().partitions():
            target.execute(insert(table), [dict(line) for line in lines])
            done += len(lines)
            yield Progress(done, total)
    databases.of(target).number_on(target)
    return (yield from rebuild_index(target))
