"""Small finding aids for the packs: say only what the test is about."""

from muniment.formats.deliveries import Source
from muniment.formats.ead import packs

EAD2002 = 'xmlns="urn:isbn:1-931666-22-9" xmlns:xlink="http://www.w3.org/1999/xlink"'
EAD3 = 'xmlns="http://ead3.archivists.org/schema/"'
HEADER = (
    "<eadheader><eadid/><filedesc><titlestmt><titleproper>T</titleproper></titlestmt></filedesc></eadheader>"
)

WHOLE = (
    "<unittitle>Papers</unittitle><unitid>A 1</unitid><unitdate>1967</unitdate>"
    "<physdesc><extent>3 boxes</extent></physdesc>"
    '<langmaterial><language langcode="eng">English</language></langmaterial>'
)
UNIT = "<unittitle>Letters</unittitle>"


def an_aid(whole=WHOLE, notes="", unit=UNIT, below="", header=HEADER, on="", top='level="fonds" id="top"'):
    """Return a finding aid of EAD 2002 with one series, `c1`, in it."""
    c = f'<c level="series" id="c1"{on}>\n<did>{unit}</did>\n{below}</c>'
    body = f"<archdesc {top}>\n<did>{whole}</did>\n{notes}<dsc>{c}</dsc></archdesc>"
    return Source("aid.xml", f'<ead audience="external" {EAD2002} id="e">{header}{body}</ead>'.encode())


def rules(source, pack, severity=None):
    """Return the ids of the rules that found something, without the name of the pack."""
    found = packs.check(source, pack)
    return {each.rule.partition("-")[2] for each in found if severity in (None, each.severity)}
