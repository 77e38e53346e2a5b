"""The parts of the window that bring SQL and XML; read only after the window stands."""

from __future__ import annotations

from muniment.catalogue import Catalogue, CatalogueError, ConflictError, SignInError, UnreachableError
from muniment.description import shelfmarks
from muniment.description.shelfmarks.schemes import SchemeError
from muniment.desktop import template_choice, wished_packs
from muniment.desktop.bulk.sheet import change_many
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.authorities import keep_authorities, split_name
from muniment.desktop.dialogs.exporting import choose_and_export
from muniment.desktop.dialogs.exporting_agents import choose_and_export_agents
from muniment.desktop.dialogs.files import check_all_files
from muniment.desktop.dialogs.findings_report import report_findings
from muniment.desktop.dialogs.hand_list import put_into_list
from muniment.desktop.dialogs.importing import choose_and_import
from muniment.desktop.dialogs.joining import join_team
from muniment.desktop.dialogs.kept import show_kept
from muniment.desktop.dialogs.learning import learn_marks, take_in_scheme
from muniment.desktop.dialogs.manifest import publish_pages
from muniment.desktop.dialogs.mark_report import report_marks
from muniment.desktop.dialogs.mending import mend_chosen
from muniment.desktop.dialogs.own_schemas import manage_schemas
from muniment.desktop.dialogs.own_schemes import manage_schemes
from muniment.desktop.dialogs.paste import paste
from muniment.desktop.dialogs.placing import place_chosen
from muniment.desktop.dialogs.printing import print_records, print_table, print_texts
from muniment.desktop.dialogs.renumbering import renumber_chosen
from muniment.desktop.dialogs.statistics import count_and_show, rebuild
from muniment.desktop.dialogs.steps import show_steps
from muniment.desktop.dialogs.testing import choose_and_test
from muniment.desktop.dialogs.trash import show_trash
from muniment.desktop.furniture import Furniture
from muniment.desktop.grid.pane import GridPane
from muniment.desktop.preferences.sheet import prefer
from muniment.desktop.views.findings import FindingsPanel
from muniment.desktop.views.record import RecordPane
from muniment.formats.deliveries import FormatError
from muniment.tasks.duplicate import duplicate
from muniment.tasks.export_file import ExportHeldError, NothingToExportError
from muniment.tasks.sample import import_sample
from muniment.tasks.sort_units import in_order, sort_children


def furnish() -> Furniture:
    """Return the makers of these parts."""
    return Furniture(
        begun=template_choice.begun,
        begin_catalogue=wished_packs.begin,
        open_catalogue=Catalogue.opening,
        join=join_team,
        record=_record,
        findings=_findings,
        grid=GridPane,
        paste=paste,
        take_in=choose_and_import,
        hand_out=choose_and_export,
        hand_out_agents=choose_and_export_agents,
        duplicate=duplicate,
        in_order=in_order,
        sort=sort_children,
        put_into_list=put_into_list,
        change_many=change_many,
        test_file=choose_and_test,
        statistics=count_and_show,
        rebuild_index=rebuild,
        repository_name=lambda code: shelfmarks.read(code).repository_name,
        take_in_sample=import_sample,
        sheets=_SHEETS,
        prefer=prefer,
        print_table=print_table,
        expected=(CatalogueError, FormatError, SchemeError, ExportHeldError, NothingToExportError, OSError),
        conflict=ConflictError,
        unreachable=UnreachableError,
        locked=SignInError,
    )


_SHEETS = {
    "steps": show_steps,
    "trash": show_trash,
    "print-record": print_records,
    "print-texts": print_texts,
    "findings": report_findings,
    "mend-aid": mend_chosen,
    "kept-parts": show_kept,
    "own-schemas": manage_schemas,
    "authorities": keep_authorities,
    "split-name": split_name,
    "check-files": check_all_files,
    "manifest": publish_pages,
    "learn-marks": learn_marks,
    "mark-report": report_marks,
    "place-units": place_chosen,
    "renumber": renumber_chosen,
    "take-in-scheme": take_in_scheme,
    "own-schemes": manage_schemes,
}


def _record(desk: Desk) -> tuple[RecordPane, RecordPane]:
    pane = RecordPane(desk)
    return pane, pane


def _findings(desk: Desk) -> tuple[FindingsPanel, FindingsPanel]:
    panel = FindingsPanel(desk)
    return panel, panel
