"""Dates in forms that no sample showed: other numbers, languages, ranges and doubts."""

import re

import pytest

from muniment.description.dates import understand


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("the 16th of January 1967", "1967-01-16"),
        ("16.I.1967", "1967-01-16"),
        ("16 снежня 1967", "1967-12-16"),
        ("16 يناير 1967", "1967-01-16"),
        ("١٦ كانون الثاني ١٩٦٧", "1967-01-16"),
        ("16 בינואר 1967", "1967-01-16"),
        ("16 जनवरी 1967", "1967-01-16"),
        ("दिसम्बर 1967", "1967-12"),
        ("ngày 16 tháng 1 năm 1967", "1967-01-16"),
        ("tháng năm năm 1967", "1967-05"),
        ("tháng mười hai 1967", "1967-12"),
        ("MCMLXVII", "1967"),
        ("16 January MCMLXVII", "1967-01-16"),
        ("MDCCCXLVIII–MDCCCL", "1848/1850"),
        ("between 1955 and 1957", "[1955..1957]"),
        ("ca. 1914-1918", "1914~/1918~"),
        ("16–18 ottobre 1962", "1962-10-16/1962-10-18"),
        ("janar 1967", "1967-01"),
        ("14/05/1962", "1962-05-14"),
        ("5-14-62", "1962-05-14"),
        ("December 25,1979", "1979-12-25"),
        ("7 Dec. 1941", "1941-12-07"),
        ("October 28 - November 3, 1962", "1962-10-28/1962-11-03"),
        ("30 December 1967 - 2 January 1968", "1967-12-30/1968-01-02"),
        ("March to June 1970", "1970-03/1970-06"),
        ("1949-1953", "1949/1953"),
        ("1949–53", "1949/1953"),
        ("1949 to 1953", "1949/1953"),
        ("1950-1950", "1950"),
        ("12 May 1975; 19 May 1975", "{1975-05-12,1975-05-19}"),
        ("1961 and 1963", "{1961,1963}"),
        ("3 or 4 March 1969", "[1969-03-03,1969-03-04]"),
        ("[no date—May/June 1981]", "[1981-05,1981-06]?"),
        ("undated [March 1962]", "1962-03?"),
        ("[January 1967]", "1967-01?"),
        ("1967 (?)", "1967?"),
        ("circa 1950", "1950~"),
        ("c.1450", "1450~"),
        ("approximately 1944", "1944~"),
        ("ca. 1340 - ca. 1350", "1340~/1350~"),
        ("before 3 July 1964", "[..1964-07-03]"),
        ("not after 1400", "[..1400]"),
        ("since 1945", "1945/.."),
        ("1945-", "1945/.."),
        ("first quarter of 1946", "1946-33"),
        ("first half of 1968", "1968-40"),
        ("Q3 1962", "1962-35"),
        ("summer of 1968", "1968-22"),
        ("Autumn 1956", "1956-23"),
        ("1960s", "196X"),
        ("late 1950s", "1955~/1959~"),
        ("22 June (?), year unknown", "XXXX-06-22?"),
        ("7/20 July 1914", "1914-07-20"),
        ("25 October (7 November) 1917", "1917-11-07"),
        ("-0500", "-0500"),
        ("1 BC", "0000"),
        ("29.X 62. at 10.00", "1962-10-29"),
        ("14.XII.1957", "1957-12-14"),
        ("5 VI 1967", "1967-06-05"),
        ("24.11.1962", "1962-11-24"),
        ("12/31/49", "1949-12-31"),
        ("Wednesday 24 October 1962", "1962-10-24"),
        ("12th century", "1100/1200"),
        ("15th century, late", "1490/1500"),
        ("13th century, second half", "1250/1300"),
        ("s. xii in.", "1100/1125"),
        ("s. xv med.", "1425/1475"),
        ("1410 × 1430", "[1410..1430]"),
        ("12th or 13th century", "[11XX,12XX]"),
        ("16th century, first quarter", "1500/1525"),
        ("XIV век", "1300/1400"),
        ("XVIe siècle", "1500/1600"),
        ("3 nëntor 1967", "1967-11-03"),
        ("16 января 1967 г.", "1967-01-16"),
        ("3 ноября 1967 года", "1967-11-03"),
        ("ноябрь 1967", "1967-11"),
        ("16. Januar 1967", "1967-01-16"),
        ("3. März 1953", "1953-03-03"),
        ("im Mai 1968", "1968-05"),
        ("1er mai 1968", "1968-05-01"),
        ("16 de janeiro de 1967", "1967-01-16"),
        ("1967. január 16.", "1967-01-16"),
        ("1967, 16 janvier", "1967-01-16"),
        ("1956, 23 October", "1956-10-23"),
        ("25η Μαρτίου 1821", "1821-03-25"),
        ("1° maggio 1947", "1947-05-01"),
        ("16. ledna 1967", "1967-01-16"),
        ("16 януари 1967 г.", "1967-01-16"),
        ("16. siječnja 1967", "1967-01-16"),
        ("1967年1月16日", "1967-01-16"),
        ("1967年11月", "1967-11"),
        ("1967년 1월 16일", "1967-01-16"),
        ("16 Ocak 1967", "1967-01-16"),
        ("16 tammikuuta 1967", "1967-01-16"),
        ("16 січня 1967 р.", "1967-01-16"),
        ("19670116", "1967-01-16"),
        ("1967-01", "1967-01"),
        ("16-Jan-1967", "1967-01-16"),
        ("16 Jan 67", "1967-01-16"),
        ("January 16 1967", "1967-01-16"),
        ("Sept. 3, 1939", "1939-09-03"),
        ("February 03, 1949", "1949-02-03"),
        ("january 1967", "1967-01"),
        ("ca. 16 January 1967", "1967-01-16~"),
        ("1956 Nov. 4", "1956-11-04"),
        ("4 November 1956 at 17.30", "1956-11-04"),
        ("dated 4 November 1956", "1956-11-04"),
        ("29 February 1968", "1968-02-29"),
        ("27 June to 1 July 1956", "1956-06-27/1956-07-01"),
        ("4/12/61-4/19/61", "1961-04-12/1961-04-19"),
        ("July 1959–August 1960", "1959-07/1960-08"),
        ("13 February 1945 [Signed]", "1945-02-13"),
        ("between 16 and 18 January 1967", "[1967-01-16..1967-01-18]"),
        ("from 3 to 5 March 1969", "1969-03-03/1969-03-05"),
        ("night of 12 March 1969", "1969-03-12"),
        ("1967 January", "1967-01"),
        ("probably March 1952", "1952-03?"),
        ("no later than November 1950", "[..1950-11]"),
        ("не ранее 5 марта 1953", "[1953-03-05..]"),
        ("не позднее 5 марта 1953 г.", "[..1953-03-05]"),
        ("October 28, [1962]", "1962-10-28"),
        ("2nd February 1943", "1943-02-02"),
        ("March 1, 3, 5, 1969", "{1969-03-01,1969-03-03,1969-03-05}"),
        ("1964/10", "1964-10"),
        ("1966/67", "1966/1967"),
        ("XII 1956", "1956-12"),
        ("pre-1950", "[..1950]"),
        ("post-1953", "[1953..]"),
        ("prior to 1950", "[..1950]"),
        ("24 tot 27 oktober 1962", "1962-10-24/1962-10-27"),
        ("24 až 27 října 1962", "1962-10-24/1962-10-27"),
        ("30 October 1962 (morning)", "1962-10-30"),
        ("1 January AD 209?", "0209-01-01?"),
    ],
)
def test_a_date_is_understood_whoever_wrote_it(words, edtf):
    understood = understand(words)
    assert (understood.edtf, understood.conflicts) == (edtf, ())


