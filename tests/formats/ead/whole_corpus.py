"""What is claimed of every real finding aid, counted: `python -m tests.formats.ead.whole_corpus [TABLE]…`.

`sources`: each file read and written back, by source: files, components, kept elements, findings.
`words`: each file carried to another version and back, by journey: words lost, fields changed.
`validity`: each file written in every version, by version, as the official schemas judge.
`moulds`: each file written in every version as it is stored and unit by unit: lines that differ.
`again`: each file imported twice, then with titles changed, and twice so: what each run changes.

`--jobs` works on several files at once; `--from` and `--to` keep to sizes in bytes, `--source` to one
source, `--part 2/5` to every fifth file. What a file costs is told as soon as it is known.
"""

import argparse
import json
import multiprocessing
import re
import sys
import time
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import fields
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from muniment.catalogue import Catalogue
from muniment.description.findings import Severity
from muniment.formats import ead, table
from muniment.formats.deliveries import Source
from muniment.formats.ead.losses import losses
from muniment.formats.ead.reading.sources import in_pieces
from muniment.formats.xml.errors import XmlError
from muniment.progress import finish
from muniment.tasks.import_file import import_source, plan_delivery
from muniment.tasks.roundtrip import roundtrip
from tests import official
from tests.formats.ead import corpus, storing, words

VERSIONS = {version.label: version for version in ead.Version}


def say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def read(row):
    """Return what is in the file and its version; nothing where it is not well-formed."""
    try:
        delivery = ead.read(row.source)
    except XmlError as error:
        say(f"{row.path}: {error}")
        return None, None
    return delivery, VERSIONS[delivery.format]


def sources(row):
    """Yield the source of the file, and the figures that are summed up."""
    delivery, _version = read(row)
    if delivery is not None:
        differing = finish(roundtrip(row.source))
        for finding in differing:
            say(f"{row.path}:{finding.line} {finding.message}")
        pieces = [kept for unit in delivery.units for kept in in_pieces(unit).kept]
        yield (
            row.path.partition("/")[0],
            {
                "files": 1,
                "equal": not differing,
                "components": len(delivery.units),
                "kept elements": len(pieces),
                "findings": len(delivery.findings) + len(ead.validate(row.source)),
            },
        )


def journeys(row):
    """Yield for each format that the file is not in what a journey there and back costs."""
    delivery, own = read(row)
    if delivery is not None:
        units, data = list(delivery.units), row.source.data
        before, pieces = words.words(data), [in_pieces(unit) for unit in units]
        came_in = {own.value} if etree.QName(words.tree(data)).namespace else {own.value, f"{own.value}-dtd"}
        for format in table.WRITTEN:
            if format.id not in came_in:
                yield f"{own} → {format.id} → {own}", journey(row.path, before, units, pieces, own, format)


def journey(path, before, units, pieces, own, format):
    """Return the figures of a file carried to a format and back."""
    texts = list(format.write(units, "Aid"))
    there = "".join(texts).encode()
    told = [*(finding for text in texts for finding in format.noted(text)), *losses(units)]
    came = list(ead.read(Source("there.xml", there)).units)
    back = "".join(ead.write(came, own, title="Aid")).encode()
    tree = words.tree(there)
    lost, lost_back = words.missing(before, tree), words.missing(before, words.tree(back))
    for where, missing in (("there", lost), ("back", lost_back)):
        if missing:
            say(f"{path} → {format.id}, {where}: {dict(missing)}")
    changed = [a.id for a, b in zip(pieces, came, strict=True) if a != in_pieces(b)]
    silent = words.untold(tree, told)
    for unit in changed:
        say(f"{path} → {format.id}: {unit} comes back changed")
    for unit in silent:
        say(f"{path} → {format.id}: nothing is told of {unit}")
    return {
        "files": 1,
        "words": before.total(),
        "lost there": lost.total(),
        "lost back": lost_back.total(),
        "units": len(units),
        "units changed": len(changed),
        "reshapings told": len(told),
        "units not told of": len(silent),
    }


def validity(row):
    """Yield for each format how the official schema of what is written, and ours, judge it.

    What goes back as it came is measured by the schema of its own namespace, or by the DTD.
    """
    delivery, own = read(row)
    came = official.errors_of(row.source.data) if delivery is not None else None
    units = list(delivery.units) if delivery is not None else []
    for format in table.WRITTEN if delivery is not None else ():
        data = "".join(format.write(units, "Aid")).encode()
        errors = official.errors_of(data)
        held = any(each.severity is Severity.MUST for each in ead.validate(Source("out.xml", data)))
        figures = judged(errors, held, came if format.id.startswith(own.value) else [])
        if any(figures[bad] for bad in ("spoilt", "let out", "valid, but held")):
            say(f"{row.path} as {format.id}: {(errors or [])[:2]}")
        yield format.label, figures


def judged(errors, held, came):
    """Return the figures of one export from what is said of it, and of the file where that went back."""
    return {
        "files": 1,
        "valid": errors == [],
        "valid, but held": errors == [] and held,
        "invalid as it came, and held": bool(errors) and held and bool(came),
        "spoilt": bool(errors) and not came,
        "let out": bool(errors) and not held,
        "no official schema": errors is None,
    }


