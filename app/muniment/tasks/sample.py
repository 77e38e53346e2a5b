"""The sample catalogue: what a good catalogue looks like, made from the pages that come with the program."""

from muniment import paths
from muniment.catalogue import Catalogue
from muniment.formats.deliveries import Source
from muniment.i18n import _
from muniment.progress import Progress, Steps
from muniment.tasks.import_file import import_source

_SUFFIXES = (".txt", ".xml")


def sources() -> tuple[Source, ...]:
    """Return the sample documents, in the order of their names."""
    folder = paths.resource("sample")
    files = sorted(file for file in folder.iterdir() if file.suffix in _SUFFIXES)
    return tuple(Source.of(file) for file in files)


def import_sample(catalogue: Catalogue) -> Steps[tuple[str, ...]]:
    """Import the sample documents, each as a step of its own, and return the ids of the records."""
    made: list[str] = []
    documents = sources()
    for number, source in enumerate(documents):
        yield Progress(number, len(documents), _("Importing {name}").format(name=source.name))
        imported = yield from import_source(catalogue, source)
        made.extend(imported.made)
    return tuple(made)
