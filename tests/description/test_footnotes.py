"""Footnotes say title, date and source without quotation marks, in the manner of many countries."""

from time import perf_counter

import pytest

from muniment.description.footnotes import footnote


@pytest.mark.parametrize(
    ("text", "title", "date", "source"),
    [
        (
            "Letter to Comrade Li, 3 March 1961, AQPPSH, MPP Korese, V. 1961, D 4.",
            "Letter to Comrade Li",
            "3 March 1961",
            "AQPPSH, MPP Korese, V. 1961, D 4.",
        ),
        (
            "12. See Minutes of the Bureau, March 12, 1969, RGANI, f. 3, op. 72, d. 263.",
            "Minutes of the Bureau",
            "March 12, 1969",
            "RGANI, f. 3, op. 72, d. 263.",
        ),
        (
            "Conversation on Rice, 5 May 1956. AVPRF, f. 0102, op. 12, p. 68, d. 5.",
            "Conversation on Rice",
            "5 May 1956",
            "AVPRF, f. 0102, op. 12, p. 68, d. 5.",
        ),
        (
            "Vermerk, Pjöngjang, 3. Mai 1961, in: BArch, DY 30/3651, Bl. 17.",
            "Vermerk, Pjöngjang",
            "3. Mai 1961",
            "BArch, DY 30/3651, Bl. 17.",
        ),
        ("Vermerk, 3.5.1961, PA AA, MfAA, A 7174.", "Vermerk", "3.5.1961", "PA AA, MfAA, A 7174."),
        (
            "Note de la direction, Paris, 2 mars 1964, Archives nationales, AG/5(1)/225.",
            "Note de la direction, Paris",
            "2 mars 1964",
            "Archives nationales, AG/5(1)/225.",
        ),
        (
            "Письмо тов. Ли, 28 октября 1950 г. // АПРФ. Ф. 45. Оп. 1. Д. 347. Л. 41–45.",
            "Письмо тов. Ли",
            "28 октября 1950 г.",
            "АПРФ. Ф. 45. Оп. 1. Д. 347. Л. 41–45.",
        ),
        (
            "Протокол № 5 от 3 марта 1950 г. // РГАСПИ. Ф. 17. Оп. 3. Д. 9.",
            "Протокол № 5 от 3 марта 1950 г.",
            "3 марта 1950 г.",
            "РГАСПИ. Ф. 17. Оп. 3. Д. 9.",
        ),
        ("Запись беседы // ГАРФ. Ф. Р-1. Оп. 2. Д. 3.", "Запись беседы", "", "ГАРФ. Ф. Р-1. Оп. 2. Д. 3."),
        (
            "Доклад. 3 марта 1950 г. АВПРФ. Ф. 0102. Оп. 6. Д. 49.",
            "Доклад",
            "3 марта 1950 г.",
            "АВПРФ. Ф. 0102. Оп. 6. Д. 49.",
        ),
        (
            "Shifrtelegramma, 5 oktiabria 1950 g. RGASPI, f. 558, op. 11, d. 334",
            "Shifrtelegramma",
            "5 oktiabria 1950 g.",
            "RGASPI, f. 558, op. 11, d. 334",
        ),
        (
            "Notatka z rozmowy, 3 maja 1961 r., AMSZ, z. 12, w. 6, t. 77.",
            "Notatka z rozmowy",
            "3 maja 1961 r.",
            "AMSZ, z. 12, w. 6, t. 77.",
        ),
        (
            "Chargé to Minister, 5 Oct. 1950 (RGASPI, f. 558, op. 11, d. 334)",
            "Chargé to Minister",
            "5 Oct. 1950",
            "RGASPI, f. 558, op. 11, d. 334",
        ),
        (
            "Memorandum, A. to B., 12 July 1950, box 65, folder 3, Papers of A., Truman Library.",
            "Memorandum, A. to B",
            "12 July 1950",
            "box 65, folder 3, Papers of A., Truman Library.",
        ),
        (
            "Procès-verbal, séance du 3 mai 1956, Archives nationales, F/7/15344.",
            "Procès-verbal, séance du 3 mai 1956",
            "3 mai 1956",
            "Archives nationales, F/7/15344.",
        ),
        (
            "Lee, “A Telegram,” 22 February 1946, 861.00/2-2246, RG 59, NARA.",
            "Lee, “A Telegram,”",
            "22 February 1946",
            "861.00/2-2246, RG 59, NARA.",
        ),
        ("Letter, n.d., AQPPSH, MPP Korese, D 4", "Letter", "n.d.", "AQPPSH, MPP Korese, D 4"),
        ("Letter, [after 5 May 1962], RGANI, f. 5", "Letter", "[after 5 May 1962]", "RGANI, f. 5"),
        ("Report on rice, 1956, RGANI, f. 5, op. 28", "Report on rice", "1956", "RGANI, f. 5, op. 28"),
        ("Talk about the harvest, RGANI, f. 5, op. 28", "Talk about the harvest", "", "RGANI, f. 5, op. 28"),
    ],
)
def test_a_footnote_is_taken_apart(text, title, date, source):
    assert footnote(text) == (title, date, source)


@pytest.mark.parametrize(
    "text",
    [
        "AVPRF f. 0100, op. 34, 1946, p. 253, d. 18",
        "GARF, f. 102 DPOO, 1898 g., op. 226, d. 12 chast' 2, l. 15",
        "ГАРФ. Ф. Р-9401. Оп. 2. Д. 269. Л. 12.",
        "Paris, BnF, MSS. lat. 3129",
        "Szyfrogramy from Hawana 1962, 6/77 w-82 t-1264, Polish Foreign Ministry Archive (AMSZ), Warsaw.",
        "Provided by Ana Lee, National Security Archive, Box 3.",
        "The New Times, 5 May 1950, p. 3",
        "In May the committee met. It wrote, 5 May 1950, to the RGANI.",
        "Li to Pak, June 17, 1980; Li to Pak, August 11, 1980; and Li to Pak, May 4, 1980, NARA, RG 59.",
        "Li to Pak, October 19, 1984 and Pak to Li, November 8, 1984 in NARA, RG 59.",
        "A. Author, A History (New York: A Press, 1977), 385.",
        "",
    ],
)
def test_what_is_not_surely_a_title_before_one_source_is_left_as_it_is(text):
    assert footnote(text) is None


def test_a_text_of_many_dates_is_soon_understood():
    text = "Li to Pak, 3 May 1950, " * 19 + "RGANI, f. 5, op. 28"
    begun = perf_counter()
    footnote(text)
    assert perf_counter() - begun < 2
