"""Publish the pages of a record: a IIIF manifest of its pictures, in their order."""

from pathlib import Path

from muniment.catalogue import Catalogue
from muniment.description.units import Unit
from muniment.formats import iiif
from muniment.tasks.files import is_image, path_of
from muniment.tasks.targets import replacing


def write_manifest(catalogue: Catalogue, unit: Unit, target: Path, base: str) -> int:
    """Write the manifest of the unit's pictures to `target`; return how many there are.

    Pictures that lie on the web are left out, since their size is not known. Raises `FormatError` as
    `iiif.manifest` does.
    """
    pictures = [(each, path_of(catalogue, each)) for each in unit.objects if is_image(each)]
    pages = [iiif.Page(each, path) for each, path in pictures if path is not None]
    written = iiif.manifest(unit, pages, base)
    with replacing(target) as draft:
        draft.write_text(written, encoding="utf-8")
    return len(pages)
