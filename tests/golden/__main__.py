"""``python -m tests.golden`` writes the goldens anew; ``… diff`` draws old, new and difference."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import vl_convert
from PIL import Image, ImageChops

from components.dossier import load
from tests.conftest import ROOT
from tests.golden.draw import HASHES, PICTURES, hashes, pictures

SHOTS = ROOT / ".shots" / "golden"


def write() -> None:
    """Write every picture and hash; what is no longer drawn is removed."""
    dossier = load(ROOT / "data/russia-2003")
    PICTURES.mkdir(exist_ok=True)
    drawn = dict(pictures(dossier))
    for old in PICTURES.glob("*.svg"):
        if old.name not in drawn:
            old.unlink()
    for name, svg in drawn.items():
        (PICTURES / name).write_text(svg, encoding="utf-8", newline="\n")
    text = json.dumps(hashes(dossier), indent=0, sort_keys=True, ensure_ascii=False)
    HASHES.write_text(text + "\n", encoding="utf-8", newline="\n")
    print(f"{len(drawn)} pictures and {text.count(':')} hashes written; git diff shows what moved")


def difference() -> None:
    """Draw each picture that differs from the last commit's: old, new and their difference."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    found = 0
    for name, svg in pictures(load(ROOT / "data/russia-2003")):
        place = f"HEAD:{(PICTURES / name).relative_to(ROOT)}"
        shown = subprocess.run(["git", "show", place], cwd=ROOT, capture_output=True, check=False)
        old = shown.stdout.decode()
        if old == svg:
            continue
        found += 1
        sides = [_pixels(text) for text in (old, svg) if text]
        size = (max(p.width for p in sides), max(p.height for p in sides))
        before, after = (_on_white(p, size) for p in (sides[0], sides[-1]))
        whole = Image.new("RGB", (3 * size[0], size[1]), "white")
        for place_at, picture in enumerate((before, after, ImageChops.difference(before, after))):
            whole.paste(picture, (place_at * size[0], 0))
        whole.save(SHOTS / name.replace(".svg", ".png"))
        print(SHOTS / name.replace(".svg", ".png"))
    print(f"{found} pictures differ from the last commit")


def _pixels(svg: str) -> Image.Image:
    return Image.open(io.BytesIO(vl_convert.svg_to_png(svg, scale=1))).convert("RGBA")


def _on_white(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    ground = Image.new("RGB", size, "white")
    ground.paste(picture, (0, 0), picture)
    return ground


if __name__ == "__main__":
    difference() if sys.argv[1:] == ["diff"] else write()
