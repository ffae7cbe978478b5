"""Settings for every test."""

import os

from hypothesis import settings

# A machine at work on other tests is slow now and then: that is no failure. CI draws the same
# examples each time, so that it fails for the change that it is run on.
settings.register_profile("here", deadline=None, print_blob=True)
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")
