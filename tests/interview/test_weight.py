"""What each screen costs a phone that pays for every byte."""

from __future__ import annotations

from playwright.sync_api import Browser, Request

from tests.interview.flow import to_what_to_do
from tests.interview.phone import Phone
from tests.support.server import RunningServer

FIRST_SCREEN_BYTES, FIRST_SCREEN_REQUESTS = 40_000, 8
SCREEN_BYTES, SCREEN_REQUESTS = 15_000, 2


class Scale:
    """Everything that goes over the line, heads included, until it is read."""

    def __init__(self, phone: Phone) -> None:
        self.finished: list[Request] = []
        phone.context.on("requestfinished", self._note)

    def _note(self, request: Request) -> None:
        self.finished.append(request)

    def read(self) -> tuple[int, int]:
        """(bytes, requests) since the last reading."""
        sizes = [request.sizes() for request in self.finished]
        count = len(self.finished)
        self.finished.clear()
        return sum(sum(size.values()) for size in sizes), count


def wait_for_what_is_kept(phone: Phone) -> None:
    phone.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")


class DescribeTheFirstScreen:
    def it_is_light_for_a_phone_that_was_never_here(self, server: RunningServer, browser: Browser) -> None:
        phone = Phone(browser, server.url)
        phone.judged = False
        scale = Scale(phone)
        phone.start()
        weight, requests = scale.read()
        assert requests <= FIRST_SCREEN_REQUESTS
        wait_for_what_is_kept(phone)
        assert weight + scale.read()[0] <= FIRST_SCREEN_BYTES
        phone.context.close()


class DescribeEveryScreenAfterIt:
    def it_costs_one_answer_and_no_more_than_it_shows(self, phone: Phone) -> None:
        phone.judged = False
        phone.start()
        wait_for_what_is_kept(phone)
        scale, costs = Scale(phone), {}
        phone.on_screen = lambda: costs.update({phone.heading: scale.read()})
        to_what_to_do(phone).follow("Ver qué falta").follow("Revisar y agregar datos").follow("Hacer los documentos")
        costs.pop("Antes de empezar")  # two pages: the first one, and this
        assert len(costs) > 15
        dear = {h: cost for h, cost in costs.items() if cost[0] > SCREEN_BYTES or cost[1] > SCREEN_REQUESTS}
        assert dear == {}
