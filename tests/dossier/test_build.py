"""The build writes all or nothing, always the same bytes, and survives being killed."""

import hashlib
import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from components.dossier import load
from components.dossier.__main__ import dossier as command
from components.dossier.build import build, write
from components.dossier.check import check
from components.dossier.read import read_csvs
from components.dossier.table_columns import TABLE_NAMES
from tests.commands import exit_code

from .small import HEAD


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path, lasting ones only."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def edit(folder: Path) -> str:
    """Change the CSVs; give the version that they build."""
    path = folder / "actors.csv"
    path.write_text(path.read_text().replace("The lower house.", "The lower chamber."))
    path = folder / "scenes.csv"
    path.write_text(path.read_text().replace("Say hello.", "Say good day."))
    return read_csvs(folder).version


def test_build_says_what_it_built(folder: Path, capsys: pytest.CaptureFixture) -> None:
    assert exit_code(command, ["build", str(folder)]) == 0
    version = load(folder).version
    assert capsys.readouterr().out == f"{folder}: built version {version}: 18 tables, 60 rows\n"


def test_types_nulls_and_descriptions_are_in_the_parquet(template: Path) -> None:
    schema = pq.read_schema(template / "parquet" / "votes.parquet")
    assert schema.field("yes").type == pa.int32()
    assert schema.field("date_from").type == pa.date32()
    assert [name for name in schema.names if schema.field(name).nullable] == [
        "yes", "no", "abstain", "not_voting", "present", "excused", "absent", "vacant", "seats",
        "method", "needed", "weight", "weight_unit", "caveat", "date_from", "date_to",
    ]  # fmt: skip
    said = schema.field("yes").metadata[b"description"]
    assert said == b"Votes for; empty only where there was no count"
    assert b"pandas" not in (schema.metadata or {})
    column = pq.ParquetFile(template / "parquet" / "votes.parquet").metadata.row_group(0).column(0)
    assert column.compression == "SNAPPY"


def test_the_same_csvs_give_the_same_bytes_in_any_order_and_process(
    template: Path, folder: Path
) -> None:
    for table in TABLE_NAMES:
        path = folder / f"{table}.csv"
        header, *rows = path.read_text().splitlines(keepends=True)
        path.write_text(header + "".join(reversed(rows)))
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Vladivostok"}
    command = [sys.executable, "-m", "components.dossier", "build", str(folder)]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    one, other = content(template / "parquet"), content(folder / "parquet")
    assert one == other


def test_a_second_build_changes_nothing(built: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in built.rglob("*")}
    assert build(built) == []
    assert {path: path.stat().st_mtime_ns for path in built.rglob("*")} == before


def test_a_fault_keeps_everything_as_it_was(built: Path, capsys: pytest.CaptureFixture) -> None:
    edit(built)
    path = built / "events.csv"
    path.write_text(path.read_text().replace("2003-10~", "2003-02-30"))
    before = content(built)
    assert exit_code(command, ["build", str(built)]) == 1
    assert content(built) == before
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("events.csv:3: column 'date': value '2003-02-30': no such day")
    assert lines[1] == f"{built}: 1 fault; nothing written"


