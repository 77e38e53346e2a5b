"""Commands that prove: check the descriptions, validate files, test the installation."""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

import click

from muniment.cli import output, shapes
from muniment.cli.options import COULD_NOT, FINDINGS, GOOD, files_argument, json_option
from muniment.cli.several import each_of, meant
from muniment.description.findings import Finding
from muniment.formats import validation
from muniment.formats.deliveries import Source
from muniment.formats.ead import own_schemas, packs
from muniment.formats.folders import XML
from muniment.i18n import _
from muniment.tasks.roundtrip import roundtrip as roundtrip_task
from muniment.tasks.self_test import self_test as self_test_task


@click.command()
@files_argument
@click.option(
    "--against",
    metavar="SCHEMA",
    help=_("A schema of your own (.xsd, .rng, .dtd or .sch), or its name in your folder of schemas."),
)
@click.option(
    "--for",
    "consumers",
    multiple=True,
    type=click.Choice(tuple(packs.PACKS)),
    help=_("Say also what this consumer would reject or lose; may be given more than once."),
)
@json_option
def validate(files: tuple[Path, ...], against: str | None, consumers: tuple[str, ...], as_json: bool) -> int:
    """Validate finding aids and authority records without importing them."""
    schema = own_schemas.find(against) if against else None

    def checked(file: Path) -> list[Finding]:
        source = Source.of(file, str(file))
        found = [*(own_schemas.check(source, schema) if schema else validation.validate(source))]
        return found + [finding for each in consumers for finding in packs.check(source, each)]

    named, is_lacking = meant(files, XML)
    found, is_refused = each_of(named, checked)
    code = _told(list(dict.fromkeys(chain.from_iterable(found))), as_json)
    return COULD_NOT if is_lacking or is_refused else code


@click.command()
@json_option
def schemas(as_json: bool) -> int:
    """List what finding aids can be validated for and against: packs of rules, and schemas of your own."""
    own = [file.name for file in own_schemas.listed()]
    if as_json:
        known = [{"id": pack.id, "label": pack.label} for pack in packs.PACKS.values()]
        output.as_json({"packs": known, "folder": str(own_schemas.folder()), "schemas": own})
        return GOOD
    output.table((_("For"), _("What it is")), ((pack.id, pack.label) for pack in packs.PACKS.values()))
    output.facts(((_("Your folder of schemas"), str(own_schemas.folder())), (_("In it"), ", ".join(own))))
    return GOOD


@click.command()
@files_argument
@json_option
def roundtrip(files: tuple[Path, ...], as_json: bool) -> int:
    """Test whether finding aids and authority records would come back just as they went in."""

    def tried(file: Path) -> Sequence[Finding]:
        differing = output.with_progress(roundtrip_task(Source.of(file, str(file))), str(file))
        if not differing and not as_json:
            output.say(_("{name} would come back just as it came.").format(name=file))
        return differing

    named, is_lacking = meant(files, XML)
    differing, is_refused = each_of(named, tried)
    found = list(chain.from_iterable(differing))
    code = _told(found, as_json) if found or as_json else GOOD
    return COULD_NOT if is_lacking or is_refused else code


@click.command(name="self-test")
def self_test() -> int:
    """Test that this installation is whole: its files, its database, its schemas, its whole way."""
    for sentence in output.with_progress(self_test_task(), _("Testing")):
        output.say(sentence)
    return GOOD


def _told(found: list[Finding], as_json: bool, names: Mapping[str, str] | None = None) -> int:
    if as_json:
        output.as_json(shapes.findings(found))
    else:
        output.findings(found, names)
    return FINDINGS if found else GOOD
