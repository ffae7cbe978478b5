"""Prints the CPU of importing the server."""

import json
import time

start = time.process_time()
import app  # noqa: E402, F401

print(json.dumps({"s": time.process_time() - start}))
