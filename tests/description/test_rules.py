"""The rules: what a description lacks, in sentences, and never more than it deserves."""

from dataclasses import fields, replace

import pytest

from muniment.description.findings import Severity, worst
from muniment.description.levels import CONTEXT, Level, NoteKind, Status, TextKind
from muniment.description.markup import prose
from muniment.description.rules import FIXES, PACKS, check, fix_of, isad
from muniment.description.units import (
    Credit,
    DateStatement,
    Extent,
    LanguageStatement,
    Note,
    Rights,
    Shelfmark,
    TextVersion,
    Unit,
    a_title,
)
from muniment.description.vocabularies import vocabulary
from tests.build import a_unit

TRANSLATOR = Credit(name="Enkel Daljani", relator="trl", statement="Translated by Enkel Daljani")


def a_translation(**fields: object) -> Unit:
    """A well described document, translated from Albanian."""
    unit = a_unit(
        "Report on the Stance of the DPRK",
        "AQPPSH, MPP Korese, D 1, V. 1967",
        dates=(DateStatement(text="January 16, 1967", edtf="1967-01-16"),),
        credits=(TRANSLATOR,),
        languages=(LanguageStatement(language="sq"),),
        rights=(Rights(text="Reuse for research is welcome."),),
    )
    return replace(unit, **fields)


def a_fonds(**fields: object) -> Unit:
    """A well described fonds."""
    unit = a_unit(
        "Papers of the Ministry",
        "Fond 100",
        level=Level.FONDS,
        repository="AQSH",
        dates=(DateStatement(text="1944-1991", edtf="1944/1991"),),
        extents=(Extent(text="12 boxes"),),
        credits=(Credit(name="Ministry", relator="cre"),),
        languages=(LanguageStatement(language="sq"),),
        notes=(a_note(NoteKind.SCOPE, "Letters and reports."), a_note(NoteKind.ACCESS, "Open.")),
    )
    return replace(unit, **fields)


def a_note(kind: NoteKind, text: str) -> Note:
    return Note(kind=kind, prose=prose(text))


def found(unit: Unit, parent: Unit | None = None) -> dict[str, Severity]:
    return {finding.rule: finding.severity for finding in check(unit, parent)}


def test_a_good_translated_document_gets_advice_at_most():
    assert worst(check(a_translation())) is Severity.ADVICE


def test_a_good_translated_document_below_a_fonds_lacks_its_extent_only():
    assert found(a_translation(), a_fonds()) == {"isad-3.1.5": Severity.ADVICE}


def test_an_extent_as_a_number_of_something_is_one():
    assert "isad-3.1.5" not in found(a_fonds(extents=(Extent(text="", quantity="12", unit="boxes"),)))


def test_nothing_is_found_in_a_well_described_fonds():
    assert check(a_fonds(shelfmarks=(Shelfmark(text="GARF, f. 102"),))) == ()


def test_a_stub_is_not_judged():
    assert check(Unit(id="u1", status=Status.STUB)) == ()


def test_an_empty_unit_must_have_a_title_and_a_level():
    heavy = {rule for rule, severity in found(Unit(id="u1")).items() if severity is Severity.MUST}
    assert heavy == {"isad-3.1.2", "isad-3.1.4"}


