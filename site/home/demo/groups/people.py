"""Who signed up for the groups of the demo. Made-up, and the same every time."""

import random
from dataclasses import dataclass

SEED = 2026
FIRST_NAMES = (
    *("Aisha", "Bram", "Carmen", "Dirk", "Esra", "Femke", "Gijs", "Hanna", "Ismail", "Jolanda", "Karim", "Loes"),
    *("Mehmet", "Nadia", "Olga", "Peter", "Quinty", "Rachid", "Sanne", "Thijs", "Ulrike", "Vera", "Willem", "Xandra"),
    *("Yusuf", "Zoë", "Anke", "Boris", "Chantal", "Daan", "Elif", "Frits", "Gerda", "Henk", "Ingrid", "Joost"),
    *("Kees", "Lamia", "Marit", "Noor", "Omar", "Petra", "Ria", "Sjaak", "Tess", "Umar", "Vincent", "Wendy"),
)
#: perspective code -> how many of every 48 people who sign up.
PEOPLE = {
    "experience_expert": 16,
    "youth": 4,
    "entrepreneur": 4,
    "other_citizen": 4,
    "first_line_helper": 8,
    "interest_group": 3,
    "benefits_agency": 5,
    "municipality": 4,
}
TOWNS = (("Zwolle", "OV"), ("Rotterdam", "ZH"), ("Utrecht", "UT"), ("Deventer", "OV"), ("Amersfoort", "UT"))
NEEDS = ((), (), (), ("step_free",), (), ("interpreter",), (), ("childcare",), (), ("hearing_loop",), (), ())
REACH = ("mail", "mail", "mail", "phone", "mail", "mail", "post", "mail", "organisation")


@dataclass(frozen=True, slots=True)
class Person:
    """One made-up person who signs up."""

    number: int
    name: str
    perspective: str
    town: str
    province: str
    needs: tuple[str, ...]
    reach: str
    brings_companion: bool
    #: For each moment: yes, if_need_be or no.
    can: tuple[str, ...]
    before: bool

    @property
    def email(self) -> str:
        """An address that leads nowhere."""
        return f"kandidaat{self.number}@voorbeeld.example" if self.reach == "mail" else ""


def people(count: int, moments: int) -> list[Person]:
    """`count` people, who each say of every moment whether they can come."""
    dice = random.Random(SEED)  # noqa: S311 -- made-up people, not a secret
    codes = [code for code, number in PEOPLE.items() for _each in range(number)]
    dice.shuffle(codes)
    found = []
    for number in range(count):
        town, province = TOWNS[number % len(TOWNS)]
        found.append(
            Person(
                number=number,
                name=FIRST_NAMES[number % len(FIRST_NAMES)],
                perspective=codes[number % len(codes)],
                town=town,
                province=province,
                needs=NEEDS[number % len(NEEDS)],
                reach=REACH[number % len(REACH)],
                brings_companion=number % 11 == 5,
                can=tuple(dice.choices(("yes", "if_need_be", "no"), (5, 2, 3), k=moments)),
                before=number % 7 == 0,
            )
        )
    return found
