"""Every real finding aid read and written back, by source: `python -m tests.formats.ead.whole_corpus`."""

import sys
import time
from collections import defaultdict

from muniment.formats import ead
from muniment.progress import finish
from muniment.tasks.roundtrip import roundtrip
from tests.formats.ead import corpus

COLUMNS = ("source", "files", "equal", "units", "findings", "seconds")


def table(rows):
    """Return for each source how many files it has, how many come back equal, and what was found in them."""
    sums = defaultdict(lambda: [0, 0, 0, 0, 0.0])
    for row in rows:
        begun = time.perf_counter()
        delivery = ead.read(row.source)
        differing = finish(roundtrip(row.source))
        for finding in differing:
            sys.stdout.write(f"{row.path}:{finding.line} {finding.message}\n")
        counts = (1, not differing, len(delivery.units), len(delivery.findings), time.perf_counter() - begun)
        source = row.path.partition("/")[0]
        sums[source] = [old + new for old, new in zip(sums[source], counts, strict=True)]
    return dict(sorted(sums.items()))


if __name__ == "__main__":
    found = table(corpus.rows())
    found["all"] = [sum(column) for column in zip(*found.values(), strict=True)]
    sys.stdout.write("\t".join(COLUMNS) + "\n")
    for name, (files, equal, units, findings, seconds) in found.items():
        sys.stdout.write(f"{name}\t{files}\t{equal}\t{units}\t{findings}\t{seconds:.1f}\n")