def moulds(row):
    """Yield for each format what is written otherwise of units as they are stored, or were made here.

    All files are written by the same moulds, none of which is tried out, as if they were one.
    """
    delivery, _own = read(row)
    units = list(delivery.units) if delivery is not None else []
    made = [storing.as_made_here(unit) for unit in units]
    for format in table.WRITTEN if delivery is not None else ():
        for what, each, came in (("came", units, delivery.vocabulary), ("made here", made, "")):
            with storing.one_for_all(ead.Version(format.id.removesuffix("-dtd"))) as counts:
                written = list(format.write(storing.all_stored(each, came), "Aid"))
            alone = list(format.write(each, "Aid"))
            differing = [pair for pair in zip(written, alone, strict=True) if pair[0] != pair[1]]
            for one, other in differing[:1]:
                say(f"{row.path} as {format.id}, {what}: {one}\n instead of {other}")
            figures = {"files": 1, "units": len(units), "by moulds": counts[True], "differ": len(differing)}
            yield f"{format.label}, {what}", figures


_TITLE = re.compile(rb"(<(?:[\w.-]+:)?unit[tT]itle[^>/]*>\s*)(\w)")
_NEWER = 3
"""Titles that a newer version of a file has otherwise."""


def planned(catalogue, source):
    """Return what importing the file would do."""
    return finish(plan_delivery(catalogue, source, table.read(source)))


def again(row):
    """Yield what importing the file, and a newer version of it, twice each changes."""
    delivery, own = read(row)
    if delivery is None:
        return
    newer = Source(row.source.name, _TITLE.sub(rb"\1Newer \2", row.source.data, count=_NEWER))
    with TemporaryDirectory() as folder, closing(Catalogue.create(Path(folder) / "c.muniment")) as catalogue:
        imported = finish(import_source(catalogue, row.source))
        steps = [len(catalogue.history())]
        second = planned(catalogue, row.source)
        finish(import_source(catalogue, row.source))
        steps.append(len(catalogue.history()))
        update = planned(catalogue, newer)
        done = finish(import_source(catalogue, newer))
        third = planned(catalogue, newer)
        if update.changes:
            catalogue.undo()
        back = planned(catalogue, row.source)
    newer_fields = [name for change in update.updated for name in differing(change.before, change.after)]
    for what, figure in (("second", len(second.changes)), ("third", len(third.changes))):
        if figure:
            say(f"{row.path}: the {what} run would change {figure}")
    yield (
        own.label,
        {
            "files": 1,
            "units": len(imported.made),
            "changed by the second run": len(second.changes),
            "steps of the second run": steps[1] - steps[0],
            "titles that are newer": min(_NEWER, len(_TITLE.findall(row.source.data))),
            "updated": len(done.updated),
            "added": len(done.made),
            "fields that are newer": len(newer_fields),
            "other fields": sum(name != "titles" for name in newer_fields),
            "changed by the third run": len(third.changes),
            "changed after undo": len(back.changes),
        },
    )


def differing(before, after):
    """Return the fields in which two units differ, the source apart."""
    names = (field.name for field in fields(before) if field.name != "kept")
    return [name for name in names if getattr(before, name) != getattr(after, name)]


TABLES = {"sources": sources, "words": journeys, "validity": validity, "moulds": moulds, "again": again}


def counted(name, row):
    """Return the file's path, its lines of the table of that name, and the seconds they took."""
    begun = time.perf_counter()
    found = list(TABLES[name](row))
    seconds = round(time.perf_counter() - begun, 1)
    return row.path, [(of, {**figures, "seconds": seconds / len(found)}) for of, figures in found]


def all_counted(name, rows, jobs):
    """Yield the lines of all files, the largest files first."""
    largest_first = sorted(rows, key=lambda row: -row.size)
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        for path, found in pool.imap_unordered(partial(counted, name), largest_first):
            say(f"# {path}\t{json.dumps(found, ensure_ascii=False)}")
            yield from found


def summed(counts):
    """Return the sums of the figures by what they are of, and of all."""
    sums = defaultdict(Counter)
    for name, figures in counts:
        sums[name].update(figures)
        sums["all"].update(figures)
    return dict(sorted(sums.items(), key=lambda pair: (pair[0] == "all", pair[0])))


def shown(sums):
    """Yield the lines of a table."""
    columns = list(sums.get("all", ()))
    yield "\t".join(["", *columns])
    for name, figures in sums.items():
        yield "\t".join([name, *(f"{figures[column]:g}" for column in columns)])


def asked_for():
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("tables", nargs="*", choices=[*TABLES, []], default=[*TABLES])
    parser.add_argument("--jobs", type=int, default=1, help="files worked on at once")
    parser.add_argument("--from", type=int, default=0, dest="smallest", metavar="BYTES")
    parser.add_argument("--to", type=int, default=10**9, dest="largest", metavar="BYTES")
    parser.add_argument("--source", default="", help="how the path in the corpus begins")
    parser.add_argument("--part", default="1/1", metavar="K/N", help="the Kth of N parts of the files")
    return parser.parse_args()


def chosen(asked):
    """Return the files that are asked for."""
    part, parts = map(int, asked.part.split("/"))
    rows = [row for row in corpus.rows(asked.largest) if row.size >= asked.smallest]
    rows = sorted((row for row in rows if row.path.startswith(asked.source)), key=lambda row: row.size)
    return rows[part - 1 :: parts]


if __name__ == "__main__":
    asked = asked_for()
    for name in asked.tables:
        for line in shown(summed(all_counted(name, chosen(asked), asked.jobs))):
            say(line)
