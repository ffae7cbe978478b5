"""``python previews.py READER ADDRESS``: what a reader of previews finds, in one shape."""

import json
import sys
from typing import Any
from urllib.request import urlopen


def linkpreview(url: str) -> dict[str, Any]:
    from linkpreview import link_preview

    found = link_preview(url)
    return {"title": found.title, "description": found.description, "image": found.image}


def extruct(url: str) -> dict[str, Any]:
    import extruct

    with urlopen(url) as answer:
        found = extruct.extract(answer.read(), url, syntaxes=["opengraph"], uniform=True)
    (said,) = found["opengraph"]
    return {k: said[f"og:{k}"] for k in ("title", "description", "image")}


def micawber(url: str) -> dict[str, Any]:
    from micawber import Provider

    origin = "/".join(url.split("/")[:3])
    found = Provider(f"{origin}/oembed").request(url)
    return {"title": found["title"], "image": found["thumbnail_url"], "html": found["html"]}


if __name__ == "__main__":
    _, reader, address = sys.argv
    print(json.dumps(globals()[reader](address)))
