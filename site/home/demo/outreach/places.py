"""Made-up rooms in real towns: all provinces but two, so that the map shows where we were not."""

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


_EVERYTHING = ("step_free", "accessible_toilet", "hearing_loop", "quiet_space", "near_transit")
_STEP_FREE = ("step_free", "accessible_toilet", "near_transit")

ROOMS = {
    "arnhem": Room(
        *("Wijkhuis De Wetering (VOORBEELD)", "Voorbeeldpad 2", "6821 AA", "Arnhem", "GE", 50, _EVERYTHING),
        "Trolley 5 stopt voor de deur. Parkeren is gratis, ook voor een busje.",
    ),
    "nijmegen": Room(
        *("Ontmoetingsplek Titus (VOORBEELD)", "Voorbeeldlaan 33", "6511 AA", "Nijmegen", "GE", 40, _STEP_FREE),
        "Van het station loopt u in 12 minuten. Bus 2 stopt om de hoek.",
    ),
    "zwolle": Room(
        *("Stadkamer Voorbeeld (VOORBEELD)", "Voorbeeldallee 1", "8011 AB", "Zwolle", "OV", 60, _EVERYTHING),
        "De bieb ligt op 6 minuten lopen van het station. De lift is rechts van de ingang.",
    ),
    "rotterdam": Room(
        *("Huis van de Wijk Zuid (VOORBEELD)", "Voorbeeldhof 9", "3073 AB", "Rotterdam", "ZH", 24, _STEP_FREE),
        "Metro D en E stoppen op 300 meter. Bel aan bij de blauwe deur.",
        "Er is een kamer waar u kunt bidden of even stil kunt zijn.",
    ),
    "den_haag": Room(
        *("Vergaderhuis Binnenstad (VOORBEELD)", "Voorbeeldplein 20", "2513 AA", "Den Haag", "ZH", 30, _EVERYTHING),
        "Tram 2 en 3 stoppen voor de deur.",
    ),
    "eindhoven": Room(
        *("Buurtcentrum ’t Trefpunt (VOORBEELD)", "Voorbeeldweg 14", "5611 AA", "Eindhoven", "NB", 8, _STEP_FREE),
        "Bus 401 stopt op 150 meter. De zaal is klein en rustig.",
    ),
    "den_bosch": Room(
        *("Huis73 Voorbeeld (VOORBEELD)", "Voorbeeldsteenweg 7", "5211 AA", "’s-Hertogenbosch", "NB", 35, _EVERYTHING),
        "Van het station loopt u in 10 minuten.",
    ),
    "leeuwarden": Room(
        *("Mienskipshûs Foarbyld (VOORBEELD)", "Voorbeeldstrjitte 5", "8911 AA", "Leeuwarden", "FR", 40, _EVERYTHING),
        "Van het station loopt u in 9 minuten. Wij spreken ook Fries.",
    ),
    "groningen": Room(
        *("Wijkcentrum Noord (VOORBEELD)", "Voorbeeldsingel 3", "9711 AA", "Groningen", "GR", 40, _STEP_FREE),
        "Bus 1 stopt voor de deur.",
    ),
    "utrecht": Room(
        *("Buurthuis Kanaleneiland (VOORBEELD)", "Voorbeelddreef 60", "3526 AA", "Utrecht", "UT", 45, _EVERYTHING),
        "Sneltram 60 stopt op 200 meter. Er is een speelhoek voor kinderen.",
    ),
    "amersfoort": Room(
        *("Het Klokhuis (VOORBEELD)", "Voorbeeldgracht 12", "3811 AA", "Amersfoort", "UT", 40, _STEP_FREE),
        "Van het station loopt u in 14 minuten, of neem bus 5.",
    ),
    "maastricht": Room(
        *("Bibliotheek Centre (VOORBEELD)", "Voorbeeldlunet 8", "6221 AA", "Maastricht", "LI", 15, _STEP_FREE),
        "Het spreekuur is aan de tafel naast de kranten. U hoeft niet te vragen waar het is.",
    ),
    "almere": Room(
        *("Voedselbank Voorbeeld (VOORBEELD)", "Voorbeeldstraat 77", "1315 AA", "Almere", "FL", 15, _STEP_FREE),
        "Bus M6 stopt op 100 meter.",
    ),
    "haarlem": Room(
        *("Wereldhuis Haarlem (VOORBEELD)", "Voorbeeldkade 4", "2011 AA", "Haarlem", "NH", 50, _EVERYTHING),
        "Van het station loopt u in 7 minuten.",
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
            door_cm=95,
        )
        for code, room in ROOMS.items()
    }
