"""A participant who speaks, for the tests: by HTTP, as a browser without scripts does it."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from consultation.models import Recording
from tests.consultation.walker import Walker
from tests.factories import sounds

#: Of the template "triage": question 6 is open, question 7 is a story with the prompt "happened".
OPEN, STORY, PROMPT = 6, 7, "happened"


@dataclass
class Speaker(Walker):
    """One person with one browser, who speaks."""

    def screen(self, number: int = OPEN, prompt: str = "") -> str:
        return self.address(f"vraag/{number}/opname") + f"?bij={prompt}"

    def token(self, number: int = OPEN, prompt: str = "") -> str:
        page = self.client.get(self.screen(number, prompt)).content.decode()
        found = re.search(r'name="token" value="([^"]+)"', page)
        assert found, page
        return found[1]

    def send(self, data: bytes | None = None, number: int = OPEN, prompt: str = "", token: str = "") -> Any:
        """Open the screen, choose a file, press "Bewaar"."""
        name = "Jan Jansen 13:47.m4a"
        file = SimpleUploadedFile(name, sounds.wav(80) if data is None else data, content_type="text/html")
        token = token or self.token(number, prompt)
        return self.client.post(self.screen(number, prompt), {"actie": "stuur", "token": token, "geluid": file})

    def begin(self) -> "Speaker":
        """A draft with one thing chosen."""
        self.answer(1, keuze=["person"])
        return self

    def hand_in(self) -> None:
        self.post("wie", perspective="science", speaks_for="self")
        response = self.post("overzicht")
        assert response["Location"].endswith("/bedankt/"), response.content.decode()


def handed_in(round_: Any, data: bytes | None = None, number: int = OPEN, prompt: str = "") -> Recording:
    """The recording of somebody who handed in."""
    speaker = Speaker(round_).begin()
    before = set(Recording.objects.values_list("pk", flat=True))
    assert speaker.send(data, number, prompt).status_code == 302
    speaker.hand_in()
    return Recording.objects.exclude(pk__in=before).get()
