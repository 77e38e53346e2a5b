"""Credits in forms that no sample showed: other languages, labels, initials, clauses behind the names.

Each is said as `relator name`, with `{affiliation}`, `[for project]` and `[from language]` where it has one.
"""

import time

import pytest

from muniment.description import credits


def said(statement):
    return "; ".join(
        f"{credit.relator} {credit.name}"
        + (f"{{{credit.affiliation}}}" if credit.affiliation else "")
        + (f"[for {credit.on_behalf_of}]" if credit.on_behalf_of else "")
        + (f"[from {credit.from_language}]" if credit.from_language else "")
        for credit in credits.read(statement)
    )


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Translated by Gary Goldberg for CWIHP.", "trl Gary Goldberg[for CWIHP]"),
        (
            "Translated for CWIHP from the original Russian by Gary Goldberg",
            "trl Gary Goldberg[for CWIHP][from ru]",
        ),
        (
            "Translated from the Russian by Anna Melyakova for the National Security Archive.",
            "trl Anna Melyakova[for National Security Archive][from ru]",
        ),
        ("Translated from Romanian for NKIDP by Eliza Gheorghe", "trl Eliza Gheorghe[for NKIDP][from ro]"),
        (
            "Contributed by Balazs Szalontai and translated by Imre Majer",
            "ctb Balazs Szalontai; trl Imre Majer",
        ),
        (
            "Document obtained by Jordan Baev and translated by Kalina Bratanova.",
            "prv Jordan Baev; trl Kalina Bratanova",
        ),
        (
            "Document provided by Petre Opriş and translated by Mircea Munteanu for CWIHP.",
            "prv Petre Opriş; trl Mircea Munteanu[for CWIHP]",
        ),
        (
            "Document contributed by Shin Jongdae, translated by Jeong Ji-hye",
            "ctb Shin Jongdae; trl Jeong Ji-hye",
        ),
        (
            "Translated by David Wolff, Péter Vámos & Min Song.",
            "trl David Wolff; trl Péter Vámos; trl Min Song",
        ),
        (
            "Translated from Chinese by Max Maller and Anna Beth Keim",
            "trl Max Maller[from zh]; trl Anna Beth Keim[from zh]",
        ),
        ("Edited and translated by Simon Miles", "edt Simon Miles; trl Simon Miles"),
        ("Translated and edited by Karen Riechert", "trl Karen Riechert; edt Karen Riechert"),
        (
            "Translated, annotated, and edited by J. P. Morgan Jr.",
            "trl J. P. Morgan Jr.; ann J. P. Morgan Jr.; edt J. P. Morgan Jr.",
        ),
        ("Transcribed by Bob Wampler; contributed by William Burr.", "trc Bob Wampler; ctb William Burr"),
        (
            "Contributed, translated, and annotated by Mircea Munteanu.",
            "ctb Mircea Munteanu; trl Mircea Munteanu; ann Mircea Munteanu",
        ),
        ("Obtained and translated by B. Schaefer", "prv B. Schaefer; trl B. Schaefer"),
        (
            "Obtained by Piero Gleijeses (SAIS, Johns Hopkins) and translated by Ana Lee (LSE).",
            "prv Piero Gleijeses{SAIS, Johns Hopkins}; trl Ana Lee{LSE}",
        ),
        ("Contributed by A. Ross Johnson. Cited in his book Radio Free Europe, CH1.", "ctb A. Ross Johnson"),
        ("Contributed by A. Ross Johnson.", "ctb A. Ross Johnson"),
        ("Translated by R. Cole Harrington", "trl R. Cole Harrington"),
        ("Translated by Ngô Đình Nguyên and Nguyễn Văn An", "trl Ngô Đình Nguyên; trl Nguyễn Văn An"),
        (
            "Translated by Mark H. Doctoroff, National Security Archive.",
            "trl Mark H. Doctoroff{National Security Archive}",
        ),
        (
            "Translated by Mark Doctoroff, National Security Archive",
            "trl Mark Doctoroff{National Security Archive}",
        ),
        ("Translation by Vladislav Zubok.", "trl Vladislav Zubok"),
        ("English translation by Paul Henze", "trl Paul Henze"),
        ("Translated into English by Paul Henze", "trl Paul Henze"),
        ("Translation revised by Paul Henze", ""),
        ("Unofficial translation by Fujio Hara", "trl Fujio Hara"),
        ("Obtained by NKIDP and translated by Natalia Sorokina", "prv NKIDP; trl Natalia Sorokina"),
        ("Obtained for CWIHP by David Wolff.", "prv David Wolff[for CWIHP]"),
        (
            "Obtained and translated for NKIDP by Jae-Jung Suh",
            "prv Jae-Jung Suh[for NKIDP]; trl Jae-Jung Suh[for NKIDP]",
        ),
        ("Provided by Csaba Békés; translation by Csaba Farkas", "prv Csaba Békés; trl Csaba Farkas"),
        ("Translator: Ana Lee", "trl Ana Lee"),
        ("Translators: Ana Lee and Bo Roe", "trl Ana Lee; trl Bo Roe"),
        ("Trans. by Ana Lee", "trl Ana Lee"),
        ("trans. by Ana Lee and ed. by Bo Roe", "trl Ana Lee; edt Bo Roe"),
        ("Transl. by Ana Lee", "trl Ana Lee"),
        (
            "Translated for the Cold War International History Project by Sergey Radchenko",
            "trl Sergey Radchenko[for Cold War International History Project]",
        ),
        ("translated by Sergey Radchenko", "trl Sergey Radchenko"),
        ("TRANSLATED BY SERGEY RADCHENKO", "trl SERGEY RADCHENKO"),
        (
            "Translated by Conor O’Neill, Jr., and Mary-Jane St. Clair",
            "trl Conor O’Neill, Jr.; trl Mary-Jane St. Clair",
        ),
        ("Translated by Dr. Hans Müller and Prof. Ana Lee.", "trl Dr. Hans Müller; trl Prof. Ana Lee"),
        ("Translated by Martin Luther King III", "trl Martin Luther King III"),
        ("Translated by Chris Tang, Ph.D.", "trl Chris Tang, Ph.D."),
        ("Translated by Ryan Gauthier and 7Brands", "trl Ryan Gauthier; trl 7Brands"),
        ("Translated by 7Brands", "trl 7Brands"),
        ("Traduzido por Ana Lee", "trl Ana Lee"),
        ("Traducido por Ana Lee", "trl Ana Lee"),
        ("Tradotto da Ana Lee", "trl Ana Lee"),
        ("Traduzione di Ana Lee", "trl Ana Lee"),
        ("Vertaald door Ana Lee", "trl Ana Lee"),
        ("Fordította: Kiss Péter", "trl Kiss Péter"),
        ("Tłumaczył Jan Nowak", "trl Jan Nowak"),
        ("Přeložil Jan Novák", "trl Jan Novák"),
        ("Preveo Jovan Petrović", "trl Jovan Petrović"),
        ("Traducere de Ion Popescu", "trl Ion Popescu"),
        ("Перевод: Иван Петров", "trl Иван Петров"),
        ("Перевёл Иван Петров", "trl Иван Петров"),
        ("Перевод И. Петрова", "trl И. Петрова"),
        ("Përktheu nga rusishtja Enkel Daljani", "trl Enkel Daljani[from ru]"),
        ("Përkthim nga Enkel Daljani", "trl Enkel Daljani"),
        ("Aus dem Russischen übersetzt von Ana Lee", "trl Ana Lee"),
        ("Traduit du russe par Ana Lee et Bo Roe", "trl Ana Lee[from ru]; trl Bo Roe[from ru]"),
        ("张三翻译", "trl 张三"),
        ("翻译：张三、李四", "trl 张三; trl 李四"),
        ("번역: 김철수", "trl 김철수"),
        (
            'Included in the reader, "The Carter-Brezhnev Project"; translated by Svetlana Savranskaya',
            "trl Svetlana Savranskaya",
        ),
        (
            "On file at the National Security Archive, translated by Svetlana Savranskaya.",
            "trl Svetlana Savranskaya",
        ),
        ("Reprinted, translated and edited in a volume by others", ""),
        (
            "Contributed to CWIHP by Péter Vámos and translated by Gwenyth A. Jones and Péter Vámos.",
            "ctb Péter Vámos; trl Gwenyth A. Jones; trl Péter Vámos",
        ),
        (
            "Obtained by Christian F. Ostermann, and translated by Stephen Connors.",
            "prv Christian F. Ostermann; trl Stephen Connors",
        ),
        ("Gift of John Smith. Translated by Ana Lee.", "trl Ana Lee"),
        ("Acquired by Ana Lee and translated by Bo Roe.", "prv Ana Lee; trl Bo Roe"),
        ("Discovered by Ana Lee and translated by Bo Roe.", "trl Bo Roe"),
        ("Selected, edited, and annotated by Ana Lee", "edt Ana Lee; ann Ana Lee"),
        ("Notes by Ana Lee. Translated by Bo Roe.", "trl Bo Roe"),
        ("Compiled and translated by Ana Lee", "trl Ana Lee"),
        ("Translated by Ana Lee; reviewed by Bo Roe", "trl Ana Lee"),
        ("Translated by Ana Lee with Bo Roe", "trl Ana Lee; trl Bo Roe"),
        ("Translated by Ana Lee with assistance from Bo Roe", "trl Ana Lee"),
        ("Translated by Ana Lee on behalf of NKIDP", "trl Ana Lee[for NKIDP]"),
        ("Translated by Ana Lee, 2009.", "trl Ana Lee"),
        ("Translated by Ana Lee (2009).", "trl Ana Lee"),
        ("Translated by Ana Lee in 2009", "trl Ana Lee"),
        ("Translated by Ana Lee from the Russian original", "trl Ana Lee[from ru]"),
        ("Translated by Ana Lee. Box 5.", "trl Ana Lee"),
        ("[Translated by Ana Lee]", "trl Ana Lee"),
        ("(Translated by Ana Lee)", "trl Ana Lee"),
        ("Translated by Ana Lee - NKIDP", "trl Ana Lee"),
        ("Translated by Ana Lee/Bo Roe", "trl Ana Lee; trl Bo Roe"),
    ],
)
def test_a_credit_is_read_whatever_its_words(statement, expected):
    assert said(statement) == expected


@pytest.mark.parametrize(
    "page",
    [
        "Obtained, " * 20_000,
        "Translated by " + "A. " * 20_000,
        "Translated by A" + " " * 50_000,
        "Translated by A" + " from" * 20_000,
        "(" * 50_000,
    ],
    ids=lambda page: page[:20],
)
def test_a_long_page_is_read_in_one_pass(page):
    start = time.perf_counter()
    credits.read(page)
    assert time.perf_counter() - start < 5
