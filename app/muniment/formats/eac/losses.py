"""The account of what a version has no place for, element by element."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from muniment.description.agents import Agent
from muniment.description.findings import Finding, Severity
from muniment.description.units import Kept
from muniment.formats.eac.crossing import carried, carried_sets, carries_state, state_of
from muniment.formats.eac.making import Maker
from muniment.formats.eac.originals import reopened
from muniment.formats.eac.records import tree_of
from muniment.formats.eac.trees import Element
from muniment.formats.eac.values.names import UNNAMED
from muniment.formats.eac.versions import Version
from muniment.formats.eac.vocabulary import vocabulary
from muniment.formats.xml.elements import is_element, local
from muniment.i18n import _

_MANY = 12


def losses(agent: Agent, version: Version) -> tuple[Finding, ...]:
    """Return what the record the agent came in says and `version`, being another, cannot.

    Its words are told in the general context; all of it travels in a processing instruction, which other
    programs pass over, so that it comes back whole.
    """
    return tuple(
        _finding(agent, kept, version) for kept in agent.kept if kept.vocabulary in set(Version) - {version}
    )


def _finding(agent: Agent, kept: Kept, version: Version) -> Finding:
    unsaid = list(_unsaid(agent, kept, version))
    told = _("{name}: {version} says in words only, or not at all, what came in {other}: {elements}.")
    nearly = _("{name}: {version} has no place for some attributes or remarks of what came in {other}.")
    return Finding(
        rule="eac-losses",
        severity=Severity.ADVICE,
        message=(told if unsaid else nearly).format(
            name=agent.name or UNNAMED,
            version=version.label,
            other=Version(kept.vocabulary).label,
            elements=", ".join(unsaid),
        ),
        cure=_(
            "Its words stand in the general context, where other programs show them; the rest rides in an "
            "instruction. To hand on all of it, write it in the version it came in."
        ),
    )


def _unsaid(agent: Agent, kept: Kept, version: Version) -> Iterator[str]:
    """Yield what stands in the record more often than fields, and elements of the version, can say it."""
    came, make = reopened(kept.xml).root, Maker(version)
    bare = replace(agent, kept=())
    said, here = _names(tree_of(bare, Version(kept.vocabulary))), tree_of(bare, version)
    said += Counter(local(each.came) for each in carried_sets(here, came, make))
    for each in carried(here, came, make):
        said += _names(each.came) + Counter(map(local, islice(each.came.iterancestors(), 1)))
    names = _names(came) | Counter(["publicationStatus"] if state_of(came) else [])
    if carries_state(came, make):
        del names["publicationStatus"]
    unsaid = list(names - said)
    yield from (f"{vocabulary().label(name)} (<{name}>)" for name in unsaid[:_MANY])
    if len(unsaid) > _MANY:
        yield "…"


def _names(root: Element) -> Counter[str]:
    return Counter(local(each) for each in root.iter() if is_element(each))
