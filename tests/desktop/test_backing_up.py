"""A second copy of the catalogue, from the menu."""

from PySide6.QtWidgets import QFileDialog

from muniment.catalogue import Catalogue


def back_up_to(window, path):
    """Ask for a copy, and let the chooser of the system answer with a path."""
    window.actions_table["back-up"].trigger()
    chooser = window.findChild(QFileDialog)
    chooser.fileSelected.emit(str(path))
    chooser.reject()


def test_a_catalogue_is_copied_while_it_is_in_use(window, qtbot, tmp_path):
    back_up_to(window, tmp_path / "second")
    qtbot.waitUntil(lambda: "proved whole" in window.notices.text and not window.bench.jobs.running())
    with Catalogue.open(tmp_path / "second.muniment") as copy:
        assert copy.count() == window.bench.catalogue.count()
        assert copy.undo_label == "Begin"


def test_a_catalogue_is_not_copied_onto_itself(window, qtbot):
    back_up_to(window, window.bench.catalogue.path)
    qtbot.waitUntil(lambda: "cannot be backed up onto itself" in window.notices.text)
    assert window.bench.catalogue.count() > 0
