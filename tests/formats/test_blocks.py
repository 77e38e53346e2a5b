"""Blocks of cells come in as spreadsheets write them, and go out so that they read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.formats.blocks import read_block, write_block

CELLS = st.text(alphabet='ab "\t\nЖ', max_size=6)
BLOCKS = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=4)
)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("one", [["one"]]),
        ("one\ttwo\r\nthree\tfour\r\n", [["one", "two"], ["three", "four"]]),
        ("one\n\ntwo\n", [["one"], [""], ["two"]]),
        ("\t\n", [["", ""]]),
        ("one\t", [["one", ""]]),
        ('"two\nlines"\tb', [["two\nlines", "b"]]),
        ('"two\r\nlines"\tb\r\n', [["two\nlines", "b"]]),
        ('"a tab\there"\tb', [["a tab\there", "b"]]),
        ('"she said ""no""\nand left"', [['she said "no"\nand left']]),
        ('"Report" on the DPRK\tb', [['"Report" on the DPRK', "b"]]),
        ('"Report"\tb', [['"Report"', "b"]]),
        ('an "inner" quote\n', [['an "inner" quote']]),
        ('"never closed\tb\nc', [['"never closed', "b"], ["c"]]),
        ("Письмо\t북한\nرسالة\t信", [["Письмо", "북한"], ["رسالة", "信"]]),
    ],
)
def test_a_block_is_read(text, rows):
    assert read_block(text) == rows


@given(rows=BLOCKS)
def test_what_is_written_reads_back(rows):
    assert read_block(write_block(rows) + "\n") == rows
