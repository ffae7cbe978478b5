"""Files of a dossier: read, never a pipe or a device, and packed, the same each time."""

from __future__ import annotations

import errno
import io
import stat
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

#: Why a file gives nothing, and what is to be done where it is there all the same.
MISSING, READABLE = "missing file", "make it a file that can be read"


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


def content(path: Path) -> tuple[bytes | None, str]:
    """Content of a file, and "" or why there is none; one of the two is empty."""
    try:
        return read_file(path), ""
    except FileNotFoundError:
        return None, MISSING
    except OSError as error:
        return None, f"cannot be read ({error.strerror})"


def archive(files: Mapping[str, bytes]) -> bytes:
    """Pack files by their names as a zip that says nothing of when it was made.

    The same files give the same bytes.
    """
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, body in files.items():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            made.writestr(entry, body)
    return out.getvalue()
