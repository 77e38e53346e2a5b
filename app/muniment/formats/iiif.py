"""A IIIF manifest: the pages of a record in order, for the viewers of the web (Presentation API 3.0)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import imagesize

from muniment.description.units import DigitalObject, Unit
from muniment.formats.deliveries import FormatError
from muniment.i18n import _

_CONTEXT = "http://iiif.io/api/presentation/3/context.json"


@dataclass(frozen=True, slots=True)
class Page:
    """A picture and the file it lies in, which tells how large it is."""

    picture: DigitalObject
    path: Path


def manifest(unit: Unit, pages: Sequence[Page], base: str) -> str:
    """Return the manifest of the unit as JSON.

    `base` is the address that the folder of the catalogue is published under; a picture that has an
    address of its own keeps it. Raises `FormatError` where `base` is no address of the web, where there
    is no page, or where a picture's size cannot be read.
    """
    if urlsplit(base).scheme not in ("http", "https"):
        raise FormatError(_("“{base}” is not an address of the web, such as https://…").format(base=base))
    if not pages:
        raise FormatError(_("The record has no pictures to publish."))
    root = f"{base.rstrip('/')}/{quote(unit.id)}"
    language = next((title.language for title in unit.titles if title.language), "none")
    said: dict[str, Any] = {
        "@context": _CONTEXT,
        "id": f"{root}/manifest.json",
        "type": "Manifest",
        "label": {language: [unit.title or unit.shelfmark]},
        "metadata": _metadata(unit),
        "items": [_canvas(page, f"{root}/{number}", base) for number, page in enumerate(pages, start=1)],
    }
    rights = next((each for each in unit.rights if each.text), None)
    if rights:
        said["requiredStatement"] = _said(_("Rights"), rights.text)
    if rights and urlsplit(rights.status).scheme in ("http", "https"):
        said["rights"] = rights.status
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _metadata(unit: Unit) -> list[dict[str, Any]]:
    rows = [(_("Shelfmark"), unit.shelfmark), (_("Date"), unit.date)]
    rows += [(_("Translator"), each.name) for each in unit.credits if each.relator == "trl"]
    return [_said(label, words) for label, words in rows if words]


def _said(label: str, words: str) -> dict[str, Any]:
    return {"label": {"en": [label]}, "value": {"none": [words]}}


def _canvas(page: Page, root: str, base: str) -> dict[str, Any]:
    width, height = _size(page.path)
    size = {"width": width, "height": height}
    href = page.picture.href
    has_address = urlsplit(href).scheme in ("http", "https")
    address = href if has_address else f"{base.rstrip('/')}/{quote(href)}"
    body = {"id": address, "type": "Image", **size}
    if page.picture.media_type:
        body["format"] = page.picture.media_type
    annotation = {
        "id": f"{root}/image",
        "type": "Annotation",
        "motivation": "painting",
        "body": body,
        "target": f"{root}/canvas",
    }
    return {
        "id": f"{root}/canvas",
        "type": "Canvas",
        "label": {"none": [page.picture.title or page.path.stem]},
        **size,
        "items": [{"id": f"{root}/page", "type": "AnnotationPage", "items": [annotation]}],
    }


def _size(path: Path) -> tuple[int, int]:
    width, height = imagesize.get(path) if path.is_file() else (-1, -1)
    if width <= 0 or height <= 0:
        raise FormatError(_("{name} is missing, or is no picture.").format(name=path.name))
    return round(width), round(height)
