"""What is told of the levels of rows: names that no level is known by, and that none are said."""

from collections.abc import Iterator, Sequence

from muniment.description.columns import column
from muniment.description.findings import Finding, Severity
from muniment.description.levels import Level
from muniment.description.units import Unit
from muniment.i18n import _


def own_levels(file: str, lines: Sequence[int], units: Sequence[Unit]) -> Iterator[Finding]:
    """Tell once of each level that none is called by."""
    told: set[str] = set()
    for line, unit in zip(lines, units, strict=True):
        if unit.level_name and unit.level_name not in told:
            told.add(unit.level_name)
            message = _("“{name}” is no level that is known: it was kept as a name of your own.")
            yield Finding(
                rule="sheet-level",
                severity=Severity.ADVICE,
                unit=unit.id,
                field="level",
                file=file,
                line=line,
                message=message.format(name=unit.level_name),
                cure=_("If it is one of the usual levels, change it for many records at once."),
            )


def no_levels(file: str, units: Sequence[Unit]) -> Finding:
    """Tell that no column says the levels, and which the units were given for that."""
    items = _("No column says on which level the rows stand: each was taken for an item.")
    parted = _(
        "No column says on which level the rows stand: each was taken for what its shelfmark ends in, such as"
        " a file, where no other row has it and nobody wrote it to anybody, and else for an item."
    )
    return Finding(
        rule="sheet-no-levels",
        severity=Severity.ADVICE,
        file=file,
        message=items if {unit.level for unit in units} <= {Level.ITEM} else parted,
        cure=_("Add a column called {label}, or change the level of many records at once.").format(
            label=column("level").label
        ),
    )
