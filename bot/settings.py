"""The environment as frozen settings; every wrong variable is named at once."""

import hmac
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from db.address import sqlite_file

TELEGRAM = "https://api.telegram.org"
TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{3,}")
SECRET_BYTES = 32
WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
"""What Telegram takes as secret_token (https://core.telegram.org/bots/api#setwebhook)."""

HIGHEST_PORT = 65535

SENTENCES = {
    "TELEGRAM_BOT_TOKEN": "the bot's token from BotFather: digits, a colon, letters",
    "TELEGRAM_API_URL": "where the Bot API answers: http:// or https:// and a host",
    "DATABASE_URL": "the database, as in sqlite:///askfirst.db",
    "SECRET_KEY": "32 bytes or more that nobody can guess",
    "SECRET_KEY_PREVIOUS": "the SECRET_KEY before this one, while rows of its time live",
    "WEBHOOK_URL": "the address Telegram calls, https:// or http://; never the token in it",
    "WEBHOOK_LISTEN": "host:port where the webhook listens, as in 127.0.0.1:8443",
    "WEBHOOK_SECRET": "1 to 256 characters of A-Z, a-z, 0-9, _ and - that nobody can guess",
    "CONSOLE_LISTEN": "host:port of the console, as in 127.0.0.1:8081",
    "PREVIEW_LISTEN": "host:port of the chat page, as in 127.0.0.1:8080",
    "LOG_LEVEL": "DEBUG, INFO, WARNING or ERROR",
    "OPERATOR_NAME": "who runs this bot; patients read it",
    "OPERATOR_CONTACT": "how patients reach whoever runs this bot",
    "SEND_LEASE_SECONDS": "a number of seconds above 0",
    "RETRY_MAX_SECONDS": "a number of seconds above 0",
    "GAP_SECONDS": "a number of seconds above 0",
    "ACCEPT_UNREVIEWED": "1 or 0",
}
"""What each variable is, for whoever has to set it right."""

SECRETS = ("TELEGRAM_BOT_TOKEN", "SECRET_KEY", "SECRET_KEY_PREVIOUS", "WEBHOOK_SECRET")
"""Each may come as NAME_FILE instead: the path of a file that holds it."""


class SettingsWrong(Exception):
    """Some variables are wrong or missing; the text names every one, a sentence a line."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        lines = (f"{name} {problem}." for name, problem in problems.items())
        super().__init__("\n".join(lines))
        self.names = tuple(problems)


def _https(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.username:
        raise ValueError("no web address")
    return url.rstrip("/")


def _database(url: str) -> str:
    return f"sqlite:///{sqlite_file(url)}"


def _token(token: SecretStr) -> SecretStr:
    if not TOKEN.fullmatch(token.get_secret_value()):
        raise ValueError("no token")
    return token


def _long_enough(secret: SecretStr) -> SecretStr:
    if len(secret.get_secret_value().encode()) < SECRET_BYTES:
        raise ValueError("too short")
    return secret


def _header(secret: SecretStr) -> SecretStr:
    if not WEBHOOK_SECRET.fullmatch(secret.get_secret_value()):
        raise ValueError("no header's value")
    return secret


def _listen(address: str) -> str:
    host, _, port = address.rpartition(":")
    if not (host and port.isascii() and port.isdigit() and 0 < int(port) <= HIGHEST_PORT):
        raise ValueError("no host and port")
    return address


def _bit(value: object) -> object:
    if value not in ("0", "1", False, True):
        raise ValueError("neither 0 nor 1")
    return value


Token = Annotated[SecretStr, AfterValidator(_token)]
Secret = Annotated[SecretStr, AfterValidator(_long_enough)]
WebhookSecret = Annotated[SecretStr, AfterValidator(_header)]
Web = Annotated[str, AfterValidator(_https)]
DatabaseUrl = Annotated[str, AfterValidator(_database)]
Listen = Annotated[str, AfterValidator(_listen)]
Level = Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(str.upper)]
Seconds = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Bit = Annotated[bool, BeforeValidator(_bit)]


class Settings(BaseSettings):
    """What an operator decides."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    telegram_bot_token: Token
    telegram_api_url: Web = TELEGRAM
    database_url: DatabaseUrl = "sqlite:///askfirst.db"
    secret_key: Secret
    secret_key_previous: Secret | None = None
    webhook_url: Web | None = None
    webhook_listen: Listen = "127.0.0.1:8443"
    webhook_secret: WebhookSecret | None = None
    console_listen: Listen = "127.0.0.1:8081"
    preview_listen: Listen = "127.0.0.1:8080"
    log_level: Level = "INFO"
    operator_name: str = "demo"
    operator_contact: str = "demo"
    send_lease_seconds: Seconds = 30
    retry_max_seconds: Seconds = 60
    gap_seconds: Seconds = 120
    unreviewed_accepted: Bit = Field(default=False, validation_alias="accept_unreviewed")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - pydantic's signature
        init_settings: PydanticBaseSettingsSource,
        *_: PydanticBaseSettingsSource,
        **__: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take only what is handed in: the environment is given, not fetched."""
        return (init_settings,)

    @property
    def bot_id(self) -> int:
        """The bot's number at Telegram: what stands before the colon of its token."""
        return int(self.telegram_bot_token.get_secret_value().partition(":")[0])

    @property
    def secret(self) -> bytes:
        """The bytes that all keys are derived from."""
        return self.secret_key.get_secret_value().encode()

    @property
    def previous_secret(self) -> bytes | None:
        """The bytes of the secret before this one, while a rotation is under way."""
        previous = self.secret_key_previous
        return previous.get_secret_value().encode() if previous else None

    @property
    def webhook_address(self) -> str | None:
        """The address Telegram calls; without a path it gets one that only the secret knows."""
        if not self.webhook_url or urlsplit(self.webhook_url).path:
            return self.webhook_url
        return f"{self.webhook_url}/{hmac.digest(self.secret, b'webhook path', 'sha256').hex()}"

    @property
    def at_telegram(self) -> bool:
        """Whether the bot speaks with Telegram's own servers, hence with real patients."""
        return at_telegram(self.telegram_api_url)

    @property
    def accept_unreviewed(self) -> bool:
        """Whether content that no clinician has reviewed may be shown."""
        return self.unreviewed_accepted or not self.at_telegram


