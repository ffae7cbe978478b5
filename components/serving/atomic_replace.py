"""Put a finished folder in the place of an old one, all at once."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD, _EXCHANGE = -100, 2


def building(target: Path) -> Path:
    """A new empty folder beside ``target`` to build in; what killed builds left is cleared away."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for left in target.parent.glob(f".{target.name}.building-*"):
        if left.name.endswith("-old") and not target.exists():
            left.rename(target)  # killed between the two renames of swap
            continue
        pid = left.name.removesuffix("-old").rpartition("-")[2]
        if pid.isdigit() and not _runs(int(pid)):
            shutil.rmtree(left, ignore_errors=True)
    place = target.parent / f".{target.name}.building-{os.getpid()}"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    return place


def swap(built: Path, target: Path) -> None:
    """Move ``built`` to ``target``, and delete what stood there.

    On Linux and macOS the two change places in one step, so that whoever looks, and whoever is
    killed, finds the old or the new. Elsewhere, or where the file system cannot, there is a moment
    between two renames in which ``target`` is missing; the old one then stands beside it.

    Raises
    ------
    OSError
        If neither works; ``target`` is then as before.
    """
    if not target.exists():
        built.rename(target)
        return
    if _exchange(built, target):
        shutil.rmtree(built)
        return
    aside = built.with_name(f"{built.name}-old")
    target.rename(aside)
    try:
        built.rename(target)
    except OSError:
        aside.rename(target)
        raise
    shutil.rmtree(aside)


def _exchange(a: Path, b: Path) -> bool:
    """Let two paths change places in one step; False where the system cannot."""
    names = os.fsencode(a), os.fsencode(b)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(libc.renamex_np(*names, _EXCHANGE) == 0)
        return bool(libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):
        return False


def _runs(pid: int) -> bool:
    if sys.platform == "win32":  # there, signal 0 is no question but Ctrl-C
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
