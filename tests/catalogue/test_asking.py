import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.catalogue.asking import Asked, Condition, understand
from muniment.catalogue.grouping import Every, Some
from muniment.catalogue.grouping import clauses as in_clauses

FIELDS = {"title": "title", "titel": "title", "date": "date", "in": "in"}


def clauses(text):
    return [[shown(condition) for condition in clause] for clause in understand(text, FIELDS).clauses]


def shown(condition):
    """Return a condition as it might have been typed, with a star where it is unfinished."""
    text = f'"{condition.text}"' if condition.quoted else condition.text
    field = f"{condition.field}:" if condition.field else ""
    return f"{'-' * condition.excluded}{field}{text}{'*' * condition.unfinished}"


@pytest.mark.parametrize(
    ("typed", "words", "expected"),
    [
        ('title:"Архив «А»"', "", [['title:"Архив «А»"']]),
        ('title:"x." «so b» "y"', '"so b" "y"', [['title:"x."']]),
        ('"so” and "more"', '"so" and "more"', []),
        ("", "", []),
        ("korese 1967", "korese 1967", []),
        ('the "annual report" of', 'the "annual report" of', []),
        ("-draft", "", [["-draft"]]),
        ('letter -"first draft"', "letter", [['-"first draft"']]),
        ("letter or telegram", "", [["letter", "telegram*"]]),
        ("letter OR telegram or note 1967", "1967", [["letter", "telegram", "note"]]),
        ("or", "or", []),
        ("or letter", "or letter", []),
        ("letter or", "letter or", []),
        ("letter or or telegram", "telegram", [["letter", "or"]]),
        ("title:report", "", [["title:report*"]]),
        ("Titel:report", "", [["title:report*"]]),
        ("title：报告", "", [["title:报告*"]]),
        ("（报告 or 来信）", "", [["报告", "来信"]]),
        ("title:report korese", "korese", [["title:report"]]),
        ('in:"MPP Korese" report', "report", [['in:"MPP Korese"']]),
        ('in:"MPP Kor', "", [['in:"MPP Kor"*']]),
        ("-title:draft", "", [["-title:draft"]]),
        ("title:a or -title:b", "", [["title:a", "-title:b"]]),
        ("title:", "", []),
        ("title: report", "report", []),
        ("colour:red", "colour:red", []),
        ("-colour:red", "", [["-colour:red"]]),
        ("AVPRF: fond 0100", "AVPRF: fond 0100", []),
        ("FO 371 - 84053", "FO 371 84053", []),
        ("re-port", "re-port", []),
        ("date:1961..1967", "", [["date:1961..1967*"]]),
        ("date:1961..1967 C 12", "C 12", [["date:1961..1967"]]),
        ("(letter or note) of", "of", [["letter", "note"]]),
        ("(letter or note) -(first draft)", "", [["letter", "note"], ["-first draft"]]),
        ("(D 1) or (D 9)", "", [["D 1", "D 9"]]),
        ("-(letter or title:b) c", "c", [["-letter"], ["-title:b"]]),
        ("((a or b) (c or d)) or e", "", [["a", "b", "e*"], ["c", "d", "e*"]]),
        ("(title:a b) or -c", "", [["title:a", "-c"], ["b", "-c"]]),
        ("-(title:a -b)", "", [["-title:a", "b"]]),
        ("(treaty or tele", "", [["treaty", "tele*"]]),
        ("MS. Gr. class. c. 93 (P) (c)", "MS. Gr. class. c. 93 (P) (c)", []),
        ("title:(letter or note)", "", [["title:letter", "title:note"]]),
        ("title:(letter or note) 1961", "1961", [["title:letter", "title:note"]]),
        ("title:(first draft)", "", [["title:first draft"]]),
        ("-title:(letter or in:b)", "", [["-title:letter"], ["-in:b"]]),
        ('title:("first draft")', "", [['title:"first draft"']]),
        ("NOT title:(a or b)", "", [["-title:a"], ["-title:b"]]),
        ("title:(lett", "", [["title:lett*"]]),
        ("colour:(red or blue)", "colour:", [["red", "blue"]]),
        ("Photo 355/1(48)", "Photo 355/1(48)", []),
        ("letter (", "letter", []),
        ("() letter", "letter", []),
        ('"(letter" or x)', "", [['"(letter"', "x)*"]]),
    ],
)
def test_what_is_typed_is_understood(typed, words, expected):
    assert clauses(typed) == expected
    assert understand(typed, FIELDS).words == words


@pytest.mark.parametrize(
    ("typed", "unfinished"),
    [
        ("lett", True),
        ("lett ", True),
        ("lett title:x", False),
        ("lett -x", False),
        ('lett "x"', False),
        ("", False),
    ],
)
def test_only_the_last_word_typed_may_go_on(typed, unfinished):
    assert understand(typed, FIELDS).unfinished is unfinished


def trees():
    return st.recursive(
        st.integers(1, 5),
        lambda inner: (
            st.builds(Every, st.lists(inner, max_size=3).map(tuple), st.booleans())
            | st.builds(Some, st.lists(inner, min_size=1, max_size=3).map(tuple))
        ),
        max_leaves=8,
    )


@given(trees(), st.sets(st.integers(1, 5)))
def test_clauses_hold_just_where_what_stands_in_parentheses_does(tree, true):
    def holds(part):
        if isinstance(part, Every):
            return all(map(holds, part.parts)) is not part.excluded
        if isinstance(part, Some):
            return any(map(holds, part.parts))
        return (abs(part) in true) is (part > 0)

    found = in_clauses(tree, lambda number: -number)
    assert found is None or all(any(map(holds, clause)) for clause in found) is holds(tree)


def test_what_would_become_too_many_clauses_is_read_without_its_parentheses():
    typed = " or ".join(f"(title:a{n} title:b{n} title:c{n})" for n in range(8))
    assert len(understand(typed, FIELDS).clauses) <= 24


@given(st.text(st.sampled_from('abor-:"() title'), max_size=25))
def test_whatever_is_typed_has_a_meaning(typed):
    asked = understand(typed, FIELDS)
    assert isinstance(asked, Asked)
    assert all(clause for clause in asked.clauses)
    assert all(isinstance(each, Condition) and each.text for clause in asked.clauses for each in clause)