LACKING = [
    ("isad-3.1.1", Severity.SHOULD, a_fonds(shelfmarks=()), None),
    ("isad-3.1.2", Severity.SHOULD, a_fonds(titles=()), None),
    ("isad-3.1.2", Severity.MUST, a_fonds(titles=(), dates=()), None),
    ("isad-3.1.3", Severity.SHOULD, a_fonds(dates=()), None),
    ("isad-3.1.3", Severity.ADVICE, a_translation(dates=()), a_fonds()),
    ("isad-3.1.4", Severity.MUST, a_fonds(level=None), None),
    ("isad-3.1.4", Severity.SHOULD, a_translation(level=None), a_fonds()),
    ("isad-3.1.4", Severity.SHOULD, a_translation(level=Level.OTHER), a_fonds()),
    ("isad-3.1.5", Severity.SHOULD, a_fonds(extents=()), None),
    ("isad-3.2.1", Severity.SHOULD, a_fonds(credits=()), None),
    ("isad-3.2.1", Severity.ADVICE, a_translation(), a_fonds(credits=())),
    ("isad-2.1", Severity.SHOULD, a_fonds(), a_translation()),
    ("isad-2.1", Severity.SHOULD, a_translation(level=Level.FILE), a_translation()),
    ("isad-2.4", Severity.ADVICE, a_fonds(level=Level.SERIES), a_fonds()),
    ("dacs-2.2", Severity.SHOULD, a_fonds(repository=""), None),
    ("dacs-2.4", Severity.ADVICE, a_translation(dates=(DateStatement(text="undated"),)), None),
    ("dacs-3.1", Severity.SHOULD, a_fonds(notes=(a_note(NoteKind.ACCESS, "Open."),)), None),
    ("dacs-4.1", Severity.SHOULD, a_fonds(notes=(a_note(NoteKind.SCOPE, "Letters."),)), None),
    ("dacs-4.1", Severity.ADVICE, a_translation(rights=()), None),
    ("dacs-4.5", Severity.SHOULD, a_fonds(languages=()), None),
    ("dacs-4.5", Severity.ADVICE, a_unit(), a_fonds(languages=())),
    ("translation-language", Severity.SHOULD, a_translation(languages=()), a_fonds()),
    ("translation-shelfmark", Severity.ADVICE, a_unit(shelfmark="behind the blue door"), None),
    ("translation-date", Severity.SHOULD, a_unit(dates=(DateStatement(text="at harvest"),)), None),
]


@pytest.mark.parametrize(("rule", "severity", "unit", "parent"), LACKING)
def test_what_is_lacking_is_found_with_its_weight(rule, severity, unit, parent):
    assert found(unit, parent).get(rule) is severity


KEPT = [
    ("isad-3.2.1", a_translation(), a_fonds()),
    ("isad-2.1", a_translation(), a_fonds()),
    ("isad-2.4", a_translation(), a_fonds()),
    ("dacs-2.2", a_translation(), None),
    ("dacs-3.1", a_translation(), None),
    ("dacs-4.1", a_fonds(level=Level.SERIES, notes=()), a_fonds()),
    ("dacs-4.5", a_fonds(level=Level.SERIES, languages=()), a_fonds()),
    ("dacs-4.5", a_translation(languages=()), None),
    (
        "translation-language",
        a_translation(languages=(), credits=(replace(TRANSLATOR, from_language="sq"),)),
        None,
    ),
    (
        "translation-language",
        a_translation(languages=(), texts=(TextVersion(id="t1", kind=TextKind.ORIGINAL, language="sq"),)),
        None,
    ),
    ("translation-date", a_unit(dates=(DateStatement(text="undated"),)), None),
    ("translation-date", a_unit(dates=(DateStatement(text="at harvest", edtf="1967-23"),)), None),
    ("translation-translator", a_unit(), None),
]


def test_a_record_of_context_is_not_judged_as_material():
    assert check(a_unit(title="", level=Level.OTHER, level_name=CONTEXT)) == ()


@pytest.mark.parametrize(("rule", "unit", "parent"), KEPT)
def test_what_is_said_or_inherited_or_needless_is_not_asked_for(rule, unit, parent):
    assert rule not in found(unit, parent)


def test_a_translation_without_a_translator_is_told_so():
    text = TextVersion(id="t1", kind=TextKind.TRANSLATION, prose=prose("Dear comrade"), language="en")
    assert found(a_translation(credits=(), texts=(text,)))["translation-translator"] is Severity.SHOULD
    named = replace(text, translators=("Enkel Daljani",))
    assert "translation-translator" not in found(a_translation(credits=(), texts=(named,)))


def test_the_language_of_the_translation_is_not_the_original_language():
    text = TextVersion(id="t1", kind=TextKind.TRANSLATION, language="en")
    english = (LanguageStatement(language="en"),)
    assert "translation-language" in found(a_translation(languages=english, texts=(text,)))


def test_a_translated_text_without_a_language_is_named_by_its_number():
    texts = (
        TextVersion(id="t1", kind=TextKind.ORIGINAL),
        TextVersion(id="t2", kind=TextKind.TRANSLATION),
    )
    messages = [f.message for f in check(a_translation(texts=texts)) if f.rule == "translation-text-language"]
    assert messages == ["Text 2 is a translation without a language."]


