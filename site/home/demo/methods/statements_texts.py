"""The statements of the demo, and how likely somebody of each group agrees with them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, and the chance of agreeing: citizens, civil society, government. `unclear`: of not getting it."""

    text: str
    citizens: float
    civil_society: float
    government: float
    unclear: float = 0.02


STATEMENTS = (
    Said("De belangenbehartiger belt altijd eerst met de mens zelf.", 0.93, 0.92, 0.88),
    Said("Wie vastzit, hoort binnen een week wie hem helpt.", 0.95, 0.9, 0.82),
    Said("Een zaak ligt stil zolang de belangenbehartiger kijkt.", 0.9, 0.72, 0.24),
    Said("De dienst krijgt altijd de kans om zelf een fout te herstellen.", 0.6, 0.74, 0.93),
    Said("Ook een kleine zaak telt, als die bij veel mensen speelt.", 0.86, 0.91, 0.87),
    Said("De belangenbehartiger mag zelf naar de Tweede Kamer.", 0.84, 0.8, 0.52),
    Said("Ondernemers krijgen dezelfde hulp als andere mensen.", 0.82, 0.78, 0.75),
    Said("In het team werken mensen die zelf vastzaten.", 0.91, 0.83, 0.61),
    Said("De belangenbehartiger behandelt geen zaken die bij de rechter liggen.", 0.38, 0.62, 0.88, 0.1),
    Said("Elke gemeente heeft een vaste plek waar helpers om raad kunnen vragen.", 0.85, 0.95, 0.8),
    Said("De belangenbehartiger publiceert elk jaar welke fouten terugkomen.", 0.88, 0.9, 0.79),
    Said("Na drie jaar kijken wij of de belangenbehartiger nog nodig is.", 0.34, 0.55, 0.8, 0.05),
)
#: Two statements of participants themselves: one waits, one says what stands there already.
OWN_NEW = "Stuur mensen een brief in hun eigen taal als zij daarom vragen."
OWN_DOUBLE = "De belangenbehartiger belt eerst met de mens zelf."
