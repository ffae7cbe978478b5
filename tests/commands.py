"""Run a command as a shell does."""

from __future__ import annotations

from collections.abc import Sequence

import click
import pytest


def exit_code(command: click.Command, args: Sequence[str]) -> int:
    """What the process would end with; what it says goes to standard output and error."""
    with pytest.raises(SystemExit) as stop:
        command(list(args))
    return int(stop.value.code or 0)
