"""Read a file of a dossier, never a pipe or a device."""

from __future__ import annotations

import errno
import stat
from pathlib import Path


def read_file(path: Path) -> bytes:
    """Content of a regular file, or of what a link to one leads to.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    bytes
        All of it.

    Raises
    ------
    OSError
        If it is missing, cannot be read, or is a pipe, socket or device: a pipe keeps its reader
        waiting for ever, and a device may have no end.
    """
    mode = path.stat().st_mode  # once: a build may put another file here at any time
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    return path.read_bytes()
