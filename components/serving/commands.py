"""What commands that write files share: where links lead, and the word that nothing was done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click

F = TypeVar("F", bound=Callable[..., Any])


class Problem(click.ClickException):
    """Nothing was written; says who failed, why and what to do."""

    def __init__(self, who: str, why: str) -> None:
        super().__init__(why)
        self.who = who

    def show(self, file: Any = None) -> None:
        """Say it in one line."""
        click.echo(f"{self.who}: {self.format_message()}", file=file, err=True)


def web_address(url: str, who: str) -> str:
    """An absolute address without a slash at its end, or none; Problem if it is neither."""
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query):
        raise Problem(who, f"{url} is no address such as https://example.org/charts")
    return url.rstrip("/")


def of_dossier(command: F) -> F:
    """Give a command ``--data``: the folder of a dossier; where there is one only, that one."""
    text = "folder of the dossier; that below data, if there is but one"
    return click.option("--data", default=_the_only_one, help=text)(command)


def _the_only_one() -> str:
    found = sorted(str(head.parent) for head in Path("data").glob("*/datapackage.json"))
    if len(found) != 1:
        raise click.UsageError(f"say which dossier: --data {' or '.join(found) or 'FOLDER'}")
    return found[0]
