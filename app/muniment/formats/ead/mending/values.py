"""Values that the standard does not take: dates, words of closed lists, codes, levels."""

import re
from collections.abc import Callable, Mapping

from lxml import etree

from muniment.description.dates import understand
from muniment.formats.ead import isodates
from muniment.formats.ead.mending.spots import Proposal, Proposals, Spot
from muniment.formats.ead.vocabulary import vocabulary
from muniment.formats.xml.addresses import ADDRESS
from muniment.formats.xml.spelling import meant, respelt
from muniment.formats.xml.vocabularies import Attribute

_TOKEN = re.compile(r"[\w.:\-·]+")
_NO_TOKEN = re.compile(r"[^\w.:\-]+")
_MOMENT = re.compile(
    r"-?\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])"
    r"(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?)?)?)?"
)
_MOMENTS = ("moment", "moment-ead4")
_DAY = re.compile(r"-?\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_PARTS = re.compile(r"\s*/\s*")
_PIECES = re.compile(r"(\d{1,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_RANGE = re.compile(r"(\d{3,4})\s*[-–]\s*(\d{3,4})")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)?")
_LEVELS = "level"
_TRUTHS = ("true", "false", "1", "0")
_PASSED_IN_ADDRESSES = re.compile(r"""[^\x00-\x7e]|[ <>"{}|\\^`]""")
_NO_NUMBER = re.compile(r"%(?![0-9A-Fa-f]{2})")
_BOOLEANS = {"1": "true", "0": "false", "yes": "true", "no": "false"}


def dates(spot: Spot) -> Proposals:
    """Propose the form of the standard for a date; none where nothing is sure: then it is taken out."""
    for name, said in spot.attributes:
        type = spot.known[name].type if name in spot.known else ""
        if type == "iso-dates" or (name == "normal" and _is_date_of_dtd(spot)):
            if not isodates.to_edtf(said):
                yield spot.put(name, said, _iso(said) or isodates.of_edtf(_words_meant(spot)))
        elif type in _MOMENTS and not _MOMENT.fullmatch(said.strip()):
            day = _DAY.match(said.strip())
            yield spot.put(name, said, day[0] if day else "")


def listed(spot: Spot) -> Proposals:
    """Propose the word of the list that is meant by one in another spelling."""
    for name, said in spot.attributes:
        attribute = spot.known.get(name)
        values = _values(attribute.type) if attribute else ()
        if attribute is None or not values or " ".join(said.split()) in values:
            continue
        near = respelt if attribute.type == _LEVELS else meant
        better = near(said, values) or near(_BOOLEANS.get(said.strip().casefold(), ""), values)
        if better:
            yield spot.put(name, said, better)
        elif attribute.type == _LEVELS and said.strip():
            yield _other_level(spot, said.strip())
        elif not attribute.required:
            yield spot.put(name, said, "")


def _values(type: str) -> tuple[str, ...]:
    return _TRUTHS if type == "truth" else vocabulary().lists.get(type, ())


def addresses(spot: Spot) -> Proposals:
    """Propose an address in which what no address has is spelt as addresses spell it."""
    for name, said in spot.attributes:
        attribute = spot.known.get(name)
        plain = " ".join(said.split())
        if attribute is not None and attribute.type == "address" and not _is_address(plain):
            better = _spelt_out(plain)
            if _is_address(better):
                yield spot.put(name, said, better)


def _spelt_out(said: str) -> str:
    """Return the address with the signs that it may not have, or not again, as numbers."""
    before, stroke, behind = _NO_NUMBER.sub("%25", said).partition("#")
    return f"{before}{stroke}{behind.replace('#', '%23')}".replace("[", "%5B").replace("]", "%5D")


def _is_address(said: str) -> bool:
    """Return whether validators take the address: they let pass letters of all scripts, and these signs."""
    return ADDRESS.fullmatch(_PASSED_IN_ADDRESSES.sub("_", said)) is not None


def words(spot: Spot) -> Proposals:
    """Propose one word where there are spaces, and nothing where the value is empty."""
    for name, said in spot.attributes:
        attribute = spot.known.get(name)
        if attribute is None or not _is_bad_token(attribute, said):
            continue
        plain = said.strip()
        coded = plain.upper() if name == "countrycode" else plain
        yield spot.put(name, said, _NO_TOKEN.sub("-", coded).strip("-"))


def level(spot: Spot) -> Proposals:
    """Propose a level for a description that must have one: what it is, nobody has said."""
    attribute = spot.known.get(_LEVELS)
    if attribute is not None and attribute.required and not dict(spot.attributes).get(_LEVELS, "").strip():
        yield _other_level(spot, dict(spot.attributes).get("otherlevel", "") or "unspecified")


def required(spot: Spot) -> Proposals:
    """Propose for a required attribute what the words inside say, or what leaves it open."""
    said = dict(spot.attributes)
    for name, value in _LEAST.get(spot.name, {}).items():
        attribute = spot.known.get(name)
        if attribute is not None and attribute.required and not said.get(name, "").strip():
            words = meant("".join(map(str, spot.element.itertext())), _values(attribute.type))
            yield spot.put(name, said.get(name, ""), words or value)


_LEAST: Mapping[str, Mapping[str, str]] = {
    "dao": {"daotype": "unknown"},
    "languagedeclaration": {"languageCode": "und"},
    "eventtype": {"value": "unknown"},
    "agenttype": {"value": "unknown"},
    "maintenancestatus": {"value": "revised"},
    "physdescstructured": {"coverage": "whole", "physdescstructuredtype": "otherphysdescstructuredtype"},
}


def _other_level(spot: Spot, called: str) -> Proposal:
    return spot.change(lambda element: _call(element, called))


def _call(element: etree._Element, called: str) -> None:
    element.set(_LEVELS, "otherlevel")
    if not element.get("otherlevel"):
        element.set("otherlevel", called)


def _is_bad_token(attribute: Attribute, said: str) -> bool:
    plain = said.strip()
    return attribute.type == "name-token" and not _TOKEN.fullmatch(plain)


def _is_date_of_dtd(spot: Spot) -> bool:
    """Return whether the date stands in a document of the DTD, which has no pattern for it."""
    return spot.aid.is_of_dtd and spot.name in ("unitdate", "date")


def _words_meant(spot: Spot) -> str:
    words = "".join(str(text) for text in spot.element.itertext())
    return understand(" ".join(words.split())).edtf or ""


def _iso(said: str) -> str:
    """Return the date in the form of the standard, where the value itself says which is meant."""
    for read in _READINGS:
        better = read(said.strip())
        if better and isodates.to_edtf(better) and isodates.of_edtf(better):
            return better
    return ""


def _padded(said: str) -> str:
    """Return `1924-1-1/1947-12-31` and `914/1989` with all their digits."""
    parts = [_PIECES.fullmatch(part) for part in _PARTS.split(said)]
    if not 1 <= len(parts) <= 2 or not all(parts):
        return ""
    return "/".join(_digits(part) for part in parts if part)


def _digits(part: re.Match[str]) -> str:
    year, *rest = (each for each in part.groups() if each)
    return "-".join((year.zfill(4), *(each.zfill(2) for each in rest)))


def _ranged(said: str) -> str:
    found = _RANGE.fullmatch(said)
    return f"{found[1].zfill(4)}/{found[2].zfill(4)}" if found else ""


def _parted(said: str) -> str:
    """Return `158803/158804` with strokes between years and months."""
    parts = [_COMPACT.fullmatch(part) for part in _PARTS.split(said)]
    if not all(parts):
        return ""
    return "/".join("-".join(each for each in part.groups() if each) for part in parts if part)


def _spanned(said: str) -> str:
    """Return the span from the first to the last day of several ranges."""
    parts = [part for part in re.split(r"[/,;]", said.replace(" ", "")) if part]
    if len(parts) < 3 or not all(_DAY.fullmatch(part) for part in parts):
        return ""
    return f"{min(parts)}/{max(parts)}"


_READINGS: tuple[Callable[[str], str], ...] = (_padded, _ranged, _parted, _spanned)
