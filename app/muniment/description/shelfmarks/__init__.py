"""Shelfmarks: what they say, how they sort, how they are found. Traditions are data, not code."""

from muniment.description.shelfmarks.composing import (
    NUMBER_WORDS,
    MarkPart,
    called_alike,
    composed,
    is_before_its_number,
    names_behind_numbers,
    part_called,
)
from muniment.description.shelfmarks.labelled import labelled_tokens
from muniment.description.shelfmarks.reading import (
    bare_mark,
    is_understood,
    own_place,
    query_tokens,
    read,
    read_again,
    read_by,
)
from muniment.description.shelfmarks.repositories import Repository, repositories, repository_called
from muniment.description.shelfmarks.schemes import Scheme, letters_for, scheme_problems, schemes
from muniment.description.shelfmarks.values import Part, Place, Reading

__all__ = [
    "NUMBER_WORDS",
    "MarkPart",
    "Part",
    "Place",
    "Reading",
    "Repository",
    "Scheme",
    "bare_mark",
    "called_alike",
    "composed",
    "is_before_its_number",
    "is_understood",
    "labelled_tokens",
    "letters_for",
    "names_behind_numbers",
    "own_place",
    "part_called",
    "query_tokens",
    "read",
    "read_again",
    "read_by",
    "repositories",
    "repository_called",
    "scheme_problems",
    "schemes",
]