@pytest.mark.parametrize(
    ("text", "edtf", "messages"),
    [
        ("Monday 19 September 1958", "", ["1958-09-19 was a Friday, not a Monday."]),
        ("3/4/1967", "", ["3.4.1967 may mean 3 April or 4 March 1967: say which."]),
        ("3/4/1967", "1967-04-03", []),
        (
            "January 16, 1967",
            "1967-11-03",
            ["The words say 16 January 1967, but the EDTF says 3 November 1967."],
        ),
        ("January 16, 1967", "1967-01", []),
        ("January 16, 1967", "../1967", []),
        ("January 16, 1967", "1967-02-30", ["There is no 30 February 1967."]),
        ("January 16, 1967", "1967-01-16", []),
        ("300 BC", "-0300", []),
    ],
)
def test_a_date_that_contradicts_itself_is_told_in_its_own_sentence(text, edtf, messages):
    unit = a_unit(dates=(DateStatement(text=text, edtf=edtf),))
    assert [f.message for f in check(unit) if f.rule == "translation-date-conflict"] == messages


def test_a_rule_that_two_standards_share_speaks_once():
    rules = [finding.rule for finding in check(Unit(id="u1", dates=(DateStatement(text="1967"),)))]
    assert len(rules) == len(set(rules))


def test_every_finding_names_its_unit_and_a_field_and_offers_a_cure():
    lacking = (finding for _, _, unit, parent in LACKING for finding in check(unit, parent))
    fields = set(Unit.__dataclass_fields__)
    for finding in lacking:
        assert finding.unit
        assert finding.field.partition(".")[0] in fields
        assert finding.message.endswith(".")
        assert finding.cure.strip()


def test_each_standard_has_its_pack_and_all_rules_are_in_one():
    assert list(PACKS) == ["isad", "dacs", "translations", "house"]
    assert all(rule.__doc__ for rules in PACKS.values() for rule in rules)


def test_the_creators_are_relators_of_the_vocabulary():
    assert set(vocabulary("relators")) >= isad.CREATORS


def test_a_pack_that_is_off_is_not_asked_and_a_rule_of_two_packs_while_either_is_on():
    unit = Unit(id="u", level=Level.FONDS)
    assert {each.rule for each in check(unit, off={"dacs"})} == {
        each.rule for each in check(unit) if not each.rule.startswith("dacs")
    }
    assert "isad-3.1.1" in {each.rule for each in check(unit, off={"isad"})}
    assert check(unit, off=PACKS) == ()


SLOPPY = Unit(
    id="u",
    level=Level.FILE,
    titles=(a_title("Letters  from Tirana "),),
    shelfmarks=(Shelfmark(text="AQPPSH,  D 1"),),
    dates=(DateStatement(text="16 January 1967"),),
    notes=(a_note(NoteKind.ACCESS, "Open."),),
)
ABOVE = Unit(id="f", level=Level.FONDS, notes=(a_note(NoteKind.ACCESS, "Open."),))


@pytest.mark.parametrize("rule", FIXES)
def test_a_quick_fix_answers_its_finding_and_changes_one_field(rule):
    [finding] = [each for each in check(SLOPPY, ABOVE) if each.rule == rule]
    fix = fix_of(finding)
    assert fix is not None
    fixed = fix.change(SLOPPY, ABOVE)
    assert rule not in {each.rule for each in check(fixed, ABOVE)}
    changed = [each.name for each in fields(Unit) if getattr(fixed, each.name) != getattr(SLOPPY, each.name)]
    assert changed == [finding.field]


def test_what_a_person_must_decide_has_no_quick_fix():
    assert [fix_of(each) for each in check(Unit(id="u"))] == [None] * len(check(Unit(id="u")))


def test_levels_that_stand_in_the_wrong_order_are_called_as_they_are_shown():
    group, file = Unit(id="g", level=Level.RECORD_GROUP, parent="f"), Unit(id="f", level=Level.FILE)
    messages = [each.message for each in check(group, file)]
    assert "A record group stands below a file." in messages
