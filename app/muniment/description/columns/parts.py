"""Columns over the parts of a unit that repeat: one maker for each kind of part."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from muniment.description import dates
from muniment.description.columns.column import BETWEEN, Column, filled_in, reconciled
from muniment.description.folding import fold
from muniment.description.levels import NoteKind, ShelfmarkKind, SubjectKind
from muniment.description.markup import prose
from muniment.description.units import (
    Credit,
    DateStatement,
    Extent,
    Identifier,
    Note,
    Rights,
    Shelfmark,
    Subject,
    Title,
    Unit,
    a_title,
)
from muniment.description.vocabularies import table, vocabulary
from muniment.description.wording import revised_line, revised_prose
from muniment.i18n import _

Value = Any
"""One of the values that a field of a unit repeats, such as a `Title`."""


def _every(_value: Value) -> bool:
    return True


def _never(_value: Value) -> bool:
    return False


def _column(
    id: str,
    label: str,
    of: str,
    text_of: Callable[[Value], str],
    reworded: Callable[[Value, str], Value],
    made: Callable[[str], Value],
    mine: Callable[[Value], bool] = _every,
    blank: Callable[[Value], bool] = _never,
    **more: Any,  # noqa: ANN401
) -> Column:
    """Return a column over the values of the field `of` that are `mine`.

    One that is `blank` says nothing at all, and gives way to what is written.
    """

    def is_written(one: Value) -> bool:
        return mine(one) and (bool(text_of(one)) or blank(one))

    def values(unit: Unit) -> tuple[str, ...]:
        return tuple(words for one in getattr(unit, of) if mine(one) and (words := text_of(one)))

    def written(unit: Unit, texts: Sequence[str]) -> Unit:
        old = [one for one in getattr(unit, of) if mine(one) and text_of(one)]
        fresh = reconciled(old, text_of, reworded, made, texts)
        whole = filled_in(getattr(unit, of), is_written, fresh)
        said: dict[str, Any] = {of: whole}
        return replace(unit, **said)

    return Column(id=id, label=label, values=values, written=written, **{"field": of} | more)


def _of_text(of: str, made: Callable[[str], Value]) -> dict[str, Any]:
    """Return what a column needs whose values say their words in `text`."""
    return {
        "of": of,
        "text_of": lambda one: one.text,
        "reworded": lambda one, text: replace(one, text=text),
        "made": made,
        "blank": lambda one: not one.text,
    }


def shelfmarks(id: str, label: str, kind: ShelfmarkKind) -> Column:
    """Return the column of the shelfmarks of one kind."""
    return _column(
        id,
        label,
        mine=lambda mark: mark.kind is kind,
        **_of_text("shelfmarks", lambda text: Shelfmark(text=text, kind=kind)),
    )


def titles() -> Column:
    """Return the column of titles; the markup around words that stay is kept."""

    def reworded(title: Title, text: str) -> Title:
        return replace(title, line=revised_line(title.line, text))

    return _column(
        "title",
        _("Title"),
        "titles",
        lambda title: title.text,
        reworded,
        a_title,
        blank=lambda title: not title.line,
    )


def dated() -> Column:
    """Return the column of dates, in the words they are written in; what they mean is read anew."""

    def text_of(date: DateStatement) -> str:
        return date.text or date.edtf

    return _column("date", _("Date"), "dates", text_of, dates.restated, dates.statement)


def extents() -> Column:
    """Return the column of extents in words."""

    def reworded(extent: Extent, text: str) -> Extent:
        return replace(extent, text=text, quantity="", unit="")

    return _column(
        "extent",
        _("Extent"),
        "extents",
        lambda extent: extent.words,
        reworded,
        lambda text: Extent(text=text),
        terms="extents",
    )


def credited(id: str, label: str, relator: str) -> Column:
    """Return the column of the names that are credited with one thing, by its MARC relator."""

    def reworded(credit: Credit, name: str) -> Credit:
        if set(fold(name).split()) & set(fold(credit.name).split()):
            return replace(credit, name=name)
        # Another agent, not another spelling: the number in an authority file was not its own.
        return replace(credit, name=name, source="", identifier="")

    return _column(
        id,
        label,
        "credits",
        lambda credit: credit.name,
        reworded,
        lambda name: Credit(name=name, relator=relator),
        mine=lambda credit: credit.relator == relator,
        blank=lambda credit: not (credit.name or credit.statement),
        many=True,
        terms="credits",
        doubt=_name_in_doubt,
    )


def _name_in_doubt(text: str) -> str:
    names = (name.strip() for name in text.split(BETWEEN[0]))
    no_names = [name for name in names if name and _is_nobody(name)]
    words = _("“{text}” is no name: where nobody is known, leave it empty.")
    return words.format(text=no_names[0]) if no_names else ""


def _is_nobody(name: str) -> bool:
    return fold(name) in _nobody() or not any(map(str.isalnum, name))


@cache
def _nobody() -> frozenset[str]:
    return frozenset(map(fold, table("nobody")["words"]))


def subjects(id: str, label: str, kind: SubjectKind) -> Column:
    """Return the column of the access points of one kind."""
    return _column(
        id,
        label,
        mine=lambda subject: subject.kind is kind,
        many=True,
        terms="subjects",
        **_of_text("subjects", lambda text: Subject(text=text, kind=kind)),
    )


def notes(kind: NoteKind) -> Column:
    """Return the column of the notes of one kind; the markup around words that stay is kept."""

    def reworded(note: Note, text: str) -> Note:
        return replace(note, prose=revised_prose(note.prose, text))

    return _column(
        f"notes.{kind}",
        _(vocabulary("notes")[kind].label),
        "notes",
        lambda note: note.text,
        reworded,
        lambda text: Note(kind=kind, prose=prose(text)),
        mine=lambda note: note.kind is kind,
        blank=lambda note: not note.prose,
        field=f"notes.{kind}",
        long=True,
    )


def identifiers(id: str, label: str, kind: str) -> Column:
    """Return the column of the identifiers of one kind."""
    made = _of_text("identifiers", lambda text: Identifier(kind=kind, text=text))
    return _column(id, label, mine=lambda one: one.kind == kind, **made)


def rights() -> Column:
    """Return the column of statements of rights."""
    made = _of_text("rights", lambda text: Rights(text=text))
    return _column("rights", _("Rights"), long=True, terms="rights", **made)
