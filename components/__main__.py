"""The command ``353-0``: all that can be done from a command line."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType

import click

#: Where each command is read from, once it is asked for: no command waits for another's libraries.
PLACES = MappingProxyType({
    "new": "components.dossier.workbook.commands",
    "add": "components.dossier.importing.commands",
    "import": "components.dossier.workbook.commands",
    "preview": "components.dossier.workbook.preview",
    "dossier": "components.dossier.__main__",
    "embed": "components.embed.__main__",
    "deck": "components.present.__main__",
    "pptx": "components.present.__main__",
    "handout": "components.present.__main__",
})  # fmt: skip


class Gathered(click.Group):
    """The commands of all parts, each under the name that its part gives it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the work: facts, charts for articles, files for a lesson."""
        return list(PLACES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, None if there is none."""
        if cmd_name not in PLACES:
            return None
        name = "import_book" if cmd_name == "import" else cmd_name  # "import" is Python's own
        command: click.Command = getattr(import_module(PLACES[cmd_name]), name)
        return command


@click.group(cls=Gathered)
def main() -> None:
    """How a law came to be, and who pushed: check the facts, write charts and lessons."""


if __name__ == "__main__":
    main(prog_name="python -m components")
