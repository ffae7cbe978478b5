"""The tokens: readable, told apart by everyone, and the same wherever they are repeated."""

import tomllib
from itertools import combinations
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from components.dossier.vocabulary import EventKind, Pressure, Side
from components.graphic.ink import contrast
from components.theme import (
    DARK,
    GLYPHS,
    KIND_WORDS,
    LANES,
    LIGHT,
    SHAPES,
    TOKENS,
    Mode,
    Tokens,
    altair_config,
    css_variables,
    plotly_layout,
)
from components.view.sides import SIDE_WORDS
from components.view.view import KINDS

ROOT = Path(__file__).parents[1]
MODES: tuple[Mode, ...] = ("light", "dark")
TEXTS = ("ink", "muted", "domestic", "international", "both", "none")
LINES = ("domestic", "international", "both", "none")

#: Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
SIGHTS = {
    "usual": np.eye(3),
    "protanopia": np.array([
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ]),
    "deuteranopia": np.array([
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]),
    "tritanopia": np.array([
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ]),
}  # fmt: skip

#: Least CIE76 distance between two lanes: several times what is just noticed (2.3), so that small
#: marks that do not touch can be told apart too.
APART = 18.0


def linear(color: str) -> np.ndarray:
    """Linear RGB of a hex colour, each 0 to 1."""
    assert len(color) == 7
    assert color[0] == "#"
    share = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def luminance(color: str) -> float:
    return float(linear(color) @ [0.2126, 0.7152, 0.0722])


def lab(rgb: np.ndarray) -> np.ndarray:
    """CIELAB (D65) of linear RGB."""
    to_xyz = np.array([
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ])  # fmt: skip
    ratio = (to_xyz @ rgb) / (to_xyz @ np.ones(3))
    f = np.where(ratio > 216 / 24389, np.cbrt(ratio), (ratio * 24389 / 27 + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one: str, other: str, sight: str) -> float:
    """CIE76 distance of two colours as a reader of that sight sees them."""
    seen = [lab(np.clip(SIGHTS[sight] @ linear(c), 0, 1)) for c in (one, other)]
    return float(np.linalg.norm(seen[0] - seen[1]))


# The instruments, on known values.


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


def test_distance_of_known_pairs() -> None:
    assert lab(linear("#FF0000")) == pytest.approx([53.24, 80.09, 67.20], abs=0.05)
    assert lab(linear("#808080")) == pytest.approx([53.59, 0, 0], abs=0.05)
    assert distance("#000000", "#FFFFFF", "usual") == pytest.approx(100, abs=0.01)
    # A red and a green that are far apart for most, and nearly the same without green cones.
    assert distance("#B04A4A", "#6F7A3A", "usual") > 40
    assert distance("#B04A4A", "#6F7A3A", "deuteranopia") < 15
    for sight in SIGHTS.values():
        assert sight @ np.ones(3) == pytest.approx(np.ones(3), abs=1e-4)  # white stays white


# The tokens.


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", TEXTS)
def test_text_can_be_read(mode: Mode, name: str) -> None:
    tokens = TOKENS[mode]
    for ground in ("paper", "panel"):
        found = contrast(getattr(tokens, name), getattr(tokens, ground))
        assert found >= 4.5, f"{name} on {ground}: {found:.2f}"


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("lane", LINES)
def test_ink_can_be_read_on_each_lanes_ground(mode: Mode, lane: str) -> None:
    assert contrast(TOKENS[mode].ink, TOKENS[mode].soft(lane)) >= 7
    assert contrast(TOKENS[mode].muted, TOKENS[mode].soft(lane)) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize(("one", "other"), [*combinations(LINES, 2)])
def test_lanes_are_told_apart_by_everyone(mode: Mode, sight: str, one: str, other: str) -> None:
    found = distance(TOKENS[mode].of(one), TOKENS[mode].of(other), sight)
    assert found >= APART, f"{found:.1f}"


def test_each_mode_has_its_own_ground() -> None:
    assert luminance(LIGHT.paper) > luminance(LIGHT.ink)
    assert luminance(DARK.paper) < luminance(DARK.ink)


def test_colours_of_pressures_and_sides() -> None:
    assert [LIGHT.of(p) for p in get_args(Pressure)] == [
        LIGHT.domestic, LIGHT.both, LIGHT.international, LIGHT.none,
    ]  # fmt: skip
    assert LIGHT.of("transnational") == LIGHT.international
    assert LIGHT.soft("transnational") == LIGHT.international_soft
    assert DARK.soft("both") == DARK.both_soft
    for side in get_args(Side):
        assert DARK.of(side) in vars(DARK).values()
    with pytest.raises(AttributeError):
        LIGHT.of("sideways")


# Words of the theme and words of the data.


def test_every_word_of_the_data_has_its_look() -> None:
    assert set(LANES) == set(get_args(Pressure)) == set(LINES)
    assert set(SIDE_WORDS) == {*get_args(Pressure), *get_args(Side)}
    for code, words in LANES.items():  # a lane is named in the words of the tables
        assert words.lower() in (f"pushed from {SIDE_WORDS[code]}", SIDE_WORDS[code])
    assert set(SHAPES) == set(GLYPHS) == set(KIND_WORDS) == set(KINDS) == set(get_args(EventKind))
    named = [shape for kind, shape in SHAPES.items() if kind != "context"]
    assert len(set(named)) == len(named), "each kind has a symbol of its own"
    assert len(set(GLYPHS.values())) == len(KINDS)


# What is made of the tokens.


def test_streamlit_has_the_same_colours() -> None:
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    for mode, tokens in TOKENS.items():
        assert config["theme"][mode] == {
            "primaryColor": tokens.international,
            "backgroundColor": tokens.paper,
            "secondaryBackgroundColor": tokens.panel,
            "textColor": tokens.ink,
            "linkColor": tokens.international,
            "borderColor": tokens.rule,
        }


def test_css_variables() -> None:
    css = css_variables("light")
    assert css.startswith("--paper:#FBF8F2;--panel:")
    assert "--domestic-soft:#F6DFD0;" in css
    assert css.count(":") == css.count(";") == len(Tokens.__dataclass_fields__)
    assert css_variables("dark") != css


@pytest.mark.parametrize("mode", MODES)
def test_charts_start_from_the_tokens(mode: Mode) -> None:
    tokens = TOKENS[mode]
    layout = plotly_layout(mode)
    assert layout["template"] == "none"
    assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == tokens.paper
    assert layout["font"]["color"] == tokens.ink
    assert contrast(layout["hoverlabel"]["font"]["color"], layout["hoverlabel"]["bgcolor"]) >= 4.5
    config = altair_config(mode)
    assert config["background"] == tokens.paper
    assert config["text"]["color"] == tokens.ink
    assert config["axis"]["labelColor"] == tokens.muted


def test_a_layout_takes_changes_without_keeping_them() -> None:
    changed = plotly_layout("light", height=300, margin={"l": 40}, xaxis={"showgrid": True})
    assert changed["height"] == 300
    assert changed["margin"] == {"l": 40, "r": 8, "t": 8, "b": 8}
    assert changed["xaxis"]["showgrid"] is True
    assert changed["xaxis"]["gridcolor"] == LIGHT.rule
    assert changed["yaxis"]["showgrid"] is False
    assert "height" not in plotly_layout("light")
    assert plotly_layout("light")["xaxis"]["showgrid"] is False