@pytest.mark.parametrize(
    "words",
    ["۱۳۴۶", "١٣٢٤/٥/٣", "04/05/1962", "09.11.1989", "29 February 1967", "31 June 1962", "February 30, 1960"],
)
def test_what_may_be_two_days_or_none_is_not_guessed(words):
    understood = understand(words)
    assert understood.edtf is None
    assert understood.conflicts


@pytest.mark.parametrize("words", ["Sunday, 16 January 1967", "Thursday, 24 October 1962"])
def test_a_weekday_that_is_not_the_days_is_said(words):
    understood = understand(words)
    assert understood.edtf
    assert "was a" in understood.conflicts[0]


@pytest.mark.parametrize(
    "words", ["s.d.", "n.d.", "[undated]", "not dated", "без даты", "sin fecha", "b.d.", "s. a.", ""]
)
def test_no_date_is_a_statement_too(words):
    assert understand(words).undated


@pytest.mark.parametrize("words", ["hello world", "turn of 1950", "32 May 1962", "some time in spring"])
def test_what_is_no_date_means_nothing(words):
    assert understand(words).edtf is None


@pytest.mark.parametrize("words", ["MIX", "Civil", "MCMC", "سنة 1346", "שנת 5727"])
def test_a_word_of_roman_letters_or_another_calendar_is_no_year(words):
    assert understand(words).edtf is None


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("[before 1900]", "[..1900]?"),
        ("[between 1900 and 1910]", "[1900..1910]?"),
        ("probably after 1950", "[1950..]?"),
        ("not before 1900 and not after 1910", "[1900..1910]"),
        ("не ранее 1900 - не позднее 1910", "[1900..1910]"),
        ("post 1453 - ante 1460", "[1453..1460]"),
        ("с 1950 до 1960", "1950/1960"),
        ("з 1950 по 1960 рр.", "1950/1960"),
        ("dal 3 al 5 marzo 1967", "1967-03-03/1967-03-05"),
        ("3-5.03.1967", "1967-03-03/1967-03-05"),
        ("1899/00", "1899/1900"),
        ("1899/05", "1899-05"),
        ("late 19th-early 20th century", "1890/1910"),
        ("late 5th century - early 4th century BC", "-0409/-0389"),
        ("XVIII-XIX вв.", "1700/1900"),
        ("XVIIe-XVIIIe siècles", "1600/1800"),
        ("s. XV/XVI", "1400/1600"),
        ("January 1750/51", "1751-01"),
        ("1900-1967 and undated", "1900/1967"),
        ("1900-1967 (bulk 1950-1960)", "{1900..1967,1950..1960}"),
        ("Jan-67", "1967-01"),
        ("[19]67", "1967"),
        ("3 May 19[67]", "1967-05-03"),
        ("[18--]", "18XX"),
        ("19??", "19XX?"),
        ("1967-01-00", "1967-01"),
        ("1967-00-00", "1967"),
        ("00.01.1967", "1967-01"),
        ("tháng 1/1967", "1967-01"),
        ("tháng 1-3/1967", "1967-01/1967-03"),
        ("1.er de enero de 1967", "1967-01-01"),
        ("I квартал 1967 г.", "1967-33"),
        ("44 av. J.-C.", "-0043"),
    ],
)
def test_what_is_said_of_both_ends_or_of_a_date_in_doubt_is_understood(words, edtf):
    assert understand(words).edtf == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("昭和42年1月16日", "1967-01-16"),
        ("昭和元年", "1926"),
        ("明治三十八年", "1905"),
        ("平成三十一年四月三十日", "2019-04-30"),
        ("民國五十六年十二月三十一日", "1967-12-31"),
        ("단기 4288년 3월 1일", "1955-03-01"),
        ("一九六七年一月十六日", "1967-01-16"),
        ("二十世纪六十年代", "196X"),
        ("1960年代", "196X"),
        ("20世紀初", "1900/1910"),
        ("約1900年", "1900~"),
        ("1900년경", "1900~"),
        ("1944年夏", "1944-22"),
        ("1950年以前", "[..1950]"),
    ],
)
def test_years_of_eras_and_han_numerals_are_read(words, edtf):
    assert understand(words).edtf == edtf


