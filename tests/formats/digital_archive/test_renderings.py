"""One record in every rendering: what the rendering holds comes out the same."""

import pytest

from muniment.description.levels import CustodyKind, Level, NoteKind, TextKind
from muniment.description.units import Unit
from muniment.formats import digital_archive
from muniment.formats.deliveries import Delivery, FormatError, Source
from tests.formats.digital_archive import pages


def delivered(text: str) -> Delivery:
    return digital_archive.read(Source("page.txt", text.encode()))


def the_unit(text: str) -> Unit:
    return delivered(text).units[0]


def named(unit: Unit, relator: str) -> list[str]:
    return [credit.name for credit in unit.credits if credit.relator == relator]


def known_as(unit: Unit, kind: str) -> list[str]:
    return [identifier.text for identifier in unit.identifiers if identifier.kind == kind]


def noted(unit: Unit, kind: NoteKind) -> list[str]:
    return [note.text for note in unit.notes if note.kind is kind]


LABELLED = {
    "pdf in columns": pages.PDF_IN_COLUMNS,
    "pdf in order": pages.PDF_IN_ORDER,
    "flattened": pages.FLATTENED,
    "markdown": pages.MARKDOWN,
    "new pdf": pages.NEW_PDF,
    "our own": pages.OWN,
    "mirror": pages.MIRROR,
}
PAGES = {
    "old page": pages.OLD_PAGE,
    "new page": pages.NEW_PAGE,
    "new page with values": pages.NEW_PAGE_WITH_VALUES,
}
DATA = {"row": pages.ROW, "table": pages.TABLE, "zotero": pages.ZOTERO, "ris": pages.RIS}
SHEETS = {"sheet in columns": pages.SHEET_IN_COLUMNS, "sheet in order": pages.SHEET_IN_ORDER}
ALONE = {"citation": pages.CITATION}
WITH_SHELFMARK = LABELLED | PAGES | DATA | SHEETS | ALONE
WITH_LANGUAGE = LABELLED | DATA | {"new page with values": pages.NEW_PAGE_WITH_VALUES}
EXTRACTED = {"extracted": pages.EXTRACTED}
WITH_SUMMARY = LABELLED | PAGES | DATA | EXTRACTED | {"sheet in columns": pages.SHEET_IN_COLUMNS}
WITH_DONOR = LABELLED | PAGES | EXTRACTED | {"row": pages.ROW}
WITH_ADDRESS = LABELLED | DATA | SHEETS | ALONE | {"old page": pages.OLD_PAGE}
PARAGRAPHED = (
    SHEETS
    | EXTRACTED
    | {
        "pdf in columns": pages.PDF_IN_COLUMNS,
        "pdf in order": pages.PDF_IN_ORDER,
        "markdown": pages.MARKDOWN,
        "old page": pages.OLD_PAGE,
        "new page with values": pages.NEW_PAGE_WITH_VALUES,
    }
)


