"""The evidence page: clues, weighing in words, links and files, two weighings, routes."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from types import SimpleNamespace

import pandas as pd
import pytest

from components.analysis.coded_weighing import coded, leaving_out, mover
from components.analysis.weighing import posterior
from components.analysis.weighing_file import to_csv, to_json
from components.charts.shared.reckoned import hundredths
from components.dossier import Dossier, load
from components.ui import cache, clues, two_weighings
from components.view import View
from components.wording.counting import spelled
from tests.analysis.weighings import joined
from tests.charts.making import with_tables
from tests.ui.reader import ROOT, Reader

#: Answers there are, and the end of a clue's digits: for those after the first six.
MANY = len(load(ROOT / "data/russia-2003").explanations)
END = "2" * (MANY - 6)
ONE = f"weigh=ent-one-call.222422{END}~pres-sudden-turn.222242{END}x"
EVEN = [f"{100 / MANY:.1f} %"] * MANY


def level(reader: Reader, answer: str, words: str) -> Reader:
    reader.at.select_slider(key=f"w-level-{answer}").set_value(words)
    return reader.run()


def onward(reader: Reader) -> Reader:
    (button,) = (b for b in reader.at.button if b.label == "Next clue")
    button.click()
    return reader.run()


def shown(reader: Reader) -> list[str]:
    """The percentages of the result, as read."""
    found = re.search(r"aria-label='Your result'.*?</section>", reader.html, re.DOTALL)
    assert found
    return re.findall(r"<li><b>(\w* ?[\d.]+ %)</b>", found[0])


def test_nothing_is_judged_before_the_reader_judges() -> None:
    reader = Reader("evidence")
    assert shown(reader) == EVEN
    assert "Nothing is weighed yet" in reader.html
    assert reader.url == ""


def test_the_first_screen_is_a_weighing_to_react_to(dossier: Dossier) -> None:
    ours, claim = coded(dossier), mover(dossier)
    reader = Reader("evidence")
    first = posterior(dossier, ours).sort_values("posterior").iloc[-1]
    short = dossier.claims.set_index("id")["short"][claim]
    assert f"“{first['title']}” ends at about {hundredths(first['posterior'])}" in reader.html
    assert f"most is “{short}”" in reader.html
    assert reader.at.session_state["w-clue"] == claim
    assert "One clue, step by step" in reader.html
    reader.click("react-without")
    assert f"weigh={'~'.join('.'.join(c) for c in leaving_out(ours, claim))}" == reader.url
    assert "By your weighing" in reader.html
    reader.click("react-ours")
    assert f"weigh={'~'.join('.'.join(c) for c in ours)}" == reader.url
    reader.click("react-nothing")
    assert reader.url == ""
    assert shown(reader) == EVEN


def test_without_clues_nothing_is_worked_through(
    tell: Callable[[Dossier], Dossier], dossier: Dossier
) -> None:
    tell(with_tables(dossier, claims=dossier.claims.iloc[:0]))
    reader = Reader("evidence")
    assert "react-without" not in reader.buttons
    said = re.sub(r"<[^>]+>", "", reader.html)
    assert f"{spelled(MANY).capitalize()} answers, and 0 clues" in said


def test_titles_are_no_markup(tell: Callable[[Dossier], Dossier], dossier: Dossier) -> None:
    answers = dossier.explanations.copy()
    answers["title"] = answers["short"] = "$x^2$ *may* :red[do] `it`"
    tell(with_tables(dossier, explanations=answers))
    reader = Reader("evidence").pick("clue", "ent-one-call")
    said = r"\$x^2\$ \*may\* \:red\[do\] \`it\`"
    sliders = [
        s for s in reader.at.select_slider if (s.key or "").startswith(("w-level", "w-prior"))
    ]
    assert [s.label for s in sliders] == [said] * (2 * MANY)
    assert set(reader.at.pills(key="w-answer").options) == {said}


def test_weighing_adds_changes_and_takes_out() -> None:
    reader = Reader("evidence").pick("clue", "ent-one-call")
    sliders = [s for s in reader.at.select_slider if (s.key or "").startswith("w-level-")]
    assert [s.value for s in sliders] == ["as likely as not"] * MANY
    level(reader, "policy-entrepreneurs", "all but certain")
    assert reader.url == f"weigh=ent-one-call.222422{END}"
    # 0.97 against 0.5 for each of the others.
    sum_ = 0.97 + 0.5 * (MANY - 1)
    assert shown(reader)[:2] == [f"{97 / sum_:.1f} %", f"{50 / sum_:.1f} %"]
    level(reader, "us-leverage", "unlikely")
    assert reader.url == f"weigh=ent-one-call.222421{END}"
    reader.click("weigh-remove")
    assert reader.url == ""
    assert shown(reader) == EVEN


def test_a_clue_can_count_as_it_stands_and_the_next_one_follows() -> None:
    reader = Reader("evidence").pick("clue", "ent-one-call").click("weigh-add")
    assert reader.url == f"weigh=ent-one-call.222222{END}"
    onward(reader)
    following = reader.at.session_state["w-clue"]
    assert following not in (None, "ent-one-call")
    assert [s.value for s in reader.at.select_slider if (s.key or "").startswith("w-level-")] == [
        "as likely as not"
    ] * MANY


def test_every_clue_can_be_reached_one_after_the_other(dossier: Dossier) -> None:
    reader, seen = Reader("evidence"), []
    onward(reader)
    for _ in range(12):
        seen.append(reader.at.session_state["w-clue"])
        onward(reader.click("weigh-add"))
    assert len(set(seen)) == 12
    assert reader.url.count("~") == 11


@pytest.fixture
def tell(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Dossier], Dossier]]:
    """Makes the pages tell another dossier."""

    def told(made: Dossier) -> Dossier:
        monkeypatch.setattr(cache, "dossier", lambda: made)
        return made

    yield told
    # What was drawn of it is kept by chart and View.
    cache.forget()


def linked(reader: Reader) -> list[bool]:
    """The switch for a repeated clue, if it is there."""
    return [t.value for t in reader.at.toggle if t.key == "w-linked"]


def test_a_repeated_clue_says_why_it_counts_less(
    tell: Callable[[Dossier], Dossier], dossier: Dossier
) -> None:
    tell(joined(dossier, {}))
    reader = Reader("evidence", "weigh=us-threat-of-demotion.222224")
    assert linked(reader) == [False]
    reader.pick("clue", "ent-one-call")
    assert linked(reader) == [False]
    level(reader, "policy-entrepreneurs", "likely")
    assert "is about the same event" in reader.html
    assert "50% of its weight" in reader.html
    reader.toggle("w-linked", True)
    assert reader.url == (f"weigh=us-threat-of-demotion.222224{END}~ent-one-call.222322{END}x")


def test_a_clue_of_the_same_sentence_is_linked_until_the_reader_says_otherwise(
    tell: Callable[[Dossier], Dossier], dossier: Dossier
) -> None:
    # Over two steps: the one between them is not weighed.
    tell(joined(dossier, {"pres-sudden-turn": "us-grants", "us-grants": "ent-one-call"}))
    first = f"weigh=ent-one-call.222422{END}"
    reader = Reader("evidence", first).pick("clue", "pres-sudden-turn")
    assert linked(reader) == [True]
    short = dossier.claims.set_index("id")["short"]
    assert f"“{short['ent-one-call']}”, weighed before, is cut from the same" in reader.html
    level(reader, "presidential-calculation", "all but certain")
    assert reader.url == f"{first}~pres-sudden-turn.222242{END}x"
    reader.toggle("w-linked", False)
    assert reader.url == f"{first}~pres-sudden-turn.222242{END}"
    assert linked(reader) == [False]
    # A link says itself what is linked: one from before the clues were joined stays as it is.
    again = Reader("evidence", reader.url).pick("clue", "pres-sudden-turn")
    assert (again.url, linked(again)) == (reader.url, [False])
    # Counted as it stands it is linked, and a clue of another sentence is not.
    other = Reader("evidence", first).pick("clue", "us-grants").click("weigh-add")
    assert other.url == f"{first}~us-grants.222222{END}x"
    assert linked(other.pick("clue", "norm-civilised")) == [False]
    # Switched off before it is counted, it is not linked.
    off = Reader("evidence", first).pick("clue", "us-grants").toggle("w-linked", False)
    assert off.url == f"{first}~us-grants.222222{END}"


def test_the_card_names_the_clues_of_the_same_sentence(dossier: Dossier) -> None:
    made = joined(dossier, {"pres-sudden-turn": "us-grants", "us-grants": "ent-one-call"})
    short = made.claims.set_index("id")["short"]
    names = " and ".join(f"“{short[c]}”" for c in made.claims["id"]
                         if c in ("pres-sudden-turn", "us-grants"))  # fmt: skip
    told = f"<b>Cut from the same sentence or episode</b> as {names}:"
    assert told in unescape(clues.clue_card(made, "ent-one-call"))
    assert "Cut from the same" not in clues.clue_card(made, "norm-civilised")
    assert "Cut from the same" not in clues.clue_card(joined(dossier, {}), "ent-one-call")


def concluded(dossier: Dossier) -> Dossier:
    """A dossier in which a scholar concludes something of one answer, in one of its sources."""
    answers = dossier.explanations.assign(
        verdict=dossier.explanations["id"].map({"only-together": "She <b> takes them together."})
    )
    row = dossier.citations.iloc[[0]].assign(
        table="explanations", row_id="only-together", column="verdict", relation="supports",
        source_id="johnson-2009", locator="P9 s9",
    )  # fmt: skip
    others = dossier.citations[dossier.citations["column"] != "verdict"]
    return with_tables(
        dossier, explanations=answers, citations=pd.concat([others, row], ignore_index=True)
    )


def test_a_scholars_conclusion_is_shown_with_its_source_and_is_no_clue(
    tell: Callable[[Dossier], Dossier], dossier: Dossier
) -> None:
    made = tell(concluded(dossier))
    card = clues.answer_card(made, "only-together")
    said = "She &lt;b&gt; takes them together. <span>("
    assert f"<b>A scholar’s conclusion, not weighed</b>: {said}" in card
    assert ">Johnson 2009</a>, <cite>" in card
    assert "</cite>: paragraph 9, sentence 9)" in card
    assert "conclusion" not in clues.answer_card(made, "us-leverage")
    told = clues.verdicts(made)
    assert "<summary>What scholars conclude of each answer</summary>" in told
    assert told.count("<li>") == 1
    assert said in told
    reader = Reader("evidence")
    assert said in reader.html
    assert shown(reader) == EVEN
    silent = with_tables(made, explanations=made.explanations.assign(verdict=None))
    assert clues.verdicts(silent) == ""


def test_the_page_counts_its_answers_and_says_among_how_many(
    tell: Callable[[Dossier], Dossier], dossier: Dossier
) -> None:
    reader = Reader("evidence", ONE)
    words = {6: "six", 7: "seven", 8: "eight"}[MANY]
    assert f"none of the {words} answers pulls clear" in reader.html
    assert f"<p class='kicker'>Yours. Among these {words} answers</p>" in reader.html
    assert "exclude each other" not in reader.html
    few = dossier.explanations.head(5)
    tell(with_tables(
        dossier, explanations=few,
        claims=dossier.claims[dossier.claims["explanation_id"].isin(few["id"])],
    ))  # fmt: skip
    reader = Reader("evidence")
    assert "<p class='kicker'>Yours. Among these five answers</p>" in reader.html
    assert "Each of the five answers starts at 20 of 100" in reader.html
    assert shown(reader) == ["20.0 %"] * 5


def test_the_prior_is_kept_in_front() -> None:
    reader = Reader("evidence", ONE)
    reader.at.select_slider(key="w-prior-us-leverage").set_value("more plausible")
    reader.run()
    assert reader.url.startswith(f"weigh=.222223{END}~ent-one-call.")


def test_a_link_restores_the_weighing(dossier: Dossier) -> None:
    view, _ = View.parse(ONE, dossier)
    table = posterior(dossier, view.weigh)
    wanted = [f"{100 * p:.1f} %" for p in sorted(table["posterior"], reverse=True)]
    reader = Reader("evidence", ONE)
    assert shown(reader) == wanted
    assert "repeats, counts half" in reader.html
    reader.click("weigh-clear")
    assert reader.url == ""


def test_an_address_from_before_the_last_answers_were_added_means_the_same() -> None:
    new = f"{ONE}&rival=ent-one-call.022222{END}&event=tip-2002&outcome=witness-law"
    old = re.sub(r"(\.[0-4]{6})[0-4]+", r"\1", new)
    assert old != new
    readers = [Reader("evidence", address) for address in (new, old)]
    assert [sorted(r.url.split("&")) for r in readers] == [sorted(new.split("&"))] * 2
    assert shown(readers[0]) == shown(readers[1])


def test_no_answer_is_shown_as_ruled_out() -> None:
    reader = Reader("evidence", "weigh=ent-one-call.044444~pres-sudden-turn.044444")
    assert shown(reader)[-1] == "under 0.1 %"


def test_a_hostile_link_is_named_and_left_out() -> None:
    reader = Reader("evidence", f"{ONE}~<b>nobody.222222~norm-civilised.9")
    assert reader.url == ONE
    said = " ".join(w.value for w in reader.at.warning)
    assert "nobody" in said
    assert f"{MANY} digits" in said
    assert "<b>nobody" not in reader.html


def test_a_pasted_link_is_laid_beside_and_can_change_places() -> None:
    reader = Reader("evidence", ONE)
    paste = reader.at.text_input(key="w-weigh-link")
    paste.set_value("https://else.example/evidence?weigh=ent-one-call.242222~nix.111111")
    reader.run()
    assert reader.url == f"{ONE}&rival=ent-one-call.242222{END}"
    assert "<b>2</b> clues on which the two part, answer by answer" in reader.html
    assert re.search(r"<caption>Among these \w+ answers, widest first; 3 dec", reader.html)
    assert "embed-builder?chart=waterfall&amp;weigh=" in reader.html
    assert any("nix" in w.value for w in reader.at.warning)
    reader.click("weigh-swap")
    assert reader.url == f"weigh=ent-one-call.242222{END}&rival={ONE.removeprefix('weigh=')}"
    reader.click("weigh-alone")
    assert reader.url == f"weigh=ent-one-call.242222{END}"


def opened(monkeypatch: pytest.MonkeyPatch, dossier: Dossier, data: bytes) -> View:
    """The View after a file is opened in place of the reader's own."""
    session = {
        "w-weigh-file": SimpleNamespace(getvalue=lambda: data),
        "w-weigh-as": "Put it in place of mine",
    }
    kept: dict[str, object] = {}
    monkeypatch.setattr("components.ui.two_weighings.st.session_state", session)
    monkeypatch.setattr(
        "components.ui.two_weighings.state.change", lambda **changes: kept.update(changes)
    )
    two_weighings._open_file(dossier)
    return View(**kept)  # type: ignore[arg-type]


