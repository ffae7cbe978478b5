"""What processes spend."""

from __future__ import annotations

from contextlib import suppress

import psutil


def spent(pid: int) -> float:
    """Seconds of CPU of a process and all that it started, those that have ended included."""
    own = psutil.Process(pid)
    total = 0.0
    for process in (own, *own.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):  # ended meanwhile: then its parent has its time
            t = process.cpu_times()
            total += t.user + t.system + t.children_user + t.children_system
    return total
