"""Somebody who signs up, by HTTP, as a browser does it: nothing is kept but cookies."""

from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from focusgroups.models import FocusGroup
from gatherings.models import Gathering

EMAIL = "kim@voorbeeld.nl"


@dataclass
class Walker:
    """One person with one browser, for one group."""

    group: FocusGroup
    client: Client = field(default_factory=Client)

    def address(self, screen: str) -> str:
        return f"/gespreksgroepen/{self.group.slug}/aanmelden/{screen}"

    def get(self, screen: str, query: str = "") -> Any:
        return self.client.get(f"{self.address(screen)}/{query}".replace("//", "/"))

    def post(self, screen: str, **data: Any) -> Any:
        return self.client.post(f"{self.address(screen)}/", data)

    def fill(self, **typed: dict[str, Any]) -> None:
        """All screens, with what is usual where nothing else is given (by screen, "_" for "-")."""
        self.get("wie")
        usual: dict[str, dict[str, Any]] = {
            "wie": {"perspective": "experience_expert", "speaks_for": "self"},
            "wanneer": {f"moment_{key}": "yes" for key in self.moments()},
            "waar": {"town": "Zwolle", "province": "OV", "postcode": "8011cv", "house_number": "12 a"},
            "nodig": {"needs": ["step_free", "interpreter"], "needs_note": "Tigrinya", "brings_companion": "ja"},
            "aan_tafel": {"avoid": "Iemand van de afdeling bezwaar"},
            "bereik": {"reach_by": "mail"},
            "adres": {"name": "Kim", "email": EMAIL, "before": "nee"},
        }
        for screen, data in usual.items():
            response = self.post(screen.replace("_", "-"), **typed.get(screen, data))
            assert response.status_code == 302, (screen, response.content.decode())

    def moments(self) -> list[int]:
        return list(Gathering.objects.filter(focus_groups=self.group).values_list("pk", flat=True))

    def sign_up(self, **typed: dict[str, Any]) -> Any:
        """All screens, and the last button."""
        self.fill(**typed)
        return self.post("overzicht")
