"""Run every benchmark and print its tables as Markdown: ``python -m tests.bench``."""

from tests.bench.explorer.__main__ import main

main()
