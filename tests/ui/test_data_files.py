"""The dossier's files over HTTP: kept, asked for again, in part and from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.dossier import references
from components.ui import data_files

FILES = ["events.csv", "events.parquet", "russia-2003.zip", "sources.bib", "sources.csl.json",
         "datapackage.json", "codebook.md"]  # fmt: skip


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=data_files.routes())) as made:
        yield made


@pytest.mark.parametrize("file", FILES)
def test_every_file_can_be_kept_and_read_from_elsewhere(client: TestClient, file: str) -> None:
    url = f"/data/russia-2003/{file}"
    whole = client.get(url)
    assert whole.headers["access-control-allow-origin"] == "*"
    assert whole.headers["x-content-type-options"] == "nosniff"
    assert whole.headers["cache-control"].startswith("public, max-age=")
    assert "default-src 'none'" in whole.headers["content-security-policy"]
    for condition in (
        {"If-None-Match": whole.headers["etag"]},
        {"If-Modified-Since": whole.headers["last-modified"]},
    ):
        assert client.get(url, headers=condition).status_code == 304
    part = client.get(url, headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, whole.content[10:20])


def noted(made: list[str], make: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The same function, which leaves its name in a list when it is called."""

    def called(of: Any) -> Any:
        made.append(make.__name__)
        return make(of)

    return called


def test_what_takes_time_is_made_once(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    data_files._stored.cache_clear()
    for name in ("package_zip", "bibtex", "csl_json"):
        monkeypatch.setattr(references, name, noted(made, getattr(references, name)))
    for _ in range(3):
        for file in ("russia-2003.zip", "sources.bib", "sources.csl.json"):
            assert client.get(f"/data/russia-2003/{file}").status_code == 200
    assert sorted(made) == ["bibtex", "csl_json", "package_zip"]


def test_scripts_of_other_origins_may_ask(client: TestClient) -> None:
    answer = client.options("/data/russia-2003/events.csv")
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-headers"] == "*"
    lost = client.get("/data/russia-2003/nothing.csv")
    assert (lost.status_code, lost.headers["access-control-allow-origin"]) == (404, "*")
