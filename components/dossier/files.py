"""Read a file of a dossier, never a pipe or a device."""

from __future__ import annotations

import errno
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
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    return path.read_bytes()
