"""Two programs change the same few records of one PostgreSQL, and take some of it back again.

    python -m tests.catalogue.contending 1000

Proves that no edit is lost or half kept, that each conflict is told to whoever made it, and says how
soon each hears of what the other did.
"""

import json
import random
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, replace

from muniment.catalogue import Catalogue, CatalogueError, ConflictError
from tests import postgres
from tests.build import a_unit

RECORDS = 5
_UNDONE = 0.15


@dataclass(frozen=True)
class Work:
    """What a program did: the marks it left, what conflicted or was refused, the seconds until it heard."""

    kept: tuple[str, ...]
    conflicts: int
    refused: int
    heard: tuple[float, ...]


def work(url, who, edits, seed):
    """Append a mark to one record after another; now and then take the last one back."""
    chance, kept, heard = random.Random(seed), [], []
    conflicts = refused = 0
    with Catalogue.open(url, who=who) as catalogue:
        catalogue.subscribe(lambda change: _hear(change, heard))
        say("ready")
        sys.stdin.readline()
        for number in range(edits):
            mark = f"{who}{number}"
            try:
                _append(catalogue, f"r{chance.randrange(RECORDS)}", mark)
                kept.append(mark)
                if chance.random() < _UNDONE:
                    catalogue.undo()
                    kept.remove(mark)
            except ConflictError:
                conflicts += 1
            except CatalogueError:
                refused += 1
        _wait_for_quiet(heard)
    return Work(tuple(kept), conflicts, refused, tuple(heard))


def _append(catalogue, id, mark):
    with catalogue.edit(f"{mark} {time.time()}") as edit:
        unit = edit.unit(id)
        edit.put(replace(unit, level_name=f"{unit.level_name} {mark}".strip()))


def _hear(change, heard):
    if change.who:
        heard.append(time.time() - float(change.label.split()[1]))


def _wait_for_quiet(heard):
    before = -1
    while before != len(heard):
        before = len(heard)
        time.sleep(0.5)


def contend(url, edits):
    """Let two programs work at once; return what each did and what stands in the records now."""
    with Catalogue.open(url) as catalogue:
        with catalogue.edit("Begin 0") as edit:
            edit.put_many(a_unit(id=f"r{number}") for number in range(RECORDS))
        programs = [_begin(url, who, edits, seed) for seed, who in enumerate(("anna", "ben"))]
        for program in programs:
            program.stdout.readline()
        for program in programs:
            program.stdin.write("go\n")
            program.stdin.flush()
        done = [Work(**json.loads(program.communicate()[0])) for program in programs]
        found = [
            mark
            for unit in catalogue.units([f"r{number}" for number in range(RECORDS)])
            for mark in unit.level_name.split()
        ]
    return done, found


def _begin(url, who, edits, seed):
    command = [sys.executable, "-m", "tests.catalogue.contending", "--work", url, who, str(edits), str(seed)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def main(words):
    if words[0] == "--work":
        url, who, edits, seed = words[1:]
        say(json.dumps(vars(work(url, who, int(edits), int(seed)))))
        return 0
    edits = int(words[0])
    with postgres.running(postgres.programs()) as cluster, cluster.database() as name:
        begin = time.monotonic()
        done, found = contend(cluster.url(name), edits)
        seconds = time.monotonic() - begin
    kept = [mark for each in done for mark in each.kept]
    heard = sorted(1000 * second for each in done for second in each.heard)
    say(f"{2 * edits} edits of {RECORDS} records by two programs in {seconds:.1f} s.")
    say(f"{len(kept)} are kept; {'none' if sorted(kept) == sorted(found) else 'SOME'} lost or doubled.")
    told = sum(each.conflicts for each in done), sum(each.refused for each in done)
    say(f"{told[0]} conflicts and {told[1]} refusals were told.")
    say(f"{len(heard)} changes heard of after {statistics.median(heard):.0f} ms in the median,")
    say(f"{heard[len(heard) * 95 // 100]:.0f} ms at the 95th percentile, {heard[-1]:.0f} ms at the most.")
    return int(sorted(kept) != sorted(found))


def say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
