"""One command gathers those of all parts, which are commands by themselves too."""

from __future__ import annotations

import pytest

from components.__main__ import PLACES, main
from tests.commands import exit_code


def test_every_command_is_listed_and_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(main, ["--help"]) == 0
    listed = capsys.readouterr().out.partition("Commands:\n")[2]
    assert [line.split()[0] for line in listed.splitlines()] == list(PLACES)


def test_a_command_does_what_its_part_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(main, ["dossier", "check", "nowhere"]) == 1
    assert "give the folder of a dossier" in capsys.readouterr().out


def test_no_other_command_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(main, ["present"]) == 2
    assert "No such command 'present'" in capsys.readouterr().err
