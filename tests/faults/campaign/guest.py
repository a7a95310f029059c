"""Somebody with a browser who does not give up: whatever went wrong, a moment later they press the button again."""

import random
import time
from urllib.parse import urlsplit

from tests.faults.campaign.ledger import Ledger
from tests.faults.visitor import Answer, Fields, NoAnswer, Visitor

_BETWEEN = "tussen-twee-delen-van-een-formulier"
_SERVER_FAULTS, _AWAY, _TOO_MANY = 500, 503, 429


class GaveUp(Exception):
    """No answer for longer than any fault lasts."""


class Guest(Visitor):
    """A browser from an address of its own, that writes down what it met. Raises NoAnswer for a 5xx too."""

    def __init__(self, url: str, ledger: Ledger, dice: random.Random, patience: float = 240) -> None:
        super().__init__(url, seconds=25)
        self.ledger, self.dice, self.patience = ledger, dice, patience
        self.comes_from = f"127.{dice.randint(1, 250)}.{dice.randint(1, 250)}.{dice.randint(1, 250)}"

    def look(self, path: str) -> Answer:
        """A page, and where it leads, until there is an answer."""
        return self._until(lambda: self.follow(self.get(path)), path)

    def press(self, page: Answer, fields: Fields, to: str = "") -> Answer:
        """Send this form, the same again until there is an answer; sometimes twice at once."""
        path = to or urlsplit(page.path).path
        answer = self._until(lambda: self.post(path, fields), path)
        if self.dice.random() < 0.1:
            answer = self._until(lambda: self.post(path, fields), path)
        return answer

    def press_with_file(self, path: str, fields: Fields, field: str, data: bytes) -> Answer:
        """Send a form with a file in it, until there is an answer."""
        parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}' for name, value in fields]
        head = (
            f'Content-Disposition: form-data; name="{field}"; filename="opname.wav"\r\nContent-Type: audio/wav\r\n\r\n'
        )
        # latin-1 keeps every byte as it is
        whole = [*parts, head + data.decode("latin-1")]
        body = "".join(f"--{_BETWEEN}\r\n{part}\r\n" for part in whole) + f"--{_BETWEEN}--\r\n"
        usual, self.sends = self.sends, f"multipart/form-data; boundary={_BETWEEN}"
        try:
            return self._until(lambda: self.post_raw(path, body), path)
        finally:
            self.sends = usual

    def download(self, path: str) -> tuple[int, bytes]:
        """A file: its status and all of it. Raises NoAnswer when it does not come whole."""
        started, line = time.monotonic(), self.line()
        try:
            line.request("GET", path, headers={"Cookie": "; ".join(f"{n}={v}" for n, v in self.cookies.items())})
            came = line.getresponse()
            body = came.read()
        except Exception as broken:
            self.ledger.note("cut off", time.monotonic() - started)
            raise NoAnswer(path) from broken
        finally:
            line.close()
        self._note(came.status, body.decode(errors="replace"), path, time.monotonic() - started)
        return came.status, body

    def _until(self, deed: "object", path: str) -> Answer:
        deadline = time.monotonic() + self.patience
        while time.monotonic() < deadline:
            try:
                answer: Answer = deed()  # type: ignore[operator]
            except NoAnswer:
                time.sleep(self.dice.uniform(0.1, 0.6))
            else:
                return answer
        raise GaveUp(path)

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        started = time.monotonic()
        try:
            answer = super()._ask(method, path, body)
        except NoAnswer:
            self.ledger.note("cut off", time.monotonic() - started)
            raise
        self._note(answer.status, answer.html, path, time.monotonic() - started)
        return answer

    def _note(self, status: int, page: str, path: str, seconds: float) -> None:
        if status < _SERVER_FAULTS and status != _TOO_MANY:
            self.ledger.note("answered", seconds)
            return
        is_told = status in (_AWAY, _TOO_MANY) and '<html lang="nl"' in page and "<h1" in page
        self.ledger.note("refused" if is_told else "fault", seconds, f"{status} {path}: {page[:120]!r}")
        raise NoAnswer(f"{status} {path}")
