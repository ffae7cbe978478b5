"""The loader trusts nobody: not other windows, not other origins, not wild heights."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page

from components.embed import routes
from tests.browser.articles import served
from tests.browser.harness import wait_until

LOADER = Path(routes.__file__).with_name("loader.min.js")

_EMBED = """<!doctype html><html lang="en"><title>Embed</title><link rel="icon" href="data:,">
<p>Chart</p><script>
const say = (message) => parent.postMessage(message, "*");
addEventListener("message", (e) => {
  if (e.source === parent) say({ type: "353-0:height", height: 777 });
});
</script></html>"""
_HEAD = '<!doctype html><html lang="en"><title>Article</title><link rel="icon" href="data:,">'


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, Path]]:
    """The charts' server, the paper's server, and the paper's folder."""
    charts, paper = (tmp_path_factory.mktemp(n) for n in ("charts", "paper"))
    (charts / "embed" / "d").mkdir(parents=True)
    (charts / "embed" / "d" / "c.html").write_text(_EMBED)
    shutil.copy(LOADER, charts / "embed" / "loader.js")
    (paper / "embed").mkdir()
    (paper / "embed" / "evil.html").write_text(_EMBED.replace("777", "3000"))
    with served(charts) as one, served(paper) as other:
        yield one, other, paper


@pytest.fixture
def opened(new_page: Callable[..., Page], two: tuple[str, str, Path]) -> Callable[[str], Page]:
    """Opens an article and waits for its frames; CHARTS in it is the address of the charts."""
    charts, paper, folder = two

    def show(body: str) -> Page:
        # Each under a name of its own: of two written within a second a cache may show the first.
        name = f"{len(list(folder.glob('*.html')))}.html"
        (folder / name).write_text(_HEAD + body.replace("CHARTS", charts))
        page = new_page(width=700)
        page.goto(f"{paper}/{name}")
        return page

    return show


def heights(page: Page) -> list[float]:
    found = [frame.bounding_box() for frame in page.locator("iframe").all()]
    return [round(box["height"]) for box in found if box]


def settled(page: Page, wanted: list[int]) -> None:
    """Wait until the frames have these heights."""
    wait_until(page, lambda: heights(page) == wanted)
    assert heights(page) == wanted


PLACE = '<div class="v353-embed" data-src="CHARTS/embed/d/c.html" data-title="A title"></div>'
SCRIPT = '<script src="CHARTS/embed/loader.js" async></script>'


def test_once_is_enough_and_twice_does_no_harm(opened: Callable[[str], Page]) -> None:
    page = opened(PLACE + SCRIPT + SCRIPT + PLACE + SCRIPT)
    settled(page, [777, 777])
    frame = page.locator("iframe").first
    assert frame.get_attribute("title") == "A title"
    assert frame.get_attribute("loading") == "lazy"
    page.evaluate("v353Embeds.scan()")
    assert len(heights(page)) == 2


def test_every_form(opened: Callable[[str], Page]) -> None:
    page = opened(
        '<iframe data-v353 src="CHARTS/embed/d/c.html" title="Own" style="border:0"></iframe>'
        '<script src="CHARTS/embed/loader.js" data-src="CHARTS/embed/d/c.html" '
        'data-title="By script" data-heights="300:400 900:1000"></script>'
    )
    settled(page, [777, 777])
    titles = [f.get_attribute("title") for f in page.locator("iframe").all()]
    assert titles == ["Own", "By script"]


def test_room_is_kept_by_width(opened: Callable[[str], Page]) -> None:
    place = PLACE.replace("<div", '<div style="width:600px" data-heights="400:500 800:900"')
    page = opened(place + SCRIPT)
    # 700 were kept for 600 pixels; 777 were asked for.
    settled(page, [777])
    assert page.locator(".v353-embed").evaluate("e => e.style.minHeight") == "700px"


def test_only_addresses_of_documents(opened: Callable[[str], Page]) -> None:
    own = "CHARTS/embed/d/c.html"
    wrong = ("javascript:alert(1)", "data:text/html,x", "", "#x", "http://[")
    page = opened("".join(PLACE.replace(own, src) for src in wrong) + PLACE + SCRIPT)
    settled(page, [777])  # the last place is filled, and none before it
    assert page.locator(".v353-embed").count() == len(wrong) + 1


def frame(page: Page, part: str) -> Frame:
    """The frame with this in its address, once it is there."""
    wait_until(page, lambda: any(part in frame.url for frame in page.frames))
    return next(frame for frame in page.frames if part in frame.url)


#: What a frame says, and how tall it then is.
SAID = {
    "{type: '353-0:height', height: 5}": 120,
    "{type: '353-0:height', height: 1e9}": 6000,
    "{type: '353-0:height', height: -1}": 777,
    "{type: '353-0:height', height: NaN}": 777,
    "{type: '353-0:height', height: 'tall'}": 777,
    "{type: '353-0:height', height: {}}": 777,
    "{type: '353-0:height', height: 300.2}": 301,
    "{type: 'other', height: 300}": 777,
    "null": 777,
    "'353-0:height'": 777,
}


#: Waits for what is said last, which the loader has then heard before.
_HEARD = """() => { window.heard = new Promise((done) => addEventListener("message", (e) => {
  if (e.data === "last") done(true);
})) }"""


def said(speaker: Frame, words: str, to: str = "parent") -> None:
    """Let a frame say something, and wait until its page has heard it."""
    speaker.page.evaluate(_HEARD)
    speaker.evaluate(f"{to}.postMessage({words}, '*'), {to}.postMessage('last', '*')")
    assert speaker.page.evaluate("window.heard")


