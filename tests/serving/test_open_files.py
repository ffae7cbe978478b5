"""The limit on open files is raised as far as the system lets the process."""

import subprocess
import sys

import pytest

from tests.browser.server import ROOT

RUN = """
import resource, sys
from components.serving.open_files import allow_many
given = tuple(map(int, sys.argv[1:]))
resource.setrlimit(resource.RLIMIT_NOFILE, given)
allow_many()
print(*resource.getrlimit(resource.RLIMIT_NOFILE))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such limit")
@pytest.mark.parametrize(
    ("soft", "hard", "found"),
    [(200, 900, "900 900"), (900, 900, "900 900"), (100, 1000, "1000 1000")],
)
def test_the_limit_is_raised_to_what_is_allowed(soft: int, hard: int, found: str) -> None:
    command = [sys.executable, "-c", RUN, str(soft), str(hard)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == found
