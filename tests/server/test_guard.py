"""The rules between the network and docassemble, on a page that stands for it."""

from __future__ import annotations

from typing import Any

import pytest

from docassemble.rightsforms.server.guard import guarded


def ask(host: str = "127.0.0.1:8017", path: str = "/", kind: str = "text/html", **headers: str) -> dict[str, Any]:
    seen: dict[str, Any] = {}

    def page(environ: dict[str, Any], start: Any) -> list[bytes]:
        seen["language"] = environ["HTTP_ACCEPT_LANGUAGE"]
        start("200 OK", [("Content-Type", kind), *headers.items()])
        return [b"a page"]

    def start(status: str, sent: list[tuple[str, str]]) -> None:
        assert len({name for name, _value in sent}) == len(sent)
        seen.update(status=status, headers=dict(sent))

    body = guarded(page, frozenset({"127.0.0.1", "localhost"}))
    asked = {"HTTP_HOST": host, "PATH_INFO": path, "HTTP_ACCEPT_LANGUAGE": "en-US,en"}
    text = b"".join(body(asked, start))
    return seen | {"body": text}


class DescribeGuarded:
    @pytest.mark.parametrize("host", ["127.0.0.1:8017", "127.0.0.1", "localhost:1", "LOCALHOST"])
    def it_answers_to_its_own_names(self, host: str) -> None:
        assert ask(host)["body"] == b"a page"

    @pytest.mark.parametrize("host", ["", "evil.example", "127.0.0.1.evil.example:80", "localhost:evil", "[::1]:8017"])
    def it_answers_to_no_other(self, host: str) -> None:
        assert (
            ask(host)["body"]
            == "Este servidor no responde con ese nombre. Abra la dirección que muestra la terminal.".encode()
        )

    def it_asks_for_spanish_whatever_the_browser_prefers(self) -> None:
        assert ask()["language"] == "es"

    def it_replaces_the_weaker_policy_of_the_page(self) -> None:
        policy = ask(**{"content-security-policy": "default-src *"})["headers"]
        assert [value for name, value in policy.items() if name.lower() == "content-security-policy"] != [
            "default-src *"
        ]
        assert "content-security-policy" not in policy

    @pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/json", "application/pdf", ""])
    def it_lets_no_browser_keep_an_answer(self, kind: str) -> None:
        assert ask(kind=kind, **{"Cache-Control": "max-age=600"})["headers"]["Cache-Control"] == "no-store"

    @pytest.mark.parametrize("cookie", ["session=1; HttpOnly", "secret=2; Path=/; HttpOnly"])
    def it_lets_the_key_to_the_answers_outlive_the_browser(self, cookie: str) -> None:
        assert ask(**{"Set-Cookie": cookie})["headers"]["Set-Cookie"] == f"{cookie}; Max-Age=1814400"

    @pytest.mark.parametrize("cookie", ["secret=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0", "language=es"])
    def it_does_not_revive_a_cookie_that_was_taken_away_nor_touch_others(self, cookie: str) -> None:
        assert ask(**{"Set-Cookie": cookie})["headers"]["Set-Cookie"] == cookie

    @pytest.mark.parametrize("kind", ["text/css", "text/javascript; charset=utf-8", "font/woff2"])
    def it_lets_a_phone_keep_what_is_the_same_for_all(self, kind: str) -> None:
        assert ask(kind=kind, **{"Cache-Control": "max-age=600"})["headers"]["Cache-Control"] == "max-age=600"