@pytest.mark.parametrize("words", ["昭和70年", "明治三年十月", "光緒三十一年", "民國0年", "昭和四十百年"])
def test_a_year_that_an_era_does_not_have_or_days_of_a_lunar_one_stay_as_written(words):
    assert understand(words).edtf is None


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2. Hälfte des 19. Jahrhunderts", "1850/1900"),
        ("prima metà sec. XVI", "1500/1550"),
        ("1ª metà sec. XVI", "1500/1550"),
        ("metà del XV secolo", "1440/1460"),
        ("2ª metade do séc. XIX", "1850/1900"),
        ("primeira metade do século XX", "1900/1950"),
        ("princípios do século XX", "1900/1910"),
        ("metà sec. XVI", "1540/1560"),
        ("sec. XV ex.", "1475/1500"),
        ("finales del siglo XIX", "1890/1900"),
        ("meados do século XIX", "1840/1860"),
        ("первая половина XIX в.", "1800/1850"),
        ("2-га половина XIX ст.", "1850/1900"),
        ("втора половина на XIX век", "1850/1900"),
        ("II poł. XVIII w.", "1750/1800"),
        ("konec 19. století", "1890/1900"),
        ("19. század második fele", "1850/1900"),
        ("fundi i shekullit XIX", "1890/1900"),
        ("années 1960", "196X"),
        ("anni '60", "196X"),
        ("anni 1950-1960", "1950/1960"),
        ("60-е годы", "196X"),
        ("1960-і роки", "196X"),
        ("lata 60. XX w.", "196X"),
        ("1960'lar", "196X"),
        ("близько 1900 р.", "1900~"),
        ("kolem roku 1900", "1900~"),
        ("intorno al 1900", "1900~"),
        ("літо 1944 р.", "1944-22"),
        ("nyár 1944", "1944-22"),
        ("16 ژانویه 1967", "1967-01-16"),
        ("16. jaanuar 1967", "1967-01-16"),
        ("16 հունվարի 1967", "1967-01-16"),
        ("16 იანვარი 1967", "1967-01-16"),
        ("2 liepos 1967", "1967-07-02"),
    ],
)
def test_centuries_decades_seasons_and_months_are_read_in_more_languages(words, edtf):
    assert understand(words).edtf == edtf


