"""A case as large as is asked for: an earlier build and this one, with thousands of events."""
