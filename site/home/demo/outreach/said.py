"""What people said at the events of the season that took place. Made up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """Words of one visitor. `question` is its place in the list of the event; None is something else."""

    perspective: str
    question: int | None
    words: str
    public: bool = True


@dataclass(frozen=True, slots=True)
class Evening:
    """The cards, the shows of hands (statement, hands, people), and the report ("" while it is not written)."""

    cards: tuple[Card, ...]
    hands: tuple[tuple[str, int, int], ...] = ()
    heard: str = ""
    next_steps: str = ""


SAID: dict[str, Evening] = {
    "utrecht": Evening(
        (
            Card("experience_expert", 0, "Ik vertelde het zeven keer. De zevende keer huilde ik aan de telefoon."),
            Card("experience_expert", 0, "Elke dienst wilde andere papieren. Van dezelfde maand."),
            Card("other_citizen", 0, "Mijn buurvrouw spreekt geen Nederlands. Haar zoon van tien moest bellen."),
            Card("experience_expert", 1, "Iemand die zegt: ik heb uw dossier, ik bel vrijdag. En dan ook belt."),
            Card("other_citizen", 1, "Een lijstje met wat ik al had ingeleverd. Dan weet ik waar ik sta."),
            Card("first_line_helper", 1, "Een nummer voor hulpverleners, zonder wachtrij van een uur."),
            Card("experience_expert", 2, "Begin met mensen bij wie al geld wordt ingehouden."),
            Card(
                "experience_expert", 3, "Iemand die zelf weet hoe het is om geen boodschappen te kunnen doen.", False
            ),
            Card("other_citizen", None, "Dank voor het eten, en dat mijn kinderen mee mochten."),
        ),
        (
            ("Ik moest mijn verhaal vaker dan drie keer doen.", 11, 14),
            ("Ik werd teruggebeld als dat beloofd was.", 2, 14),
        ),
        "Mensen doen hun verhaal steeds opnieuw. Bij elke dienst, en bij elke medewerker. Dat maakt moe en boos.\n\n"
        "Wat helpt: één persoon die het dossier kent. Een lijstje van wat er al is ingeleverd. En terugbellen op de "
        "dag die is beloofd.",
        "Wij nemen dit mee in de leidende principes: u vertelt het één keer.\n\n"
        "Wij vragen de diensten hoe zij een dossier samen kunnen inzien. In maart leest u hier wat zij zeggen.",
    ),
    "nijmegen": Evening(
        (
            Card("youth", 0, "Ik werd 18 en kreeg drie brieven. Ik dacht dat het reclame was."),
            Card("youth", 0, "Ik vroeg zorgtoeslag aan en werkte een zomer. Toen moest ik alles terugbetalen."),
            Card("youth", 1, "Een filmpje van een minuut. Op school, in de klas."),
            Card("youth", 1, "Een mens in een chat die geen robot is."),
            Card("first_line_helper", 2, "Jongeren die uit een instelling komen. Die hebben niemand."),
        ),
        (("Ik wist vóór mijn 18e dat ik zelf toeslag moet aanvragen.", 3, 12),),
        "Jongeren weten niet wat er verandert als zij 18 worden. De brieven lijken op reclame.\n\n"
        "Wat helpt: uitleg op school, en een mens om iets te vragen.",
        "Wij maken met jongeren een les voor in de klas. Die proberen wij in het voorjaar uit op drie scholen.",
    ),
    "almere": Evening(
        (
            Card("first_line_helper", 0, "Wij rekenen samen uit waar iemand recht op heeft. Daarna durven mensen."),
            Card("first_line_helper", 1, "Mensen met een klein bedrijf. Die vallen overal buiten."),
            Card("interest_group", 2, "Eén adres bij de dienst, met een naam. Dat lost de helft op."),
        ),
    ),
    "den-bosch": Evening(
        (
            Card("first_line_helper", 0, "Eén gesprek met iedereen aan tafel. Drie kwartier, en het was opgelost."),
            Card("first_line_helper", 0, "Samen bellen met de luidspreker aan. De persoon praat zelf."),
            Card("municipality", 1, "In dorpen zonder bieb. Daar is na vijf uur niets meer."),
            Card("first_line_helper", 2, "Iemand die mag doorpakken als een dienst zes weken niets zegt."),
        ),
        (("Ik ken iemand bij Toeslagen die ik kan bellen.", 2, 9),),
        "Wat werkt: één vaste persoon die alles mag zien, en samen om de tafel.\n\n"
        "Wat mist: hulp in dorpen, en een manier om door te pakken als een dienst niets zegt.",
        "De verhalen staan bij ‘Goede praktijken’. Over doorpakken praten wij verder in Amersfoort.",
    ),
    "leeuwarden": Evening(
        (
            Card("experience_expert", 0, "Naar het loket is het anderhalf uur met de bus. En dan was het dicht."),
            Card("other_citizen", 1, "Een bus die langskomt, zoals vroeger de bieb."),
        ),
    ),
    "maastricht": Evening(
        (Card("experience_expert", 0, "Ik woon hier en werk in België. Niemand weet welke toeslag dan geldt."),),
    ),
}
