"""The triage criteria of the demo, from a rough first version to the third, that people read alike."""

from .shape import Part, Product, Version


def _part(code: str, title: str, explanation: str, weight: int, *, up: str, down: str, to: str) -> Part:
    return Part(code, title, explanation, {"takes_up": up, "does_not_take_up": down, "refers_to": to}, weight=weight)


_FIRST = (
    _part(
        "severity",
        "De zaak is ernstig",
        "Hoe erger de gevolgen, hoe eerder wij helpen.",
        5,
        up="Zaken met grote gevolgen.",
        down="Zaken zonder grote gevolgen.",
        to="De helpers in de buurt.",
    ),
    _part(
        "stuck",
        "Iemand zit vast",
        "De gewone weg werkte niet.",
        4,
        up="Zaken die al lang lopen.",
        down="Zaken die net beginnen.",
        to="De dienst zelf.",
    ),
    _part(
        "many",
        "Het raakt veel mensen",
        "Eén oplossing helpt dan een grote groep.",
        4,
        up="Fouten die vaker voorkomen.",
        down="Zaken die maar één keer voorkomen.",
        to="De klachtbehandeling van de dienst.",
    ),
    _part(
        "nobody_else",
        "Niemand anders kan helpen",
        "Wij doen niet wat anderen al doen.",
        3,
        up="Zaken die tussen wal en schip vallen.",
        down="Zaken voor een ander.",
        to="Het Juridisch Loket of de ombudsman.",
    ),
)

_SECOND = (
    _part(
        "severity",
        "Iemand komt in de knel met geld, wonen of gezondheid",
        "Wij kijken naar wat er nu gebeurt, en naar wat er dreigt.",
        5,
        up="Iemand kan de huur, het eten of de zorg niet betalen. Of dat dreigt binnen drie maanden.",
        down="Iemand is boos of teleurgesteld, maar komt rond.",
        to="Het sociaal raadsliedenwerk in de gemeente.",
    ),
    _part(
        "stuck",
        "Iemand zit vast tussen twee loketten",
        "Diensten wijzen naar elkaar, of niemand beslist.",
        5,
        up="Iemand vroeg twee keer of vaker om een besluit, en kreeg het niet.",
        down="Iemand wacht nog binnen de gewone termijn.",
        to="De behandelaar bij de dienst.",
    ),
    _part(
        "many",
        "Dezelfde fout treft meer mensen",
        "Dan helpt één oplossing een grote groep, ook als de zaak zelf licht is.",
        4,
        up="Wij zien dezelfde fout bij vijf mensen of meer.",
        down="De fout komt door iets wat alleen bij deze persoon speelt.",
        to="De klachtbehandeling van de dienst.",
    ),
    _part(
        "nobody_else",
        "Wie het kan oplossen, doet het niet",
        "Eerst is de dienst zelf aan zet. Daarna helpers in de buurt.",
        3,
        up="De dienst en een helper probeerden het, en het lukte niet.",
        down="Er loopt nog een bezwaar, en dat schiet op.",
        to="Het Juridisch Loket, of een advocaat.",
    ),
    _part(
        "young",
        "Het gaat om iemand die net begint",
        "Jongeren en starters weten vaak niet dat zij recht op hulp hebben.",
        3,
        up="Iemand onder de 27 krijgt een schuld door een eerste fout.",
        down="Iemand heeft al een boekhouder of een helper.",
        to="Het jongerenloket van de gemeente.",
    ),
)

_THIRD = (
    _part(
        "severity",
        "Iemand kan nu niet betalen wat nodig is om te leven",
        "Het gaat om huis, eten, licht en warmte, zorg, of het bedrijf waarvan iemand leeft.",
        5,
        up="Een van deze dingen is weg, of is binnen drie maanden weg.",
        down="Het geld is krap, maar deze dingen blijven.",
        to="Het sociaal raadsliedenwerk in de gemeente.",
    ),
    _part(
        "stuck",
        "Iemand vroeg twee keer om een besluit, en kreeg het niet",
        "Wij tellen vragen aan een dienst. Brieven, telefoontjes en gesprekken tellen mee.",
        5,
        up="De termijn is voorbij, of twee diensten wijzen naar elkaar.",
        down="De termijn loopt nog. Wij zeggen dan wanneer iemand terug kan komen.",
        to="De behandelaar bij de dienst, met naam en nummer.",
    ),
    _part(
        "many",
        "Dezelfde fout treft vijf mensen of meer",
        "Ook een lichte zaak telt, als de oplossing velen helpt.",
        4,
        up="Wij zien dezelfde fout bij vijf mensen, of een helper telt ze.",
        down="De fout komt door iets wat alleen bij deze persoon speelt.",
        to="De klachtbehandeling van de dienst.",
    ),
    _part(
        "tried_first",
        "De dienst en een helper probeerden het al",
        "Wij komen niet pas op het allerlaatst. Eén serieuze poging is genoeg.",
        3,
        up="Er is een poging gedaan, en die hielp niet.",
        down="Nog niemand probeerde het. Wij brengen iemand dan naar een helper.",
        to="Het Juridisch Loket of een belastingwinkel.",
    ),
    _part(
        "young",
        "Het gaat om de eerste keer dat iemand dit regelt",
        "Jongeren en starters maken een fout omdat zij het nog nooit deden.",
        3,
        up="Iemand krijgt een schuld door een eerste aangifte of een eerste toeslag.",
        down="Iemand deed dit vaker, of heeft een boekhouder.",
        to="Het jongerenloket, of het loket voor ondernemers.",
    ),
    _part(
        "no_double",
        "Een ander is hier al mee bezig",
        "Dan kijken wij mee, maar nemen wij het niet over.",
        2,
        up="De ander komt niet verder en vraagt om hulp.",
        down="De ombudsman of de rechter behandelt de zaak.",
        to="Wie er al mee bezig is.",
    ),
)

CRITERIA = Product(
    slug="criteria",
    kind="criteria",
    title="Criteria voor triage",
    introduction="Welke zaken pakt de belangenbehartiger op, en welke niet? Deze regels maken wij samen. "
    "Wij proberen ze uit op verzonnen zaken. Lezen mensen een regel verschillend? Dan schrijven wij hem opnieuw.",
    agenda=(2,),
    versions=(
        Version("Dit is de eerste versie. Zij kwam uit de gesprekken van 2024.", _FIRST, days_ago=160),
        Version(
            "Mensen lazen ‘ernstig’ en ‘al lang’ heel verschillend. Daarom staat er nu bij wat dat is. "
            "Nieuw is de regel over wie net begint. Die kwam van jongeren.",
            _SECOND,
            days_ago=95,
        ),
        Version(
            "Bij vier regels staat nu een getal of een termijn. ‘Niemand anders kan helpen’ is gesplitst in twee regels. "
            "Mensen binnen en buiten de overheid lazen die anders.",
            _THIRD,
            days_ago=30,
        ),
    ),
)
