"""The table of settings: what each is called, what it does, what holds at first, and since when it counts.

A new setting is a row here, and one line where it is asked for (`Settings.wish`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from muniment.i18n import _


class Kind(StrEnum):
    """What a setting says: a word of a few or several, a number, yes or no, a typeface, a folder."""

    CHOICE = "choice"
    NUMBER = "number"
    SWITCH = "switch"
    SEVERAL = "several"
    TYPEFACE = "typeface"
    FOLDER = "folder"


AT_ONCE, NEXT_START, NEW = (
    _("Counts at once"),
    _("Counts from the next start"),
    _("Counts in new catalogues"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One row. `id` is the name it is kept under; several words are parted by commas.

    `choices` are ids and words; those that only a part of the program knows are asked of `offers`
    (see `preferences.offers`). A number has its bounds, its step and its unit.
    """

    id: str
    area: str
    name: str
    help: str
    kind: Kind
    default: str
    counts: str = AT_ONCE
    choices: tuple[tuple[str, str], ...] = ()
    offers: str = ""
    least: int = 0
    most: int = 100
    step: int = 1
    unit: str = ""


_LOOKS, _START, _LISTS = _("Looks"), _("Beginning the day"), _("Lists and searches")
_TYPING, _KEEPING, _OUT, _RULES = _("Typing"), _("Safe keeping"), _("Images and exports"), _("Rules")

SETTINGS: tuple[Setting, ...] = (
    Setting(
        id="theme",
        area=_LOOKS,
        name=_("Colours"),
        help=_("Light, dark, or as the system has it at the moment."),
        kind=Kind.CHOICE,
        default="system",
        choices=(("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))),
    ),
    Setting(
        id="type/zoom",
        area=_LOOKS,
        name=_("Size of everything"),
        help=_("Type, rows, fields and icons, against the size that the system asks for."),
        kind=Kind.NUMBER,
        default="100",
        least=80,
        most=200,
        step=10,
        unit="%",
    ),
    Setting(
        id="type/family",
        area=_LOOKS,
        name=_("Typeface of the window"),
        help=_("Scripts that it lacks are shown in another one."),
        kind=Kind.TYPEFACE,
        default="",
    ),
    Setting(
        id="text/family",
        area=_LOOKS,
        name=_("Typeface of documents"),
        help=_("In the tab Text: originals and translations."),
        kind=Kind.TYPEFACE,
        default="",
    ),
    Setting(
        id="text/size",
        area=_LOOKS,
        name=_("Size of documents"),
        help=_("In the tab Text, against the type of the window."),
        kind=Kind.NUMBER,
        default="120",
        least=80,
        most=240,
        step=10,
        unit="%",
    ),
    Setting(
        id="language",
        area=_LOOKS,
        name=_("Language of the window"),
        help=_("Translations are looked for in the folder “locale” of your data, too."),
        kind=Kind.CHOICE,
        default="",
        counts=NEXT_START,
        offers="languages",
    ),
    Setting(
        id="start/opens",
        area=_START,
        name=_("What is opened"),
        help=_("The catalogue that lies on the desk when the program begins."),
        kind=Kind.CHOICE,
        default="last",
        counts=NEXT_START,
        choices=(
            ("last", _("The catalogue of the last time")),
            ("own", _("My own catalogue")),
            ("none", _("None: the welcome page")),
        ),
    ),
    Setting(
        id="start/unit",
        area=_START,
        name=_("Go on where I stopped"),
        help=_("A catalogue opens at the record that was in hand when it was closed."),
        kind=Kind.SWITCH,
        default="yes",
    ),
    Setting(
        id="list/columns",
        area=_LISTS,
        name=_("Columns of the list"),
        help=_("In places whose columns were not chosen by hand, and in the one that is shown."),
        kind=Kind.SEVERAL,
        default="shelfmark,title,date,findings",
        offers="columns",
    ),
    Setting(
        id="list/order",
        area=_LISTS,
        name=_("Order of the list"),
        help=_("In places that were not sorted by hand."),
        kind=Kind.CHOICE,
        default="",
        choices=(
            ("", _("As arranged")),
            ("shelfmark", _("By shelfmark")),
            ("title", _("By title")),
            ("date", _("By date")),
        ),
    ),
    Setting(
        id="found/order",
        area=_LISTS,
        name=_("Order of what a search finds"),
        help=_("It can be changed for each search above its hits."),
        kind=Kind.CHOICE,
        default="relevance",
        offers="orders",
    ),
    Setting(
        id="typing/pause",
        area=_TYPING,
        name=_("Pause until typing is saved"),
        help=_("A field is saved when it is left, too, and after a second and a half at the latest."),
        kind=Kind.NUMBER,
        default="1000",
        least=200,
        most=1500,
        step=100,
        unit=_("ms"),
    ),
    Setting(
        id="notices/seconds",
        area=_TYPING,
        name=_("How long a notice stays"),
        help=_(
            "The strip that says what was done, and offers to undo it. It stays while the mouse is on it."
        ),
        kind=Kind.NUMBER,
        default="8",
        least=3,
        most=60,
        unit=_("s"),
    ),
    Setting(
        id="images/dropped",
        area=_OUT,
        name=_("Files that are dropped on a record"),
        help=_("Copies lie beside the catalogue; a link leaves the file where it lies."),
        kind=Kind.CHOICE,
        default="copy",
        choices=(("copy", _("Copy them")), ("link", _("Link them"))),
    ),
    Setting(
        id="export/version",
        area=_OUT,
        name=_("Version of finding aids"),
        help=_("What the export begins with."),
        kind=Kind.CHOICE,
        default="",
        offers="versions",
    ),
    Setting(
        id="export/folder",
        area=_OUT,
        name=_("Folder of exports"),
        help=_(
            "What is written is offered a place here; the last folder that was chosen comes to stand here."
        ),
        kind=Kind.FOLDER,
        default="",
    ),
    Setting(
        id="packs",
        area=_RULES,
        name=_("Packs of rules"),
        help=_("Asked in a catalogue that is made from now on; each catalogue can turn them on and off."),
        kind=Kind.SEVERAL,
        default="isad,dacs,translations,house",
        counts=NEW,
        offers="packs",
    ),
)

DEFAULTS: Mapping[str, str] = MappingProxyType({row.id: row.default for row in SETTINGS})
"""What holds until something else is wished for, by the name of the setting."""
