"""An index of texts, asked with any words in any order.

A text is found if it holds **every** word: as it stands, as heard, from three letters on as the
beginning of a word, and from four on within one. Where fewer than ``FEW`` hold all, those follow
that hold them with one typo in words of five letters and more. Numbers are matched whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from components.query.search.asking import Asked
from components.query.search.letters import heard, one_typo, words

#: So few found texts that spelling is forgiven.
FEW = 5
#: Shortest word that may begin one, stand within one, or have a typo.
BEGINS, WITHIN, TYPO = 3, 4, 5
#: What a match is worth: a whole word, its beginning, a part of it, with a typo.
_WHOLE, _BEGINS, _WITHIN, _NEAR = 1.0, 0.7, 0.4, 0.3


@dataclass(frozen=True)
class Entry:
    """A text to be found.

    Attributes
    ----------
    kind, id : str
        What it is, and its name there.
    title : str
        Worth most.
    names : str
        Other words by which it goes: worth less.
    text : str
        What is quoted of it: worth least, with ``beside``.
    beside : str
        Words by which it is found and that are not quoted.
    """

    kind: str
    id: str
    title: str
    names: str = ""
    text: str = ""
    beside: str = ""

    @property
    def fields(self) -> tuple[tuple[str, float], ...]:
        """Its texts, each with its worth."""
        return ((self.title, 8.0), (self.names, 4.0), (self.text, 1.5), (self.beside, 0.5))


@dataclass(frozen=True)
class Hit:
    """A text that was found, what it is worth, and the words of it that matched."""

    entry: Entry
    worth: float
    matched: frozenset[str]
    near: bool = False


class Index:
    """Texts by their words; made once, asked often.

    Parameters
    ----------
    entries : iterable of Entry
        Those of one worth are found in this order.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        #: Word as written -> number of the entry -> worth of its best field.
        self._at: dict[str, dict[int, float]] = defaultdict(dict)
        self._titles: list[frozenset[str]] = []
        self._runs: list[str] = []
        for number, entry in enumerate(self.entries):
            runs = []
            for text, worth in entry.fields:
                told = [w.written for w in words(text)]
                for word in told:
                    at = self._at[word]
                    at[number] = max(at.get(number, 0.0), worth)
                runs.append(" ".join(map(heard, told)))
            self._titles.append(frozenset(runs[0].split()))
            self._runs.append(f" {' | '.join(runs)} ")
        self._heard = {word: heard(word) for word in self._at}

    def find(self, asked: Asked, *, few: int = FEW) -> list[Hit]:
        """Every text that holds all words, best first; those with typos behind them.

        Parameters
        ----------
        asked : Asked
        few : int
            Typos are forgiven where fewer than this were found without.
        """
        if not asked.words:
            return []
        exact = self._all(asked, near=False)
        if len(exact) >= few:
            return exact
        known = {hit.entry for hit in exact}
        return exact + [hit for hit in self._all(asked, near=True) if hit.entry not in known]

    def nearest(self, asked: Asked, *, most: int = FEW) -> list[Hit]:
        """Texts that hold some of the words: for when none holds all."""
        scores: dict[int, float] = defaultdict(float)
        matched: dict[int, set[str]] = defaultdict(set)
        for word in asked.words:
            found = self._entries(self._words(word, near=True))
            for number, (worth, word_here) in found.items():
                # A rare word says more than one that many hold.
                scores[number] += worth / len(found) ** 0.5
                matched[number] |= word_here
        scores = {n: s * (1 + self._covered(n, matched[n])) for n, s in scores.items()}
        best = sorted(scores, key=lambda n: (-scores[n], n))[:most]
        return [Hit(self.entries[n], scores[n], frozenset(matched[n]), near=True) for n in best]

    def _all(self, asked: Asked, *, near: bool) -> list[Hit]:
        found: dict[int, tuple[float, set[str]]] | None = None
        for word in asked.words:
            here = self._entries(self._words(word, near=near))
            if found is None:
                found = here
            else:
                found = {
                    n: (found[n][0] + worth, found[n][1] | matched)
                    for n, (worth, matched) in here.items()
                    if n in found
                }
            if not found:
                return []
        hits = []
        for number, (worth, matched) in (found or {}).items():
            if not all(f" {p} " in self._runs[number] for p in asked.phrases):
                continue
            worth += 8 * self._covered(number, matched)
            hits.append((-worth, number, frozenset(matched)))
        hits.sort(key=lambda hit: hit[:2])
        return [Hit(self.entries[n], -worth, matched, near) for worth, n, matched in hits]

    def _covered(self, number: int, matched: AbstractSet[str]) -> float:
        """Share of a title that matched: what asks for the whole title asks for this."""
        title = self._titles[number]
        return len(title & {self._heard[word] for word in matched}) / max(len(title), 1)

    def _entries(self, found: dict[str, float]) -> dict[int, tuple[float, set[str]]]:
        """Numbers of the entries that hold one of the words, with worth and words."""
        entries: dict[int, tuple[float, set[str]]] = {}
        for word, match in found.items():
            for number, worth in self._at[word].items():
                before, matched = entries.get(number, (0.0, set()))
                matched.add(word)
                entries[number] = (max(before, worth * match), matched)
        return entries

    def _words(self, word: str, *, near: bool) -> dict[str, float]:
        """Words of the texts that a word asks for, and what each match is worth."""
        sound = heard(word)
        number = word.isdecimal()
        begins, within = len(word) >= BEGINS and not number, len(word) >= WITHIN and not number
        found: dict[str, float] = {}
        for known, as_heard in self._heard.items():
            if known == word or as_heard == sound:
                found[known] = _WHOLE
            elif begins and (
                known.startswith(word) or (len(sound) >= WITHIN and as_heard.startswith(sound))
            ):
                found[known] = _BEGINS
            elif within and word in known:
                found[known] = _WITHIN
        if near and len(word) >= TYPO and not number:
            alike = {known for w in (word, sound) for f in _shortened(w) for known in self._near(f)}
            for known in alike - found.keys():
                if one_typo(known, word) or one_typo(self._heard[known], sound):
                    found[known] = _NEAR
        return found

    def _near(self, form: str) -> Sequence[str]:
        return self._deletes.get(form, ())

    @cached_property
    def _deletes(self) -> dict[str, list[str]]:
        """Words by themselves less one letter: where two of these are equal, a typo may lie."""
        found: dict[str, list[str]] = defaultdict(list)
        for known, sound in self._heard.items():
            if len(known) >= TYPO - 1 and not known.isdecimal():
                for form in {*_shortened(known), *_shortened(sound)}:
                    found[form].append(known)
        return dict(found)


def _shortened(word: str) -> Sequence[str]:
    return (word, *(word[:i] + word[i + 1 :] for i in range(len(word))))