@pytest.mark.parametrize("words", ["o.D.", "s/d", "б/д", "s.f.", "z.d.", "unbekannt", "не датировано"])
def test_that_there_is_no_date_is_said_in_more_languages(words):
    assert understand(words).undated


def test_an_old_year_before_its_month_is_not_one_of_two_dates():
    understood = understand("1648/9 January 20")
    assert (understood.edtf, understood.calendar) == ("1649-01-20", "julian")
    assert understand("1648/30 June 20").edtf is None


@pytest.mark.parametrize("words", ["19-44-44", "0.0.67", "16-44-44"])
def test_numbers_that_are_no_day_in_any_order_stay_as_written(words):
    assert (understand(words).edtf, understand(words).conflicts) == (None, ())


def test_a_year_that_stands_twice_is_one():
    assert understand("1967 /1967").edtf == "1967"


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("20000 BC", "Y-19999"),
        ("c. 12000 BCE", "Y-11999~"),
        ("20000 BC - 18000 BC", "Y-19999/Y-17999"),
        ("10000 BC", "-9999"),
        ("20000 AD", None),
    ],
)
def test_a_year_of_five_digits_before_our_era_is_understood(words, edtf):
    assert understand(words).edtf == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("1.–3. Quartal 1961", "1961-33/1961-35"),
        ("I-II кв. 1961", "1961-33/1961-34"),
        ("1961 Q1-Q3", "1961-33/1961-35"),
        ("1. und 2. Quartal 1961", "{1961-33,1961-34}"),
        ("4. Quartal 1961 - 1. Quartal 1962", "1961-36/1962-33"),
        ("1961年第一季度", "1961-33"),
        ("1961년 2분기", "1961-34"),
        ("1961年上半年", "1961-40"),
        ("30er Jahre", "193X"),
        ("1920er/30er Jahre", "192X/193X"),
        ("in den dreißiger Jahren", "193X"),
        ("anni Trenta", "193X"),
        ("década de 1930", "193X"),
        ("30. léta", "193X"),
        ("1930-as évek", "193X"),
        ("'60s", "196X"),
        ("frühe 1950er Jahre", "1950~/1954~"),
        ("ab 1950", "1950/.."),
        ("ab ca. 1950", "1950~/.."),
        ("à partir de 1950", "1950/.."),
        ("WS 1937/38", "1937-10~/1938-03~"),
        ("Wintersemester 37/38", "1937-10~/1938-03~"),
        ("SoSe 1938", "1938-04~/1938-09~"),
        ("WS 1937/39", None),
        ("Schuljahr 1937/38", "1937/1938"),
    ],
)
def test_quarters_decades_and_terms_are_understood_in_many_languages(words, edtf):
    assert understand(words).edtf == edtf


NO_DATE = """
미상 | 연월일 미상 | 无日期 | 日付不明 | senza data | без указания даты | без дати | недатирано
undat. | o. Dat.
non daté | brak daty | nedatováno | bez dátumu | χ.χ. | χωρίς ημερομηνία | بدون تاريخ | د.ت.
ללא תאריך | tarihsiz
fără dată | k. n. | é.n. | u.å. | udateret | päiväämätön | zonder datum | [미상]
"""


@pytest.mark.parametrize("words", [words.strip() for words in re.split("[|\n]", NO_DATE.strip())])
def test_no_date_is_told_in_many_languages(words):
    assert (understand(words).edtf, understand(words).undated) == (None, True)
