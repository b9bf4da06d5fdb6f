"""The environment of the worker process: how its threads wait for each other.

The threads of a computation meet after each of some 500 steps a token. GNU's OpenMP lets them spin
for 3 ms while they wait, which is the quickest on an idle machine, but takes a processor from
whoever has work for it, the other thread of the same computation included. A short spin (some
30 µs) catches what a meeting takes on an idle machine, and bounds what is wasted on a busy one.

Tokens a second of the embedded model (98 MB) on two cores of an AMD EPYC, medians:

    spin                   0     300    1000    3000   10000   300000 (the default)
    given priority over what else ran (load 12)
      writing, 1 thread   69      69      68      59      61       77
      writing, 2 threads  47      36      53      78      78       89
      reading, 1 thread  115     119     143     127     126      130
      reading, 2 threads 129     165     182     189     214      207
    beside one busy program of the same priority and other work (load 6 to 8)
      writing, 1 thread   25              25      24*     26       34
      writing, 2 threads  23              15       7*      1**      3
      reading, 1 thread   52              72      49*     49**     56
      reading, 2 threads  69              49      52*     34**     11
    (* measured with 5000, ** with 20000)

With one thread nobody waits for anybody. So the worker uses several threads while that is quicker,
and drops to fewer where it is not: see `worker.pace`.
"""

from __future__ import annotations

import os

SPINS = 3000
"""About 30 µs; GNU's OpenMP reads it when a process starts."""


def worker_environment() -> dict[str, str]:
    """Ours, unless whoever started us has decided otherwise."""
    return {
        "OMP_WAIT_POLICY": "passive",
        "GOMP_SPINCOUNT": str(SPINS),
        **os.environ,
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",
    }
