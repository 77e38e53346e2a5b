"""Lines of a table of contents."""

import pytest

from muniment.description.levels import TextKind
from muniment.formats.digital_archive.contents import heads_a_section, leading_parts, part_of


@pytest.mark.parametrize(
    ("line", "kind", "language"),
    [
        ("Translation - English", TextKind.TRANSLATION, "en"),
        ("      English Translation", TextKind.TRANSLATION, "en"),
        ("Original - Albanian", TextKind.ORIGINAL, "sq"),
        ("Transcription – Russian", TextKind.TRANSCRIPTION, "ru"),
        ("Russian Transcript", TextKind.TRANSCRIPTION, "ru"),
        ("Summary - French", TextKind.SUMMARY, "fr"),
        ("English HTML", None, "en"),
    ],
)
def test_a_line_says_the_kind_and_language_of_a_text(line: str, kind: TextKind | None, language: str):
    part = part_of(line)
    assert part is not None
    assert (part.kind, part.language, part.is_scan) == (kind, language, False)


@pytest.mark.parametrize("line", ["Scan of Original Document", "Original Scan", "Scanned Original"])
def test_a_scan_is_told_from_a_text(line: str):
    part = part_of(line)
    assert part is not None
    assert part.is_scan


@pytest.mark.parametrize(
    "line", ["", "Authorised Translation", "To Comrade Filippov", "Translation of the note", "x" * 99]
)
def test_other_lines_are_text(line: str):
    assert part_of(line) is None


def test_inside_a_text_only_the_form_with_a_dash_is_a_heading():
    assert heads_a_section("Original - Albanian") is not None
    assert heads_a_section("English Translation") is None


def test_running_text_may_begin_with_parts():
    parts, text = leading_parts("English Translation Scan of Original Document To Comrade Filippov")
    assert [part.words for part in parts] == ["English Translation", "Scan of Original Document"]
    assert text == "To Comrade Filippov"
