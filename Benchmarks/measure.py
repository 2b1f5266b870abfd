# SPDX-License-Identifier: Apache-2.0
"""What a whole process costs: CPU time, time on the clock, memory. Programs that are compared run in turn, so that a busy machine slows all of them."""
from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def zhengzi() -> list[str]:
    """The command that is measured: ZHENGZI, else the release build of this repository."""
    given = os.environ.get("ZHENGZI")
    if given:
        return given.split()
    built = ROOT / ".build/release/zhengzi"
    if not built.exists():
        sys.exit("zhengzi is not built: run 'swift build -c release --product zhengzi --static-swift-stdlib', or set ZHENGZI")
    return [str(built)]


@dataclass
class Cost:
    """Of one process: seconds of CPU (user and system) and seconds on the clock."""
    cpu: float
    wall: float


def cost(command: list[str], text: Path) -> Cost:
    """Runs the command over a file on its standard input."""
    with open(text, "rb") as source:
        start = time.perf_counter()
        process = subprocess.Popen([str(part) for part in command], stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(usage.ru_utime + usage.ru_stime, wall)


def peak_memory(command: list[str], text: Path) -> tuple[int, int]:
    """The largest resident memory of a process and the largest that is its own (written to), in bytes, as seen every few milliseconds.

    Not from `getrusage`: that starts from the memory of the process which starts it.
    """
    resident = private = 0
    with open(text, "rb") as source:
        process = subprocess.Popen([str(part) for part in command], stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        sizes = _sizes(process.pid)
        resident = max(resident, sizes.get("Rss", 0))
        private = max(private, sizes.get("Private_Dirty", 0))
        time.sleep(0.002)
    return resident, private


def _sizes(pid: int) -> dict[str, int]:
    """The sums over all mappings of a process, in bytes by name; none where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    except OSError:
        return {}
    return {name: int(size.split()[0]) * 1024 for name, size in (line.split(":") for line in lines)}


def in_turn(runs: list[tuple[list[str], Path]], rounds: int) -> list[list[Cost]]:
    """The costs of each run, `rounds` times all of them in turn."""
    costs: list[list[Cost]] = [[] for _ in runs]
    for _ in range(rounds):
        for index, (command, text) in enumerate(runs):
            costs[index].append(cost(command, text))
    return costs


def median(costs: list[Cost], what: str) -> float:
    return statistics.median(getattr(one, what) for one in costs)


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows]]
    return "\n".join(lines) + "\n"
