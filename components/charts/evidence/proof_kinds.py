"""How a kind of process-tracing test is drawn (Van Evera; Collier 2011)."""

#: Kinds of test, the most telling first: shape, and whether it is drawn hollow.
TESTS = {
    "doubly decisive": ("vote", False),
    "smoking gun": ("report", False),
    "hoop": ("law", False),
    "straw in the wind": ("statement", True),
}
