"""A defender's phone: a real browser, 390 px wide, that reads and touches what a person would."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

_QUIET = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
#: The popup of its address bar is two pages more for each phone, which nobody sees: half of what a short visit costs.
_POPUPS = "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup"
_FLAGS = [*_QUIET.split(), "--disable-component-update", "--disable-sync", _POPUPS]
_CHANGED = "before => document.querySelector('h1')?.innerText !== before"
#: What is said to name or describe something, and is not there or says nothing; and what has no name at all.
_NAMELESS = """() => {
  const said = id => (document.getElementById(id) || {textContent: ''}).textContent.trim();
  const refers = ['aria-labelledby', 'aria-describedby', 'aria-controls'];
  const ids = (one, name) => (one.getAttribute(name) || '').split(/\\s+/).filter(id => id && !said(id));
  const dangling = [...document.querySelectorAll(refers.map(name => `[${name}]`).join())]
    .flatMap(one => refers.flatMap(name => ids(one, name).map(id => `${name}=${id}`)));
  const lost = [...document.querySelectorAll('label[for]')].filter(label => !document.getElementById(label.htmlFor));
  return [...dangling, ...lost.map(label => `for=${label.htmlFor}`)];
}"""
_JUDGE = "async () => (await axe.run({resultTypes: ['violations']})).violations"
#: What differs from case to case, and nobody sees: the number of the case, its tokens.
_UNSEEN = re.compile(r' data-caso="\w+"|<input type="hidden"[^>]*>')
_JUDGED: dict[str, list[dict[str, Any]]] = {}
UNKNOWN = "No se sabe"  # the button of a screen of many fields says "No sé lo demás"
_PATIENCE = 60_000  # ms; a loaded machine is slow, and no test asks how slow


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_FLAGS)
        yield browser
        browser.close()


class Phone:
    def __init__(self, browser: Browser, url: str, *, scripts: bool = True) -> None:
        self.url = url
        self.context: BrowserContext = browser.new_context(
            viewport={"width": 390, "height": 844}, locale="es-MX", timezone_id="America/Mexico_City",
            java_script_enabled=scripts,
            is_mobile=True, has_touch=True,
        )  # fmt: skip
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(_PATIENCE)
        self.screens: list[str] = []
        self.violations: list[str] = []
        self.foreign: list[str] = []
        self.alerts: list[str] = []  # what a page may only say when an answer became a script
        self.exits = 0
        self.taps = 0  # a field that is filled counts as one
        self.on_screen: Callable[[], object] | None = None
        self.before_press: Callable[[Locator], object] | None = None  # for what happens on a bad line
        self.after_press: Callable[[], object] | None = None
        self.judged = True  # axe looks at every screen; off where another test has had it look
        self.page.on("request", lambda request: self._notice(request.url))
        self.page.on("dialog", lambda dialog: (self.alerts.append(dialog.message), dialog.dismiss()))

    def start(self) -> Self:
        self.page.goto(self.url)
        self.page.get_by_role("button", name="Demanda de amparo urgente").click()
        self.page.wait_for_selector("#daMainQuestion")
        return self._look()

    def bring(self, name: str, content: bytes) -> None:
        """Open a case that was kept in a file."""
        self.page.goto(self.url)
        self.follow("Abrir un caso guardado")
        self.page.set_input_files("#caso", {"name": name, "mimeType": "application/octet-stream", "buffer": content})
        self.page.get_by_role("button", name="Abrir el caso").click()

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    @property
    def text(self) -> str:
        return self.page.locator("#pagina").inner_text()

    def fill(self, label: str, value: str) -> Self:
        self.taps += 1
        self._field(label).fill(value)
        return self

    def value(self, label: str) -> str:
        return self._field(label).input_value()

    def tick(self, *labels: str) -> Self:
        for label in labels:
            self.taps += 1
            self.page.locator("label").get_by_text(label, exact=True).first.click()
        return self

    def press(self, name: str = "Continuar") -> Self:
        button = self._button(name)
        if self.before_press:
            self.before_press(button)
        if self.after_press:
            self.after_press()
            button = self._button("Intentar otra vez")
        return self._go(button)

    def typed(self) -> list[str]:
        """What stands in the fields of the screen, whatever kind they are."""
        return self.page.evaluate(
            "() => [...document.querySelectorAll('#daform input:not([type=hidden]), #daform textarea')]"
            ".map(field => field.value + field.checked)"
        )

    def follow(self, name: str) -> Self:
        return self._go(self._in_sight(self._links(name).first))

    def follow_last(self, name: str) -> Self:
        return self._go(self._in_sight(self._links(name).last))

    def unfold(self, summary: str) -> Self:
        """Open what is folded under these words, if it is not open."""
        self.page.locator("details:not([open]) > summary").filter(has_text=summary).first.click()
        return self

    def download(self, name: str | re.Pattern[str], folder: Path) -> Path:
        with self.page.expect_download() as waiting:
            self.page.get_by_role("link", name=name).first.click()
        target = folder / waiting.value.suggested_filename
        waiting.value.save_as(target)
        return target

    def leave_quickly(self) -> Self:
        with self.page.expect_navigation():
            self.page.get_by_role("link", name="Salir rápido").click()
        return self

    def _links(self, name: str) -> Locator:
        """A link that is folded away is there too."""
        return self.page.get_by_role("link", name=name, include_hidden=True)

    def _in_sight(self, link: Locator) -> Locator:
        """What is folded is opened first, as a person would."""
        link.wait_for(state="attached")
        if not link.is_visible():
            self.page.locator("details:not([open])").filter(has=link).locator("> summary").first.click()
        return link

    def _button(self, name: str) -> Locator:
        """A row of a list carries its number, and what it is about, in its name."""
        if name == UNKNOWN:
            return self.page.locator(".rf-no-se-sabe").get_by_text("No s").first
        exact = self.page.get_by_role("button", name=name, exact=True)
        return exact.first if exact.count() else self.page.get_by_role("button", name=name).first

    def _field(self, label: str) -> Locator:
        named = self.page.locator("#daform").get_by_label(label, exact=True)
        return named.and_(self.page.locator("input, textarea"))

    def _go(self, target: Locator) -> Self:
        self.taps += 1
        before = self.heading
        target.click()
        self.page.wait_for_function(_CHANGED, arg=before)
        return self._look()

    def _look(self) -> Self:
        """Every screen is looked at by axe, as a person with a screen reader would meet it."""
        self.page.wait_for_function("() => !document.querySelector('[aria-busy=true]')")
        self.screens.append(self.heading)
        if self.on_screen:
            self.on_screen()
        self.exits += self.page.get_by_role("link", name="Salir rápido").is_visible()
        self.violations += [f"{self.heading}: {one}" for one in self.page.evaluate(_NAMELESS) if self.judged]
        for violation in self._judgement() if self.judged else ():
            if violation["impact"] in ("serious", "critical"):
                nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
                self.violations.append(f"{self.heading}: {violation['id']}: {nodes}")
        return self

    def _judgement(self) -> list[dict[str, Any]]:
        """What axe says of this screen; of one that is the same to the letter it would say the same again."""
        screen = _UNSEEN.sub("", self.page.content())
        if screen not in _JUDGED:
            if not self.page.evaluate("() => 'axe' in window"):  # a next screen only changes what is in the page
                self.page.evaluate(AXE_SCRIPT)
            _JUDGED[screen] = self.page.evaluate(_JUDGE)
        return _JUDGED[screen]

    def _notice(self, url: str) -> None:
        if not url.startswith((self.url, "data:", "blob:", "about:")):
            self.foreign.append(url)
