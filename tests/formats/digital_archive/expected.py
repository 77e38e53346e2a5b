"""What each shared sample says, read from the file by eye: facts, in the file's own words.

A `·` parts several values; an empty field means that the file does not say.
"""

from typing import NamedTuple


class Expected(NamedTuple):
    """One record: its title, date, shelfmark, translators, donors, original language, number."""

    file: str
    title: str
    date: str
    shelfmark: str = ""
    translators: str = ""
    donors: str = ""
    languages: str = ""
    record_id: str = ""


_STALIN_MAO = (
    "Record of Conversation between I.V. Stalin and Chairman of the Central People's Government"
    " of the People's Republic of China Mao Zedong on 16 December 1949"
)
_APRF_45 = (
    "Archive of the President, Russian Federation (APRF), fond (f.) 45, opis (op.) 1, delo (d.) 329,"
    " listy (ll.) 9-17"
)
_PETROV = (
    "Record of Conversation between Soviet Ambassador in China Apollon Petrov and Zhou Enlai and Wang Ruofei"
)
_MIKOYAN = "Memorandum of Conversation between Anastas Mikoyan and Mao Zedong"
_MACO = "Maço “600.(24h)—SITUAÇÃO POLITICA—CUBA de novembro a dezembro de 1,962//6223,”"
_AIKEN = (
    "Press Release containing a Speech by Minister of External Affairs Frank Aiken"
    " and Draft Resolutions on Nuclear Disarmament"
)
_NAKAJIMA = (
    "Statement of Nakajima Kenzo, Chairman of the Board, Opposing the Visit of Prime Minister Sato"
    " to the United States and Protesting the Coming to Japan of Chiang Ching-kuo"
)
_KOHL = (
    "The Chancellor's [Helmut Kohl's] Conversation with Kazakhstan's President Nazarbayev"
    " on Saturday, 10 May 1997, 2.30 p.m. - 3.45 p.m. in Almaty"
)
_SOMOGYI = (
    "Report of the Hungarian Ministry of Foreign Affairs [F. Somogyi] for the Council of Ministers"
    " about the Meeting of the leaders of the Warsaw Pact on 4 December"
)
_ETRE = (
    "Report from Etre Sándor, 'Information from the leader, and the referent of the Hungarian subdivision"
    " at the DPRK's Foreign Affairs Ministry.'"
)
_JAPAN = "Diplomatic Archives of the Ministry of Foreign Affairs of Japan, File A’0392 (Microfilm)"
_LEVY, _CCNY, _CHIU = (
    "Leon Levy Foundation",
    "Carnegie Corporation of New York (CCNY)",
    "Chun & Jane Chiu Family Foundation",
)
_SR = "Sergey Radchenko"
_PAIRS = (
    ("001", "025", _STALIN_MAO, "December 16, 1949", _APRF_45, "Danny Rozas", "111240"),
    ("002", "026", "Cable, Terebin to Stalin [via Kuznetsov]", "January 10, 1949",
     "APRF: F. 39, Op. 1, D. 31, Ll. 54-58", _SR, "112226"),
    ("005", "028", _MIKOYAN, "February 04, 1949", "APRF: F. 39, Op. 1, D. 39, Ll. 54-62", _SR, "113318"),
    ("007", "030", "Cable, Kovalev to Filippov [Stalin]", "April 13, 1949",
     "APRF: F. 45, Op. 1, D. 331, Ll. 15-21", _SR, "113353"),
    ("009", "032", "Cable, Filippov [Stalin] to Mao Zedong [via Kovalev]", "June 18, 1949",
     "APRF: F. 45, Op. 1, D. 331, Ll. 119", _SR, "113379"),
    ("011", "034", "Report, Kovalev to Stalin", "December 24, 1949",
     "APRF: F. 3, Op. 65, D. 584, Ll. 123-144", _SR, "113441"),
)  # fmt: skip
"""The same record in two orders of reading: all translated from Russian."""

_SHEETS = (
    ("014", "036", "On the people’s dictatorship", "June 30, 1949", "", "", "119300"),
    ("022", "042", "Memorandum of Conversation between Liu Shaoqi and Stalin", "27 July 1949",
     "David Wolff", "zh", ""),
    ("023", "043", "Telegram to Liu", "December 18,1949", "", "", "110393"),
)  # fmt: skip
"""The same sheet in columns and in order: taken from books, so without a shelfmark."""

