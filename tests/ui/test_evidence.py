"""The evidence page: clues, weighing in words, links and files, two weighings, routes."""

import re
from types import SimpleNamespace

import pytest

from components.dossier import Dossier
from components.ui import clues, two_weighings
from components.view import View
from components.weigh import posterior
from components.weighing_file import to_csv, to_json
from tests.ui.reader import Reader

ONE = "weigh=ent-one-call.222422~pres-sudden-turn.222242x"


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
    assert shown(reader) == ["16.7 %"] * 6
    assert "Nothing is weighed yet" in reader.html
    assert reader.url == ""


def test_weighing_adds_changes_and_takes_out() -> None:
    reader = Reader("evidence").pick("clue", "ent-one-call")
    sliders = [s for s in reader.at.select_slider if (s.key or "").startswith("w-level-")]
    assert [s.value for s in sliders] == ["as likely as not"] * 6
    level(reader, "policy-entrepreneurs", "all but certain")
    assert reader.url == "weigh=ent-one-call.222422"
    # 0.97 against five times 0.5.
    assert shown(reader)[:2] == ["28.0 %", "14.4 %"]
    level(reader, "us-leverage", "unlikely")
    assert reader.url == "weigh=ent-one-call.222421"
    reader.click("weigh-remove")
    assert reader.url == ""
    assert shown(reader) == ["16.7 %"] * 6


def test_a_clue_can_count_as_it_stands_and_the_next_one_follows() -> None:
    reader = Reader("evidence").pick("clue", "ent-one-call").click("weigh-add")
    assert reader.url == "weigh=ent-one-call.222222"
    onward(reader)
    following = reader.at.session_state["w-clue"]
    assert following not in (None, "ent-one-call")
    assert [s.value for s in reader.at.select_slider if (s.key or "").startswith("w-level-")] == [
        "as likely as not"
    ] * 6


def test_every_clue_can_be_reached_one_after_the_other(dossier: Dossier) -> None:
    reader, seen = Reader("evidence"), []
    onward(reader)
    for _ in range(12):
        seen.append(reader.at.session_state["w-clue"])
        onward(reader.click("weigh-add"))
    assert len(set(seen)) == 12
    assert reader.url.count("~") == 11


def test_a_repeated_clue_says_why_it_counts_less() -> None:
    reader = Reader("evidence", "weigh=us-threat-of-demotion.222224")
    assert not [t for t in reader.at.toggle if t.key == "w-linked"]
    reader.pick("clue", "ent-one-call")
    level(reader, "policy-entrepreneurs", "likely")
    assert "is about the same event" in reader.html
    assert "50% of its weight" in reader.html
    reader.toggle("w-linked", True)
    assert reader.url == "weigh=us-threat-of-demotion.222224~ent-one-call.222322x"


def test_the_prior_is_kept_in_front() -> None:
    reader = Reader("evidence", ONE)
    reader.at.select_slider(key="w-prior-us-leverage").set_value("more plausible")
    reader.run()
    assert reader.url.startswith("weigh=.222223~ent-one-call.")


def test_a_link_restores_the_weighing(dossier: Dossier) -> None:
    view, _ = View.parse(ONE, dossier)
    table = posterior(dossier, view.weigh)
    wanted = [f"{100 * p:.1f} %" for p in sorted(table["posterior"], reverse=True)]
    reader = Reader("evidence", ONE)
    assert shown(reader) == wanted
    assert "repeats, counts half" in reader.html
    reader.click("weigh-clear")
    assert reader.url == ""


def test_no_answer_is_shown_as_ruled_out() -> None:
    reader = Reader("evidence", "weigh=ent-one-call.044444~pres-sudden-turn.044444")
    assert shown(reader)[-1] == "under 0.1 %"


def test_a_hostile_link_is_named_and_left_out() -> None:
    reader = Reader("evidence", f"{ONE}~<b>nobody.222222~norm-civilised.9")
    assert reader.url == ONE
    said = " ".join(w.value for w in reader.at.warning)
    assert "nobody" in said
    assert "6 digits" in said
    assert "<b>nobody" not in reader.html


def test_a_pasted_link_is_laid_beside_and_can_change_places() -> None:
    reader = Reader("evidence", ONE)
    paste = reader.at.text_input(key="w-weigh-link")
    paste.set_value("https://else.example/evidence?weigh=ent-one-call.242222~nix.111111")
    reader.run()
    assert reader.url == f"{ONE}&rival=ent-one-call.242222"
    assert "<b>2</b> clues on which the two part, answer by answer" in reader.html
    assert "waterfall.html?weigh=" in reader.html
    assert any("nix" in w.value for w in reader.at.warning)
    reader.click("weigh-swap")
    assert reader.url == f"weigh=ent-one-call.242222&rival={ONE.removeprefix('weigh=')}"
    reader.click("weigh-alone")
    assert reader.url == "weigh=ent-one-call.242222"


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
    assert "allegedly" in reader.html
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
    assert "route.html?outcome=witness-law" in again.html.replace("event=tip-2002&amp;", "")
