"""One command gathers those of all parts, which are commands by themselves too."""

from __future__ import annotations

from pathlib import Path

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


def test_the_dossier_is_the_only_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, said in {
        "a": "export: data/a/datapackage.json: ",
        "b": "say which dossier: --data data/a or data/b",
    }.items():
        (tmp_path / "data" / name).mkdir(parents=True)
        (tmp_path / "data" / name / "datapackage.json").write_text("{}")
        assert exit_code(main, ["embed", "export", "site"]) > 0
        assert said in capsys.readouterr().err.replace("\\", "/")
