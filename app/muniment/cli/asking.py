"""Commands that ask: search, show, shelfmark, date."""

import click

from muniment.catalogue import ORDERS, Facets
from muniment.cli import output, shapes
from muniment.cli.options import FINDINGS, GOOD, MOST, Asked, json_option, opened
from muniment.formats import ead
from muniment.i18n import _, plural
from muniment.tasks.explain_nothing import what_a_field_takes


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=MOST, default=50, show_default=True, help=_("How many hits at the most."))
@click.option(
    "--sort", "order", type=click.Choice(ORDERS), default=ORDERS[0], show_default=True, help=_("The order.")
)
@click.option("--facets", is_flag=True, help=_("Count the hits by archive, level, person … instead."))
@json_option
@click.pass_obj
def search(asked: Asked, words: tuple[str, ...], limit: int, order: str, facets: bool, as_json: bool) -> int:
    """Find records by words, names, dates or shelfmarks, in any order."""
    text = " ".join(words)
    with opened(asked) as catalogue:
        if facets:
            return _count(catalogue.facets(text), as_json)
        hits = catalogue.search(text, limit, order)
        meant = catalogue.did_you_mean(text)
        unknown = [] if hits else catalogue.unknown_values(text)
        hint = "" if hits or unknown else what_a_field_takes(catalogue, text)
    if as_json:
        output.as_json([shapes.hit(hit) for hit in hits])
        return GOOD
    if hits:
        rows = ((hit.shelfmark, hit.title, hit.date, hit.id) for hit in hits)
        output.table((_("Shelfmark"), _("Title"), _("Date"), _("Id")), rows)
    else:
        output.say(_("Nothing was found."))
    if hint:
        output.say(hint)
    for value in unknown:
        told = _("{field}: does not know “{text}”. It knows: {known}.")
        output.say(told.format(field=_(value.field), text=value.text, known=", ".join(value.values)))
    for each in meant:
        output.say(_("Did you mean: {text}").format(text=each))
    return GOOD


def _count(found: Facets, as_json: bool) -> int:
    if as_json:
        output.as_json(shapes.facets(found))
        return GOOD
    rows = (
        (facet.name if number == 0 else "", count.label, str(count.count), count.narrow)
        for facet in found.facets
        for number, count in enumerate(facet.counts)
    )
    output.table((_("Facet"), _("Value"), _("Hits"), _("Narrow down by")), rows)
    if not found.is_whole:
        output.say(plural("Counted: the first {count} hit.", "Counted: the first {count} hits.", found.of))
    return GOOD


@click.command()
@click.argument("id")
@click.option("--kept", is_flag=True, help=_("Show what came with a finding aid and is in no field of it."))
@json_option
@click.pass_obj
def show(asked: Asked, id: str, kept: bool, as_json: bool) -> int:
    """Show one record, by its id."""
    with opened(asked) as catalogue:
        shape = shapes.stored(catalogue, id)
        parts = ead.kept_parts(catalogue.unit(id)) if kept else ()
    if as_json:
        output.as_json(shapes.kept(parts) if kept else shape)
    elif kept:
        rows = ((" › ".join(each.where), each.text) for each in parts)
        output.table((_("Where it stands"), _("What it says")), rows)
    else:
        output.facts((name, output.in_words(value)) for name, value in shape.items())
    return GOOD


@click.command()
@click.argument("texts", nargs=-1, required=True, metavar="TEXT...")
@json_option
def shelfmark(texts: tuple[str, ...], as_json: bool) -> int:
    """Say how shelfmarks, or whole citations with their credits, are read."""
    readings = [shapes.reading(text) for text in texts]
    if as_json:
        output.as_json(readings)
    else:
        for reading in readings:
            output.facts((name, output.in_words(value)) for name, value in reading.items())
    return GOOD if all(reading["scheme"] for reading in readings) else FINDINGS


@click.command()
@click.argument("words", nargs=-1, required=True)
@json_option
def date(words: tuple[str, ...], as_json: bool) -> int:
    """Say how a date, in the words it was written in, is understood."""
    shape = shapes.date(" ".join(words))
    if as_json:
        output.as_json(shape)
    else:
        output.facts((name, output.in_words(value)) for name, value in shape.items())
        if shape["edtf"] is None:
            output.say(_("No date was understood."))
    return GOOD if shape["edtf"] is not None and not shape["conflicts"] else FINDINGS
