"""What a command prints: JSON for programs, quiet tables and sentences for people."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.table import Table
from rich.text import Text

from muniment.description.findings import Finding, Severity, number_of
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps, T, finish

_STYLES = {Severity.MUST: "bold red", Severity.SHOULD: "yellow", Severity.ADVICE: "dim"}


def as_json(shape: object) -> None:
    """Print one JSON document, in UTF-8 whatever the terminal's own encoding."""
    text = json.dumps(shape, ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.flush()


def say(sentence: str) -> None:
    """Print a sentence."""
    _console().print(Text(sentence), soft_wrap=True)


def complain(sentence: str) -> None:
    """Print a sentence about what went wrong, apart from what was asked for."""
    Console(stderr=True).print(Text(sentence, style="red"), soft_wrap=True)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under headings, wrapped to the width there is."""
    printed = Table(box=None, pad_edge=False, header_style="dim")
    for heading in headings:
        printed.add_column(heading, overflow="fold")
    for row in rows:
        printed.add_row(*(Text(cell) for cell in row))
    _console().print(printed)


def in_words(value: object) -> str:
    """Return a part of a JSON answer as people read it."""
    if isinstance(value, dict):
        return " · ".join(str(part) for part in value.values() if part)
    if isinstance(value, list):
        return "\n".join(in_words(part) for part in value)
    return "" if value is None else str(value)


def facts(pairs: Iterable[tuple[str, str]]) -> None:
    """Print names and what they are, leaving out what is empty."""
    printed = Table(box=None, pad_edge=False, show_header=False)
    printed.add_column(style="dim", no_wrap=True)
    printed.add_column(overflow="fold")
    for name, value in pairs:
        if value:
            printed.add_row(name, Text(value))
    _console().print(printed)


def findings(found: Sequence[Finding], names: Mapping[str, str] | None = None) -> None:
    """Print findings, each with its place and its cure, and how many there are.

    `names` says what the units are called; findings on one unit stand together under its name.
    """
    named = ""
    said = Counter((each.file, each.line, each.message) for each in found)
    for each in found:
        name = (names or {}).get(each.unit, "")
        if name != named:
            _console().print(Text(name, style="bold"))
            named = name
        is_alone = said[each.file, each.line, each.message] == 1
        _print_finding(each, "" if is_alone else _place_in_line(each))
    if found:
        say(plural("{count} finding.", "{count} findings.", number_of(found)))
    else:
        say(_("Nothing to mend."))


def summary(found: Iterable[Finding]) -> None:
    """Print how often each thing was found, the heaviest first."""
    counts = Counter((each.severity.rank, each.severity.value, each.message) for each in found)
    rows = ((str(count), severity, message) for (_rank, severity, message), count in sorted(counts.items()))
    table((_("Times"), _("Weight"), _("What was found")), rows)


def with_progress(steps: Steps[T], label: str) -> T:
    """Run work to its end under a bar where there is a terminal to show one; Ctrl+C cancels it whole."""
    if not sys.stderr.isatty():
        return finish(steps)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)

        def report(progress: Progress) -> None:
            words = progress.label or label
            bar.update(task, completed=progress.done, total=progress.total or None, description=words)

        try:
            return finish(steps, report)
        finally:
            steps.close()


def _place_in_line(found: Finding) -> str:
    """Return which unit of a file a finding is in, where its line does not tell it from others."""
    return _("unit {number}").format(number=found.component) if found.component else ""


def _print_finding(found: Finding, in_line: str) -> None:
    head = Text(found.severity.value.ljust(7), style=_STYLES[found.severity])
    place = ":".join(part for part in (found.file, str(found.line or "")) if part)
    where = " ".join(part for part in (place, in_line, found.field) if part)
    _console().print(head + Text(f"{where}  " if where else "", style="dim") + Text(found.message))
    if found.cure:
        _console().print(Text(" " * 7 + found.cure, style="dim"))


def _console() -> Console:
    return Console(highlight=False)
