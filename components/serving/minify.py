"""Our own CSS and script made short before they are sent with every chart.

No minifier for all the world: it knows how ``embed.js`` is written. Every statement ends with a
semicolon, every text stands between double quotes, and a name means one thing only.
"""

from __future__ import annotations

import re

_TEXT = r'"[^"\n]*"'
_DECLARED = re.compile(r"\b(?:const|let) (\w+)\b|\(([\w, ]+)(?:=[^()]*)?\) =>|, (\w+) = ")
_SHORTHAND = re.compile(r"(?<=[{,]) ?(\w+) ?(?=[,}:])")


def css(text: str) -> str:
    """Leave out comments and white space."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    text = re.sub(r"\s*([{};,])\s*|(:)\s+|\s+", lambda m: m[1] or m[2] or " ", text)
    return text.replace(";}", "}").strip()


def js(text: str) -> str:
    """Leave out comments and white space, and give the script's own names one letter or two."""
    text = re.sub(r"^\s*//.*$", "", text, flags=re.M)
    text = _renamed(text)
    pattern = _TEXT + r"|\s*([=+\-*/<>?:,;(){}\[\]&|!])\s*|\s+"
    text = re.sub(pattern, lambda m: m[0] if m[0][0] == '"' else m[1] or " ", text)
    return text.replace(";}", "}").strip()


def _renamed(text: str) -> str:
    """Shorten what the script declares, but for names that are properties too."""
    bare = re.sub(_TEXT, '""', text)
    declared: dict[str, None] = {}
    for name, parameters, later in _DECLARED.findall(bare):
        for word in (name, later, *parameters.split(",")):
            if len(word.strip()) > 2 and word.strip().isidentifier():
                declared[word.strip()] = None
    held = set(_SHORTHAND.findall(bare))
    taken = set(re.findall(r"\w+", bare))
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    short = (
        name for name in [*letters, *(a + b for a in letters for b in letters)]
        if name not in taken
    )  # fmt: skip
    names = {name: next(short) for name in declared if name not in held}
    pattern = _TEXT + r"|(?:(?<=\.{3})|(?<![.\w]))(" + "|".join(names) + r")\b(?!\s*:)"
    return re.sub(pattern, lambda m: names[m[1]] if m[1] else m[0], text)
