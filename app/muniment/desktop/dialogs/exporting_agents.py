"""Handing out authority records: which version, and the folder for a file of each."""

from __future__ import annotations

from pathlib import Path

from typing_extensions import override

from muniment.desktop.asking_files import ask_for_folder, is_file
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.sheets import label
from muniment.desktop.dialogs.writing import WritingSheet, Written, buttons
from muniment.desktop.directions import filled
from muniment.formats import table
from muniment.i18n import _, plural
from muniment.progress import Steps
from muniment.tasks.export_agents import AgentsExported, export_agents


def choose_and_export_agents(desk: Desk) -> None:
    """Ask in which version and into which folder the authority records are to be written."""
    AgentsSheet(desk).show()


class AgentsSheet(WritingSheet):
    """Version and folder."""

    def __init__(self, desk: Desk) -> None:
        formats = [row.label for row in table.AGENTS_WRITTEN]
        super().__init__(desk, _("Export authority records"), formats, _("Folder to write to"))
        each = label(_("Every person, body and family gets a file of its own."), "quiet")
        self.ask(_("Version"), buttons(self.formats))
        self.ask(_("Folder"), self.place_line(_("Choose the folder to write to")), each)
        self.target.setText(str(self.folder() / _("Authority records")))

    @override
    def choose(self) -> None:
        take = self.target.setText
        heading = _("Export authority records")
        ask_for_folder(self, heading, lambda path: take(str(path)), str(self.folder()))

    @override
    def writing(self, even_if_invalid: bool) -> Steps[Written] | None:
        target = self.place()
        if not self.target.text().strip() or is_file(target):
            self.say(_("Name the folder to write to."))
            return None
        version = table.AGENTS_WRITTEN[self.formats.checkedId()]
        self.desk.settings.keep("export/folder", str(target.parent))
        return _written(
            export_agents(self.desk.catalogue, target, version.id, even_if_invalid=even_if_invalid), target
        )


def _written(steps: Steps[AgentsExported], target: Path) -> Steps[Written]:
    made = yield from steps
    agents = plural("{count} authority record", "{count} authority records", len(made.paths))
    words = filled(_("{agents} written to {name}."), agents=agents, name=target.name)
    return Written(sentence=words, findings=made.findings)
