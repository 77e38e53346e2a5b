"""One invented record in every rendering, so that a lone clone tests them all."""

import json

TITLE = "Letter of the Embassy on the Harvest in the Northern Provinces, 1963-1964"
DATE = "May 07, 1964"
SHELFMARK = "AQPPSH, MPP Korese, D 12, V. 1964"
TRANSLATOR = "Ana K. Shehu"
DONOR = "Elm Tree Foundation"
SUMMARY = "The embassy writes home about a harvest and what was said of it."
NUMBER = "987654"
ADDRESS = f"https://digitalarchive.wilsoncenter.org/document/{NUMBER}"
SOURCE = f"{SHELFMARK}. Translated for CWIHP by {TRANSLATOR}."
CITATION = f"“{TITLE},” {DATE}, History and Public Policy Program Digital Archive, {SOURCE} {ADDRESS}"
CREDIT = f"This document was made possible with support from {DONOR}"
FIRST = "The harvest was good in the plain and in the hills, and the comrades of the ministry said so to us."
SECOND = "We thanked them."
RIGHTS = "Reuse is welcome. This record may be subject to copyright; write to"

PDF_IN_COLUMNS = f"""\
                            Digital Archive                  digitalarchive.wilsoncenter.org
                            International History Declassified


                       {DATE}
   Letter of the Embassy on the Harvest in the Northern
                 Provinces, 1963-
                      1964

Citation:
“Letter of the Embassy on the Harvest in the Northern Provinces, 1963-1964,” {DATE},
History and Public Policy Program Digital Archive, AQPPSH, MPP Korese, D 12, V. 1964.
Translated for CWIHP by {TRANSLATOR}.
{ADDRESS}


Summary:
The embassy writes home about a
harvest and what was said of it.

Credits:
{CREDIT}.

Original Language:
Albanian

Contents:
      English Translation
      Scan of Original Document
\f     The harvest was good in the plain and in the hills, and the
comrades of the ministry said so to us.

     We thanked them.
"""

PDF_IN_ORDER = f"""\
Digital Archive

International History Declassified

digitalarchive.wilsoncenter.org

{DATE}
Letter of the Embassy on the Harvest in the Northern Provinces, 1963-
1964
Citation:
“Letter of the Embassy on the Harvest in the Northern Provinces, 1963-
1964,” {DATE}, History and Public Policy Program Digital Archive, {SHELFMARK}.
Translated for CWIHP by {TRANSLATOR}.
{ADDRESS}

Summary:
{SUMMARY}

Credits:
{CREDIT}

Original Language:
Albanian

Contents:
English Translation
Scan of Original Document

\fThe harvest was good in the plain and in the hills, and the
comrades of the ministry said so to us.
We thanked them.
"""

FLATTENED = (
    "Digital Archive digitalarchive.wilsoncenter.org International History Declassified "
    f"{DATE} {TITLE.replace('1963-', '1963- ')} Citation: {CITATION} Summary: {SUMMARY} Credits: {CREDIT}. "
    f"Original Language: Albanian Contents: English Translation {FIRST} {SECOND}"
)

MARKDOWN = f"""\


**{DATE}****{TITLE}****Citation:**

"{TITLE}", {DATE}, Wilson Center Digital Archive, {SOURCE}{"  "}
<{ADDRESS}>

**Summary:**

{SUMMARY}

**Credits:**

{CREDIT}

**Original Language:**

Albanian

**Contents:**

Translation - English

{FIRST}

{SECOND}
"""

NEW_PDF = f"""\

{DATE}
**Letter of the Embassy on the Harvest
in the Northern Provinces, 1963-1964**

Citation:

"{TITLE}", {DATE}, Wilson Center Digital Archive, {SOURCE} <{ADDRESS}>

Summary:

{SUMMARY}

Credits:

{CREDIT}

Original Language:

Albanian

Contents:

Translation - English

□□

□□he harvest was good.

□□

☐☐☐ We thanked them.
"""

OWN = f"""\
{DATE}
{TITLE}
Citation: {CITATION}
Summary: {SUMMARY}
Credits: {CREDIT}
Original Language: Albanian
Contents:

Original - Albanian

Të korrat ishin të mira.

I falënderuam.

Translation - English

The harvest was good.

We thanked them.
"""

OLD_PAGE = f"""\
Search in
ADD SEARCH FILTER CANCEL SEARCH FILTER

Digital Archive International History Declassified

{DATE}

{TITLE.upper()}

{CREDIT}

CITATION SHARE DOWNLOAD
  • Citation

    get citation

    {SUMMARY}
    {CITATION}
  • share document

    {ADDRESS}

VIEW DOCUMENT IN


English HTML

{FIRST}

{SECOND}
"""

NEW_PAGE = f"""\
Skip to content

{DATE}

{TITLE}

{CREDIT}



{FIRST}

  1. One thing.


  1. Another thing.



{SUMMARY}


Document Information


{SOURCE}


The Program welcomes reuse of these materials. Some may be subject to copyright. Write to [email protected].

Original Uploaded Date



Letter


Record ID



{DONOR}"""

