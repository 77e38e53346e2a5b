"""Parts that the standard wants and a file lacks: the least that is valid, with what the file itself says."""

from lxml import etree

from muniment.formats.ead.mending.spots import Proposals, Spot
from muniment.formats.ead.reading.components import COMPONENTS
from muniment.formats.ead.versions import HEIRS, Version
from muniment.formats.xml.versions import StandardVersion

_SHAPES: dict[StandardVersion, dict[str, tuple[str, ...]]] = {
    Version.EAD2002: {
        "ead": ("eadheader",),
        "eadheader": ("eadid", "filedesc"),
        "filedesc": ("titlestmt",),
        "titlestmt": ("titleproper",),
        **dict.fromkeys(("archdesc", *COMPONENTS), ("did",)),
        "did": ("unittitle",),
        "change": ("date", "item"),
    },
    Version.EAD3: {
        "ead": ("control",),
        "control": ("recordid", "filedesc", "maintenancestatus", "maintenanceagency", "maintenancehistory"),
        "filedesc": ("titlestmt",),
        "titlestmt": ("titleproper",),
        "maintenanceagency": ("agencyname",),
        "maintenancehistory": ("maintenanceevent",),
        "maintenanceevent": ("eventtype", "eventdatetime", "agenttype", "agent"),
        **dict.fromkeys(("archdesc", *COMPONENTS), ("did",)),
        "did": ("unittitle",),
    },
    Version.EAD4: {
        "ead": ("control",),
        "control": ("recordid", "maintenanceagency", "maintenancehistory"),
        "maintenanceagency": ("agencyname",),
        "maintenancehistory": ("maintenanceevent",),
        "maintenanceevent": ("agent", "eventdatetime"),
        "agent": ("agentname",),
        **dict.fromkeys(("archdesc", *COMPONENTS), ("did",)),
        "did": ("unittitle",),
    },
}
"""What may not be missing in these elements, in the order of the standard."""

_ATTRIBUTES = {
    "maintenancestatus": {"value": "revised"},
    "eventtype": {"value": "unknown"},
    "agenttype": {"value": "unknown"},
}


def completed(spot: Spot) -> Proposals:
    """Propose the parts that are missing; a title is that of what the file describes."""
    missing = [name for name in _shapes(spot).get(spot.name, ()) if name not in spot.inside]
    if not missing or _is_complete(spot):
        return
    yield spot.change(lambda element: _add(element, missing, spot))


def _shapes(spot: Spot) -> dict[str, tuple[str, ...]]:
    version = spot.aid.version
    return _SHAPES.get(HEIRS.get(version, version), {})


def _is_complete(spot: Spot) -> bool:
    """Return whether the element is complete without those parts, as a `did` without a title may be."""
    content = spot.form.content
    return content.model is None or content.fits(spot.inside) or (spot.name == "did" and bool(spot.inside))


def _add(element: etree._Element, missing: list[str], spot: Spot) -> None:
    order = spot.form.content.order
    for name in missing:
        made = _made(name, spot)
        behind = [node for node in element if _rank(spot.aid.row(node), order) > order.index(name)]
        if behind:
            behind[0].addprevious(made)
        else:
            element.append(made)


def _rank(name: str, order: tuple[str, ...]) -> int:
    return order.index(name) if name in order else -1


def _made(name: str, spot: Spot) -> etree._Element:
    made = spot.make(name)
    form = spot.child_form(name)
    for attribute, value in _ATTRIBUTES.get(name, {}).items():
        if form is not None and attribute in form.attributes:
            made.set(attribute, value)
    if name == "titleproper":
        made.text = spot.aid.title
    elif form is not None and form.value:
        made.text = spot.aid.title or "–"
    for inner in _shapes(spot).get(name, ()):
        made.append(_made(inner, spot))
    return made
