"""Export embeds from the command line."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from components.dossier import DossierError, load
from components.dossier.place import usual_folder
from components.dossier.writing import refused
from components.embed.site.export import Options, asks, export
from components.embed.site.manifest import File
from components.embed.site.views import ExportError, read_views, usual_views
from components.serving.commands import Problem, web_address


@click.group()
def embed() -> None:
    """Export embeds."""


@embed.command("export")
@click.argument("site", type=click.Path(path_type=Path))
@click.option("--data", default="", help="folder of the dossier")
@click.option("--base-url", default="", help="live app that “Explore” leads to")
@click.option("--site-url", default="", help="where the site will stand")
@click.option(
    "--views", type=click.Path(path_type=Path), help="file of Views, one query string a line"
)
@click.option("--no-pinned", is_flag=True, help="no copies that outlive the data")
@click.option("--afresh", is_flag=True, help="draw again what has not changed, too")
@click.option("--jobs", default=Options.jobs, help="processes that draw")
def export_site(
    site: Path,
    data: str,
    base_url: str,
    site_url: str,
    views: Path | None,
    no_pinned: bool,
    afresh: bool,
    jobs: int,
) -> None:
    """Write all charts in all formats as a site of plain files.

    SITE is the folder to write; an earlier export is replaced.
    """
    began = time.monotonic()
    try:
        dossier = load(data or usual_folder())
        options = Options(
            base_url=web_address(base_url, "export"),
            site_url=web_address(site_url, "export"),
            views=(read_views(_text(views), dossier) if views else usual_views(dossier)),
            pinned=not no_pinned,
            jobs=jobs,
            reuse=not afresh,
        )
        files = _with_bar(lambda tell: export(dossier, site, options, tell=tell), dossier, options)
    except (ExportError, DossierError) as error:
        raise Problem("export", str(error)) from None
    except OSError as error:
        raise Problem("export", f"{refused(error, site)}; {site} is as it was") from None
    size = sum(file.bytes for file in files) / 1e6
    click.echo(
        f"{site}: {len(files)} embeds of {len(options.views)} Views, {size:.1f} MB, "
        f"data version {dossier.version}, {time.monotonic() - began:.0f} s"
    )


def _text(views: Path) -> str:
    try:
        return views.read_text(encoding="utf-8")
    except OSError as error:
        raise Problem("export", str(error)) from None


def _with_bar(run, dossier, options) -> list[File]:  # type: ignore[no-untyped-def]
    """Run with a progress bar on standard error, where that is a terminal."""
    total = sum(map(len, asks(dossier, options)))
    hidden = not sys.stderr.isatty()
    with click.progressbar(
        length=total, file=sys.stderr, hidden=hidden, label="Drawing", item_show_func=lambda p: p
    ) as bar:
        return list(run(lambda done, total, path: bar.update(1, path)))


if __name__ == "__main__":
    embed(prog_name="python -m components.embed")
