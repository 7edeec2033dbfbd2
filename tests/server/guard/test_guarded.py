"""The rules between the network and docassemble, on a page that stands for it."""

from __future__ import annotations

import gzip
import json
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import pytest

from docassemble.rightsforms.server.guard import BODY_BYTES, Rules, guarded
from docassemble.rightsforms.server.guard.headers import FOR_EVER
from tests.server.guard.offers import ADDRESS, OFFER
from tests.support.visitor import action, encoded

HOST = "127.0.0.1:8017"
OURS = {"Origin": f"http://{HOST}"}
VARNAMES = {"X2ZpZWxkXzA": encoded("paradero.lugar")}


class Answer:
    """What came back: `page` is what docassemble was given, nothing when it was not asked."""

    def __init__(self) -> None:
        self.page: dict[str, Any] | None = None
        self.status = ""
        self.headers: dict[str, str] = {}
        self.body = b""


def ask(
    path: str = "/", query: str = "", method: str = "GET", form: str | bytes | None = None, kind: str = "", **sent: Any
) -> Answer:
    answer = Answer()
    headers = sent.pop("headers", {})
    made = sent.pop("made", b"una pagina " * 100)

    def page(environ: dict[str, Any], start: Any) -> list[bytes]:
        answer.page = environ
        start("200 OK", [("Content-Type", "text/html"), *sent.get("answers", ())])
        return [made]

    def start(status: str, given: list[tuple[str, str]]) -> None:
        assert len({name.lower() for name, _value in given}) == len(given)
        answer.status, answer.headers = status, dict(given)

    content = form.encode() if isinstance(form, str) else form or b""
    environ = {
        "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "wsgi.input": BytesIO(content),
        "CONTENT_LENGTH": str(len(content)) if form is not None else "",
        "CONTENT_TYPE": kind or "application/x-www-form-urlencoded", "HTTP_HOST": sent.get("host", HOST),
        **{f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()},
    }  # fmt: skip
    rules = Rules(frozenset({"127.0.0.1", "localhost"}), OFFER, is_open, lambda refusal: refusal.why.encode())
    answer.body = b"".join(guarded(page, rules)(environ, start))
    return answer


def is_open(method: str, path: str) -> bool:
    return path in ("/", "/interview", "/casos") and method in ("GET", "POST")


def post(path: str = "/interview", query: str | None = None, headers: Any = None, **form: str) -> Answer:
    where = urlencode({"i": ADDRESS}) if query is None else query
    return ask(path, where, "POST", urlencode(form), headers=OURS if headers is None else headers)


def look(**query: str) -> Answer:
    return ask("/interview", urlencode(query))


class DescribeTheName:
    @pytest.mark.parametrize("host", [HOST, "127.0.0.1", "localhost:1", "LOCALHOST"])
    def it_answers_to_its_own(self, host: str) -> None:
        assert ask(host=host).page

    @pytest.mark.parametrize("host", ["", "evil.example", "127.0.0.1.evil.example:80", "localhost:evil", "[::1]:8017"])
    def it_answers_to_no_other(self, host: str) -> None:
        refused = ask(host=host)
        assert (refused.page, refused.status, refused.body) == (None, "421 Misdirected Request", b"otro_nombre")


class DescribeTheAddress:
    @pytest.mark.parametrize("path", ["/checkin", "/user/sign-in", "/static/app/bundle.js", "/interview/", "//", "/x"])
    def it_is_one_that_our_pages_use(self, path: str) -> None:
        assert ask(path).status == "404 Not Found"

    def it_may_name_an_interview_of_ours_and_what_to_show_of_it(self) -> None:
        assert look(i=ADDRESS).page
        assert look(i=ADDRESS, action=action("ir", a="que_falta")).page

    @pytest.mark.parametrize(
        "query",
        [
            "", "i=otra", f"i={ADDRESS}&i={ADDRESS}", f"i={ADDRESS}&session=1", f"i={ADDRESS}&new_session=1",
            f"i={ADDRESS}&reset=1", f"i={ADDRESS}&x=1", f"i={ADDRESS}&js_target=a", f"i={ADDRESS}&json=1", "i=%ff",
            f"i={ADDRESS}&action=%25%25", f"i={ADDRESS}&action={action('quitar', lista='quejosas', lugar=0)}",
            f"i={ADDRESS}&action={action('otra')}", f"i={ADDRESS}&action={encoded('null')}", "x" * 5000,
        ],
    )  # fmt: skip
    def it_says_nothing_else(self, query: str) -> None:
        refused = ask("/interview", query)
        assert (refused.page, refused.status) == (None, "400 Bad Request")


