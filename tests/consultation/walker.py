"""A participant for the tests: does by HTTP what a person does with a browser, and keeps nothing but cookies."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.test import Client

from consultation.models import Item, Round

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
NUMBER = re.compile(r"/vraag/(\d+)/")


@dataclass
class Walker:
    """One person with one browser, in one round."""

    round: Round
    client: Client = field(default_factory=Client)

    def address(self, screen: str) -> str:
        return f"/meedoen/{self.round.slug}/{screen}/"

    def get(self, screen: str, **query: str) -> Any:
        return self.client.get(self.address(screen), query)

    def post(self, screen: str, **data: Any) -> Any:
        return self.client.post(self.address(screen), data)

    def hidden(self, response: HttpResponse) -> dict[str, str]:
        """What the form on this screen sends along without anybody typing it."""
        return dict(HIDDEN.findall(response.content.decode()))

    def answer(self, number: int, actie: str = "verder", **typed: Any) -> Any:
        """Open a question, type, press a button."""
        shown = self.get(f"vraag/{number}")
        return self.post(f"vraag/{number}", **{**self.hidden(shown), **typed, "actie": actie})

    def number_of(self, item: Item) -> int:
        """The address of a question."""
        asked = list(Item.objects.asked().filter(step__round=self.round))
        return asked.index(item) + 1

    def skip_all(self) -> None:
        """Past every question without an answer."""
        response = self.answer(1, "overslaan")
        while found := NUMBER.search(response["Location"]):
            response = self.answer(int(found[1]), "overslaan")