def each(texts: dict[str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("text", texts.values(), ids=texts.keys())


@each(WITH_SHELFMARK | EXTRACTED)
def test_the_title_has_its_own_capitals_and_hyphens_and_no_wraps(text: str):
    assert the_unit(text).title == pages.TITLE


@each(WITH_SHELFMARK | EXTRACTED)
def test_the_date_is_the_records(text: str):
    assert the_unit(text).dates[0].edtf == "1964-05-07"


@each(WITH_SHELFMARK)
def test_the_shelfmark_stands_without_the_credits(text: str):
    assert the_unit(text).shelfmark == pages.SHELFMARK


@each(WITH_SHELFMARK)
def test_the_translator_is_credited_and_the_translation_a_step_of_its_way(text: str):
    unit = the_unit(text)
    assert named(unit, "trl") == [pages.TRANSLATOR]
    assert [(step.kind, step.agent, step.recipient) for step in unit.custody] == [
        (CustodyKind.TRANSLATED, pages.TRANSLATOR, "CWIHP")
    ]


@each(WITH_DONOR)
def test_the_donor_is_named_once(text: str):
    assert named(the_unit(text), "dnr") == [pages.DONOR]


@each(WITH_SUMMARY)
def test_the_summary_is_the_scope_note(text: str):
    assert noted(the_unit(text), NoteKind.SCOPE) == [pages.SUMMARY]


@each(WITH_LANGUAGE)
def test_the_language_of_the_original_is_a_tag(text: str):
    assert [said.language for said in the_unit(text).languages] == ["sq"]


@each(WITH_ADDRESS)
def test_the_records_number_and_address_are_kept(text: str):
    unit = the_unit(text)
    assert known_as(unit, "record-id") == [pages.NUMBER]
    assert known_as(unit, "url")[0] == pages.ADDRESS


@each(WITH_SHELFMARK | EXTRACTED)
def test_every_rendering_is_told_to_be_a_record(text: str):
    source = Source("page.txt", text.encode())
    assert digital_archive.is_record(source)
    assert the_unit(text).level is Level.ITEM


@each(LABELLED)
def test_the_translation_points_to_an_original_that_is_known_to_exist(text: str):
    original, translation = the_unit(text).texts
    assert (original.kind, original.language) == (TextKind.ORIGINAL, "sq")
    assert (translation.kind, translation.language) == (TextKind.TRANSLATION, "en")
    assert (translation.of, translation.translators) == (original.id, (pages.TRANSLATOR,))


@each(PARAGRAPHED)
def test_the_text_keeps_its_paragraphs(text: str):
    assert [str(block.line) for block in the_unit(text).texts[-1].prose] == [pages.FIRST, pages.SECOND]


def test_versions_with_as_many_paragraphs_are_aligned_one_by_one():
    original, translation = the_unit(pages.OWN).texts
    assert [str(block.line) for block in original.prose] == ["Të korrat ishin të mira.", "I falënderuam."]
    assert translation.alignment == ((0, 0), (1, 1))


def test_a_scan_is_a_copy_and_not_a_text():
    assert noted(the_unit(pages.PDF_IN_COLUMNS), NoteKind.COPIES) == ["Scan of Original Document"]


def test_garbled_list_marks_become_a_list_and_are_told_of():
    delivery = delivered(pages.NEW_PDF)
    (block,) = delivery.units[0].texts[-1].prose
    assert [str(item[0].line) for item in block.items] == ["[…]he harvest was good.", "We thanked them."]
    (finding,) = [finding for finding in delivery.findings if finding.field == "texts"]
    assert "2 list marks" in finding.message
    assert "in 1 of them" in finding.message


def test_lost_values_are_told_of_by_their_labels():
    said = {finding.message for finding in delivered(pages.NEW_PAGE).findings}
    assert any("“Record ID”" in message for message in said)
    assert any("“Original Uploaded Date”" in message for message in said)


def test_findings_name_the_unit_and_the_file():
    delivery = delivered(pages.NEW_PAGE)
    assert {finding.unit for finding in delivery.findings} == {delivery.units[0].id}
    assert {finding.file for finding in delivery.findings} == {"page.txt"}


def test_a_number_that_the_page_itself_gives_is_the_records():
    assert known_as(the_unit(pages.NEW_PAGE_WITH_VALUES), "record-id") == [pages.NUMBER]


def test_the_number_of_a_web_page_is_not_the_records():
    text = "https://archive.wilson-center.example.org/node/91266\n" + pages.EXTRACTED
    assert known_as(the_unit(text), "record-id") == []


def test_another_records_summary_above_the_date_is_left_alone():
    unit = the_unit(pages.EXTRACTED)
    assert "stands first" not in unit.texts[-1].text
    assert noted(unit, NoteKind.SCOPE) == [pages.SUMMARY]


def test_the_day_of_upload_is_no_date_of_the_document():
    for text in (pages.ROW, pages.NEW_PAGE_WITH_VALUES):
        unit = the_unit(text)
        assert [date.text for date in unit.dates] == [pages.DATE]
        assert known_as(unit, "uploaded") == ["2014-02-03"]


@each({"row": pages.ROW, "new page with values": pages.NEW_PAGE_WITH_VALUES})
def test_fields_of_the_record_come_with_it(text: str):
    unit = the_unit(text)
    assert "Hoxha, Ana" in named(unit, "aut")
    assert unit.repository == "National Archives of Albania (AQSH)"
    assert noted(unit, NoteKind.ACCESS) == ["Secret"]
    assert [subject.text for subject in unit.subjects][:2] == ["Agriculture--Korea", "Albania"]


def test_what_looks_like_a_column_inside_the_text_is_text():
    assert "source: not a column" in the_unit(pages.ROW).texts[-1].text


def test_each_row_of_a_table_is_a_unit():
    assert [unit.title for unit in delivered(pages.TABLE).units] == [pages.TITLE] * 2
    assert len(delivered(f"{pages.ROW}\n{pages.ROW}").units) == 2


def test_a_hidden_and_a_broken_address_leave_one_rights_text():
    hidden, broken = (the_unit(text).rights for text in (pages.NEW_PAGE, pages.EXTRACTED))
    assert hidden == broken
    assert hidden[0].text.endswith("Write to HAPP@wilsoncenter.org.")
    assert hidden[0].status == "http://rightsstatements.org/vocab/UND/1.0/"


def test_an_article_has_sections_and_references_and_no_shelfmark():
    unit = the_unit(pages.ARTICLE)
    assert (unit.level, unit.level_name, unit.title) == (Level.OTHER, "context", "Albania and the Moon")
    assert [note.heading for note in unit.notes] == ["", "Early times", "References"]
    assert [str(item[0].line) for item in unit.notes[-1].prose[0].items][1] == "Another one."


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (pages.RESULTS, "search results"),
        (pages.COUNTED_RESULTS, "search results"),
        (pages.PERSON, "person or body"),
    ],
)
def test_lists_and_people_are_refused_with_a_sentence(text: str, what: str):
    source = Source("page.txt", text.encode())
    assert not digital_archive.is_record(source)
    with pytest.raises(digital_archive.NotARecordError, match=rf"^page\.txt is .*{what}.*\.$"):
        digital_archive.read(source)


