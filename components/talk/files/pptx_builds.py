"""Builds of a slide: what comes at a click. A slide that is printed has all of it.

A chart to edit comes series by series, or bar by bar; a picture is wiped in from its left, as one
reads it; the paragraphs that tell an answer come last, together.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

#: Charts that are read bar by bar: all series of a bar come at once.
_BY_BAR = frozenset({XL_CHART_TYPE.BAR_STACKED_100})
#: A part of a chart: which series and bar; -3 is none in particular.
_PART = '<p:graphicEl><a:chart seriesIdx="{}" categoryIdx="{}" bldStep="{}"/></p:graphicEl>'


def build(slide: Any, drawn: Any, told: Any = None, paragraphs: Sequence[int] = ()) -> None:
    """Have a slide's chart come in at a click, and then what tells an answer.

    Parameters
    ----------
    slide : pptx.slide.Slide
        The slide.
    drawn : pptx shape
        Its chart: a picture, or one to edit.
    told : pptx shape, optional
        Holds the paragraphs that come last.
    paragraphs : sequence of int
        Their places in it.
    """
    parts = _parts(drawn.chart) if drawn.has_chart else [""]
    clicks = [[f'<p:spTgt spid="{drawn.shape_id}">{part}</p:spTgt>'] for part in parts]
    if paragraphs:
        said = '<p:spTgt spid="{}"><p:txEl><p:pRg st="{}" end="{}"/></p:txEl></p:spTgt>'
        clicks.append([said.format(told.shape_id, n, n) for n in paragraphs])
    number = count(3)
    steps = "".join(_click(click, number) for click in clicks)
    slide._element.append(parse_xml(
        f"<p:timing {nsdecls('p', 'a')}><p:tnLst><p:par>"
        '<p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
        '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
        f"<p:childTnLst>{steps}</p:childTnLst></p:cTn>{_at('prev', 'onPrev')}"
        f"{_at('next', 'onNext')}</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>"
        f"{_listed(drawn, told if paragraphs else None)}</p:timing>"
    ))  # fmt: skip


def _parts(chart: Any) -> list[str]:
    """The series or bars of a chart; its axes and legend stand from the beginning."""
    plot = chart.plots[0]
    if chart.chart_type in _BY_BAR:
        return [_PART.format(-3, n, "category") for n in range(len(plot.categories))]
    return [_PART.format(n, -3, "series") for n in range(len(plot.series))]


def _click(targets: Sequence[str], number: count[int]) -> str:
    """What comes in at one click."""
    outer = f'<p:par><p:cTn id="{next(number)}" fill="hold"><p:stCondLst>'
    inner = f'<p:par><p:cTn id="{next(number)}" fill="hold">{_NOW}<p:childTnLst>'
    effects = "".join(
        _effect(target, "withEffect" if n else "clickEffect", number)
        for n, target in enumerate(targets)
    )
    ends = "</p:childTnLst></p:cTn></p:par>" * 2
    return f'{outer}<p:cond delay="indefinite"/></p:stCondLst><p:childTnLst>{inner}{effects}{ends}'


_NOW = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'


def _effect(target: str, when: str, number: count[int]) -> str:
    """Wiped in from the left; all but a picture belongs to a group of builds."""
    group = ' grpId="0"' if "El>" in target else ""
    aim = f"<p:tgtEl>{target}</p:tgtEl>"
    return (
        f'<p:par><p:cTn id="{next(number)}" presetID="22" presetClass="entr" presetSubtype="8" '
        f'fill="hold"{group} nodeType="{when}">{_NOW}<p:childTnLst><p:set><p:cBhvr>'
        f'<p:cTn id="{next(number)}" dur="1" fill="hold">{_NOW}</p:cTn>{aim}<p:attrNameLst>'
        "<p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        '<p:to><p:strVal val="visible"/></p:to></p:set>'
        '<p:animEffect transition="in" filter="wipe(left)"><p:cBhvr>'
        f'<p:cTn id="{next(number)}" dur="500"/>{aim}</p:cBhvr></p:animEffect>'
        "</p:childTnLst></p:cTn></p:par>"
    )


def _at(way: str, event: str) -> str:
    return (
        f'<p:{way}CondLst><p:cond evt="{event}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
        f"</p:{way}CondLst>"
    )


def _listed(drawn: Any, told: Any) -> str:
    """What is built in parts, and in which."""
    found = ""
    if told is not None:
        found += f'<p:bldP spid="{told.shape_id}" grpId="0" build="p"/>'
    if drawn.has_chart:
        by = "category" if drawn.chart.chart_type in _BY_BAR else "series"
        found += (
            f'<p:bldGraphic spid="{drawn.shape_id}" grpId="0"><p:bldSub><a:bldChart bld="{by}" '
            'animBg="0"/></p:bldSub></p:bldGraphic>'
        )
    return f"<p:bldLst>{found}</p:bldLst>" if found else ""