def test_the_package_keeps_what_people_wrote(built: Path) -> None:
    package = json.loads((built / "datapackage.json").read_text())
    resources = package.pop("resources")
    assert package == HEAD
    assert [resource["name"] for resource in resources] == [
        *TABLE_NAMES, *(f"{table}-parquet" for table in TABLE_NAMES),
    ]  # fmt: skip
    for resource in resources:
        data = (built / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    roles = next(r for r in resources if r["name"] == "roles")["schema"]
    assert roles["primaryKey"] == ["event_id", "actor_id", "role"]
    assert roles["foreignKeys"][1] == {
        "fields": ["actor_id"], "reference": {"resource": "actors", "fields": ["id"]},
    }  # fmt: skip
    votes = next(r for r in resources if r["name"] == "votes-parquet")["schema"]
    assert votes["fields"][-2] == {
        "name": "date_to", "type": "date",
        "description": "Last day on which it can have happened; empty if open",
    }  # fmt: skip
    events = next(r for r in resources if r["name"] == "events")["schema"]
    assert [field["name"] for field in events["fields"]][-1] == "annotation"
    assert events["fields"][6]["constraints"] == {
        "required": True, "enum": ["agenda", "drafting", "adoption", "implementation"],
    }  # fmt: skip


def test_an_independent_validator_accepts_the_package(built: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(built / "datapackage.json"))
    assert report.flatten(["type", "message"]) == []
    path = built / "roles.csv"
    path.write_text(path.read_text().replace("envoy", "nobody"))
    report = frictionless.validate(str(built / "datapackage.json"))
    assert {"foreign-key", "hash-count"} <= {kind for (kind,) in report.flatten(["type"])}


def test_what_a_killed_build_left_is_tidied_up(built: Path) -> None:
    shutil.copytree(built / "parquet", built / ".parquet-new")
    shutil.copytree(built / "parquet", built / ".parquet-old")
    (built / ".datapackage.json.new").write_text("half")
    assert [str(p) for p in check(built)[0]] == [
        f"{name}: warning: left by a killed build; the next build removes it"
        for name in (".datapackage.json.new", ".parquet-new", ".parquet-old")
    ]
    assert build(built) == []
    assert not [path for path in built.iterdir() if path.name.startswith(".")]


def test_a_build_that_cannot_read_its_csvs_keeps_the_only_parquet(built: Path) -> None:
    (built / "parquet").rename(built / ".parquet-old")
    version = load(built).version
    (built / "roles.csv").unlink()
    assert build(built) != []
    assert load(built).version == version


# A child counts what a build does to the disk and kills itself before the nth of these.
Make = Callable[[Path], object]
DEED = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree")


def _build_and_die(make: Make, path: Path, last: int, deeds: list[str]) -> None:
    folder = str(path)

    def watch(event: str, arguments: tuple) -> None:
        writes = event != "open" or (
            len(arguments) > 2 and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        )
        if event in DEED and writes and folder in str(arguments[0]):
            deeds.append(f"{event} {Path(str(arguments[0])).name}")
            if len(deeds) == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sync = os.fsync

    def fsync(handle: Any) -> None:
        watch("os.rename", (folder, "sync"))  # as one more point to die at
        sync(handle)

    os.fsync = fsync  # type: ignore[assignment]
    sys.addaudithook(watch)
    make(path)


def _deeds(make: Make, path: Path, queue: multiprocessing.SimpleQueue) -> None:
    deeds: list[str] = []
    _build_and_die(make, path, 0, deeds)
    queue.put(deeds)


def rehearsed(changed: Path, tmp_path: Path) -> tuple[Make, list[str]]:
    """What does to the disk all that a build of a folder does, without the check; and its deeds."""
    context, found = multiprocessing.get_context("fork"), []
    make: Make = build
    for name in ("built", "written"):
        folder, queue = shutil.copytree(changed, tmp_path / name / "small"), context.SimpleQueue()
        child = context.Process(target=_deeds, args=(make, folder, queue))
        child.start()
        found.append(queue.get())
        child.join()
        parquets, described = outcome(folder)
        make = partial(write, parquets=parquets, described=described)
    assert found[0] == found[1]
    return make, found[0]


def outcome(folder: Path) -> tuple[dict[str, bytes], bytes]:
    """The bytes of each table and of the package that a build wrote."""
    parquets = {table: (folder / f"parquet/{table}.parquet").read_bytes() for table in TABLE_NAMES}
    return parquets, (folder / "datapackage.json").read_bytes()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_build_killed_anywhere_leaves_one_whole_build(built: Path, tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    old = load(built).version
    changed = shutil.copytree(built, tmp_path / "changed")
    new = edit(changed)
    make, deeds = rehearsed(changed, tmp_path)
    assert len([deed for deed in deeds if deed.startswith("open")]) == len(TABLE_NAMES) + 1
    seen, mended = [], set()
    for last in range(1, len(deeds) + 1):
        folder = shutil.copytree(changed, tmp_path / f"killed-{last}")
        child = context.Process(target=_build_and_die, args=(make, folder, last, []))
        child.start()
        child.join()
        assert child.exitcode == -signal.SIGKILL
        seen.append(load(folder).version)
        left = (seen[-1], *sorted(p.name for p in folder.iterdir()))
        if left not in mended:  # many deaths leave the same behind
            mended.add(left)
            assert build(folder) == []
            assert load(folder).version == new
            assert {p.name for p in folder.iterdir()} == {p.name for p in built.iterdir()}
        shutil.rmtree(folder)
    # First the old build, then the new one, and nothing else
    assert seen == sorted(seen, key=[old, new].index)
    assert set(seen) == {old, new}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_build_killed_after_a_killed_build_leaves_one_whole_build(
    built: Path, tmp_path: Path
) -> None:
    context = multiprocessing.get_context("fork")
    (built / "parquet").rename(built / ".parquet-old")
    edit(built)
    make, deeds = rehearsed(built, tmp_path)
    ends: list[int | None] = []
    while not ends or ends[-1] == -signal.SIGKILL:
        folder = shutil.copytree(built, tmp_path / f"killed-{len(ends)}")
        child = context.Process(target=_build_and_die, args=(make, folder, len(ends) + 1, []))
        child.start()
        child.join()
        ends.append(child.exitcode)
        load(folder)
    assert len(ends) == len(deeds) + 1 > 2 * len(TABLE_NAMES)
    assert ends[-1] == 0


def _swap_for_ever(folder: Path, builds: list[tuple[dict[str, bytes], bytes]], stop: Event) -> None:
    while not stop.is_set():
        for parquets, package in builds:
            write(folder, parquets, package)


def test_a_reader_never_sees_half_a_build(built: Path) -> None:
    builds, whole = [], set()
    for change in (lambda _: None, edit):
        change(built)
        assert build(built) == []
        builds.append(outcome(built))
        whole.add(load(built).version)
    assert len(whole) == 2
    # Both ends of the table order differ, so that a mixture would show as a third version
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    swapper = context.Process(target=_swap_for_ever, args=(built, builds, stop))
    swapper.start()
    try:
        seen = {load(built).version for _ in range(40)}
    finally:
        stop.set()
        swapper.join()
    assert seen == whole


@pytest.mark.parametrize(
    "end", ["\n", "\r\n", "\r"]
)  # the last is that of Excel's "CSV (Macintosh)"
def test_what_a_spreadsheet_saved_is_built_and_written_back(built: Path, end: str) -> None:
    before, version = content(built), load(built).version
    for name in ("actors", "roles"):
        path = built / f"{name}.csv"
        text = path.read_text().replace("true", "TRUE").replace("false", "False")
        path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", end).encode())
    assert build(built) == []
    assert load(built).version == version
    assert check(built)[0] == []
    for name, data in content(built).items():
        if name.endswith(".csv"):
            assert data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") == before[name], name
    again = content(built)
    assert build(built) == []
    assert content(built) == again


def test_a_build_killed_before_its_package_is_in_place_is_read(built: Path) -> None:
    old = (built / "datapackage.json").read_bytes()
    new = edit(built)
    assert build(built) == []
    (built / ".datapackage.json.new").write_bytes((built / "datapackage.json").read_bytes())
    (built / "datapackage.json").write_bytes(old)
    assert load(built).version == new
