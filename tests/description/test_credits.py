"""Credit statements and donor sentences become agents with their roles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.description import credits
from muniment.description.levels import AgentKind


def roles(statement):
    return [(credit.name, credit.relator) for credit in credits.read(statement)]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Translated by Enkel Daljani", [("Enkel Daljani", "trl")]),
        ("Translated by Enkel Daljani.", [("Enkel Daljani", "trl")]),
        ("Translated by Ana Lee and Bo Roe", [("Ana Lee", "trl"), ("Bo Roe", "trl")]),
        ("Obtained by A. Lee and translated by Bo Roe", [("A. Lee", "prv"), ("Bo Roe", "trl")]),
        (
            "Obtained by A. Lee, translated by Bo Roe and Cy Poe.",
            [("A. Lee", "prv"), ("Bo Roe", "trl"), ("Cy Poe", "trl")],
        ),
        (
            "Obtained by Béla Révész; translated and edited by Ana Lee and Karl P. Benziger.",
            [
                ("Béla Révész", "prv"),
                ("Ana Lee", "trl"),
                ("Ana Lee", "edt"),
                ("Karl P. Benziger", "trl"),
                ("Karl P. Benziger", "edt"),
            ],
        ),
        (
            "Contributed, transcribed, and translated by Ana Lee.",
            [("Ana Lee", "ctb"), ("Ana Lee", "trc"), ("Ana Lee", "trl")],
        ),
        ("Contributed by Mervyn O'Driscoll.", [("Mervyn O'Driscoll", "ctb")]),
        ("Contributed by Ana Lee and translated by Bo Roe.", [("Ana Lee", "ctb"), ("Bo Roe", "trl")]),
        (
            "Provided to the National Security Archive/Ana Lee by Bo Roe. With permission of the National "
            "Security Archive. Translated by Cy Poe.",
            [("Bo Roe", "prv"), ("Cy Poe", "trl")],
        ),
        ("Translated and annotated by Ana Lee", [("Ana Lee", "trl"), ("Ana Lee", "ann")]),
        ("Edited by Ana Lee & Bo Roe", [("Ana Lee", "edt"), ("Bo Roe", "edt")]),
        ("Document provided by Ana Lee", [("Ana Lee", "prv")]),
        ("Retranslated by Ana Lee", [("Ana Lee", "trl")]),
        ("trans. Ana Lee", [("Ana Lee", "trl")]),
        ("tr. J. B. Lee", [("J. B. Lee", "trl")]),
        ("Translated by John Lee Jr. and Ana Roe", [("John Lee Jr.", "trl"), ("Ana Roe", "trl")]),
        ("Translated by John Lee, Jr.", [("John Lee, Jr.", "trl")]),
        ("Translated by Radina Vučetić-Mladenović.", [("Radina Vučetić-Mladenović", "trl")]),
        ("Përktheu Enkel Daljani", [("Enkel Daljani", "trl")]),
        ("Përkthyer nga Enkel Daljani", [("Enkel Daljani", "trl")]),
        ("Übersetzt von Ana Lee", [("Ana Lee", "trl")]),
        ("Übersetzung: Ana Lee", [("Ana Lee", "trl")]),
        ("Перевод с албанского Анны Ли", [("Анны Ли", "trl")]),
        ("Traduit par Ana Lee", [("Ana Lee", "trl")]),
        ("由谢尔盖·拉琴科翻译", [("谢尔盖·拉琴科", "trl")]),
        ("译者：李四", [("李四", "trl")]),
        ("[Source: A Book; Translated for CWIHP by Ana Lee]", [("Ana Lee", "trl")]),
        ("Translated by Ana Lee. https://example.org/document/1", [("Ana Lee", "trl")]),
        ("co-edited by the Document Research Unit", []),
        ("由李四译", [("李四", "trl")]),
        ("Translated from Chinese [by] [signature] (A. B. Lee)", []),
        ("The translation is lost", []),
        ("", []),
    ],
)
def test_a_credit_statement_names_who_did_what(statement, expected):
    assert roles(statement) == expected


@pytest.mark.parametrize(
    ("statement", "on_behalf_of", "language"),
    [
        ("Translated for NKIDP by Ana Lee", "NKIDP", ""),
        ("Obtained and translated for CWIHP by Ana Lee", "CWIHP", ""),
        ("Translated from Portuguese by Ana Lee", "", "pt"),
        ("Translated for NPIHP from Hungarian by Ana Lee", "NPIHP", "hu"),
        ("translation from Russian by Ana Lee", "", "ru"),
        ("Übersetzt aus dem Albanischen von Ana Lee", "", "sq"),
        ("Перевод с албанского Анны Ли", "", "sq"),
        ("Përkthyer nga rusishtja nga Ana Lee", "", "ru"),
        ("Traduit du chinois par Ana Lee", "", "zh"),
        ("Translated by Ana Lee", "", ""),
    ],
)
def test_a_credit_says_for_whom_and_from_what_language(statement, on_behalf_of, language):
    credit = credits.read(statement)[0]
    assert (credit.on_behalf_of, credit.from_language) == (on_behalf_of, language)


def test_an_affiliation_in_parentheses_is_apart_from_the_name():
    found = credits.read("Obtained by Ana G. Lee (Troy University) and translated by Bo Roe (LSE).")
    assert [(credit.name, credit.affiliation) for credit in found] == [
        ("Ana G. Lee", "Troy University"),
        ("Bo Roe", "LSE"),
    ]


def test_each_credit_keeps_its_statement_verbatim():
    source = "RGANI, f. 5. Obtained by Ana Lee; translated and edited by Bo Roe and Cy Poe."
    statements = dict.fromkeys(credit.statement for credit in credits.read(source))
    assert list(statements) == ["Obtained by Ana Lee", "translated and edited by Bo Roe and Cy Poe"]


@given(
    st.text()
    | st.lists(
        st.sampled_from(["Translated", "by", "and", "A.", "(", ")", ",", ";", "von", "由", "翻译"])
    ).map(" ".join)
)
def test_any_text_has_credits_with_names_and_statements_of_its_own(text):
    for credit in credits.read(text):
        assert credit.name
        assert credit.statement in text
    assert 0 <= credits.where_credits_begin(text) <= len(text)


@pytest.mark.parametrize(
    ("donors", "names"),
    [
        ("the Leon Levy Foundation", ["Leon Levy Foundation"]),
        ("Leon Levy Foundation.", ["Leon Levy Foundation"]),
        ("Chun & Jane Chiu Family Foundation", ["Chun & Jane Chiu Family Foundation"]),
        (
            "John D. and Catherine T. MacArthur Foundation",
            ["John D. and Catherine T. MacArthur Foundation"],
        ),
        (
            "Carnegie Corporation of New York (CCNY) and the University of Southampton",
            ["Carnegie Corporation of New York (CCNY)", "University of Southampton"],
        ),
        (
            "Leon Levy Foundation, Blavatnik Family Foundation, and MacArthur Foundation",
            ["Leon Levy Foundation", "Blavatnik Family Foundation", "MacArthur Foundation"],
        ),
    ],
)
def test_a_donor_sentence_names_the_donors(donors, names):
    sentence = f"This document was made possible with support from {donors}"
    found = credits.donors(sentence)
    assert [donor.name for donor in found] == names
    assert {(donor.relator, donor.kind, donor.statement) for donor in found} == {
        ("dnr", AgentKind.BODY, sentence)
    }


@pytest.mark.parametrize(
    ("donor", "kind"), [("Jane Roe", AgentKind.PERSON), ("the Roe family", AgentKind.FAMILY)]
)
def test_a_donor_may_be_a_person_or_a_family(donor, kind):
    found = credits.donors(f"This document was made possible with support from {donor}.")
    assert [each.kind for each in found] == [kind]


def test_another_sentence_has_no_donors():
    assert credits.donors("Translated by Ana Lee.") == ()
