"""Chromium, and what may be wrong with a page in it.

The folder that GEOBRIEF_SCREENSHOTS names gets screenshots.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ARGUMENTS = [
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage", "--disable-gpu",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
SLICE, MOST_SLICES = 4_000, 5  # pixels; Chromium cannot take a screenshot of any height

# Text that is out of sight, hard to read, or on other text.
FAULTS = """scope => {
  const faults = [], width = document.documentElement.clientWidth, texts = [];
  const channels = colour => {
    const canvas = document.createElement('canvas'); canvas.width = canvas.height = 1;
    const context = canvas.getContext('2d', {willReadFrequently: true});
    context.fillStyle = colour; context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const seen = new Map(), rgba = colour => seen.get(colour) || (seen.set(colour, channels(colour)), seen.get(colour));
  const luminance = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const background = element => {
    for (let at = element; at; at = at.parentElement) {
      const paper = at.localName === 'svg' && at.querySelector('rect.paper');
      if (paper) return rgba(getComputedStyle(paper).fill);
      const colour = getComputedStyle(at).backgroundColor;
      if (rgba(colour)[3] > 200) return rgba(colour);
    }
    return [255, 255, 255, 255];
  };
  const inView = (rect, element) => {
    for (let at = element; at && at !== document.documentElement; at = at.parentElement)
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX) && at !== document.body) return true;
    return rect.left >= -1 && rect.right <= width + 1;
  };
  for (const root of document.querySelectorAll(scope)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement, words = node.textContent.trim();
      if (!words || ['STYLE', 'SCRIPT', 'title', 'desc', 'TITLE'].includes(element.nodeName)) continue;
      if (!element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})) continue;
      const range = document.createRange(); range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter(rect => rect.width > 1 && rect.height > 1);
      if (!rects.length) continue;
      for (const rect of rects) if (!inView(rect, element)) faults.push('clipped: ' + words.slice(0, 60));
      const svg = element.closest('svg'), style = getComputedStyle(element);
      const ink = luminance(rgba(svg ? style.fill : style.color)), paper = luminance(background(element));
      const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
      if (contrast < 3 && !(svg && element.classList.contains('inside')))
        faults.push('contrast ' + contrast.toFixed(1) + ': ' + words.slice(0, 60));
      if (!element.hasAttribute('transform')) for (const rect of rects) texts.push([rect, words, element]);
    }
  }
  texts.sort((one, other) => one[0].top - other[0].top);
  texts.forEach(([one, words, element], place) => {
    for (let next = place + 1; next < texts.length && texts[next][0].top < one.bottom - 3; next++) {
      const [other, others, owner] = texts[next];
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - other.top;
      if (across > 3 && down > 4 && inView(one, element) === inView(other, owner))
        faults.push('on each other: ' + words.slice(0, 40) + ' / ' + others.slice(0, 40));
    }
  });
  return [...new Set(faults)].slice(0, 20);
}"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=chromium, args=ARGUMENTS, chromium_sandbox=False)
        yield started
        started.close()


@pytest.fixture
def look(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a file in a window of some width, looks for faults in the text of some elements, and takes a screenshot."""
    pages = []

    def look_at(path: Path, width: int, scheme: str, name: str, scope: str = "body") -> Any:
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.set_default_timeout(300_000)  # machines vary
        pages.append(page)
        faults: list[str] = []
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith(LOCAL) else faults.append(request.url))
        page.goto(path.as_uri())
        folder = os.environ.get("GEOBRIEF_SCREENSHOTS")
        if folder:
            _take_screenshots(page, f"{folder}/{name}-{width}-{scheme}", width)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append("wider than the window")
        assert [*faults, *page.evaluate(FAULTS, scope)] == []
        return page

    yield look_at
    for page in pages:
        page.close()


def _take_screenshots(page: Any, path: str, width: int) -> None:
    """The page in slices, from the top."""
    height = page.evaluate("document.documentElement.scrollHeight")
    for number, top in enumerate(range(0, height, SLICE)[:MOST_SLICES], 1):
        clip = {"x": 0, "y": top, "width": width, "height": min(SLICE, height - top)}
        page.screenshot(path=f"{path}-{number}.png", full_page=True, clip=clip)


LOCAL = ("file:", "data:", "blob:")
