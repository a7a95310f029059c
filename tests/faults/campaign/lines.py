"""A line between two parts that can be slow, silent or cut: a small TCP proxy, all lines in one thread."""

import asyncio
import contextlib
import threading
from concurrent.futures import Future
from typing import Any

_CHUNK = 65_536
_FULL = b"HTTP/1.1 507 Insufficient Storage\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Lines:
    """The thread in which all lines of a run live."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

    def to(self, port: int | None = None, path: str | None = None) -> "Line":
        """A line to this port of this machine, or to the socket at this path."""
        line = Line(self, port, path)
        self.run(line.open())
        return line

    def run(self, work: Any) -> Any:
        """Do it in the thread of the lines, and wait."""
        future: Future[Any] = asyncio.run_coroutine_threadsafe(work, self.loop)
        return future.result(timeout=30)


class Line:
    """`port` is where one connects instead. What it does with traffic is `mode`.

    "open": passes everything on at once. "slow": each piece waits `delay` seconds. "silent": takes calls and passes
    nothing on until it is open again. "gone": every connection is cut, new ones at once. "full": answers 507 to
    whoever wants to write (HTTP).
    """

    delay = 0.3

    def __init__(self, lines: Lines, port: int | None, path: str | None) -> None:
        self._lines, self._to_port, self._to_path = lines, port, path
        self.port, self.mode = 0, "open"
        self._open_lines: set[asyncio.StreamWriter] = set()
        self._may_pass = asyncio.Event()

    async def open(self) -> None:
        """Listen."""
        self._may_pass.set()
        server = await asyncio.start_server(self._take, "127.0.0.1", 0, backlog=256)
        self.port = server.sockets[0].getsockname()[1]

    def turn(self, mode: str) -> None:
        """Behave so from now on."""
        self._lines.run(self._turn(mode))

    def cut(self) -> None:
        """Cut what is open now, once."""
        self._lines.run(self._cut())

    async def _turn(self, mode: str) -> None:
        self.mode = mode
        if mode == "silent":
            self._may_pass.clear()
        else:
            self._may_pass.set()
        if mode == "gone":
            await self._cut()

    async def _cut(self) -> None:
        for each in list(self._open_lines):
            each.transport.abort()

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.mode == "gone":
            writer.transport.abort()
            return
        self._open_lines.add(writer)
        there: asyncio.StreamWriter | None = None
        try:
            await self._may_pass.wait()
            if self._to_path:
                back, there = await asyncio.open_unix_connection(self._to_path)
            else:
                back, there = await asyncio.open_connection("127.0.0.1", self._to_port)
            self._open_lines.add(there)
            await asyncio.gather(self._pass(reader, there, writer), self._pass(back, writer, None))
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            for each in filter(None, (writer, there)):
                self._open_lines.discard(each)
                each.transport.abort()

    async def _pass(
        self, reader: asyncio.StreamReader, there: asyncio.StreamWriter, asker: asyncio.StreamWriter | None
    ) -> None:
        """From one side to the other until it ends; `asker` is who gets an answer of our own."""
        while piece := await reader.read(_CHUNK):
            await self._may_pass.wait()
            if self.mode == "slow":
                await asyncio.sleep(self.delay)
            if self.mode == "full" and asker is not None and piece.startswith((b"PUT ", b"POST ")):
                asker.write(_FULL)
                await asker.drain()
                raise ConnectionAbortedError
            there.write(piece)
            await there.drain()
        with contextlib.suppress(OSError, RuntimeError):
            there.write_eof()
