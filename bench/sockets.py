"""Many screens in one process on the load core: a WebSocket client that does nothing but read frames."""

import asyncio
import base64
import os
import struct
from urllib.parse import urlsplit

HANDSHAKE = (
    "GET {path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nOrigin: http://127.0.0.1\r\nCookie: {cookie}\r\n\r\n"
)


class Socket(asyncio.Protocol):
    """One screen; `hear` is called with the text of every message."""

    def __init__(self, path, host, cookie, hear):
        self.request = HANDSHAKE.format(
            path=path, host=host, cookie=cookie, key=base64.b64encode(os.urandom(16)).decode()
        )
        self.hear, self.buffer = hear, b""
        self.is_open = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.transport = transport
        transport.write(self.request.encode())

    def data_received(self, data):
        self.buffer += data
        if not self.is_open.done():
            head, found, self.buffer = self.buffer.partition(b"\r\n\r\n")
            if not found:
                self.buffer = head
                return
            assert b" 101 " in head, head
            self.is_open.set_result(None)
        self.read_frames()

    def read_frames(self):
        buffer, at, size = self.buffer, 0, len(self.buffer)
        while size - at >= 2:
            length, start = buffer[at + 1], at + 2
            if length == 126:
                if size - at < 4:
                    break
                (length,), start = struct.unpack_from("!H", buffer, at + 2), at + 4
            elif length == 127:
                if size - at < 10:
                    break
                (length,), start = struct.unpack_from("!Q", buffer, at + 2), at + 10
            if size < start + length:
                break
            if buffer[at] & 0x0F == 1:
                self.hear(buffer[start : start + length])
            at = start + length
        self.buffer = buffer[at:]

    def count_bytes(self):
        """For a server that is asked for all it has: only how much came, so that the screens are not the limit."""
        self.read_frames = self.count

    def count(self):
        self.hear(len(self.buffer))
        self.buffer = b""

    def say(self, text):
        data = text.encode()
        head = (
            struct.pack("!BBH", 0x81, 0x80 | 126, len(data))
            if len(data) > 125
            else bytes([0x81, 0x80 | len(data)])
        )
        self.transport.write(head + b"\0\0\0\0" + data)


async def open_socket(address, hear, cookie=""):
    parts = urlsplit(address)
    loop = asyncio.get_running_loop()
    _transport, socket = await loop.create_connection(
        lambda: Socket(parts.path, parts.netloc, cookie, hear), parts.hostname, parts.port
    )
    await asyncio.wait_for(socket.is_open, 10)
    return socket


async def open_sockets(count, address, hear):
    """Many screens, opened a few at a time."""
    sockets = []
    for _ in range(0, count, 20):
        sockets += await asyncio.gather(
            *(open_socket(address, hear) for _ in range(min(20, count - len(sockets))))
        )
    return sockets