def test_a_file_restores_the_weighing(monkeypatch: pytest.MonkeyPatch, dossier: Dossier) -> None:
    weigh = View.parse(ONE, dossier)[0].weigh
    for text in (to_csv(dossier, weigh), to_json(dossier, weigh)):
        assert opened(monkeypatch, dossier, text.encode()).weigh == weigh
    for broken in (b"\xff\xfe\x00", b"{", b""):
        assert opened(monkeypatch, dossier, broken).weigh == ()


def test_choosing_an_answer_lights_up_its_events(dossier: Dossier) -> None:
    reader = Reader("evidence")
    reader.at.pills(key="w-answer").set_value("local-activists")
    reader.run()
    events = clues.answer_events(dossier, "local-activists")
    assert reader.url == "event=" + "~".join(events)
    assert f"speak of {len(events)} events" in reader.html
    reader.at.pills(key="w-answer").set_value(None)
    reader.run()
    assert reader.url == ""


def test_the_card_of_a_clue_keeps_the_hedge_and_names_its_source(dossier: Dossier) -> None:
    reader = Reader("evidence").pick("clue", "ent-other-hands")
    assert "is said to have favoured" in reader.html
    assert "bars" not in clues.clue_card(dossier, "ent-other-hands")  # no part of the clue
    assert "alleged; one source alone" in reader.html
    assert "Straw in the wind" in reader.html
    assert "Johnson 2009" in reader.html
    for claim in dossier.claims["id"]:
        assert "class='says'" in clues.clue_card(dossier, claim), claim


def test_an_outcome_without_steps_says_so_and_a_card_leaves_the_routes() -> None:
    reader = Reader("evidence").pick("outcome", "confiscation-2006")
    assert reader.url == "outcome=confiscation-2006"
    assert "None of the steps told is in this view" in reader.html
    reader.pick("outcome", "witness-law").pick("event", "tip-2002")
    assert reader.url == "event=tip-2002&outcome=witness-law"
    again = Reader("evidence", reader.url)
    assert again.at.selectbox(key="w-outcome").value == "witness-law"
    plain = again.html.replace("event=tip-2002&amp;", "")
    assert "embed-builder?chart=route&amp;outcome=witness-law" in plain
