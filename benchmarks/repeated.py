"""Finding aids of any size, made by repeating real components; each repetition has ids of its own."""

import csv
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from lxml import etree

from muniment.formats.ead import Version

_IN_INDEX = {Version.EAD2002: "EAD2002-ns", Version.EAD3: "EAD3"}
_LEAST = 20_000
"""Bytes of the smallest finding aid whose components are taken."""

_IDS = re.compile(r"""(\s(?:id|target|parent)=")([^"]*)""")


def write(corpus: Path, target: Path, version: Version, size: int) -> int:
    """Write a valid finding aid of at least `size` bytes in `version`; return how many components it has.

    Its first part is that of the first finding aid of `corpus` that serves, its components are those of all.
    """
    trees = [tree for path in _paths(corpus, version) if _serves(tree := etree.parse(str(path)))]
    begin, end = _around(trees[0])
    branches = [
        (f"r{{run}}f{file}-", branch) for file, tree in enumerate(trees) for branch in _branches(tree)
    ]
    written = number = 0
    with target.open("w", encoding="utf-8", newline="\n") as file:
        written += file.write(begin)
        for run in count():
            for prefix, branch in branches:
                if written >= size:
                    file.write(end)
                    return number
                text = _IDS.sub(rf"\g<1>{prefix.format(run=run)}\g<2>", branch)
                written += len(text.encode())
                number += text.count("<c ") + text.count("<c>")
                file.write(text)
    raise AssertionError


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