def at_telegram(url: str) -> bool:
    """Tell whether an address is one of Telegram's own servers."""
    host = urlsplit(url).hostname or ""
    return host == "telegram.org" or host.endswith(".telegram.org")


def load(environ: Mapping[str, str]) -> Settings:
    """Read the settings, or raise one error that names every wrong or missing variable."""
    problems: dict[str, str] = {}
    values = _with_files(environ, problems)
    settings = _validated(values, problems)
    _complete(values, problems)
    if problems or settings is None:
        raise SettingsWrong({name: problems[name] for name in SENTENCES if name in problems})
    return settings


def _complete(values: Mapping[str, str], problems: dict[str, str]) -> None:
    """Find what is wrong only beside another variable."""
    live, hook = at_telegram(values.get("TELEGRAM_API_URL", TELEGRAM)), values.get("WEBHOOK_URL")
    needed = [name for name in ("OPERATOR_NAME", "OPERATOR_CONTACT") if live]
    for name in (*needed, *(["WEBHOOK_SECRET"] if hook else [])):
        if name not in values:
            problems.setdefault(name, f"is missing: {SENTENCES[name]}")
    if hook and live and not hook.startswith("https://"):
        problems["WEBHOOK_URL"] = "is wrong: Telegram calls https:// only"
    if hook and values.get("TELEGRAM_BOT_TOKEN", hook + " ") in hook:
        problems["WEBHOOK_URL"] = f"is wrong: it must be {SENTENCES['WEBHOOK_URL']}"


def _validated(values: Mapping[str, str], problems: dict[str, str]) -> Settings | None:
    try:
        return Settings(**{name.lower(): value for name, value in values.items()})  # type: ignore[arg-type]
    except ValidationError as error:
        for wrong in error.errors(include_input=False, include_url=False):
            name = str(wrong["loc"][0]).upper()
            problems.setdefault(name, _problem(name, wrong["type"], wrong["msg"]))
        return None


def _problem(name: str, kind: str, message: str) -> str:
    if kind == "missing":
        return f"is missing: {SENTENCES[name]}"
    if name == "DATABASE_URL":
        return f"is wrong: {message.removeprefix('Value error, ')}"
    return f"is wrong: it must be {SENTENCES[name]}"


def _with_files(environ: Mapping[str, str], problems: dict[str, str]) -> dict[str, str]:
    # An empty variable is how compose files and unit files say "not set".
    values = {name: environ[name] for name in SENTENCES if environ.get(name, "").strip()}
    for name in SECRETS:
        path = environ.get(f"{name}_FILE")
        if path and name in values:
            problems[name] = f"is set twice: once as {name}, once as {name}_FILE"
        elif path:
            _read_secret(name, Path(path), values, problems)
    return values


def _read_secret(name: str, path: Path, values: dict[str, str], problems: dict[str, str]) -> None:
    try:
        values[name] = path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        problems[name] = f"is wrong: the file that {name}_FILE names cannot be read"
