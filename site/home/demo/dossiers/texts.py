"""The words the example team wrote for the report: an introduction, the method, and per action what is still open."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActionText:
    """What people wrote about one action; "" where they wrote nothing."""

    questions: str
    next_step: str
    begin: str = ""


INTRODUCTION = """Dit verslag is een VOORBEELD. De mensen, hun woorden en de besluiten zijn bedacht.

Misschien komt er een belangenbehartiger. Die helpt mensen en kleine ondernemers die vastlopen bij de Belastingdienst \
of Dienst Toeslagen. In 2024 sprak een bureau daarover met 50 mensen. Bijna iedereen stelde dezelfde vraag: welke \
zaken pakt de belangenbehartiger op?

Daarom vroegen wij het aan meer mensen. Zij antwoordden op het web, op papier en aan de telefoon. Wij spraken met \
groepen, gingen het land in en kwamen in klassen.

Wij zijn nog niet klaar. Inspecteurs, wetenschappers, jongeren en ondernemers spraken wij nog te weinig. Lees de \
uitkomsten dus als een tussenstand."""

METHOD = """Wij wilden vooral mensen horen die anders niet meepraten. Daarom gingen wij naar een voedselbank, een \
bibliotheek en naar wijken waar veel mensen toeslag krijgen. (VOORBEELD)

Twee analisten lazen een deel van de woorden apart van elkaar. Daarna bespraken zij waar zij iets anders zagen. In \
het werkboek staat per code hoe vaak zij hetzelfde zagen."""

PER_ACTION = {
    1: ActionText(
        "Wie meet straks of het werk helpt: de belangenbehartiger zelf, of iemand van buiten?\n\n"
        "Hoe meten wij rust en vertrouwen zonder mensen weer een lijst te laten invullen?",
        "Wij tekenen de verandertheorie uit met acht mensen uit de gespreksgroepen. Wat zij merken, is de maat. "
        "Omar Organisatie (VOORBEELD) nodigt hen uit zodra deze ronde dicht is.",
    ),
    2: ActionText(
        "Wie zegt ‘nee’ tegen een zaak, en wie kijkt daar nog een keer naar?\n\n"
        "Hoeveel plaats is er voor zaken die maar één mens raken?\n\n"
        "Wat vinden inspecteurs en wetenschappers? Hen spraken wij nog bijna niet.",
        "Wij proberen de criteria een vierde keer uit op verzonnen zaken. Nu lezen ook inspecteurs mee. "
        "Daarna stelt het team de criteria vast. Noor van den Berg (VOORBEELD) zorgt daarvoor.",
        "Van deze keuze hangt veel af. Kiest de belangenbehartiger te weinig zaken, dan staan mensen weer voor een "
        "dichte deur. Kiest die er te veel, dan moet iedereen wachten.",
    ),
    3: ActionText(
        "Welke taken doen wij in het eerste jaar nog niet?\n\nWaaraan zien wij na een jaar dat wij mogen groeien?",
        "Wij maken een lijst van taken voor het eerste jaar, en vragen helpers en de diensten om er iets af te halen.",
    ),
    4: ActionText(
        "Wie neemt in de avond de telefoon op voor helpers?\n\n"
        "Wat is er te doen op plekken zonder belastingwinkel of spreekuur?",
        "Wij proberen één nummer voor helpers uit in twee gemeenten, drie maanden lang. Daarna schrijven wij op wat "
        "het kostte en wat het scheelde.",
        "Veel mensen zoeken eerst hulp dichtbij. Of zij die vinden, hangt nu af van waar zij wonen.",
    ),
    5: ActionText(
        "Wat doen wij als twee principes botsen, zoals ‘snel’ en ‘zorgvuldig’?",
        "De tekst van de principes gaat nog één keer langs mensen die moeite hebben met lezen.",
    ),
    6: ActionText(
        "Hoe brengt een medewerker een zaak zonder dat het zijn baan raakt?\n\nWie betaalt de tijd die dat kost?",
        "Wij maken met beide diensten een afspraak op papier over veilig melden. Daarna besluit het team.",
    ),
    7: ActionText(
        "Kan het innen van geld ook zonder nieuwe wet stoppen zolang iemand meekijkt?",
        "Juristen van binnen en buiten de overheid schrijven op welke stappen nu al mogen.",
        "Mensen vragen om macht om iets door te zetten. Anderen wijzen op goed overleg. Een ladder met stappen kan "
        "allebei geven.",
    ),
    8: ActionText(
        "Welke plek kiezen wij in een dorp zonder bibliotheek?",
        "Wij vragen tien helpers op bekende plekken of zij mee willen doen, en wat zij daarvoor nodig hebben.",
    ),
    9: ActionText(
        "Wie kiest welk dilemma Kamerleden met ons bekijken?",
        "Wij bereiden één werkbezoek voor, samen met een voedselbank en een inspecteur.",
    ),
    10: ActionText(
        "Hoe lang mag iemand die een dienst uitleent, in het team blijven?",
        "De ronde over de persoon gaat binnenkort open. Daarna maken wij beide profielen af.",
    ),
}
