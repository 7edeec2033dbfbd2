"""The docassemble configuration of the embedded server, as data.

Everything that could reach another machine, show a defender's answers to someone else or let a stranger in is off.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from docassemble.rightsforms.here import ZONE
from docassemble.rightsforms.server.guard import BODY_BYTES
from docassemble.rightsforms.server.machine import postgres
from docassemble.rightsforms.server.machine.paths import DataFolder, socket_folder
from docassemble.rightsforms.server.store.sessions import SESSION_SECONDS

PACKAGE = "docassemble.rightsforms"

#: Languages without CLDR data: docassemble prints "Bad date" for a language that is not in this map.
WITHOUT_CLDR = ("tzo", "tzh", "ctu", "toj", "zoc", "mam", "lac")

#: What docassemble can do and this server does not: each is a way out, a way in, or memory.
_OFF = (
    "allow configuration editing",
    "allow demo",
    "allow embedding",
    "allow forgot password",  # it would send an e-mail
    "allow log viewing",
    "allow registration",
    "allow robots",
    "allow updates",
    "allow changing password",  # our own pages do it
    "auto color scheme",  # one look, checked for contrast
    "collect statistics",
    "debug",
    "developer can install",
    "enable api",
    "enable email server",
    "enable faxing",
    "enable monitor",
    "enable playground",
    "enable sms interface",
    "enable training",
    "enable translation",
    "enable tts",
    "enable unoconv",
    "ip address ban enabled",  # on a shared laptop one mistyped password would shut everyone out
    "pypi",
    "show login",
    "user can request developer account",
    "verbose error messages",
)

_SPANISH = {
    "appname": "rightsforms",
    "brandname": "rightsforms",
    "country": "MX",
    "dialect": "mx",
    "language": "es",
    "locale": "es_MX.utf8",
    "timezone": ZONE.key,
    "words": [f"{PACKAGE}:data/sources/es/words.yml"],
    "babel dates map": dict.fromkeys(WITHOUT_CLDR, "es_MX"),
}

_LIMITS = {
    "checkin interval": 0,  # milliseconds; 0 = pages do not call back, a phone's battery and data are not ours
    "interview delete days": 0,  # never by age: an answer is lost only when somebody deletes it
    "maximum content length": BODY_BYTES,
    "restrict input variables": True,  # a page may set only what it asked
    "session lifetime seconds": SESSION_SECONDS,
    "sql ping": True,
}


def docassemble_config(folder: DataFolder, *, redis_url: str, url: str) -> dict[str, Any]:
    """The whole config.yml; it holds secrets."""
    return {
        **dict.fromkeys(_OFF, False),
        **_SPANISH,
        **_LIMITS,
        **_stores(folder, redis_url),
        **_places(folder),
        **_entrances(folder, url),
    }


def _stores(folder: DataFolder, redis_url: str) -> dict[str, Any]:
    return {
        "db": {
            "prefix": "postgresql+psycopg2://",
            "name": f"{postgres.DATABASE}?host={socket_folder(folder)}&user=postgres",
            "user": None,
            "backup": False,
        },
        "redis": redis_url,
        "rabbitmq": "memory://",  # nothing runs in the background; docassemble would look a broker up by host name
    }


def _entrances(folder: DataFolder, url: str) -> dict[str, Any]:
    interviews = listed_interviews()
    return {
        "url root": url,
        "root": "/",
        "exitpage": "/",
        "logoutpage": "/",
        "secretkey": folder.secret("secretkey"),
        "password secretkey": folder.secret("password secretkey"),
        "dispatch": interviews,
        "preloaded interviews": list(interviews.values()),
        "preloaded modules": slow_modules(),
        "log to std": True,  # through our own log, which leaves answers out
    }


def _places(folder: DataFolder) -> dict[str, str]:
    return {
        "uploads": str(folder.files),
        "packages": str(folder.run / "packages"),
        "rightsforms directory": str(folder.directory),
        "log": str(folder.log),
        "flask log": str(folder.log / "flask.log"),
        "celery flask log": str(folder.log / "celery.log"),
        "webapp": str(folder.run / "wsgi"),
        "ready file": str(folder.run / "ready"),
        # Any path that exists keeps docassemble from downloading WordNet when it is imported.
        "nltk socket": str(folder.run),
    }


def listed_interviews() -> dict[str, str]:
    """Every interview that names itself (`metadata: title`) is offered; a fragment that others include has no title."""
    folder = files(PACKAGE) / "data" / "questions"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yml"))
    return {
        name.removesuffix(".yml"): f"{PACKAGE}:data/questions/{name}"
        for name in names
        if _has_title((folder / name).read_text(encoding="utf-8"))
    }


def slow_modules() -> list[str]:
    """Imported at start, so that no defender waits a second for the first screen. Documents are made elsewhere."""
    bridge = files(PACKAGE) / "interview"
    names = sorted(entry.name.removesuffix(".py") for entry in bridge.iterdir() if entry.name.endswith(".py"))
    return [f"{PACKAGE}.interview.{name}" for name in names if name != "__init__"]


def _has_title(source: str) -> bool:
    """Only a look at the text: docassemble reads the YAML, and says what is wrong with it, when it loads it."""
    first = source.lstrip("-\n").split("\n---", 1)[0]
    return "metadata:" in first and "\n  title:" in first
