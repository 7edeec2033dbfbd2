"""Who signs in, with what, and what becomes of the cases on either side of the door."""

from __future__ import annotations

import hashlib
from itertools import count

import pytest
from pwdlib.hashers.bcrypt import BcryptHasher
from sqlalchemy import text

from docassemble.rightsforms.server.store import answers
from tests.interview.defender import Defender
from tests.support.database import database
from tests.support.server import RunningServer
from tests.support.visitor import Visitor, action

ADMIN = "admin@example.com"
PHRASE = "una frase que sí recuerdo"

#: Passwords that a stranger tries first; the second is docassemble's own default.
KNOWN = ("", "password", "admin", "cron", "docassemble", "rightsforms", ADMIN)

_names = (f"promotora {number}" for number in count())


def sign_in(visitor: Visitor, name: str, password: str) -> Visitor:
    return visitor.open("/entrar").send("/entrar", nombre=name, contrasena=password)


def admin(server: RunningServer) -> Visitor:
    return sign_in(Visitor(server.url), ADMIN, server.password)


def new_code(server: RunningServer, name: str) -> str:
    page = admin(server).open("/cuentas").send("/cuentas", nueva="1", nombre=name, papel="user").page
    return page.select_one(".rf-codigo").get_text()


def choose(visitor: Visitor, name: str, code: str, password: str = PHRASE) -> Visitor:
    return visitor.open("/codigo").send("/codigo", nombre=name, contrasena=code, nueva=password)


def account(server: RunningServer) -> str:
    """The name of a new account, whose password is PHRASE."""
    name = next(_names)
    choose(Visitor(server.url), name, new_code(server, name))
    return name


def is_in(visitor: Visitor) -> bool:
    return "Salir de la cuenta" in visitor.open("/").text


def walked(visitor: Visitor, name: str) -> Visitor:
    """The same browser, with a case of this person in it."""
    defender = Defender(visitor.url, name)
    defender.web = visitor.web
    return defender.walk_to("Qué hacer ahora")


def reads(visitor: Visitor, name: str) -> bool:
    """Whether this browser can open a case of this person."""
    buttons = [b for b in visitor.open("/casos").page.find_all("button") if b.get("name") == "caso"]
    uids = {str(button["value"]) for button in buttons}
    for uid in uids:
        visitor.open("/casos").send("/casos/abrir", caso=uid)
        if name in visitor.open(f"{visitor.answered.url}&action={action('ir', a='personas')}").text:
            return True
    return False


class DescribeSigningIn:
    def it_takes_the_password_that_was_shown_once(self, server: RunningServer) -> None:
        assert is_in(admin(server))

    @pytest.mark.parametrize("password", KNOWN)
    def it_takes_no_password_that_others_know(self, server: RunningServer, password: str) -> None:
        for name in (ADMIN, "cron@example.com"):
            assert not is_in(sign_in(Visitor(server.url), name, password))
        admin(server)  # the tries end here: the next test shall not wait for them

    def it_does_not_say_whether_there_is_such_an_account(self, server: RunningServer) -> None:
        wrong = [sign_in(Visitor(server.url), name, "otra cosa larga").text for name in (ADMIN, next(_names))]
        assert wrong[0].replace(ADMIN, "") == wrong[1]
        assert "no es correcta" in wrong[0]
        admin(server)

    def it_slows_down_whoever_keeps_trying_the_same_name(self, server: RunningServer) -> None:
        for name in (account(server), next(_names)):
            said = [sign_in(Visitor(server.url), name, f"otra cosa {n}").text for n in range(6)]
            assert "Espere" not in "".join(said[:4])
            assert "Espere" in said[5]
            assert not is_in(sign_in(Visitor(server.url), name, PHRASE))
        assert is_in(admin(server))

    def it_gives_the_session_another_number_and_ends_the_old_one(self, server: RunningServer) -> None:
        visitor = Visitor(server.url).open("/")
        before = visitor.web.cookies["session"]
        during = sign_in(visitor, ADMIN, server.password).web.cookies["session"]
        visitor.open("/").send("/salir")
        for stolen in (before, during):
            thief = Visitor(server.url)
            thief.web.cookies.set("session", stolen)
            assert not is_in(thief)
        assert not is_in(visitor)


class DescribeANewAccount:
    def it_is_opened_once_with_a_code_and_then_with_a_phrase_of_its_own(self, server: RunningServer) -> None:
        name = next(_names)
        code = new_code(server, name)
        assert not is_in(sign_in(Visitor(server.url), name, code))
        assert is_in(choose(Visitor(server.url), name.upper(), code.lower().replace("-", " ")))
        assert not is_in(choose(Visitor(server.url), name, code))
        assert is_in(sign_in(Visitor(server.url), name, PHRASE))

    @pytest.mark.parametrize("password", ["Abc12a", "once letras", "a" * 30, "a" * 201, ""])
    def it_takes_no_password_that_is_short_or_no_words(self, server: RunningServer, password: str) -> None:
        name = next(_names)
        code = new_code(server, name)
        assert "al menos 12 letras" in choose(Visitor(server.url), name, code, password).text
        assert is_in(choose(Visitor(server.url), name, code))

    def it_is_made_by_the_coordination_alone(self, server: RunningServer) -> None:
        somebody = sign_in(Visitor(server.url), account(server), PHRASE)
        for visitor in (Visitor(server.url).open("/"), somebody):
            assert visitor.send("/cuentas", nueva="1", nombre="otra", papel="admin").status == 403
            assert visitor.open("/cuentas").status == 403

    def it_can_be_closed_and_opened_again(self, server: RunningServer) -> None:
        name = account(server)
        boss = admin(server).open("/cuentas")
        row = next(li for li in boss.page.select(".rf-lista li") if li.find("strong").get_text() == name)
        number = row.select_one("input[name=cuenta]")["value"]
        boss.send("/cuentas", cuenta=number, cerrar="1")
        assert not is_in(sign_in(Visitor(server.url), name, PHRASE))
        boss.send("/cuentas", cuenta=number, abrir="1")
        assert is_in(sign_in(Visitor(server.url), name, PHRASE))

    def it_changes_its_password_and_keeps_its_cases(self, server: RunningServer) -> None:
        name, other = account(server), "otra frase que recuerdo"
        visitor = walked(sign_in(Visitor(server.url), name, PHRASE), "Xunka Luntik")
        assert "al menos 12" in visitor.open("/cuenta").send("/cuenta", contrasena=PHRASE, nueva="corta").text
        assert "no es la contraseña" in visitor.send("/cuenta", contrasena="no es esa", nueva=other).text
        visitor.send("/cuenta", contrasena=PHRASE, nueva=other)
        assert not is_in(sign_in(Visitor(server.url), name, PHRASE))
        assert reads(sign_in(Visitor(server.url), name, other), "Xunka Luntik")


