"""The elements of the standard are known by their full names, and in the languages of Europe and beyond."""

import pytest

from muniment.formats.spreadsheet.headings import Headings


@pytest.mark.parametrize(
    ("heading", "means"),
    [
        ("Reference code(s)", "shelfmark"),
        ("Date(s)", "date"),
        ("Extent and medium of the unit of description (quantity, bulk, or size)", "extent"),
        ("Name of creator(s)", "creator"),
        ("Administrative / Biographical history", "notes.history"),
        ("Immediate source of acquisition or transfer", "notes.acquisition"),
        ("Appraisal, destruction and scheduling information", "notes.appraisal"),
        ("Conditions governing access", "notes.access"),
        ("Language/scripts of material", "language"),
        ("Physical characteristics and technical requirements", "notes.physical"),
        ("Scope and Contents", "notes.scope"),
        ("3.1.1 Reference code(s)", "shelfmark"),
        ("3.1.3. Date(s)", "date"),
        ("2) Title", "title"),
    ],
)
def test_elements_of_the_standard_by_their_full_names(heading, means):
    assert Headings().meaning(heading) == means


@pytest.mark.parametrize(
    ("headings", "means"),
    [
        (("Alte Signatur", "Sygnatura dawna"), "former"),
        (("Datierung", "Dates extrêmes", "Daty skrajne", "Χρονολογία", "التاريخ", "日付"), "date"),
        (("Livello di descrizione", "Nível de descrição", "Úroveň popisu"), "level"),
        (("Importance matérielle et support", "Consistenza", "Omvang", "Terjedelem", "Έκταση"), "extent"),
        (("Ambito e contenuto", "Âmbito e conteúdo", "Zawartość"), "notes.scope"),
        (("Τίτλος", "Başlık", "العنوان", "タイトル", "Cím", "Titlu"), "title"),
        (("Code de référence", "Codice di riferimento", "Referenskod", "Сигнатура"), "shelfmark"),
        (("idno", "Object ID", "סימול"), "shelfmark"),
        (("Manual Tags", "Search Terms"), "subject"),
        (("Adressat", "נמען"), "recipient"),
        (("Observations", "Uwagi", "비고", "备注", "Anmerkungen", "Poznámky"), "notes.general"),
        (("责任者", "Verfasserin"), "author"),
        (("语种", "Langue originale", "Originalsprache"), "language"),
        (("Sprachen", "Γλώσσα", "Nyelv", "اللغة"), "language"),
    ],
)
def test_elements_in_other_languages(headings, means):
    assert [Headings().meaning(heading) for heading in headings] == [means] * len(headings)
