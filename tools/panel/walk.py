"""Walks through every page of the panel in Chromium: without JavaScript, by the keyboard alone, and with axe-core.

    walk.py --base http://127.0.0.1:8321 --name kadry --axe axe.min.js --shots FOLDER   (the password on standard input)

Playwright drives the browser that the system has. Exits 1, and says where, when a page has a violation of WCAG 2.2 A or AA, when
a page cannot be reached or left by the keyboard, when what has the keyboard cannot be seen, when anything but a drawing scrolls
sideways in a narrow window, or when a file cannot be downloaded.
"""

import argparse
import re
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PARTS = ["/people", "/figures", "/expiring", "/queue", "/certificates", "/audit", "/retention"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 700}
# More than any page of ours has to be tabbed through.
MOST_STOPS = 400

# Kinds of addresses that lead to a file.
FILES = (".json", ".ics", ".pdf")

SCROLLS = """() => [...document.querySelectorAll('.scroll')]
    .filter(region => region.scrollWidth > region.clientWidth + 1 && !region.querySelector('svg'))
    .map(region => region.getAttribute('aria-labelledby'))"""

FOCUSED = """() => {
    const found = document.activeElement;
    if (!found || found === document.body) return null;
    const box = found.getBoundingClientRect(), look = getComputedStyle(found);
    return {
        what: `${found.tagName.toLowerCase()} ${found.id || found.getAttribute('name') || found.textContent.trim().slice(0, 40)}`,
        seen: box.width > 0 && box.height > 0 && (look.outlineStyle !== 'none' || look.boxShadow !== 'none'),
    };
}"""


def sign_in(page: Page, base: str, name: str, password: str) -> None:
    """By the keyboard alone, from the first address that somebody may type."""
    page.goto(f"{base}/people")
    page.locator("input[name=name]").focus()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{base}/people*")


def found_pages(page: Page, base: str) -> list[str]:
    """The parts of the panel, and one page of every kind that they lead to."""
    pages, kinds = list(PARTS), set()
    waiting = list(PARTS)
    while waiting:
        page.goto(base + waiting.pop(0))
        for link in page.eval_on_selector_all("a[href^='/']", "links => links.map(link => link.getAttribute('href'))"):
            path = link.split("#")[0]
            kind = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "*", path.split("?")[0])
            if kind in kinds or kind in PARTS or path.endswith((*FILES, ".css")):
                continue
            kinds.add(kind)
            pages.append(path)
            waiting.append(path)
    # Few have earned a certificate that waits for its issue; the page says to whoever has not why there is none.
    person = next(path for path in pages if re.fullmatch(r"/people/[0-9a-f-]{36}", path))
    if not any("/issue?policy=" in path for path in pages):
        pages.append(f"{person}/issue?policy=krynki")
    return pages


def unfetched(page: Page, base: str, path: str) -> list[str]:
    """Files to which a page leads and that do not come, or not to be saved."""
    page.goto(base + path)
    links = page.eval_on_selector_all("a[href^='/']", "links => links.map(link => link.getAttribute('href'))")
    troubles = []
    for link in sorted({link for link in links if link.endswith(FILES)}):
        answer = page.request.get(base + link)
        if not answer.ok or "attachment" not in answer.headers.get("content-disposition", ""):
            troubles.append(f"{link} cannot be downloaded: {answer.status}")
    return troubles


def violations(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    found = page.evaluate("tags => axe.run(document, { runOnly: tags })", TAGS)["violations"]
    return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:160]}" for one in found]


def walked(page: Page) -> list[str]:
    """From the top of the page to its end, by Tab."""
    troubles, stops = [], 0
    page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }")
    while stops < MOST_STOPS:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        stops += 1
        if not focused["seen"]:
            troubles.append(f"the keyboard is on something that cannot be seen: {focused['what']}")
    if stops == 0:
        troubles.append("nothing on the page can be reached by the keyboard")
    if stops == MOST_STOPS:
        troubles.append("the keyboard does not leave the page")
    return troubles


def main() -> int:
    parser = argparse.ArgumentParser()
    for option in ("base", "name", "axe", "shots", "chromium"):
        parser.add_argument(f"--{option}", required=option != "chromium", default="/usr/bin/chromium")
    wanted = parser.parse_args()
    password = sys.stdin.readline().rstrip("\n")
    axe = Path(wanted.axe).read_text(encoding="utf-8")
    shots = Path(wanted.shots)
    shots.mkdir(parents=True, exist_ok=True)
    troubles = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=wanted.chromium, args=["--no-sandbox"])
        # First as a reader without JavaScript has it.
        plain = browser.new_context(java_script_enabled=False, locale="pl-PL").new_page()
        sign_in(plain, wanted.base, wanted.name, password)
        # axe has to be put into the page, which the panel's own policy forbids.
        for locale, scheme, size in [("pl-PL", "light", WIDE), ("en-GB", "dark", WIDE), ("pl-PL", "light", NARROW)]:
            context = browser.new_context(bypass_csp=True, locale=locale, color_scheme=scheme, viewport=size)
            page = context.new_page()
            page.goto(f"{wanted.base}/sign-in")
            name = f"{locale[:2]}-{scheme}-{size['width']}"
            troubles += [f"/sign-in ({name}): {one}" for one in violations(page, axe)]
            page.screenshot(path=shots / f"{name}-sign-in.png", full_page=True)
            sign_in(page, wanted.base, wanted.name, password)
            paths = found_pages(page, wanted.base)
            for place, path in enumerate(paths):
                answer = page.goto(wanted.base + path)
                if answer is None or not answer.ok:
                    troubles.append(f"{path}: {answer and answer.status}")
                    continue
                kind = re.sub(r"[^a-z]+", "-", re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "one", path.split("?")[0])).strip("-")
                page.screenshot(path=shots / f"{name}-{place:02}-{kind}.png", full_page=True)
                problems = violations(page, axe)
                if size == WIDE:
                    problems += walked(page)
                wide = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
                if wide > 0:
                    problems.append(f"the page is {wide} px wider than the window")
                if size == NARROW:
                    problems += [f"{one} scrolls sideways" for one in page.evaluate(SCROLLS)]
                    problems += unfetched(page, wanted.base, path)
                troubles += [f"{path} ({name}): {one}" for one in problems]
            print(f"{name}: {len(paths)} pages")
            context.close()
        browser.close()
    for trouble in troubles:
        print(trouble, file=sys.stderr)
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
