"""Look into a file before it is imported: what is in it, and what would become of each element."""

from dataclasses import dataclass, field, replace

from muniment.catalogue import Catalogue
from muniment.description.agents import Agent
from muniment.formats import ead, table
from muniment.formats.deliveries import Delivery, Source
from muniment.i18n import _
from muniment.progress import Progress, Steps
from muniment.tasks.import_file import plan_delivery
from muniment.tasks.merge_agents import already_there, merged
from muniment.tasks.outlines import Outline, outline
from muniment.tasks.plan_catalogue import FORMAT, is_another
from muniment.tasks.plans import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What is in a file, what importing it would do to the catalogue, and the account of a finding aid.

    `outline` is what would be made, where that is asked for and has places. `there` is the authority
    record of the catalogue that the only one of the file is, and `joined` what it would become.
    """

    name: str
    delivery: Delivery
    plan: Plan
    intake: ead.Intake | None = None
    outline: Outline = field(default_factory=list)
    there: Agent | None = None
    joined: Agent | None = None


def look_into(catalogue: Catalogue, source: Source, as_new: bool = False) -> Steps[Looked]:
    """Return what is to be known of a file before it is imported; raise `FormatError` as reading does."""
    yield Progress(0, 0, _("Reading {name}").format(name=source.name))
    if is_another(source):
        found = yield from plan_delivery(catalogue, source, Delivery(format=FORMAT), as_new)
        units = tuple(change.after for change in found.changes)
        held = Delivery(format=FORMAT, units=units, agents=found.agents, placed=True)
        return Looked(name=source.name, delivery=held, plan=found)
    delivery = yield from table.reading(source)
    plan = yield from plan_delivery(catalogue, source, delivery, as_new)
    account = None
    if delivery.placed and ead.is_ead(source):
        yield Progress(0, 0, _("Looking for what can be mended"))
        account = ead.intake(source, delivery)
    looked = Looked(name=source.name, delivery=delivery, plan=plan, intake=account)
    return _met(catalogue, looked, delivery.agents[0]) if len(delivery.agents) == 1 else looked


def _met(catalogue: Catalogue, looked: Looked, came: Agent) -> Looked:
    there = already_there(catalogue, came)
    return replace(looked, there=there, joined=merged(there, came)) if there is not None else looked


def with_outline(looked: Looked) -> Steps[Looked]:
    """Return what was looked into with the places of what would be made, where that is more than one unit."""
    new = looked.plan.new
    if not looked.plan.placed or len(new) < 2:
        return looked
    return replace(looked, outline=(yield from outline(new, len(new))))
