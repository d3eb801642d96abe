"""What carries the calls: connections, proxies, and errors that keep the token to themselves."""

import asyncio

import aiohttp
import pytest
from telegram.error import NetworkError, TelegramError
from telegram.request import RequestData

from bot.telegram.carrier import Carrier
from bot.telegram.client import Client
from bot.telegram.refusals import BEFORE_SENDING
from tests.telegram.conftest import TOKEN

ELSEWHERE = "http://telegram.invalid"


async def failed(call):
    with pytest.raises(TelegramError) as failure:
        await call
    return failure.value


async def test_a_call_that_gets_no_connection_was_not_sent(telegram):
    telegram.script["getMe"] = [telegram.HANG]
    carrier = Carrier(connections=1, timeout=0.2)
    url, nothing = f"{telegram.url}/getMe", RequestData()
    calls = [failed(carrier.post(url, nothing, read_timeout=1)) for _ in range(2)]
    answered, unsent = await asyncio.gather(*calls)
    await carrier.shutdown()
    assert len(telegram.of("getMe")) == 1
    assert isinstance(unsent.__cause__, BEFORE_SENDING)
    assert not isinstance(answered.__cause__, BEFORE_SENDING)


async def test_a_redirect_is_an_error_and_is_not_followed(telegram, client):
    telegram.script["getMe"] = [(302, b"")]
    assert isinstance(await failed(client.get_me()), NetworkError)
    assert len(telegram.calls) == 1


@pytest.mark.parametrize(("spared", "arrived"), [("", 1), ("telegram.invalid", 0)])
async def test_the_machines_proxy_is_used_unless_telegram_is_spared(
    telegram, monkeypatch, spared, arrived
):
    monkeypatch.setenv("http_proxy", telegram.url)
    monkeypatch.setenv("no_proxy", spared)
    telegram.script["leaveChat"] = [telegram.ok()]
    client = Client(TOKEN, ELSEWHERE, timeout=0.5)
    if arrived:
        assert await client.call("leaveChat", chat_id=-100) is True
    else:
        cause = (await failed(client.call("leaveChat", chat_id=-100))).__cause__
        assert isinstance(cause, aiohttp.ClientConnectorError)
    await client.close_connections()
    assert len(telegram.calls) == arrived


@pytest.mark.parametrize("fault", ["hang", "reset", (302, b""), (500, b"")])
async def test_no_error_holds_the_token(telegram, client, fault):
    telegram.script["getMe"] = [fault]
    error = await failed(client.get_me())
    assert TOKEN not in f"{error} {error!r}"


async def test_it_opens_again_after_it_was_closed(telegram, client):
    telegram.script["leaveChat"] = [telegram.ok()]
    assert await client.call("leaveChat", chat_id=-100) is True
    await client.close_connections()
    assert await client.call("leaveChat", chat_id=-101) is True