def test_what_a_frame_may_say(opened: Callable[[str], Page]) -> None:
    page = opened(PLACE + SCRIPT)
    settled(page, [777])
    embed, found = frame(page, "/embed/d/"), {}
    for words in SAID:
        said(embed, "{type: '353-0:height', height: 777}")
        assert heights(page) == [777]
        said(embed, words)
        (found[words],) = heights(page)
    assert found == SAID


def test_other_windows_are_not_heard(opened: Callable[[str], Page]) -> None:
    page = opened(
        PLACE + SCRIPT + '<iframe src="embed/evil.html" title="Evil" height="99"></iframe>'
    )
    settled(page, [777, 103])
    evil = frame(page, "evil")
    evil.wait_for_load_state()
    said(page.main_frame, "{ type: '353-0:height', height: 999 }", "window")
    said(evil, "{ type: '353-0:height', height: 998 }")
    assert heights(page) == [777, 103]


def test_a_frame_that_has_gone_elsewhere_is_not_heard(opened: Callable[[str], Page]) -> None:
    page = opened(PLACE + SCRIPT)
    settled(page, [777])
    page.locator("iframe").evaluate("f => { f.src = 'embed/evil.html' }")
    evil = frame(page, "evil")
    evil.wait_for_load_state()
    said(evil, "{ type: '353-0:height', height: 998 }")
    assert heights(page) == [777]


def test_sandboxed_late_changed_and_narrow_places(opened: Callable[[str], Page]) -> None:
    page = opened(
        f'{SCRIPT}<iframe data-v353 style="border:0" sandbox="allow-scripts" '
        'src="CHARTS/embed/d/c.html"></iframe><div id="late"></div>'
    )
    settled(page, [777])
    # A page's own script puts in one as wide as its content, one in a row, and takes one away.
    charts = page.locator("iframe").get_attribute("src")
    assert charts
    page.evaluate(
        """src => { late.innerHTML = `
        <div style="display:grid;grid-template-columns:min-content 1fr">
          <div class="v353-embed" data-src="${src}"></div><p>Text</p></div>
        <div style="display:flex"><div class="v353-embed" data-src="${src}"></div></div>
        <iframe data-v353 style="border:0" src="${src}"></iframe>`; }""",
        charts,
    )
    settled(page, [777] * 4)
    widths = [
        box["width"] for f in page.locator(".v353-embed iframe").all() if (box := f.bounding_box())
    ]
    assert widths[0] >= 240
    assert widths[1] > 600
    page.evaluate("document.querySelector('iframe').remove()")
    place = page.locator(".v353-embed").first
    place.evaluate("e => { e.dataset.src += '?other' }")
    frame(page, "?other")
    # A framework that draws its children anew empties the place.
    place.evaluate("e => { e.replaceChildren() }")
    settled(page, [777] * 3)
    # Without a sandbox a document of no origin is not ours.
    last = page.locator("#late > iframe")
    page.evaluate(_HEARD)
    last.evaluate(
        "f => { f.removeAttribute('data-v353'); f.src = `data:text/html,<script>"
        "parent.postMessage({type:'353-0:height',height:999},'*');"
        "parent.postMessage('last','*')</` + 'script>' }"
    )
    assert page.evaluate("window.heard")
    assert heights(page) == [777] * 3


def test_the_element_lives_through_what_frameworks_do(opened: Callable[[str], Page]) -> None:
    page = opened(
        '<div id="app"></div><v353-embed src="CHARTS/embed/d/c.html" title="A chart">'
        f'<a href="CHARTS/">Without scripts</a></v353-embed>{SCRIPT}'
    )
    settled(page, [777])
    assert not page.get_by_text("Without scripts").is_visible()
    first = page.locator("v353-embed iframe")
    assert first.get_attribute("title") == "A chart"
    assert "theme=light" in (first.get_attribute("src") or "")
    page.evaluate("document.querySelector('v353-embed').textContent = 'Anew'")
    page.evaluate("app.append(document.querySelector('v353-embed'))")
    settled(page, [777])
    # Light and dark are the page's, also in colours of the newer forms.
    for ground, theme in (
        ("#111", "dark"),
        ("oklch(0.97 0 0)", "light"),
        ("oklch(0.2 0 0)", "dark"),
    ):
        page.evaluate("ground => { document.body.style.background = ground }", ground)
        frame(page, f"theme={theme}")
    page.locator("v353-embed").evaluate("e => e.setAttribute('theme', 'auto')")
    frame(page, "theme=auto")
    page.locator("v353-embed").evaluate("e => e.setAttribute('src', 'javascript:alert(1)')")
    settled(page, [])


def test_only_what_changes_is_looked_at(opened: Callable[[str], Page]) -> None:
    page = opened(
        f"{PLACE}<main></main><section>{SCRIPT}"
        '<script src="CHARTS/embed/loader.js" data-src="CHARTS/embed/d/c.html"></script></section>'
    )
    settled(page, [777, 777])
    page.evaluate("""() => {
      window.whole = 0;
      const all = document.querySelectorAll;
      document.querySelectorAll = function (...given) { whole++; return all.apply(this, given); };
      const place = all.call(document, ".v353-embed")[0];
      const main = document.body.appendChild(document.createElement("main"));
      main.innerHTML = "<i></i>".repeat(200) + `<p>${place.outerHTML}</p>`;
      main.querySelector("iframe").remove();
      place.replaceChildren();  // as frameworks do
    }""")
    settled(page, [777, 777, 777])
    page.evaluate("() => document.querySelector('section > div').replaceChildren()")
    settled(page, [777, 777, 777])
    assert page.evaluate("() => window.whole") == 0
