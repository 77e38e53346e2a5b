"""What is claimed of every real finding aid, counted: `python -m tests.formats.ead.whole_corpus [TABLE]…`.

`sources`: each file read and written back, by source: files, components, kept elements, findings.
`words`: each file carried to another version and back, by journey: words lost, fields changed.
`validity`: each file written in every version, by version, as the official schemas judge.
"""

import sys
import time
from collections import Counter, defaultdict

from muniment.description.findings import Severity
from muniment.formats import ead, table
from muniment.formats.deliveries import Source
from muniment.formats.ead.reading.sources import in_pieces
from muniment.formats.xml.errors import XmlError
from muniment.progress import finish
from muniment.tasks.roundtrip import roundtrip
from tests import official
from tests.formats.ead import corpus, words

VERSIONS = {version.label: version for version in ead.Version}


def read(row):
    """Return what is in the file and its version; nothing where it is not well-formed."""
    try:
        delivery = ead.read(row.source)
    except XmlError as error:
        sys.stdout.write(f"{row.path}: {error}\n")
        return None, None
    return delivery, VERSIONS[delivery.format]


def sources(rows):
    """Yield for each file its source, and the figures that are summed up."""
    for row in rows:
        begun = time.perf_counter()
        delivery, _version = read(row)
        if delivery is not None:
            differing = finish(roundtrip(row.source))
            for finding in differing:
                sys.stdout.write(f"{row.path}:{finding.line} {finding.message}\n")
            pieces = [kept for unit in delivery.units for kept in in_pieces(unit).kept]
            seconds = time.perf_counter() - begun
            yield (
                row.path.partition("/")[0],
                {
                    "files": 1,
                    "equal": not differing,
                    "components": len(delivery.units),
                    "kept elements": len(pieces),
                    "findings": len(delivery.findings) + len(ead.validate(row.source)),
                    "seconds": round(seconds, 1),
                },
            )


def journeys(rows):
    """Yield for each file and other version what a journey there and back costs."""
    for row in rows:
        delivery, own = read(row)
        for other in ead.Version if delivery is not None else ():
            if other is not own:
                yield f"{own} → {other} → {own}", journey(row, delivery.units, own, other)


def journey(row, units, own, other):
    """Return the figures of a file carried to another version and back."""
    there = written(units, other)
    came = ead.read(Source("there.xml", there)).units
    back = written(came, own)
    lost, lost_back = words.lost(row.source.data, there), words.lost(row.source.data, back)
    for where, missing in (("there", lost), ("back", lost_back)):
        if missing:
            sys.stdout.write(f"{row.path} → {other}, {where}: {dict(missing)}\n")
    told = list(ead.account(units, other))
    silent = words.untold(there, told)
    for unit in silent:
        sys.stdout.write(f"{row.path} → {other}: nothing is told of {unit}\n")
    return {
        "files": 1,
        "words": words.words(row.source.data).total(),
        "lost there": lost.total(),
        "lost back": lost_back.total(),
        "fields changed": sum(in_pieces(a) != in_pieces(b) for a, b in zip(units, came, strict=True)),
        "reshapings told": len(told),
        "units not told of": len(silent),
    }


def written(units, version):
    return "".join(ead.write(units, version, title="Aid")).encode()


def validity(rows):
    """Yield for each file and format how the official schema of what is written, and ours, judge it.

    What goes back as it came is measured by the schema of its own namespace, or by the DTD.
    """
    for row in rows:
        delivery, own = read(row)
        came = official.errors_of(row.source.data) if delivery is not None else None
        for format in table.WRITTEN if delivery is not None else ():
            data = "".join(format.write(delivery.units, "Aid")).encode()
            errors = official.errors_of(data)
            held = any(each.severity is Severity.MUST for each in ead.validate(Source("out.xml", data)))
            figures = judged(errors, held, came if format.id.startswith(own.value) else [])
            if figures["spoilt"] or figures["let out"]:
                sys.stdout.write(f"{row.path} as {format.id}: {(errors or [])[:2]}\n")
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


TABLES = {"sources": sources, "words": journeys, "validity": validity}


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


if __name__ == "__main__":
    for asked in sys.argv[1:] or TABLES:
        for line in shown(summed(TABLES[asked](corpus.rows()))):
            sys.stdout.write(f"{line}\n")
