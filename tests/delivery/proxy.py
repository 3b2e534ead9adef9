"""A proxy that misbehaves on request: it cuts connections with a reset, or swallows everything and stays silent."""

import asyncio
import itertools
import random
import socket
import struct

RESET = struct.pack("ii", 1, 0)  # SO_LINGER: close by reset, what was not sent is thrown away


class Connection:
    """Two sockets back to back: somebody's screen, and a worker."""

    def __init__(self, screen, worker):
        self.screen, self.worker = screen, worker
        self.is_black_hole = False

    async def run(self):
        pumps = [self.pump(self.screen, self.worker), self.pump(self.worker, self.screen)]
        tasks = [asyncio.ensure_future(pump) for pump in pumps]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        self.reset()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def pump(self, from_, to):
        reader, writer = from_[0], to[1]
        while data := await reader.read(65536):
            if not self.is_black_hole:
                writer.write(data)
                await writer.drain()

    def reset(self):
        for _reader, writer in (self.screen, self.worker):
            sock = writer.get_extra_info("socket")
            if sock is not None and not writer.is_closing():
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            writer.transport.abort()


class FaultProxy:
    """Stands where nginx stands, and does what networks do."""

    def __init__(self, worker_ports, seed=1):
        self.workers = itertools.cycle(worker_ports)
        self.connections = set()
        self.tasks = set()
        self.chance = random.Random(seed)
        self.faults = 0

    async def __aenter__(self):
        self.server = await asyncio.start_server(self.accept, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *error):
        self.server.close()
        for connection in list(self.connections):
            connection.reset()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    async def accept(self, *screen):
        self.tasks.add(asyncio.current_task())
        try:
            worker = await asyncio.open_connection("127.0.0.1", next(self.workers))
        except OSError:
            screen[1].transport.abort()
            return
        connection = Connection(screen, worker)
        self.connections.add(connection)
        try:
            await connection.run()
        finally:
            self.connections.discard(connection)

    def cut(self):
        """Reset one connection, in the middle of whatever it was doing."""
        self.any_connection().reset()
        self.faults += 1

    def swallow(self):
        """From now on one connection looks open, and nothing passes."""
        self.any_connection().is_black_hole = True
        self.faults += 1

    def any_connection(self):
        alive = [connection for connection in self.connections if not connection.is_black_hole]
        return self.chance.choice(sorted(alive, key=id))