RECORDS = (
    Expected(
        "seed-report-stance-dprk-1967-01-16", "Report on the Stance of the DPRK towards Albania",
        "January 16, 1967", "AQPPSH, MPP Korese, D 1, V. 1967", "Enkel Daljani", _LEVY,
    ),
    Expected(
        "seed-report-stance-kwp-1967-11-03",
        "Report on the Stance of the Korean Workers' Party and the Relations with Albania",
        "November 3, 1967", "AQPPSH, MPP Korese, D 1, V. 1967", "Enkel Daljani", _LEVY, "sq", "114397",
    ),
    Expected(
        "seed-joint-declaration-1966", "Albanian-Korean Joint Declaration",
        "1966", "AQPPSH, MPP Korese, V. 1966, D 9", "Enkel Daljani", _LEVY, "sq", "114408",
    ),
    *(
        Expected(file, title, date, mark, translator, "", "ru", number)
        for one, other, title, date, mark, translator, number in _PAIRS
        for file in (one, other)
    ),
    *(
        Expected(file, title, date, "", translator, "", language, number)
        for one, other, title, date, translator, language, number in _SHEETS
        for file in (one, other)
    ),
    Expected(
        "016", _PETROV, "October 05, 1945", "AVPRF: fond 0100, opis 40, delo 7, papka 248, listy 120-123",
        _SR, "", "ru", "122808",
    ),
    Expected(
        "045", _MIKOYAN, "January 31, 1949", "APRF: F. 39, Op. 1, D. 39, Ll. 7-16", _SR, "", "ru", "112436"
    ),
    Expected(
        "046", "Report, Peng Dehuai to Mao Zedong and the CCP Central Committee (Excerpt)", "June 05, 1958",
        "", "", _LEVY, "zh", "117031",
    ),
    Expected(
        "049", "Letter, Jawaharlal Nehru to All Provincial Premiers", "April 1, 1949",
        "Nehru Memorial Museum and Library, File No. JNSG, vol. 21-1", "", "", "en", "300653",
    ),
    Expected(
        "051", "Asian Affairs Bureau [Ministry of Foreign Affairs, Japan], 'The Chinese Communist Problem'",
        "November 18, 1967", _JAPAN, "Stephen Mercado", _CHIU, "ja", "300640",
    ),
    Expected("053", _NAKAJIMA, "November 1967", _JAPAN, "Stephen Mercado", _CHIU, "ja", "300638"),
    Expected(
        "057", _KOHL, "May 12, 1997", "BArch, B 136/59748, 326-334", "Stephan Kieninger", "", "de", "300239"
    ),
    Expected("060", "", "February 26, 1996"),
    Expected("064", "", "March 14, 1961", "", "", _CCNY),
    Expected(
        "069", _AIKEN, "October 17, 1958",
        "National Archives of Ireland, Department of Foreign Affairs/6/440/8/1",
        "", f"{_CCNY} · University of Southampton", "en", "300647",
    ),
    Expected(
        "073", "Letter to the Deputy Chairman of the Soviet Committee of the MGG, Prof. Pushkov", "1958",
        "RGANI, f. 5, op. 49, d. 131, ll. 193-194", "Gary Goldberg", "", "ru", "280697",
    ),
    Expected(
        "075", _SOMOGYI, "1989-12-06", "", "Barnabás Vajd · Laura Deal · Karl P. Benziger", "", "hu", "121893"
    ),
    Expected(
        "077", "Report, Embassy of Hungary in North Korea to the Hungarian Foreign Ministry",
        "February 26, 1955",
        "MOL, XIX-J-1-j Korea, 4. doboz, 5/a, 004076/ 1955", "Balazs Szalontai", "", "", "113395",
    ),
    Expected(
        "079", "Telegram from Polish Embassy in Havana (Jeleń), 30 October 1962", "October 30, 1962",
        "Szyfrogramy from Hawana 1962, 6/77 w-82 t-1264, Polish Foreign Ministry Archive (AMSZ), Warsaw",
        "Margaret K. Gnoinska", _LEVY, "", "115771",
    ),
    Expected(
        "081", "Telegram from the Brazilian Embassy in Havana (Bastian Pinto), 11:30 a.m., Friday",
        "November 09, 1962", f"{_MACO} Ministry of External Relations Archives, Brasilia, Brazil",
        "James G. Hershberg", _LEVY, "pt", "115373",
    ),
    Expected(
        "083", "Telegram from Yugoslav Embassy in Havana (Vidaković) to Yugoslav Foreign Ministry",
        "October 30, 1962",
        "Archive of the Ministry of Foreign Affairs (AMIP), Belgrade, Serbia, PA (Confidential Archive) 1962,"
        " Kuba, folder F-67",
        "Radina Vučetić-Mladenović", _LEVY, "", "115476",
    ),
    Expected(
        "085", "Telegram from Mexican Foreign Ministry to Mexican Embassy, Rio de Janeiro",
        "October 23, 1962",
        "Archivo Histórico Diplomático Genaro Estrada, Secretaría de Relaciones Exteriores, Mexico City",
        "Eduardo Baudet · Tanya Harmer", _LEVY, "", "115199",
    ),
    Expected("087", "Summary of a CC CPSU Meeting", "December 26, 1979", "", "Gary Goldberg"),
    Expected(
        "089", "Telegram from the Brazilian Embassy in Havana (Bastian Pinto), 5 p.m., Wednesday",
        "October 24, 1962", "", "", _LEVY,
    ),
    Expected("091", "Ciphered Telegram, Shtykov to Feng Xi (Stalin)", "October 14, 1950"),
    Expected("093", _ETRE, "April 14, 1972", "", "", _CCNY),
)  # fmt: skip

ARTICLES = {
    "seed-albania-north-korea-relations": "Albania–North Korea relations",
    "seed-soviet-albanian-relations": "Soviet-Albanian Relations",
}
REFUSED = {"095": "a list of search results", "097": "a page about a person or body"}
