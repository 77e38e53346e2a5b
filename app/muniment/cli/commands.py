"""The commands. Each says what it does, does it through a task, and ends with 0, 1 or 2."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from muniment import __version__
from muniment.catalogue import CatalogueError, ProtectedError
from muniment.cli import output
from muniment.cli.asking import date, search, shelfmark, show
from muniment.cli.bulk import bulk
from muniment.cli.demo import demo
from muniment.cli.files import attach, files, manifest
from muniment.cli.judging import check, packs_, waive
from muniment.cli.keeping import history, new, rebuild_index, redo, statistics, undo
from muniment.cli.marking import learn, marks, place, renumber, schemes
from muniment.cli.moving import export, import_
from muniment.cli.options import COULD_NOT, Asked, Paper, catalogue_option
from muniment.cli.proving import roundtrip, schemas, self_test, validate
from muniment.cli.repairing import repair
from muniment.cli.teams import backup, team
from muniment.cli.texts import text
from muniment.description.bulk import BulkError
from muniment.description.shelfmarks.schemes import SchemeError
from muniment.formats.deliveries import FormatError
from muniment.i18n import _
from muniment.refusals import sentence
from muniment.tasks.export_file import NothingToExportError
from muniment.tasks.self_test import SelfTestError

EXPECTED = (BulkError, CatalogueError, FormatError, SchemeError, NothingToExportError, SelfTestError, OSError)
"""What may go wrong with files and catalogues: said in a sentence, exit code 2."""


@click.group(name="muniment", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="muniment")
def muniment() -> None:
    """Catalogue documents, find them, check them, and export finding aids.

    Without a command, the window opens.
    """


ASKING = (search, show, shelfmark, date)
PROVING = (validate, roundtrip, schemas, check, waive, packs_, self_test)
MARKING = (learn, schemes, marks, renumber, place)
FILES = (attach, files, manifest)
MOVING = (import_, repair, export, text, bulk)
KEEPING = (new, undo, redo, history, statistics, rebuild_index, backup)
COMMANDS = (*KEEPING, *MOVING, *FILES, *PROVING, *ASKING, *MARKING, demo)
muniment.params.append(catalogue_option(envvar="MUNIMENT_CATALOGUE"))
for _command in COMMANDS:
    _command.params.append(catalogue_option())
    muniment.add_command(_command)


muniment.add_command(team)


def run(words: Sequence[str], picture: Callable[[Path, Path, str], None], paper: Paper) -> int:
    """Run the command in `words` and return its exit code.

    `picture` draws the window on a unit, `paper` records as a PDF file.
    """
    try:
        code = muniment.main(list(words), obj=Asked(None, picture, paper), standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        output.complain(_("Stopped. What was under way was not kept; what was done before it stays."))
        return COULD_NOT
    except click.ClickException as mistake:
        mistake.show()
        return COULD_NOT
    except UnicodeEncodeError:
        output.complain(_("What was typed is not in UTF-8. Type it anew; let the terminal use UTF-8."))
        return COULD_NOT
    except ProtectedError:
        # Why was said when the catalogue was opened.
        return COULD_NOT
    except EXPECTED as error:
        output.complain(sentence(error))
        return COULD_NOT
    return code or 0
