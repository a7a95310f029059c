"""Somebody who signs up for a date, by HTTP, as a browser does it: nothing is kept but cookies."""

from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from outreach.models import EventDate

EMAIL = "kim@voorbeeld.nl"
PHONE = {"bereik": {"way": "phone"}, "adres": {"phone": "06 12 34 56 78", "name": "Kim"}}
NOTHING = {"bereik": {"way": "none"}}


@dataclass
class Walker:
    """One person with one browser, for one date."""

    date: EventDate
    client: Client = field(default_factory=Client)

    def address(self, screen: str = "") -> str:
        return f"/agenda/aanmelden/{self.date.pk}/{screen}/".replace("//", "/")

    def get(self, screen: str = "", query: str = "") -> Any:
        return self.client.get(f"{self.address(screen)}{query}")

    def post(self, screen: str, **data: Any) -> Any:
        return self.client.post(self.address(screen), data)

    def fill(self, **typed: dict[str, Any]) -> None:
        """All screens, with what is usual where nothing else is given."""
        self.get("aantal")
        usual: dict[str, dict[str, Any]] = {
            "aantal": {"people": "1"},
            "wie": {"perspective": "experience_expert", "province": "OV"},
            "nodig": {"needs": ["step_free", "interpreter"], "language": "Tigrinya", "needs_note": "Zit graag voorin"},
            "bereik": {"way": "mail"},
            "adres": {"name": "Kim", "email": EMAIL},
        }
        for screen, data in usual.items():
            if screen == "adres" and typed.get("bereik", {}).get("way") == "none":
                continue
            response = self.post(screen, **typed.get(screen, data))
            assert response.status_code == 302, (screen, response.content.decode())

    def sign_up(self, **typed: dict[str, Any]) -> Any:
        """All screens, and the last button."""
        self.fill(**typed)
        return self.post("overzicht")

    def thanks(self) -> str:
        """What the last page says."""
        return str(self.get("bedankt").content.decode())
