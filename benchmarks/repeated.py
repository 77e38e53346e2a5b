"""Finding aids of any size, made by repeating real components, of which each repetition says something else.

A repetition has ids of its own, other names in its titles and notes, other numbers and other years. What
stands twice in the real components stands twice in each repetition, and nowhere else: nobody who remembers
what he has read finds more of the same than in a real finding aid of that size.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

from lxml import etree

from muniment.formats.ead import Version

_IN_INDEX = {Version.EAD2002: "EAD2002-ns", Version.EAD3: "EAD3"}
_LEAST = 20_000
"""Bytes of the smallest finding aid whose components are taken."""

_IDS = re.compile(r"""(\s(?:id|target|parent)=")([^"]*)""")
_WORDS = re.compile(r"(<(?!(?:\w+:)?(?:language|script)\b)[^<>]*>)([^<>]*[^<>\s][^<>]*)")
_WORD = re.compile(r"(?<![&#\w])(?!(?:from|with|this|that|their|were|have|been)\b)[^\W\d_]{4,}(?![;\w])")
_NUMBER = re.compile(r"(?<![&#\w.-])\d{1,6}(?![;\w])")
_NORMAL = re.compile(r'(\s(?:normal|standarddate)=")([^"]*)')
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_DATE = re.compile(r"<(?:\w+:)?(?:unit)?date[\s>]|<(?:\w+:)?(?:from|to)date[\s>]")
_YEARS = 1_499
"""Years after which the years of repetitions begin anew."""
_LETTERS = "aeioubdfgklmnprst"


@dataclass(slots=True)
class Made:
    """What was written: how many components, and how many elements with words, of which so many differ."""

    components: int = 0
    worded: int = 0
    _seen: set[int] = field(default_factory=set)

    @property
    def distinct(self) -> int:
        """How many words of an element, with its tag, stand nowhere else before."""
        return len(self._seen)

    def take(self, text: str) -> None:
        """Count a branch."""
        self.components += text.count("<c ") + text.count("<c>")
        said = _WORDS.findall(text)
        self.worded += len(said)
        self._seen.update(map(hash, said))


def write(corpus: Path, target: Path, version: Version, size: int) -> Made:
    """Write a valid finding aid of at least `size` bytes in `version`; return what is in it.

    Its first part is that of the first finding aid of `corpus` that serves, its components are those of all.
    """
    trees = [tree for path in _paths(corpus, version) if _serves(tree := etree.parse(str(path)))]
    begin, end = _around(trees[0])
    branches = [(file, branch) for file, tree in enumerate(trees) for branch in _branches(tree)]
    made = Made()
    with target.open("w", encoding="utf-8", newline="\n") as out:
        written = out.write(begin)
        for run in count():
            for file, branch in branches:
                if written >= size:
                    out.write(end)
                    return made
                text = _IDS.sub(rf"\g<1>r{run}f{file}-\g<2>", varied(branch, run))
                written += len(text.encode())
                made.take(text)
                out.write(text)
    raise AssertionError


def varied(branch: str, run: int) -> str:
    """Return components that say the like in other words: the same for the same number, never invalid."""
    if not run:
        return branch
    dated = _NORMAL.sub(lambda said: said[1] + _YEAR.sub(partial(_later, run), said[2]), branch)
    return _WORDS.sub(lambda said: said[1] + _otherwise(*said.groups(), run), dated)


def _otherwise(tag: str, text: str, run: int) -> str:
    """Return other words: years are later, and but for dates one is called otherwise, numbers are higher."""
    later = _YEAR.sub(partial(_later, run), text)
    if _DATE.match(tag):
        return later
    higher = _NUMBER.sub(lambda said: said[0] if _YEAR.fullmatch(said[0]) else str(int(said[0]) + run), later)
    return _WORD.sub(lambda said: said[0] + _ending(run), higher, count=1)


def _later(run: int, said: re.Match[str]) -> str:
    return str(1500 + (int(said[0]) - 1500 + run) % _YEARS)


def _ending(run: int) -> str:
    first, second = divmod(run, len(_LETTERS))
    return _LETTERS[first % len(_LETTERS)] + _LETTERS[second]


def _paths(corpus: Path, version: Version) -> list[Path]:
    with (corpus / "INDEX.tsv").open(encoding="utf-8", newline="") as file:
        return [
            corpus / row["path"]
            for row in csv.DictReader(file, delimiter="\t")
            if row["version"] == _IN_INDEX[version]
            and row["comp_style"] == "c"
            and row["validates"] == "yes"
            and int(row["bytes"]) >= _LEAST
        ]


def _serves(tree: etree._ElementTree) -> bool:
    return len(tree.findall("{*}archdesc/{*}dsc")) == 1


def _around(tree: etree._ElementTree) -> tuple[str, str]:
    """Return what stands before and behind the components of a finding aid."""
    first = next(iter(_components(tree)))
    listed = first.getparent()
    assert listed is not None
    for other in list(_components(tree))[1:]:
        listed.remove(other)
    mark = etree.Comment("components")
    listed.replace(first, mark)
    begin, end = etree.tostring(tree, encoding="unicode").split("<!--components-->")
    listed.replace(mark, first)
    return begin, end


def _branches(tree: etree._ElementTree) -> Iterator[str]:
    for component in _components(tree):
        text = etree.tostring(component, encoding="unicode")
        yield re.sub(r"\A(<\w+)(?: xmlns(?::\w+)?=\"[^\"]*\")+", r"\1", text)


def _components(tree: etree._ElementTree) -> Iterator[etree._Element]:
    (listed,) = tree.findall("{*}archdesc/{*}dsc")
    return listed.iterchildren("{*}c")
