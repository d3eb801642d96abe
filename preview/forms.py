"""Parameters of a Bot API call: query, JSON, urlencoded form or multipart."""

import json
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl

from preview.limits import Refused


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the call."""

    name: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Params:
    """The parameters of one call; a form carries everything as text, nested values as JSON."""

    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Give a parameter as text; what is missing is empty."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def number(self, name: str, otherwise: int = 0) -> int:
        """Give a parameter as a whole number; what is none counts as missing."""
        try:
            return int(self.text(name))
        except ValueError:
            return otherwise

    def flag(self, name: str) -> bool:
        """Give a parameter as yes or no."""
        return self.text(name).lower() in ("true", "1")

    def nested(self, name: str) -> Any:  # noqa: ANN401 - JSON can be anything
        """Give a parameter that is an object or a list."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError as error:
            raise Refused("json", field=name) from error

    def shown(self) -> dict[str, Any]:
        """Give the call as history keeps it: files by name and size."""
        files = {
            name: f"{file.name}, {len(file.content)} bytes" for name, file in self.files.items()
        }
        return {name: _opened(value) for name, value in self.values.items()} | files


def _opened(value: object) -> object:
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def read(query: str, kind: str, body: bytes) -> Params:
    """Read a call's parameters; what is not UTF-8 is refused."""
    try:
        params = _read(query, kind, body)
        json.dumps(params.values, ensure_ascii=False).encode()
    except UnicodeError as error:
        raise Refused("not_utf8") from error
    return params


def _read(query: str, kind: str, body: bytes) -> Params:
    params = Params(dict(parse_qsl(query, keep_blank_values=True, errors="strict")))
    if not body:
        return params
    match kind.partition(";")[0].strip().lower():
        case "application/json":
            params.values.update(_object(body))
        case "multipart/form-data":
            _multipart(params, kind, body)
        case _:
            pairs = parse_qsl(body.decode(), keep_blank_values=True, errors="strict")
            params.values.update(pairs)
    return params


def _object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except UnicodeError:
        raise
    except ValueError as error:
        raise Refused("json", field="request body") from error
    if not isinstance(value, dict):
        raise Refused("json", field="request body")
    return value


def _multipart(params: Params, kind: str, body: bytes) -> None:
    head = f"Content-Type: {kind}\r\n\r\n".encode()
    whole: Message[str, str] = message_from_bytes(head + body, policy=HTTP)
    for part in whole.walk():
        name = part.get_param("name", header="content-disposition")
        if not isinstance(name, str):
            continue
        content = part.get_payload(decode=True)
        given = content if isinstance(content, bytes) else b""
        filename = part.get_filename()
        if filename is None:
            params.values[name] = given.decode()
        else:
            params.files[name] = Upload(filename, part.get_content_type(), given)
