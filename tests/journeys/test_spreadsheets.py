"""A spreadsheet falls on the window, is looked at, taken in, found, and taken back."""

from tests.journeys.archivist import a_day_of

LIST = """Cote,Titre,Date,Traducteur,Langue,Humeur
"AQPPSH, MPP Korese, D 1, V. 1967",Rapport sur le blé,29 juin 1967,Enkel Daljani,albanais,sombre
"AQPPSH, MPP Korese, D 2, V. 1967",Rapport sur le riz,juillet 1967,Enkel Daljani,albanais,
"""


def test_from_a_list_in_a_spreadsheet_to_records(archivist, tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text(LIST, "utf-8")
    with a_day_of(archivist) as day:
        day.drops_on_the_window(path)
        day.sees("liste.csv · 2 records")
        day.sees("No field is called “Humeur”")
        day.presses("Return")
        assert day.notice() == "2 records imported."

        day.presses("Ctrl+F")
        day.types("korese d1")
        day.sees_listed("Rapport sur le blé")
        day.presses("Down")
        assert day.record.shelfmark == "AQPPSH, MPP Korese, D 1, V. 1967"

        day.presses("Ctrl+Z")
        day.waits_until(lambda: day.catalogue.count() == 0)
