"""H5P: a Question Set of Multiple Choice questions, without the libraries, which its host has.

https://h5p.org/documentation/developers/h5p-specification. It has no question without a key: such
items are left out.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from components.dossier.files import archive
from components.embed.wording import LICENCE_URL
from components.talk.files.quiz.items import Item
from components.talk.files.quiz.markup import paragraphs

#: Libraries by name, and their versions: the host needs these, or ones that it upgrades to.
SET, CHOICE = ("H5P.QuestionSet", 1, 20), ("H5P.MultiChoice", 1, 16)
_ABOUT = {"license": "CC BY", "licenseVersion": "4.0", "defaultLanguage": "en"}


def h5p(items: Sequence[Item], title: str) -> bytes:
    """Write the package."""
    content = {
        "introPage": {"showIntroPage": False, "title": title, "introduction": ""},
        "progressType": "textual",
        "passPercentage": 50,
        "questions": [_question(item) for item in items if item.right],
        "disableBackwardsNavigation": False,
        "randomQuestions": False,
        "endGame": {"showResultPage": True, "showSolutionButton": True, "showRetryButton": True,
                    "overallFeedback": [{"from": 0, "to": 100, "feedback": ""}]},
    }  # fmt: skip
    package = {
        "title": title, "language": "en", "mainLibrary": SET[0], "embedTypes": ["iframe"],
        "licenseExtras": LICENCE_URL, "authors": [{"name": "353–0", "role": "Author"}],
        "preloadedDependencies": [
            {"machineName": name, "majorVersion": major, "minorVersion": minor}
            for name, major, minor in (SET, CHOICE)
        ],
        **_ABOUT,
    }  # fmt: skip
    return archive({"h5p.json": _json(package), "content/content.json": _json(content)})


def _json(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False, indent=1).encode()


def _question(item: Item) -> dict[str, Any]:
    name, major, minor = CHOICE
    # A plain text there, which its host sets as HTML.
    told = escape(" ".join(item.feedback), quote=False)
    after = {"tip": "", "notChosenFeedback": "", "chosenFeedback": ""}
    params = {
        "question": paragraphs(item.stem),
        "answers": [
            {"text": paragraphs((words,)), "correct": place in item.right, "tipsAndFeedback": after}
            for place, words in enumerate(item.choices)
        ],
        "overallFeedback": [{"from": 0, "to": 100, "feedback": told}],
        "behaviour": {
            "enableRetry": True, "enableSolutionsButton": True, "enableCheckButton": True,
            "type": "multi" if item.several else "single",
            "singlePoint": True, "randomAnswers": False,
            "showSolutionsRequiresInput": True, "confirmCheckDialog": False,
            "confirmRetryDialog": False, "autoCheck": False, "passPercentage": 100,
            "showScorePoints": True,
        },
    }  # fmt: skip
    return {
        "library": f"{name} {major}.{minor}",
        "params": params,
        "subContentId": str(uuid5(NAMESPACE_URL, "\n".join((item.name, *item.stem)))),
        "metadata": {"contentType": "Multiple Choice", "title": item.name, **_ABOUT},
    }
