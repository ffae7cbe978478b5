"""The script behind every page: the shell draws the page that the URL names."""

from components.ui.shell import run

run()
