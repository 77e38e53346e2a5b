"""Export authority records: one file for each agent, all of them valid, or none written."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from muniment.catalogue import Catalogue
from muniment.description.agents import Agent
from muniment.description.findings import Finding, Severity
from muniment.description.folding import fold
from muniment.formats import table, validation
from muniment.formats.deliveries import Source
from muniment.i18n import _
from muniment.progress import Progress, Steps
from muniment.tasks.export_file import ExportHeldError, NothingToExportError
from muniment.tasks.targets import draft_beside, refuse_other_ending

_ALL = 1_000_000
_LONGEST_NAME = 80
_NOT_IN_NAMES = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentsExported:
    """The files that were written, one for each agent, and what is wrong in them or could not be said."""

    paths: tuple[Path, ...]
    findings: tuple[Finding, ...]


def export_agents(
    catalogue: Catalogue, target: Path, version: str, query: str = "", even_if_invalid: bool = False
) -> Steps[AgentsExported]:
    """Write the agents, all or those with a name that begins like `query`.

    One agent is written to `target` where that is called `….xml`; otherwise `target` is the folder
    for a file of each. Raises `ExportHeldError` where a file would be invalid, unless
    `even_if_invalid`; `NothingToExportError` where there is no agent, FormatError where
    `target` is called as another kind of file. Then nothing is written.
    """
    writing = table.writing_of_agents(version)
    if not target.is_dir():
        refuse_other_ending(target, writing.suffix)
    agents = catalogue.agents(query, limit=_ALL)
    if not agents:
        raise NothingToExportError(_("There is no agent to export."))
    paths = _paths(target, agents, writing.suffix)
    drafts: list[Path] = []
    findings: list[Finding] = []
    try:
        for done, text in enumerate(writing.write(agents)):
            yield Progress(done, len(agents), _("Writing {name}").format(name=paths[done].name))
            drafts.append(_draft(paths[done], text))
            findings += validation.validate(Source(paths[done].name, text.encode()))
            findings += (replace(found, file=paths[done].name) for found in writing.losses(agents[done]))
        if not even_if_invalid and any(found.severity is Severity.MUST for found in findings):
            raise ExportHeldError(target, tuple(findings))
        for draft, path in zip(drafts, paths, strict=True):
            draft.replace(path)
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)
    return AgentsExported(paths=tuple(paths), findings=tuple(findings))


def _paths(target: Path, agents: Sequence[Agent], suffix: str) -> list[Path]:
    if len(agents) == 1 and target.suffix == suffix and not target.is_dir():
        return [target]
    return [target / f"{name}{suffix}" for name in _file_names(agents)]


def _file_names(agents: Sequence[Agent]) -> Iterator[str]:
    """Yield a name for each file, made of the agent's heading; with a number where it is not the first."""
    taken: Counter[str] = Counter()
    for agent in agents:
        name = _NOT_IN_NAMES.sub("-", fold(agent.name)).strip("-")[:_LONGEST_NAME] or "agent"
        taken[name] += 1
        yield name if taken[name] == 1 else f"{name}-{taken[name]}"


def _draft(path: Path, text: str) -> Path:
    draft = draft_beside(path)
    draft.write_text(text, encoding="utf-8", newline="\n")
    return draft
