"""Uses the portal of a release in headless Chromium, from its folder.

Usage: portal_browser_judge.py RELEASE CHROMIUM
"""

import hashlib
import os
import sys
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

# WCAG 2.2, 1.4.3 and 2.5.8, measured at every text and target that is shown.
MEASURE = """() => {
  const channels = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const over = (top, below) => {
    const alpha = top.length > 3 ? top[3] : 1;
    return [0, 1, 2].map((index) => top[index] * alpha + below[index] * (1 - alpha));
  };
  const light = (colour) => {
    const [red, green, blue] = colour.map((value) => {
      const share = value / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const canvas = matchMedia("(prefers-color-scheme: dark)").matches ? [18, 23, 30] : [255, 255, 255];
  const ground = (element) => {
    const layers = [];
    for (let node = element; node; node = node.parentElement) layers.push(channels(getComputedStyle(node).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below), canvas);
  };
  const faults = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest(".unseen, .skip, script, desc, title")) continue;
    const style = getComputedStyle(element);
    const below = ground(element);
    const colour = element instanceof SVGElement ? style.fill : style.color;
    const lights = [light(over(channels(colour), below)), light(below)].sort((a, b) => b - a);
    const contrast = (lights[0] + 0.05) / (lights[1] + 0.05);
    if (contrast < 4.5) faults.push(`contrast ${contrast.toFixed(2)}: ${walker.currentNode.data.trim().slice(0, 30)}`);
  }
  for (const target of document.querySelectorAll("button, select, input, nav.on-page a, header.site a, summary")) {
    const box = target.getBoundingClientRect();
    if (target.checkVisibility() && (box.width < 24 || box.height < 24)) {
      faults.push(`${target.tagName} of ${box.width}x${box.height}: ${target.textContent.slice(0, 20)}`);
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push(`wider than the window: ${document.documentElement.scrollWidth}`);
  return faults;
}"""


def require(condition, what):
    if not condition:
        sys.exit(what)


class Judge:
    def __init__(self, browser, release):
        self.browser, self.release = browser, release
        self.faults = []

    def open(self, path, **options):
        context = self.browser.new_context(accept_downloads=True, **options)
        page = context.new_page()
        page.on("console", lambda message: message.type in ("error", "warning") and self.faults.append(message.text))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        # Nothing in a release may run; a dialog would say that something did.
        page.on("dialog", lambda dialog: (self.faults.append(f"a dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: request.url.startswith(("file:", "data:", "blob:"))
                or self.faults.append(f"asks for {request.url}"))
        page.goto(self.address(path))
        return page

    def address(self, path):
        return (self.release / path).as_uri()

    # What people do

    def search(self):
        page = self.open("index.html", viewport={"width": 1280, "height": 900})
        shown = lambda: page.locator(".card:visible").count()
        total = shown()
        require(total > 0, "nothing is listed")
        title = page.locator("#datasets .card h3 a").first.inner_text()
        page.fill("#q", title)
        require(0 < shown() <= total and page.locator("#datasets .card:visible h3 a").first.inner_text() == title,
                f"searching for {title} does not find it")
        require(page.locator("#found").inner_text().strip() != "", "how many are found is not said")
        field = page.locator("#datasets .card").first.get_attribute("data-words").split(" ")[-1]
        page.fill("#q", field.upper())
        require(shown() > 0, f"no dataset is found by its field {field}")
        page.fill("#q", "no-such-words-anywhere")
        require(shown() == 0 and page.locator("#datasets:visible").count() == 0, "what is not found is shown")
        page.fill("#q", "")
        require(shown() == total, "clearing the search does not show all")
        for name in page.locator("#filters select").evaluate_all("all => all.map((select) => select.name)"):
            page.select_option(f"#filter-{name}", index=1)
            require(0 < shown() <= total, f"the filter {name} finds nothing")
            page.locator("#filters button").click()
            expect(page.locator(".card:visible")).to_have_count(total)

    def download(self):
        page = self.open("index.html")
        page.locator("#datasets .card h3 a").first.click()
        page.wait_for_selector(".files a.download")
        row = page.locator(".files tbody tr").first
        with page.expect_download() as waiting:
            row.locator("a.download").click()
        content = Path(waiting.value.path()).read_bytes()
        require(hashlib.sha256(content).hexdigest() == row.locator(".digest").inner_text(), "a download has another digest")
        with page.expect_navigation():
            page.locator("nav.trail a").first.click()
        require(page.locator("#datasets").count() == 1, "there is no way back")

    def keyboard(self):
        page = self.open("index.html")
        focused = lambda what: page.evaluate(f"document.activeElement.{what}")
        page.keyboard.press("Tab")
        require(focused("className") == "skip", "the skip link is not the first")
        box = page.locator(".skip").bounding_box()
        require(box["y"] >= 0, "the skip link is not seen when it has the focus")
        page.keyboard.press("Enter")
        require(focused("tagName") == "MAIN", "the skip link does not lead to the content")
        page.keyboard.press("Tab")
        require(focused("id") == "q", "the search is not next in the content")
        require(page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", "focus is not seen")
        page.keyboard.type("no-such-words-anywhere")
        page.keyboard.press("Enter")
        require(page.locator(".card:visible").count() == 0, "typing does not search")
        page.reload()
        for _ in range(20):
            page.keyboard.press("Tab")
            if focused("className") == "language":
                break
        with page.expect_navigation():
            page.keyboard.press("Enter")
        require(page.evaluate("document.documentElement.lang") == "en", "the language does not change")
        with page.expect_navigation():
            page.locator(".language").click()
        require(page.evaluate("document.documentElement.lang") == "zh-CN", "the language does not change back")

    def without_script(self):
        page = self.open("index.html", java_script_enabled=False)
        require(page.locator(".card:visible").count() > 0, "without script nothing is listed")
        require(page.locator("#search:visible").count() == 0, "without script a search is offered")

    def looks(self):
        folder = os.environ.get("PORTAL_SCREENSHOTS")
        paths = ["index.html", "en/index.html"]
        paths += [str(page.relative_to(self.release)) for kind in ("datasets", "documents")
                  for page in sorted((self.release / kind).glob("*/index.html"))[:2]
                  if not (page.parent / "page.html").exists()]
        paths += ["plan.html"] if (self.release / "plan.html").exists() else []
        sizes = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
        for scheme in ("light", "dark"):
            for size, viewport in sizes.items():
                page = self.open("index.html", viewport=viewport, color_scheme=scheme)
                for number, path in enumerate(paths):
                    page.goto(self.address(path))
                    faults = page.evaluate(MEASURE)
                    require(not faults, f"{path}, {size}, {scheme}: {faults[:5]}")
                    if folder:
                        page.screenshot(path=f"{folder}/{number}-{size}-{scheme}.png", full_page=True)
                page.context.close()


def main():
    release, chromium = Path(sys.argv[1]).resolve(), sys.argv[2]
    with sync_playwright() as playwright:
        # A sandbox within a container that has root only is not to be had.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        judge = Judge(browser, release)
        for act in (judge.search, judge.download, judge.keyboard, judge.without_script, judge.looks):
            act()
        browser.close()
    require(not judge.faults, f"the console says {judge.faults[:3]}")
    print("The portal can be used")


main()
