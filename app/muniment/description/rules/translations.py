"""House rules for translated documents: who translated what, from where, of which day."""

from collections.abc import Iterator

from muniment.description import shelfmarks
from muniment.description.dates import EdtfError, bounds, in_words, overlap, understand
from muniment.description.findings import Finding
from muniment.description.levels import NoteKind, ShelfmarkKind, TextKind, TitleKind
from muniment.description.rules.rule import Rule, advice, should
from muniment.description.units import DateStatement, Unit
from muniment.i18n import _

_IN_THE_ORIGINAL = (TextKind.ORIGINAL, TextKind.TRANSCRIPTION)


def gives_original_language(unit: Unit, _parent: Unit | None) -> Iterator[Finding]:
    """A translation says from which language it was made."""
    if not is_translated(unit):
        return
    translated_into = {text.language for text in unit.texts if text.kind is TextKind.TRANSLATION}
    originals = {one.language for one in unit.languages if one.language} - translated_into
    texts = {text.language for text in unit.texts if text.kind in _IN_THE_ORIGINAL and text.language}
    sources = {credit.from_language for credit in unit.credits if credit.from_language}
    if not (originals or texts or sources):
        yield should(
            "translation-language",
            unit,
            "languages",
            _("The original language is not given."),
            _("Choose the language that the document was translated from."),
        )


def credits_translator(unit: Unit, _parent: Unit | None) -> Iterator[Finding]:
    """A translation names its translator."""
    named = any(credit.relator == "trl" and credit.name.strip() for credit in unit.credits)
    if is_translated(unit) and not named and not any(text.translators for text in unit.texts):
        yield should(
            "translation-translator",
            unit,
            "credits",
            _("The translator is not credited."),
            _("Add a credit “Translated by …”, with the words of the source."),
        )


def gives_language_of_each_translation(unit: Unit, _parent: Unit | None) -> Iterator[Finding]:
    """Every translated text says which language it is in."""
    for number, text in enumerate(unit.texts, start=1):
        if text.kind is TextKind.TRANSLATION and not text.language:
            yield should(
                "translation-text-language",
                unit,
                "texts",
                _("Text {number} is a translation without a language.").format(number=number),
                _("Choose the language of the translation."),
            )


def has_shelfmark_that_is_understood(unit: Unit, _parent: Unit | None) -> Iterator[Finding]:
    """The shelfmark of the source is one that a scheme can read; else it only stands as it is written."""
    for mark in unit.shelfmarks:
        if mark.kind is not ShelfmarkKind.CURRENT or not mark.text.strip():
            continue
        if not shelfmarks.is_understood(mark.text, mark.repository):
            yield advice(
                "translation-shelfmark",
                unit,
                "shelfmarks",
                _("No scheme reads the shelfmark “{text}”.").format(text=mark.text),
                _("Check the spelling; otherwise it is kept and sorted as it is written."),
            )


def has_dates_that_are_understood(unit: Unit, _parent: Unit | None) -> Iterator[Finding]:
    """A date in words means a date: it sorts, and it is found."""
    for date in unit.dates:
        understood = understand(date.text)
        if not (date.edtf or understood.edtf or understood.undated or understood.conflicts):
            yield should(
                "translation-date",
                unit,
                "dates",
                _("The date “{text}” is not understood.").format(text=date.text),
                _("Write it in another way, such as “16 January 1967”, or give its EDTF."),
            )


def has_dates_without_conflict(unit: Unit, _parent: Unit | None) -> Iterator[Finding]:
    """A date does not contradict itself: weekday, order of numbers, beginning and end, words and EDTF."""
    for date in unit.dates:
        for sentence in _conflicts(date):
            yield should(
                "translation-date-conflict",
                unit,
                "dates",
                sentence,
                _("Look at the document and correct the date, or give its EDTF."),
            )


def is_translated(unit: Unit) -> bool:
    """Return whether the unit, or a text of it, is said to be a translation."""
    return (
        any(credit.relator == "trl" for credit in unit.credits)
        or any(text.kind is TextKind.TRANSLATION for text in unit.texts)
        or any(note.kind is NoteKind.TRANSLATION for note in unit.notes)
        or any(title.kind is TitleKind.TRANSLATED for title in unit.titles)
    )


def _conflicts(date: DateStatement) -> tuple[str, ...]:
    """What contradicts itself; an EDTF that was given settles what the words leave open."""
    understood = understand(date.text)
    if not date.edtf or date.edtf == understood.edtf:
        return understood.conflicts
    try:
        given = bounds(date.edtf)
    except EdtfError as error:
        return (str(error),)
    if understood.edtf and not overlap(given, (understood.begin, understood.end)):
        sentence = _("The words say {words}, but the EDTF says {edtf}.")
        return (sentence.format(words=in_words(understood.edtf), edtf=in_words(date.edtf)),)
    return ()


RULES: tuple[Rule, ...] = (
    gives_original_language,
    credits_translator,
    gives_language_of_each_translation,
    has_shelfmark_that_is_understood,
    has_dates_that_are_understood,
    has_dates_without_conflict,
)
