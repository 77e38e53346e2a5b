"""Testing a file without importing it: what it would come back as, and what others would say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from muniment.description.findings import Finding, Severity, number_of, worst
from muniment.desktop import theme
from muniment.desktop.asking_files import ask_for_file
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.dialogs.told import Line, Sentences, line_of
from muniment.desktop.directions import filled
from muniment.desktop.forms.found import SEVERITY_COLOURS
from muniment.formats import eac, table, validation
from muniment.formats.deliveries import FormatError, Source
from muniment.formats.ead import own_schemas, packs
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps
from muniment.tasks.roundtrip import roundtrip
from muniment.tasks.sources import source_of

CONSUMERS = ("archivesspace", "atom", "apeead", "dacs")
"""The packs of rules that a finding aid is tested by."""
_MOST = 500
"""Sentences that a page shows; nobody reads more."""


@dataclass(frozen=True, slots=True)
class Page:
    """What one test found: its name, the outcome in a sentence, and what there is to say of it."""

    name: str
    outcome: str
    findings: tuple[Finding, ...]


def choose_and_test(desk: Desk) -> None:
    """Ask for a finding aid, and tell what is in store for it; nothing is imported."""
    suffixes = next(row.suffixes for row in table.READ if row.id == "ead")
    named = " ".join(f"*{suffix}" for suffix in suffixes)
    kinds = [_("Finding aids ({suffixes})").format(suffixes=named), _("All files (*)")]
    ask_for_file(QApplication.activeWindow(), _("Test My File"), kinds, partial(examine, desk))


def examine(desk: Desk, path: Path) -> None:
    """Test the file beside the screen, and show the report."""
    words = filled(_("Testing {name}"), name=path.name)
    desk.run(examined(path), words, lambda pages: FileReport(desk, path, pages).show())


def examined(path: Path) -> Steps[tuple[Page, ...]]:
    """Return what the tests of the file found; raise `FormatError` where it cannot be read."""
    source = source_of(path)
    back = yield from roundtrip(source)
    pages = [Page(_("Import and Export"), _of_coming_back(back), back)]
    yield Progress(0, 0, _("Validating {name}").format(name=source.name))
    invalid = validation.validate(source)
    pages.append(Page(_("Schema"), _of_validity(invalid), invalid))
    for id in () if eac.is_eac(source) else CONSUMERS:
        name = packs.PACKS[id].label
        yield Progress(0, 0, _("Asking the rules of {name}").format(name=name))
        found = packs.check(source, id)
        pages.append(Page(name, _of_rules(name, found), found))
    for schema in own_schemas.listed():
        yield Progress(0, 0, _("Asking the rules of {name}").format(name=schema.name))
        pages.append(_of_own_schema(source, schema))
    return tuple(pages)


def _of_own_schema(source: Source, schema: Path) -> Page:
    try:
        found = own_schemas.check(source, schema)
    except FormatError as error:
        return Page(schema.name, str(error), ())
    return Page(schema.name, _of_rules(schema.name, found), found)


def _of_coming_back(differences: Sequence[Finding]) -> str:
    if not differences:
        return _("Imported and exported unchanged, the file says the same as before.")
    one = "Imported and exported unchanged, the file would differ in {count} place."
    many = "Imported and exported unchanged, the file would differ in {count} places."
    return plural(one, many, len(differences))


def _of_validity(invalid: Sequence[Finding]) -> str:
    return _in_counts(invalid) if invalid else _("The file is valid.")


def _of_rules(name: str, found: Sequence[Finding]) -> str:
    if not found:
        return _("By the rules of {name} there is nothing to say.").format(name=name)
    return _("By the rules of {name}: {counts}").format(name=name, counts=_in_counts(found))


def _in_counts(found: Sequence[Finding]) -> str:
    counts = {kind: number_of(each for each in found if each.severity is kind) for kind in _COUNTED}
    said = [words.format(count=counts[severity]) for severity, words in _COUNTED.items() if counts[severity]]
    return _("{counts}.").format(counts=", ".join(said))


_COUNTED = {
    Severity.MUST: _("{count} must be mended"),
    Severity.SHOULD: _("{count} should be mended"),
    Severity.ADVICE: _("{count} could be better"),
}


class FileReport(Sheet):
    """One page a test; the whole can be copied, to be sent to whoever keeps the file."""

    outlasts = True

    def __init__(self, desk: Desk, path: Path, pages: tuple[Page, ...]) -> None:
        super().__init__(desk, _("Test of {name}").format(name=path.name), _("Copy the Report"))
        self.resize(theme.scaled(840), theme.scaled(560))
        self._pages = pages
        self.question = path, pages
        self.column.addWidget(label(_("Nothing was imported, and the file is as it was."), "quiet"))
        self.tests = QListWidget()
        self.tests.setAccessibleName(_("Tests"))
        self.tests.setFixedWidth(theme.scaled(216))
        self.tests.setIconSize(theme.icon_size())
        self.shown = QStackedWidget()
        for page in pages:
            self.tests.addItem(_item(page))
            self.shown.addWidget(_shown(page))
        self.tests.currentRowChanged.connect(self.shown.setCurrentIndex)
        self.tests.setCurrentRow(0)
        across = QHBoxLayout()
        across.setSpacing(theme.SPACE * 4)
        across.addWidget(self.tests)
        across.addWidget(self.shown, 1)
        self.column.addLayout(across, 1)
        self.leave_by(_("Close"))
        self.main.clicked.connect(self._copy)

    @property
    def text(self) -> str:
        """The whole report as plain text."""
        told = ("\n".join((page.name, page.outcome, *_words(page))) for page in self._pages)
        return "\n\n".join((self.windowTitle(), *told)) + "\n"

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.desk.notice(_("The report is on the clipboard."))


def _words(page: Page) -> list[str]:
    return [f"- {line_of(each).words}" for each in page.findings]


def _item(page: Page) -> QListWidgetItem:
    weight = worst(page.findings)
    sign, colour = (weight.value, SEVERITY_COLOURS[weight]) if weight else ("good", "good")
    words = f"{page.name} · {len(page.findings)}" if page.findings else page.name
    item = QListWidgetItem(theme.icon(sign, colour), words)
    item.setToolTip(page.outcome)
    item.setSizeHint(QSize(0, theme.row_height()))
    return item


def _shown(page: Page) -> QWidget:
    shown = QWidget()
    column = QVBoxLayout(shown)
    column.setContentsMargins(0, theme.SPACE, 0, 0)
    column.setSpacing(theme.SPACE * 2)
    column.addWidget(label(page.outcome, "heading" if page.findings else "good"))
    if page.findings:
        lines = Sentences(page.name)
        lines.show_lines(_lines(page.findings))
        column.addWidget(lines, 1)
    else:
        column.addStretch(1)
    return shown


def _lines(findings: Sequence[Finding]) -> list[Line]:
    """The heaviest first, then as they stand in the file."""
    in_order = sorted(findings, key=lambda each: (each.severity.rank, each.line))
    lines = [line_of(each) for each in in_order[:_MOST]]
    if len(findings) > _MOST:
        more = _("and {count} more").format(count=number_of(in_order[_MOST:]))
        lines.append(Line(Severity.ADVICE, more))
    return lines