NEW_PAGE_WITH_VALUES = f"""\
Skip to content

{DATE}

{TITLE}

{CREDIT}

{FIRST}

{SECOND}



{SUMMARY}

Author(s):
  • Hoxha, Ana
Associated Places
  • Albania
Subjects Discussed
  • Agriculture--Korea
Document Information
Source
{SOURCE}
Original Archive
National Archives of Albania (AQSH)
Rights
The Program welcomes reuse of these materials. Some may be subject to copyright. Write to [email protected].
Original Uploaded Date
2014-02-03
Type
Letter
Language
Albanian
Record ID
{NUMBER}
Original Classification
Secret
Donors
{DONOR}
"""

EXTRACTED = f"""\
Another record's summary, which stands first.
{DATE}
{TITLE}
{CREDIT}
{FIRST}
{SECOND}
{SUMMARY}
Associated Topics
Subjects Discussed
Document Information
Source
Original Archive
Rights
The Program welcomes reuse of these materials. Some may be subject to copyright. Write to HAPP@wilsoncenter.
"""

CELLS = {
    "document_url": ADDRESS,
    "page_number": "0",
    "original_publication_date": DATE,
    "title": TITLE,
    "credits": CREDIT,
    "text_body": f"{FIRST}\nsource: not a column\n{SECOND}",
    "summary": SUMMARY,
    "authors": '["Hoxha, Ana", "Albania. Embassy"]',
    "associated_places": '["Albania"]',
    "subjects_discussed": '["Agriculture--Korea"]',
    "source": SOURCE,
    "original_upload_date": "2014-02-03",
    "original_archive_title": '["National Archives of Albania (AQSH)"]',
    "language": '["Albanian"]',
    "rights": RIGHTS,
    "record_id": NUMBER,
    "original_classification": "Secret",
    "donors": json.dumps([DONOR]),
    "scraped_at": "2025-10-07",
}

ROW = "\n".join(f"{name}: {value}" for name, value in CELLS.items())


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


TABLE = "\n".join(
    (",".join(CELLS), ",".join(map(_quoted, CELLS.values())), ",".join(map(_quoted, CELLS.values())))
)

ZOTERO = json.dumps(
    {
        "itemType": "manuscript",
        "title": TITLE,
        "creators": [{"lastName": "Hoxha", "firstName": "Ana", "creatorType": "author"}],
        "date": DATE,
        "abstractNote": SUMMARY,
        "archive": "History and Public Policy Program Digital Archive",
        "archiveLocation": SOURCE,
        "language": "Albanian",
        "manuscriptType": "Letter",
        "url": ADDRESS,
        "tags": [{"tag": "Agriculture--Korea"}],
    }
)

RIS = f"""\
TY  - MANSCPT
TI  - {TITLE}
AU  - Hoxha, Ana
DA  - 1964/05/07/
AB  - {SUMMARY}
AV  - {SOURCE}
LA  - Albanian
KW  - Agriculture--Korea
UR  - {ADDRESS}
ER  -
"""

SHEET_IN_COLUMNS = f"""\
1964          Speeches/Documents

Title: {TITLE}

Author: Ana Hoxha

Date: May                Source:. AQPPSH, MPP Korese, D 12, V. 1964.
07,1964                  Translated for CWIHP by
                         {TRANSLATOR}.
                         {ADDRESS}

Description:. {SUMMARY}

{FIRST}

{SECOND}
"""

SHEET_IN_ORDER = f"""\
1964

Speeches/Documents

Title: {TITLE}
Author:
Date: {DATE}

Source:. AQPPSH, MPP Korese, D 12, V. 1964.
Translated for CWIHP by {TRANSLATOR}.
{ADDRESS}

Description:.
The harvest was good in the plain and in the hills, and the
comrades of the ministry said so to us.
{SECOND}
"""

MIRROR = f"""\
https://docs.example.org/doc/1/a-letter | saved by hand
<!DOCTYPE html>
<html><head><title>Mirror</title><script>var x = "Citation: “no”";</script></head>
<body><nav><ul><li>Citation: nothing</li></ul></nav>
<main><div>Recommended</div><article>
{FLATTENED.replace("“", "&ldquo;")}
</article></main></body></html>
"""

ARTICLE = """\
Albania and the Moon

From Wikipedia, the free encyclopedia

Albania has looked at the Moon from its mountains for as long as anybody there can remember looking.

Contents

[edit] Early times

People looked at it.

[edit] Modern era

[edit] References

  1. A book about the Moon. 1950.
  2. Another one.
"""

RESULTS = """\
https://digitalarchive.wilsoncenter.org/search-results/1/albania
Search in

  • May 07, 1964

    One letter

  • May 08, 1964

    Another letter
"""

COUNTED_RESULTS = "Digital Archive\n\nResults: 1 - 10 of 11\n\nMay 07, 1964\n\nOne letter\n"

PERSON = """\
Skip to content

Hoxha, Ana

Popular Documents

May 07, 1964

One letter
"""
