"""One set of tokens, from which Plotly, Altair, the pages' CSS and the embeds take their look.

Domestic is brick, international blue, both a dark plum (light plum on dark paper): they differ in
lightness and place as well as in hue, so that they stay apart for colour-blind readers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Mode = Literal["light", "dark"]

SERIF = "'Source Serif 4', Georgia, 'Times New Roman', serif"
SANS = "'Source Sans 3', 'Helvetica Neue', Arial, sans-serif"


@dataclass(frozen=True)
class Tokens:
    """Colours of one mode, each a hex string; text colours reach 4.5:1 on ``paper``.

    Attributes
    ----------
    paper, panel : str
        Page and raised surfaces.
    ink, muted, rule : str
        Text, secondary text, hairlines.
    domestic, international, both, none : str
        Where the pressure comes from; also safe for text.
    domestic_soft, international_soft, both_soft, none_soft : str
        The same as grounds behind ink.
    accent : str
        Halo of what is selected.
    """

    paper: str
    panel: str
    ink: str
    muted: str
    rule: str
    domestic: str
    international: str
    both: str
    none: str
    domestic_soft: str
    international_soft: str
    both_soft: str
    none_soft: str
    accent: str

    def of(self, pressure: str) -> str:
        """Colour of a pressure or side."""
        return str(getattr(self, "international" if pressure == "transnational" else pressure))

    def soft(self, pressure: str) -> str:
        """Ground colour of a pressure or side."""
        name = "international" if pressure == "transnational" else pressure
        return str(getattr(self, f"{name}_soft"))


LIGHT = Tokens(
    paper="#FBF8F2", panel="#F3EEE4", ink="#1D1B19", muted="#625C55", rule="#DDD6CA",
    domestic="#B8480F", international="#17699F", both="#4B2E63", none="#6F6A64",
    domestic_soft="#F6DFD0", international_soft="#D5E6F2", both_soft="#E2D9EA",
    none_soft="#E7E3DC", accent="#F2B705",
)  # fmt: skip

DARK = Tokens(
    paper="#161513", panel="#22201D", ink="#F4EFE6", muted="#B5ADA2", rule="#3B3732",
    domestic="#F2935C", international="#6CB8EC", both="#F0C8E6", none="#A8A198",
    domestic_soft="#4A2A17", international_soft="#17374C", both_soft="#3A2C4A",
    none_soft="#35322E", accent="#F2B705",
)  # fmt: skip

TOKENS: dict[Mode, Tokens] = {"light": LIGHT, "dark": DARK}

#: Lanes of every chart of pressure, top to bottom, with the words that name them.
LANES = {
    "international": "Pushed from outside",
    "both": "Pushed from both sides at once",
    "domestic": "Pushed from inside",
    "none": "No push coded",
}

#: Kind of event -> shape of its mark; context is drawn hollow.
SHAPES = {
    "law": "square", "vote": "star", "bill": "diamond", "treaty": "hexagon",
    "report": "triangle-up", "statement": "circle", "meeting": "cross",
    "campaign": "triangle-right", "context": "circle",
}  # fmt: skip

#: Kind of event -> the glyph that stands for it in text.
GLYPHS = {
    "law": "■", "vote": "★", "bill": "◆", "treaty": "⬢", "report": "▲", "statement": "●",
    "meeting": "✚", "campaign": "▶", "context": "○",
}  # fmt: skip

KIND_WORDS = {
    "law": "Law", "vote": "Vote", "bill": "Bill or draft", "treaty": "Treaty",
    "report": "Report", "statement": "Speech or statement", "meeting": "Meeting or visit",
    "campaign": "Campaign", "context": "Context",
}  # fmt: skip


def kind_word(kind: str) -> str:
    """What a kind of event is called where it stands alone: by a case's own word, that."""
    return KIND_WORDS.get(kind) or f"{kind[:1].upper()}{kind[1:]}"


def plotly_layout(mode: Mode, **extra: Any) -> dict[str, Any]:
    """Layout that every screen figure starts from.

    Streamlit replaces Plotly's default template on import, so the look is set figure by figure,
    as plain layout: it is smaller to send than a template.
    """
    t = TOKENS[mode]
    axis = {
        "gridcolor": t.rule, "linecolor": t.rule, "zeroline": False, "showgrid": False,
        "tickcolor": t.rule, "tickfont": {"color": t.muted, "size": 13}, "fixedrange": True,
        "title": {"font": {"color": t.muted, "size": 13}},
    }  # fmt: skip
    layout: dict[str, Any] = {
        "template": "none",
        "paper_bgcolor": t.paper,
        "plot_bgcolor": t.paper,
        "font": {"family": SANS, "size": 14, "color": t.ink},
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": t.ink, "bordercolor": t.ink, "align": "left",
            "font": {"family": SANS, "size": 13, "color": t.paper},
        },
        "xaxis": axis,
        "yaxis": axis,
        "uirevision": "keep",
    }  # fmt: skip
    for key, value in extra.items():
        base = layout.get(key)
        layout[key] = {**base, **value} if isinstance(base, dict) else value
    return layout


def altair_config(mode: Mode) -> dict[str, Any]:
    """Vega-Lite ``config`` that every print chart takes."""
    t = TOKENS[mode]
    sans = "'Source Sans 3', 'Helvetica Neue', Arial, sans-serif"
    return {
        "background": t.paper,
        "font": sans,
        "view": {"stroke": None},
        "axis": {
            "domainColor": t.rule, "tickColor": t.rule, "gridColor": t.rule, "grid": False,
            "labelColor": t.muted, "titleColor": t.muted, "labelFontSize": 12,
            "titleFontSize": 12, "titleFontWeight": "normal", "labelFont": sans,
        },
        "text": {"color": t.ink, "fontSize": 12, "font": sans},
        "legend": {"labelColor": t.ink, "titleColor": t.muted, "labelFontSize": 12},
        "header": {"labelColor": t.ink, "titleColor": t.muted, "labelFontSize": 12},
    }  # fmt: skip


def css_variables(mode: Mode) -> str:
    """The tokens as CSS custom properties, for instance ``--ink:#1D1B19;``."""
    t = TOKENS[mode]
    return "".join(f"--{name.replace('_', '-')}:{value};" for name, value in vars(t).items())
