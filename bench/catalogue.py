"""What an initiative of a large own catalogue costs, beside one of the bundled ten: to load, and to rank.

    python bench/catalogue.py [COUNT]

COUNT: how many initiatives the large catalogue has (default 10,000). Its initiatives are the bundled ones with other
ids, read from YAML as an own catalogue is; the small one holds each of them once. Time is that of this process, so
that a busy machine counts for little. Rounds are interleaved; the table shows medians.
"""

import gc
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

import yaml

from lea_check import load_catalogue, load_proposal
from lea_check.files.content.own_catalogues import with_own
from lea_check.files.content.paths import bundled_data
from lea_check.judge.initiatives.likeness import ranked

LIMIT = 1.2
ROUNDS = 3
PROPOSAL = Path(__file__).parent.parent / "examples" / "techniekroute-luchthaven.yaml"


def main(count: int) -> int:
    """Measure, print the table, and say with the exit code whether both ratios are within their limit."""
    gc.disable()  # as the program does
    base = load_catalogue()
    proposal = load_proposal(PROPOSAL, base)
    sizes = (len(base.initiatives), count)
    times: dict[tuple[str, int], list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        files = {size: _catalogue(Path(folder) / f"{size}.yaml", size) for size in sizes}
        for _ in range(ROUNDS):
            for size, file in files.items():
                load = partial(with_own, base, [str(file)], None)
                own = load().initiatives[len(base.initiatives) :]
                rank = partial(ranked, proposal, own)
                rank()  # after which the profile of each is known
                times.setdefault(("load", size), []).append(_each(load, size, count // 10))
                times.setdefault(("rank", size), []).append(_each(rank, size, count))
                del own, rank
                gc.collect()
    return _table(times, *sizes)


def _catalogue(path: Path, size: int) -> Path:
    """A catalogue of that many initiatives: the bundled ones again and again, with ids of their own."""
    records = yaml.load((bundled_data() / "initiatives.yaml").read_bytes(), Loader=yaml.CSafeLoader)["initiatives"]
    texts = [yaml.safe_dump([each | {"id": "ID", "name": "NAME"}], allow_unicode=True) for each in records]
    named = (texts[n % len(texts)].replace("ID", f"own-{n}").replace("NAME", f"Own {n}") for n in range(size))
    path.write_text("format: lea-check/initiatives/1\ninitiatives:\n" + "".join(named), encoding="utf-8")
    return path


def _each(work: Callable[[], object], size: int, count: int) -> float:
    """Microseconds of this process for each initiative, over `count` of them at least."""
    times = max(1, count // size)
    start = process_time()
    for _ in range(times):
        work()
    return 1_000_000 * (process_time() - start) / times / size


def _table(times: dict[tuple[str, int], list[float]], small: int, large: int) -> int:
    print(f"| an initiative, µs | of {small} | of {large} | ratio | at most |")
    print("|---|---|---|---|---|")
    worst = 0.0
    for what in ("load", "rank"):
        one, many = median(times[what, small]), median(times[what, large])
        worst = max(worst, many / one)
        print(f"| {what} | {one:.0f} | {many:.0f} | {many / one:.2f} | {LIMIT} |")
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
