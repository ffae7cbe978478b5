"""How many files and connections the process may have open."""

from __future__ import annotations

import sys

#: A reader of the pages takes four.
WANTED = 65_536


def allow_many() -> None:
    """Raise the limit as far as the system lets us: the usual 1,024 are 250 readers."""
    if sys.platform == "win32":  # it has no such limit
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = WANTED if hard == resource.RLIM_INFINITY else min(hard, WANTED)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
