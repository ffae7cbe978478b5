"""What commands that write files share: where links lead, and the word that nothing was done."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import click


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