def test_several_citations_are_several_units():
    text = f"{pages.CITATION}\n{pages.CITATION.replace('D 12', 'D 13')}\n"
    assert [unit.shelfmark[-11:] for unit in delivered(text).units] == [
        "D 12, V. 1964"[-11:],
        "D 13, V. 1964"[-11:],
    ]


def test_a_source_string_alone_has_a_shelfmark_and_says_what_it_lacks():
    delivery = delivered(pages.SOURCE)
    assert delivery.units[0].shelfmark == pages.SHELFMARK
    assert {"titles", "dates", "texts"} <= {finding.field for finding in delivery.findings}


def test_a_letter_to_a_friend_is_no_record():
    with pytest.raises(FormatError, match=r"holds no record"):
        delivered("Dear Ana,\n\nit rained all day and we stayed at home.\n\nYours, Beni\n")


def test_a_book_in_place_of_a_shelfmark_is_a_publication():
    text = pages.MARKDOWN.replace(pages.SOURCE, "Ana Hoxha. Harvests. (New York: Elm, 1977), 385-387.")
    unit = the_unit(text)
    assert unit.shelfmark == ""
    assert noted(unit, NoteKind.PUBLICATION)[0].startswith("Ana Hoxha. Harvests.")


def test_the_translator_of_a_book_is_the_books_and_the_one_named_after_it_the_records():
    of_the_book = "Ana Hoxha. Harvests. Translated by Beni Kola. (New York: Elm, 1977), 385-387."
    assert named(the_unit(pages.MARKDOWN.replace(pages.SOURCE, of_the_book)), "trl") == []
    of_both = f"{of_the_book} Translated by Era Leka."
    assert named(the_unit(pages.MARKDOWN.replace(pages.SOURCE, of_both)), "trl") == ["Era Leka"]


