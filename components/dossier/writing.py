"""Files written whole or not at all, and what is said where that cannot be done."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import click

_ROOM = "make room there, or write elsewhere"
_REMEDIES = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: "raise the limit on the size of files, or write elsewhere",
    errno.EROFS: "write elsewhere",
    errno.EACCES: "write elsewhere, or let this user write there",
    errno.EPERM: "write elsewhere, or let this user write there",
    errno.ENOENT: "make its folder first",
}


def write_file(path: Path, data: bytes) -> None:
    """Write a file and make it durable; what cannot be written to its end is taken away.

    Raises
    ------
    OSError
        With the file's name.
    """
    try:
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise OSError(error.errno, error.strerror, str(path)) from None


def write_whole(files: Mapping[Path, bytes]) -> None:
    """Write files in place of those that are there: none of them before all have found room.

    Raises
    ------
    OSError
        With the name of the file that could not be written; the old ones are as they were.
    """
    staged = {path: path.with_name(f".{path.name}.{os.getpid()}") for path in files}
    try:
        for path, data in files.items():
            write_file(staged[path], data)
        for path, part in staged.items():
            part.replace(path)
    except OSError as error:
        for part in staged.values():
            with suppress(OSError):
                part.unlink()
        by_part = {str(part): path for path, part in staged.items()}
        name = by_part.get(str(error.filename), error.filename)
        raise OSError(error.errno, error.strerror, str(name)) from None


def refused(error: OSError, where: Path | str) -> str:
    """What could not be written, why, and what to do: of ``where`` unless the error says."""
    remedy = _REMEDIES.get(error.errno or 0, "give a place that can be written")
    return f"{error.filename or where} cannot be written: {error.strerror or error}; {remedy}"


@contextmanager
def writing(where: Path | str) -> Iterator[None]:
    """End a command with 1 and one line where it cannot write."""
    try:
        yield
    except OSError as error:
        raise click.ClickException(refused(error, where)) from None