class DescribeTheSiteThatAsks:
    @pytest.mark.parametrize("site", ["cross-site", "same-site"])
    def it_is_ours_on_every_page_but_the_first(self, site: str) -> None:
        assert ask("/", headers={"Sec-Fetch-Site": site}).page
        assert ask("/casos", headers={"Sec-Fetch-Site": site}).status == "403 Forbidden"

    def it_leads_who_followed_a_link_to_the_first_page(self) -> None:
        led = ask("/casos", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"})
        assert (led.page, led.status, led.headers["Location"]) == (None, "303 See Other", "/")

    @pytest.mark.parametrize("site", ["none", "same-origin"])
    def it_may_be_nobody_or_ourselves(self, site: str) -> None:
        assert ask("/casos", headers={"Sec-Fetch-Site": site}).page

    @pytest.mark.parametrize("name", ["Origin", "Referer"])
    @pytest.mark.parametrize("source", ["http://evil.example", "http://127.0.0.1:9999/x", "null", f"ftp://{HOST}/"])
    def it_is_known_by_its_source_where_the_browser_says_no_more(self, name: str, source: str) -> None:
        assert ask("/casos", headers={name: source}).status == "403 Forbidden"
        assert post(headers={name: source}).status == "403 Forbidden"

    def it_never_sends_a_form_without_saying_from_where(self) -> None:
        assert post(headers={}).status == "403 Forbidden"
        assert post("/", "", headers={}).status == "403 Forbidden"
        assert post(headers={"Referer": f"http://{HOST}/interview?i=x"}, _tracker="1").page


class DescribeAForm:
    def it_holds_fields_of_our_interviews_and_the_frame_around_them(self) -> None:
        form = {
            encoded("quejosas[i].nombre"): "Ana", encoded("situaciones[B'dGllcnJhcw']"): "True", "csrf_token": "x",
            "X2ZpZWxkXzA": "la comandancia", "_varnames": encoded(str(VARNAMES).replace("'", '"')), "_tracker": "1",
            "_question_name": "ID x", "_visible": "", "_ignore_ir": "atras", "_ignore_turno": "3",
        }  # fmt: skip
        taken = post(**form)
        assert taken.page
        assert taken.page["wsgi.input"].read().decode() == urlencode(form)

    @pytest.mark.parametrize(
        "name",
        [
            "_da_otra", "_next_action_to_set", "_event", "_files", "_files_inline", "_back_one", "ajax", "json",
            "_the_image", "_collect", "_order_changes", "_email_attachments", "_readonly", "_save_as", "informed",
            "_ignore_otra", "nombre", encoded("multi_user"), encoded("_internal['steps']"), "ñ", "",
            encoded("quejosas[0].__class__"), encoded("_field_x"), encoded("_field_0[0][1]"),
        ],
    )  # fmt: skip
    def it_holds_nothing_else(self, name: str) -> None:
        refused = post(**{"csrf_token": "x", name: "1"})
        assert (refused.page, refused.status, refused.body) == (None, "400 Bad Request", b"no_es_nuestro")

    @pytest.mark.parametrize("value", ["", "x", encoded("[]"), encoded('{"X2ZpZWxkXzA": 1}'), encoded('{"x": "y"}')])
    def it_renames_only_fields_of_ours(self, value: str) -> None:
        assert post(_varnames=value).status == "400 Bad Request"
        renamed = {"X2ZpZWxkXzA": encoded("multi_user")}
        assert post(_varnames=encoded(json.dumps(renamed))).status == "400 Bad Request"

    def it_asks_for_an_event_by_a_button(self) -> None:
        assert post(_action=action("quitar", lista="quejosas", lugar=0)).page
        assert post(_action=action("otra")).status == "400 Bad Request"

    def it_names_each_field_once(self) -> None:
        assert ask("/interview", f"i={ADDRESS}", "POST", "csrf_token=a&csrf_token=b", headers=OURS).page is None

    @pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/json", "text/plain"])
    def it_comes_as_a_form_of_a_page(self, kind: str) -> None:
        assert ask("/interview", f"i={ADDRESS}", "POST", "{}", kind, headers=OURS).status == "400 Bad Request"

    def it_has_a_size(self) -> None:
        assert ask("/casos", "", "POST", b"x" * (BODY_BYTES + 1), headers=OURS).status == "413 Content Too Large"
        assert ask("/casos", "", "POST", None, headers=OURS).status == "413 Content Too Large"

    @pytest.mark.parametrize("form", [b"\xff=1", "a" * 100, "&".join(f"a{n}=1" for n in range(500))])
    def it_is_whole_and_in_order(self, form: Any) -> None:
        assert ask("/interview", f"i={ADDRESS}", "POST", form, headers=OURS).status == "400 Bad Request"


class DescribeAnAnswer:
    def it_is_asked_in_spanish(self) -> None:
        page = ask(headers={"Accept-Language": "en-US,en"}).page
        assert page
        assert page["HTTP_ACCEPT_LANGUAGE"] == "es"

    def it_runs_nothing_that_stands_in_a_page_and_loads_nothing_from_elsewhere(self) -> None:
        policy = ask().headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy

    def it_is_not_kept_by_the_browser_unless_its_address_names_its_content(self) -> None:
        assert ask().headers["Cache-Control"] == "no-store"
        assert ask(answers=[("Cache-Control", "max-age=60")]).headers["Cache-Control"] == "no-store"
        assert ask(answers=[("Cache-Control", FOR_EVER)]).headers["Cache-Control"] == FOR_EVER

    def it_says_the_same_of_a_refusal(self) -> None:
        assert {"Content-Security-Policy", "X-Frame-Options", "Cache-Control"} <= ask("/x").headers.keys()

    def it_is_compressed_for_whoever_can_read_that(self) -> None:
        squeezed = ask(headers={"Accept-Encoding": "gzip, br"})
        assert gzip.decompress(squeezed.body) == b"una pagina " * 100
        assert (squeezed.headers["Content-Encoding"], squeezed.headers["Vary"]) == ("gzip", "Accept-Encoding")
        assert squeezed.headers["Content-Length"] == str(len(squeezed.body))
        assert "Content-Encoding" not in ask().headers

    def it_is_sent_as_it_is_when_it_is_no_text_or_already_compressed(self) -> None:
        for answers in ([("Content-Encoding", "br")], [("Content-Length", "30")]):
            assert ask(headers={"Accept-Encoding": "gzip"}, answers=answers).body == b"una pagina " * 100
