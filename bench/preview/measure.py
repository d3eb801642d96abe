"""From a click to the bot's next bubble, as a patient feels it: `python -m bench.preview.measure`.

Real Chromium, the real bot as a process of its own, and a database on disk.
"""

import asyncio
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Page, async_playwright

from tests.preview.beside import Beside
from tests.preview.browser import CHROMIUM, FLAGS, WHOLE, button, key, opened

PATIENTS = 10
READS_MS = 300

# The clock starts with the click and stops when a new bubble stands in the page. What was answered
# is edited in place before that; an edit is no new bubble.
MEASURE = """(key) => new Promise((done) => {
  const log = document.getElementById("log");
  const newest = () => Math.max(...[...log.children].map((one) => one.dataset.id ?? 0));
  const before = newest();
  let since = 0;
  const watch = new MutationObserver(() => {
    if (newest() <= before) return;
    watch.disconnect();
    done(performance.now() - since);
  });
  watch.observe(log, { childList: true });
  since = performance.now();
  key.click();
})"""


async def walk(page: Page) -> list[float]:
    """Walk one questionnaire; give the milliseconds of every click that a bubble follows."""
    await button(page, "START").click()
    took = []
    for does in WHOLE:
        await key(page, does).wait_for()
        if does.startswith("tick.") and not does.endswith(".none.1"):
            await key(page, does).click()
        else:
            await page.wait_for_timeout(READS_MS)
            handle = await key(page, does).element_handle()
            took.append(float(await page.evaluate(MEASURE, handle)))
    return took


async def measured(url: str, screen: str) -> list[float]:
    """Let patients come one after the other; the first one warms everything up."""
    took: list[float] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for number in range(PATIENTS + 1):
            async with opened(browser, url, screen) as page:
                one = await walk(page)
                took += one if number else []
        await browser.close()
    return took


def main() -> None:
    """Measure on a phone, where the drawer is closed, and beside the open drawer."""
    with tempfile.TemporaryDirectory() as folder, Beside(Path(folder)) as demo:
        for screen in ("phone", "desktop"):
            took = sorted(asyncio.run(measured(demo.url, screen)))
            late = took[int(len(took) * 0.95)]
            sys.stdout.write(
                f"{screen}: {len(took)} clicks, median {statistics.median(took):.0f} ms,"
                f" 95th percentile {late:.0f} ms\n"
            )


if __name__ == "__main__":
    main()
