"""The report of all findings: filtered, counted, led to, waived with a reason, fixed."""

import pytest
from PySide6.QtCore import Qt

from muniment.description.findings import Severity
from muniment.description.levels import Level
from muniment.description.units import Unit, a_title
from muniment.desktop.dialogs import findings_report
from muniment.desktop.dialogs.findings_report import FindingsSheet, looked_at
from tests.desktop.desks import a_desk, settle

UNITS = (
    Unit(id="f", level=Level.FONDS, titles=(a_title("Letters"),)),
    Unit(id="bare", parent="f", level=Level.ITEM),
    Unit(id="sloppy", parent="f", level=Level.ITEM, titles=(a_title("A  letter "),)),
    Unit(id="sloppier", parent="f", level=Level.ITEM, titles=(a_title(" Another  letter"),)),
)


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path, *UNITS) as desk:
        yield desk


@pytest.fixture
def report(desk, qtbot):
    sheet = FindingsSheet(desk)
    sheet.show()
    qtbot.waitUntil(lambda: sheet.model.rowCount() > 0 and not desk.jobs.running(), timeout=10000)
    return sheet


def shown(report):
    return [(each.finding.unit, each.finding.rule) for each in report.model.shown]


def choose(report, unit, rule):
    report._select(shown(report).index((unit, rule)))


def wait(report, qtbot, true):
    qtbot.waitUntil(lambda: true() and not report.desk.jobs.running(), timeout=10000)


def test_it_counts_and_shows_the_heaviest_first(report):
    assert report.counts.text().startswith("1 × Must")
    assert report.model.shown[0].finding.severity is Severity.MUST


def test_it_is_narrowed_by_weight_pack_rule_and_words(report):
    report.severity.setCurrentIndex(report.severity.findData(Severity.MUST))
    assert shown(report) == [("bare", "isad-3.1.2")]
    report.severity.setCurrentIndex(0)
    report.pack.setCurrentIndex(report.pack.findData("house"))
    assert set(shown(report)) == {("sloppy", "house-title-spaces"), ("sloppier", "house-title-spaces")}
    report.words.setText("another")
    assert shown(report) == [("sloppier", "house-title-spaces")]
    report.pack.setCurrentIndex(0)
    report.words.clear()
    report.rule.setCurrentIndex(report.rule.findData("isad-3.1.2"))
    assert shown(report) == [("bare", "isad-3.1.2")]


def test_a_finding_leads_to_its_field(report, desk, qtbot):
    choose(report, "bare", "isad-3.1.2")
    with qtbot.waitSignal(desk.field_asked) as asked:
        report.main.click()
    assert asked.args == ["bare", "titles"]


def test_a_finding_is_waived_with_a_reason_seen_and_lifted(report, desk, qtbot):
    choose(report, "bare", "isad-3.1.2")
    assert not report.waive.isEnabled(), "Nothing is waived without a reason."
    report.reason.setText("A single leaf.")
    qtbot.mouseClick(report.waive, Qt.MouseButton.LeftButton)
    wait(report, qtbot, lambda: ("bare", "isad-3.1.2") not in shown(report))
    report.waived.setChecked(True)
    assert shown(report) == [("bare", "isad-3.1.2")]
    assert "A single leaf." in report.told.text()
    qtbot.mouseClick(report.waive, Qt.MouseButton.LeftButton)
    wait(report, qtbot, lambda: not desk.catalogue.waivers())
    desk.catalogue.undo()
    assert [each.reason for each in desk.catalogue.waivers()] == ["A single leaf."]
    settle()
    wait(report, qtbot, lambda: True)


def test_a_quick_fix_says_what_it_will_change_and_is_undone(report, desk, qtbot):
    choose(report, "sloppy", "house-title-spaces")
    assert "“A  letter ” → “A letter”" in report.told.text()
    qtbot.mouseClick(report.fix, Qt.MouseButton.LeftButton)
    wait(report, qtbot, lambda: desk.catalogue.unit("sloppy").title == "A letter")
    desk.catalogue.undo()
    assert desk.catalogue.unit("sloppy").title == "A  letter "


def test_the_same_is_fixed_everywhere_in_one_step(report, desk, qtbot):
    choose(report, "sloppy", "house-title-spaces")
    assert report.fix_alike.text() == "The same in all 2"
    qtbot.mouseClick(report.fix_alike, Qt.MouseButton.LeftButton)
    wait(report, qtbot, lambda: desk.catalogue.unit("sloppier").title == "Another letter")
    assert desk.catalogue.undo_label == "Fix 2 findings"


def test_packs_are_turned_off_in_the_menu(report, desk, qtbot):
    report.packs.menu().aboutToShow.emit()
    house = next(each for each in report.packs.menu().actions() if each.text() == "Good housekeeping")
    assert house.isChecked()
    house.trigger()
    wait(report, qtbot, lambda: not any(rule.startswith("house") for _unit, rule in shown(report)))
    assert desk.catalogue.packs() == {"house": False}