def test_a_sheet_without_a_description_keeps_its_text_apart_from_its_source():
    sheet = pages.SHEET_IN_ORDER.replace("Description:.", "")
    unit = the_unit(sheet)
    assert unit.shelfmark == pages.SHELFMARK
    assert unit.texts[-1].text.startswith(pages.FIRST)


def test_a_copy_without_a_table_of_contents_keeps_its_text():
    text = pages.MARKDOWN.replace("**Contents:**\n\nTranslation - English\n\n", "")
    unit = the_unit(text)
    assert [said.text for said in unit.languages] == ["Albanian"]
    assert unit.texts[-1].text == f"{pages.FIRST}\n\n{pages.SECOND}"


def test_the_date_beside_a_signature_is_a_second_date():
    text = pages.MARKDOWN + "\nApril 1964\n[Signed]\n"
    assert [(date.text, date.event) for date in the_unit(text).dates][1:] == [("April 1964", "signed")]


def test_a_registrys_mark_is_an_identifier_and_no_shelfmark():
    text = pages.MARKDOWN.replace(pages.FIRST, "Ciphergram No. 15909")
    assert known_as(the_unit(text), "registry") == ["Ciphergram No. 15909"]


def test_text_from_the_clipboard_reads_as_the_page_does():
    pasted = pages.MARKDOWN.replace("**", "").replace("\n", "\r\n").replace("AQPPSH, ", "AQPPSH,\u00a0")
    pasted = pasted.replace(
        f"{pages.DATE}{pages.TITLE}Citation:", f"{pages.DATE}\r\n{pages.TITLE}\r\nCitation:"
    )
    unit = the_unit(pasted)
    assert (unit.title, unit.shelfmark, unit.date) == (pages.TITLE, pages.SHELFMARK, pages.DATE)


def test_a_sheet_in_one_line_has_its_fields():
    delivery = delivered(" ".join(pages.SHEET_IN_ORDER.split()))
    unit = delivery.units[0]
    assert any("flattened" in finding.message for finding in delivery.findings)
    assert (unit.title, unit.date, unit.shelfmark) == (pages.TITLE, pages.DATE, pages.SHELFMARK)
    assert named(unit, "trl") == [pages.TRANSLATOR]


def test_a_saved_page_of_the_new_site_reads_as_a_copied_one():
    labels = "".join(
        f"<div><h3>{name}</h3><p>{value}</p></div>"
        for name, value in (("Source", pages.SOURCE), ("Record ID", pages.NUMBER), ("Language", "Albanian"))
    )
    page = (
        f"<!doctype html><html><body><header>Digital Archive</header><main><header><p>{pages.DATE}</p>"
        f"<h1>{pages.TITLE}</h1></header><p>{pages.CREDIT}</p><p>{pages.FIRST}</p>"
        f"<h2>Document Information</h2>{labels}</main><footer>Contact</footer></body></html>"
    )
    unit = the_unit(page)
    assert (unit.title, unit.date, unit.shelfmark) == (pages.TITLE, pages.DATE, pages.SHELFMARK)
    assert [said.language for said in unit.languages] == ["sq"]
    assert known_as(unit, "record-id") == [pages.NUMBER]


def test_three_dates_with_titles_and_little_else_are_a_list():
    text = "\n".join(f"May 0{day}, 1964\nLetter {day}\nAbout it." for day in range(1, 5))
    with pytest.raises(digital_archive.NotARecordError):
        delivered(text)


@pytest.mark.parametrize("mark", ["CH-BAR#E21*", "862S.01/10-1646", "HR-HDA-223"])
def test_the_first_line_of_the_information_is_the_source_whatever_it_looks_like(mark: str):
    assert the_unit(pages.NEW_PAGE.replace(pages.SOURCE, mark)).shelfmark == mark
