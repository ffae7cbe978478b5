"""Words that more than one part of the house knows, in the order in which they are listed.

They stand apart from the schema so that the app can read them without loading pydantic.
"""

from typing import Literal

Side = Literal["domestic", "international", "transnational"]
Arena = Literal[
    "society", "home-state", "foreign-state", "intergovernmental", "transnational",
    "foreign-society",
]  # fmt: skip
Stage = Literal["agenda", "drafting", "adoption", "implementation"]
Pressure = Literal["domestic", "both", "international", "none"]
Mechanism = Literal[
    "leverage", "persuasion", "legitimation", "mobilisation", "expertise", "agenda access",
    "obstruction",
]  # fmt: skip
Stance = Literal["advances", "resists", "neutral"]
EventKind = Literal[
    "law", "vote", "bill", "treaty", "report", "statement", "meeting", "campaign", "context"
]
Assertion = Literal["stated", "self-claimed", "alleged", "inferred"]
Relation = Literal["supports", "conflicts", "qualifies", "context"]
Camp = Literal[
    "activists",
    "allies abroad",
    "drafters",
    "foreign government",
    "treaty",
    "executive",
    "opponents",
]
Fate = Literal["enacted", "softened", "later", "dropped", "unknown"]
#: One of several answers, one or more of them, a scale of five, a point of the chart's time axis,
#: a short text, or to talk about only.
AskKind = Literal["choice", "several", "scale", "point", "short", "open"]
Step = Literal["registered", "solved", "prosecuted", "brought to court", "convicted"]
Theme = Literal[
    "crime",
    "penalty",
    "scope",
    "victim protection",
    "witness protection",
    "migration",
    "confiscation",
    "treaty duty",
]
Version = Literal["draft", "presidential bill", "enacted", "later"]
