"""Test an installation by doing the main job once, in a folder that is thrown away."""

import tempfile
from pathlib import Path

from muniment.catalogue import Catalogue
from muniment.description import shelfmarks, vocabularies
from muniment.formats import table
from muniment.formats.deliveries import Source
from muniment.i18n import _
from muniment.progress import Steps
from muniment.tasks.export_file import export
from muniment.tasks.sample import import_sample


class SelfTestError(Exception):
    """This installation is not whole; the message says what is missing."""


def self_test() -> Steps[tuple[str, ...]]:
    """Return a sentence for each thing found whole; raise `SelfTestError` at the first that is not."""
    sentences = [
        _("Vocabularies: {count} relators.").format(count=len(vocabularies.vocabulary("relators"))),
        _("Schemes: {count} traditions of shelfmarks.").format(count=len(shelfmarks.schemes())),
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        catalogue = Catalogue.create(folder / "test.muniment")
        try:
            made = yield from import_sample(catalogue)
            sentences.append(_("Catalogue: {count} sample records imported.").format(count=len(made)))
            for row in table.WRITTEN:
                done = yield from export(catalogue, folder / f"{row.id}.xml", row.id)
                sentences.append(_read_back(row.label, done.path, done.units))
        finally:
            catalogue.close()
    return tuple(sentences)


def _read_back(label: str, path: Path, units: int) -> str:
    back = table.read(Source.of(path))
    if len(back.units) < units:
        message = _("{label}: {count} units were written but {back} read back.")
        raise SelfTestError(message.format(label=label, count=units, back=len(back.units)))
    return _("{label}: {count} units written, valid, and read back.").format(label=label, count=units)
