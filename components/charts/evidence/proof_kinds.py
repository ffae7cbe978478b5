"""How a kind of process-tracing test is drawn (Van Evera; Collier 2011)."""

#: Kinds of test, the most telling first: shape, and whether it is drawn hollow.
TESTS = {
    "doubly decisive": ("star", False),
    "smoking gun": ("triangle-up", False),
    "hoop": ("square", False),
    "straw in the wind": ("circle", True),
}
