"""The server under the emulator."""

import socket

from preview.server import listen


def test_answers_leave_at_once():
    # asyncio turns Nagle's delay off, 40 ms a call, only on sockets that say they are TCP.
    with listen("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP
