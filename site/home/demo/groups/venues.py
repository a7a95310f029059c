"""Made-up rooms in real towns, and what was found there."""

from dataclasses import dataclass

from gatherings.models import Venue
from gatherings.service import add_venue


@dataclass(frozen=True, slots=True)
class Room:
    """A room as the organiser wrote it down after a visit."""

    name: str
    street: str
    postcode: str
    town: str
    province: str
    capacity: int
    features: tuple[str, ...]
    directions: str
    good_to_know: str = ""


ROOMS = {
    "zwolle": Room(
        "Buurthuis De Brug (VOORBEELD)",
        "Voorbeeldstraat 12",
        "8011 AA",
        "Zwolle",
        "OV",
        16,
        ("step_free", "accessible_toilet", "quiet_space", "near_transit"),
        "Bus 3 stopt voor de deur, bij halte De Brug. Vanaf het station is het 10 minuten lopen.",
        "De koffie staat klaar. U kunt uw jas en tas in een kast doen die op slot kan.",
    ),
    "rotterdam": Room(
        "Bibliotheek Zuid (VOORBEELD)",
        "Voorbeeldplein 4",
        "3072 AA",
        "Rotterdam",
        "ZH",
        20,
        ("step_free", "accessible_toilet", "hearing_loop", "near_transit"),
        "Metro D en E stoppen op 200 meter. De ingang is aan het plein, naast de bakker.",
    ),
    "utrecht": Room(
        "Vergaderhuis Het Anker (VOORBEELD)",
        "Voorbeeldkade 80",
        "3511 AA",
        "Utrecht",
        "UT",
        14,
        ("accessible_toilet", "quiet_space", "near_transit"),
        "Van Utrecht Centraal is het 8 minuten lopen. Bij de deur zijn twee treden.",
        "Wie slecht ter been is, belt vooraf: dan leggen wij de plank neer.",
    ),
}


def rooms() -> dict[str, Venue]:
    """Make the rooms that are missing."""
    return {
        code: add_venue(
            room.name,
            room.town,
            street=room.street,
            postcode=room.postcode,
            province=room.province,
            capacity=room.capacity,
            features=list(room.features),
            directions=room.directions,
            good_to_know=room.good_to_know,
            path_cm=130,
            door_cm=90,
        )
        for code, room in ROOMS.items()
    }
