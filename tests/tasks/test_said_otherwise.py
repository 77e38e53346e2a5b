"""A date or an extent that another program says otherwise in another version of EAD is nothing new."""

from dataclasses import replace

import pytest

from muniment.formats import table
from muniment.formats.deliveries import Source
from muniment.progress import finish
from muniment.tasks.export_file import rendered
from muniment.tasks.import_file import import_source

HEAD2 = (
    '<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>a</eadid><filedesc><titlestmt>'
    "<titleproper>P</titleproper></titlestmt></filedesc></eadheader>"
)
HEAD3 = (
    '<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>a</recordid><filedesc><titlestmt>'
    '<titleproper>P</titleproper></titlestmt></filedesc><maintenancestatus value="new"/><maintenanceagency>'
    "<agencyname>A</agencyname></maintenanceagency><maintenancehistory><maintenanceevent>"
    '<eventtype value="created"/><eventdatetime>2020</eventdatetime><agenttype value="human"/>'
    "<agent>B</agent></maintenanceevent></maintenancehistory></control>"
)
BODY = (
    '<archdesc level="fonds"><did><unittitle>P</unittitle></did><dsc><c level="file"><did>'
    "<unittitle>Letters</unittitle>{}</did></c></dsc></archdesc></ead>"
)


def structured(*ends, more=""):
    """Return a date of one day, or from one to another, as EAD3 says it in parts."""
    names = ("fromdate", "todate") if len(ends) > 1 else ("datesingle",)
    said = "".join(
        f'<{name} standarddate="{normal}">{words}</{name}>'
        for name, (normal, words) in zip(names, ends, strict=True)
    )
    inside = f"<daterange>{said}</daterange>" if len(ends) > 1 else said
    return f"<unitdatestructured{more}>{inside}</unitdatestructured>"


def counted(quantity, unit, more=""):
    return (
        '<physdescstructured coverage="whole" physdescstructuredtype="spaceoccupied">'
        f"<quantity>{quantity}</quantity><unittype>{unit}</unittype>{more}</physdescstructured>"
    )


SAME = {
    "a span of years": (
        '<unitdate normal="1961/1967">1961-1967</unitdate>',
        structured(("1961", "1961"), ("1967", "1967")),
    ),
    "a span that only words say": (
        "<unitdate>1961 - 1967</unitdate>",
        structured(("1961", "1961"), ("1967", "1967")),
    ),
    "a day in other words": (
        '<unitdate normal="1961-10-05">5 October 1961</unitdate>',
        structured(("1961-10-05", "1961 October 5")),
    ),
    "an extent": ("<physdesc><extent>3 boxes</extent></physdesc>", counted(3, "boxes")),
    "an extent with dimensions": (
        "<physdesc><extent>3 boxes</extent><dimensions>30 cm</dimensions></physdesc>",
        counted(3, "boxes", "<dimensions>30 cm</dimensions>"),
    ),
    "two extents": (
        "<physdesc><extent>3 boxes</extent></physdesc><physdesc><extent>1 map</extent></physdesc>",
        f"<physdescset>{counted(3, 'boxes')}{counted(1, 'map')}</physdescset>",
    ),
}
OTHER = {
    "another year": (
        '<unitdate normal="1961/1967">1961-1967</unitdate>',
        structured(("1961", "1961"), ("1968", "1968")),
    ),
    "words that say more": (
        '<unitdate normal="1961">1961</unitdate>',
        '<unitdate normal="1961">spring of 1961</unitdate>',
    ),
    "words that say when in a year": (
        '<unitdate normal="1961">1961</unitdate>',
        '<unitdate normal="1961">end of 1961</unitdate>',
    ),
    "words that say how it is counted": ("<unitdate>1961</unitdate>", "<unitdate>1961 O.S.</unitdate>"),
    "a date that is supplied": ("<unitdate>1961?</unitdate>", "<unitdate>[1961]</unitdate>"),
    "a year that begins in one and ends in the next": (
        "<unitdate>1961-62</unitdate>",
        "<unitdate>1961/62</unitdate>",
    ),
    "what there is a number of": (
        "<physdesc><extent>3 boxes</extent></physdesc>",
        counted(3, "reels", "<descriptivenote><p>3 boxes</p></descriptivenote>"),
    ),
    "a number that stands in another": (
        "<physdesc><extent>13 reels</extent></physdesc>",
        counted(3, "boxes", "<descriptivenote><p>13 reels</p></descriptivenote>"),
    ),
    "another number": ("<physdesc><extent>3 boxes</extent></physdesc>", counted(4, "boxes")),
}


def again(catalogue, did2, did3):
    """Return the second import, in EAD3, of what came in EAD 2002, and what is there then."""
    finish(import_source(catalogue, Source("a.xml", (HEAD2 + BODY.format(did2)).encode())))
    done = finish(import_source(catalogue, Source("b.xml", (HEAD3 + BODY.format(did3)).encode())))
    return done, list(catalogue.subtree())


@pytest.mark.parametrize(("did2", "did3"), SAME.values(), ids=SAME)
def test_what_says_the_same_in_another_version_changes_nothing(catalogue, did2, did3):
    finish(import_source(catalogue, Source("a.xml", (HEAD2 + BODY.format(did2)).encode())))
    before = list(catalogue.subtree())
    done, after = again(catalogue, did2, did3)
    assert done.made == ()
    assert [(u.dates, u.extents) for u in after] == [(u.dates, u.extents) for u in before]


@pytest.mark.parametrize(("did2", "did3"), OTHER.values(), ids=OTHER)
def test_what_says_something_else_is_taken(catalogue, did2, did3):
    finish(import_source(catalogue, Source("a.xml", (HEAD2 + BODY.format(did2)).encode())))
    before = list(catalogue.subtree())
    _done, after = again(catalogue, did2, did3)
    assert [(u.dates, u.extents) for u in after] != [(u.dates, u.extents) for u in before]


def test_what_was_edited_here_stays_where_the_other_version_says_what_came(catalogue):
    did2, did3 = SAME["an extent"]
    finish(import_source(catalogue, Source("a.xml", (HEAD2 + BODY.format(did2)).encode())))
    unit = list(catalogue.subtree())[1]
    with catalogue.edit("Edit") as edit:
        edit.put(edited := _with_boxes(unit, "4 boxes"))
    done = finish(import_source(catalogue, Source("b.xml", (HEAD3 + BODY.format(did3)).encode())))
    assert done.made == ()
    assert catalogue.unit(unit.id).extents == edited.extents


def _with_boxes(unit, words):
    return replace(unit, extents=(replace(unit.extents[0], text=words),))


@pytest.mark.parametrize("row", table.WRITTEN, ids=lambda row: row.id)
def test_a_file_of_the_other_version_written_here_changes_nothing(catalogue, row):
    did2 = "".join(did for did, _other in SAME.values())
    finish(import_source(catalogue, Source("a.xml", (HEAD2 + BODY.format(did2)).encode())))
    text = rendered(catalogue, next(iter(catalogue.subtree())).id, row.id)
    done = finish(import_source(catalogue, Source("b.xml", text.encode())))
    assert (done.made, done.updated) == ((), ())
