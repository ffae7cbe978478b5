"""Export embeds from the command line."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import click

from components.dossier import DossierError, load
from components.dossier.place import usual_folder
from components.embed.site.export import File, Options, asks, export
from components.embed.site.views import ExportError, read_views, usual_views


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    argv : sequence of str, optional
        Arguments; those of the process by default.

    Returns
    -------
    int
        0 if all is well, 1 if nothing was exported.
    """
    parser = argparse.ArgumentParser(prog="python -m components.embed", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    text = "write all charts in all formats as a site of plain files"
    command = commands.add_parser("export", help=text, description=text)
    command.add_argument("site", type=Path, help="folder to write; an earlier export is replaced")
    command.add_argument("--data", help="folder of the dossier")
    command.add_argument("--base-url", default="", help="live app that “Explore” leads to")
    command.add_argument("--site-url", default="", help="where the site will stand")
    command.add_argument("--views", type=Path, help="file of Views, one query string a line")
    command.add_argument("--no-pinned", action="store_true", help="no copies that outlive the data")
    command.add_argument("--jobs", type=int, default=Options.jobs, help="processes that draw")
    try:
        return _export(parser.parse_args(argv))
    except (ExportError, DossierError, OSError) as error:
        print(f"export: {error}", file=sys.stderr)
        return 1


def _export(said: argparse.Namespace) -> int:
    began = time.monotonic()
    dossier = load(said.data or usual_folder())
    options = Options(
        base_url=_address(said.base_url),
        site_url=_address(said.site_url),
        views=(
            read_views(said.views.read_text(encoding="utf-8"), dossier)
            if said.views
            else usual_views(dossier)
        ),
        pinned=not said.no_pinned,
        jobs=said.jobs,
    )
    files = _with_bar(lambda tell: export(dossier, said.site, options, tell=tell), dossier, options)
    size = sum(file.bytes for file in files) / 1e6
    print(
        f"{said.site}: {len(files)} embeds of {len(options.views)} Views, {size:.1f} MB, "
        f"data version {dossier.version}, {time.monotonic() - began:.0f} s"
    )
    return 0


def _with_bar(run, dossier, options) -> list[File]:  # type: ignore[no-untyped-def]
    """Run with a progress bar on standard error, where that is a terminal."""
    total = sum(map(len, asks(dossier, options)))
    hidden = not sys.stderr.isatty()
    with click.progressbar(
        length=total, file=sys.stderr, hidden=hidden, label="Drawing", item_show_func=lambda p: p
    ) as bar:
        return list(run(lambda done, total, path: bar.update(1, path)))


def _address(url: str) -> str:
    """An absolute address without a slash at its end; ExportError if it is none."""
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query):
        raise ExportError(f"{url} is no address such as https://example.org/charts")
    return url.rstrip("/")


if __name__ == "__main__":
    sys.exit(main())