def test_what_two_standards_ask_is_told_of_the_one_that_is_on(report, desk, qtbot):
    report.packs.menu().aboutToShow.emit()
    next(each for each in report.packs.menu().actions() if each.text() == "ISAD(G)").trigger()
    wait(report, qtbot, lambda: report.pack.findData("isad") < 0)
    assert ("bare", "isad-3.1.2") in shown(report)
    assert "isad" not in {each.pack for each in report.model.shown}


def test_of_a_rule_that_finds_much_the_first_are_listed_and_all_are_counted(desk, qtbot, monkeypatch):
    monkeypatch.setattr(findings_report, "_MOST", 1)
    sheet = FindingsSheet(desk)
    qtbot.waitUntil(lambda: sheet.model.rowCount() > 0 and not desk.jobs.running(), timeout=10000)
    assert shown(sheet).count(("sloppy", "house-title-spaces")) == 1
    assert ("sloppier", "house-title-spaces") not in shown(sheet)
    assert "house-title-spaces (2)" in [sheet.rule.itemText(at) for at in range(sheet.rule.count())]
    assert sheet.counts.text().endswith("of each rule the first 1 are listed")


def test_checking_ends_once_nobody_waits_for_it(desk):
    wanted = [True, False]
    steps = looked_at(desk.catalogue, lambda: wanted.pop(0))
    next(steps)
    with pytest.raises(StopIteration) as end:
        next(steps)
    assert end.value.value is None


def check_again(report, qtbot):
    """Let a colleague change a record that stands above all others, and the report look again."""
    with report.desk.catalogue.edit("A colleague") as edit:
        edit.put(Unit(id="new", level=Level.ITEM))
        edit.move("new", None, "f")
    wait(report, qtbot, lambda: ("new", "isad-3.1.2") in shown(report))


def chosen(report):
    return {(each.finding.unit, each.finding.rule) for each in report._chosen()}


def test_who_types_a_reason_goes_on_typing_at_the_same_findings_when_the_report_looks_again(report, qtbot):
    report._select(*(shown(report).index((unit, "house-title-spaces")) for unit in ("sloppy", "sloppier")))
    report.reason.setFocus()
    report.reason.setText("So it is")
    check_again(report, qtbot)
    assert report.focusWidget() is report.reason
    assert chosen(report) == {("sloppy", "house-title-spaces"), ("sloppier", "house-title-spaces")}


def test_a_reason_is_for_no_other_finding_than_the_one_it_was_typed_for(report, desk, qtbot):
    choose(report, "bare", "isad-3.1.2")
    report.reason.setText("A single leaf.")
    with desk.catalogue.edit("A colleague") as edit:
        edit.put(Unit(id="bare", parent="f", level=Level.ITEM, titles=(a_title("A letter"),)))
    wait(report, qtbot, lambda: ("bare", "isad-3.1.2") not in shown(report))
    assert chosen(report) == set()
    assert not report.waive.isEnabled()


def test_a_reason_that_was_not_sent_is_there_when_the_report_is_opened_again(report, desk, qtbot):
    choose(report, "sloppier", "house-title-spaces")
    report.reason.setText("So it is in the source.")
    report.reject()
    sheet = FindingsSheet(desk)
    sheet.show()
    qtbot.waitUntil(lambda: sheet.reason.text() == "So it is in the source.", timeout=10000)
    assert chosen(sheet) == {("sloppier", "house-title-spaces")}
    wait(sheet, qtbot, lambda: True)


def test_what_was_found_has_the_most_room(report):
    widths = [report.table.columnWidth(at) for at in range(report.model.columnCount())]
    assert widths[2] > 1.3 * max(*widths[:2], *widths[3:])


def test_many_findings_stay_chosen_in_one_go_when_the_report_looks_again(report, qtbot):
    report.table.selectAll()
    chosen = {each.finding for each in report._chosen()}
    told = []
    report.table.selectionModel().selectionChanged.connect(lambda *_change: told.append(True))
    report._choose_again(0, chosen)
    assert (len(chosen) > 2, len(told)) == (True, 2), "They are let go and chosen again, each in one go."
    report._choose_again(0, {report.model.shown[0].finding, report.model.shown[2].finding})
    assert [each.finding for each in report._chosen()] == [report.model.shown[at].finding for at in (0, 2)]


def test_a_reason_that_was_not_sent_waits_for_the_catalogue_that_has_its_finding(report, desk):
    typed = ["So it is in the source.", "elsewhere", "isad-3.1.2"]
    desk.settings.keep(findings_report._TYPED, typed)
    report._take_up_reason()
    assert (report.reason.text(), desk.settings.texts(findings_report._TYPED)) == ("", typed)
    desk.settings.keep(findings_report._TYPED, [typed[0], "bare", typed[2]])
    report._take_up_reason()
    assert (report.reason.text(), desk.settings.texts(findings_report._TYPED)) == (typed[0], [])