class DescribeTheKeyOfAnAccount:
    def it_cannot_be_worked_out_from_the_password_without_the_slow_way(self, server: RunningServer) -> None:
        name = account(server)
        key = sign_in(Visitor(server.url), name, PHRASE).web.cookies["secret"]
        digests = {hashlib.new(kind, PHRASE.encode(), usedforsecurity=False).hexdigest() for kind in ("md5", "sha256")}
        assert len(key) == 32
        assert key not in {digest[:32] for digest in digests}
        with database(server) as connection:
            stored = connection.execute(text("SELECT password FROM user_auth")).scalars().all()
            closed = connection.execute(text("SELECT salt, wrapped FROM rf_key")).all()
        assert [password for password in stored if password and BcryptHasher().verify(PHRASE, password)] == []
        assert key.encode() not in b"".join(row.wrapped for row in closed)
        assert len({row.salt for row in closed}) == len(closed)

    def it_is_made_anew_for_an_account_from_before_it_had_one(self, server: RunningServer) -> None:
        name = account(server)
        visitor = walked(sign_in(Visitor(server.url), name, PHRASE), "Ermelinda Chij")
        old = hashlib.md5(PHRASE.encode(), usedforsecurity=False).hexdigest()[:16]
        with database(server) as connection:
            number = connection.execute(text('SELECT id FROM "user" WHERE email = :n'), {"n": name}).scalar_one()
            uid = connection.execute(text("SELECT uid FROM rf_case WHERE account = :n"), {"n": number}).scalar_one()
            answers.rekey(connection, [uid], visitor.web.cookies["secret"], old)
            for table in ("rf_key", "rf_case"):
                connection.execute(text(f"DELETE FROM {table} WHERE account = :n"), {"n": number})  # noqa: S608
            connection.execute(
                text("INSERT INTO user_auth (user_id, password, reset_password_token) VALUES (:n, :p, '')"),
                {"n": number, "p": BcryptHasher().hash(PHRASE)},
            )
        again = sign_in(Visitor(server.url), name, PHRASE)
        assert reads(again, "Ermelinda Chij")
        assert again.web.cookies["secret"] != old
        assert is_in(sign_in(Visitor(server.url), name, PHRASE))


class DescribeCasesOnEitherSide:
    def it_shows_an_account_its_own_cases_on_every_device_and_nobody_elses(self, server: RunningServer) -> None:
        hers, other = account(server), account(server)
        walked(sign_in(Visitor(server.url), hers, PHRASE), "Petrona Xuluk")
        assert reads(sign_in(Visitor(server.url), hers, PHRASE), "Petrona Xuluk")
        assert not reads(sign_in(Visitor(server.url), other, PHRASE), "Petrona Xuluk")

    def it_never_takes_over_what_was_begun_without_an_account_unless_told(self, server: RunningServer) -> None:
        name = account(server)
        shared = walked(Visitor(server.url), "Micaela Toj")
        assert sign_in(shared, name, PHRASE).heading == "Hay casos empezados sin cuenta"
        assert not reads(shared, "Micaela Toj")
        assert not reads(sign_in(Visitor(server.url), name, PHRASE), "Micaela Toj")
        shared.open("/").send("/salir")
        assert reads(shared, "Micaela Toj")
        sign_in(shared, name, PHRASE).send("/sin-cuenta", mios="1")
        assert reads(shared, "Micaela Toj")
        shared.open("/").send("/salir")
        assert not reads(shared, "Micaela Toj")
        assert reads(sign_in(Visitor(server.url), name, PHRASE), "Micaela Toj")

    def it_leaves_nothing_open_after_signing_out(self, server: RunningServer) -> None:
        visitor = walked(sign_in(Visitor(server.url), account(server), PHRASE), "Dominga Ek")
        address = visitor.answered.url
        visitor.open("/").send("/salir")
        assert visitor.open(address).heading == "¿Qué necesita hacer?"
        assert not reads(visitor, "Dominga Ek")

    def it_erases_a_case_only_with_the_password(self, server: RunningServer) -> None:
        name = account(server)
        visitor = walked(sign_in(Visitor(server.url), name, PHRASE), "Candelaria Mul")
        visitor = walked(visitor, "Anita Pot").open("/borrar")
        assert "no es la contraseña" in visitor.press("Borrar para siempre", contrasena="otra cosa larga").text
        assert "El caso se borró" in visitor.press("Borrar para siempre", contrasena=PHRASE).text
        assert not reads(visitor, "Anita Pot")
        assert reads(visitor, "Candelaria Mul")
        assert reads(sign_in(Visitor(server.url), name, PHRASE), "Candelaria Mul")
