"""What was said at the tables of the demo: the guide, and the words under each question."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the guide, what was said (speaker number, words), and a show of hands (statement, hands)."""

    text: str
    prompt: str
    said: tuple[tuple[int, str], ...]
    hands: tuple[tuple[str, int], ...] = ()


#: Title of the section, minutes, what the facilitator says.
WELCOME = (
    "Welkom",
    10,
    "Fijn dat u er bent. Wij schrijven op wat er gezegd wordt, zonder namen. U mag altijd passen.",
)
CLOSING = ("Afsluiting", 10, "Dank u wel. U krijgt het verslag om na te kijken. Wilt u nog iets kwijt?")

#: Still to come: nothing was said yet.
TEAM = (
    Asked("Wie mag niet ontbreken in het team?", "Vraag door: wie hielp u echt, en wat deed die anders?", ()),
    Asked(
        "Wat moet iemand zelf meegemaakt hebben?",
        "Laat ook de mensen van de gemeente zeggen wat zij missen.",
        (),
    ),
    Asked("Waaraan merkt u dat het team goed werkt?", "Vraag om één voorbeeld per persoon.", ()),
)

YOUTH = (
    Asked(
        "Wat kreeg u voor post toen u 18 werd?",
        "Vraag door: wie las die post, en begreep u wat u moest doen?",
        (
            (1, "Ik kreeg een blauwe brief en legde hem bij de reclame. Niemand had gezegd dat dit bij 18 hoort."),
            (2, "Mijn moeder deed alles. Toen ik ging studeren, wist ik niet eens dat ik zorgtoeslag had."),
            (
                3,
                "Ik woonde in een jeugdinstelling. Bij het weggaan kreeg ik een map. Daar stond niets in over toeslag.",
            ),
            (4, "Op mijn telefoon kan ik alles, maar DigiD moest met een brief. Die ging naar mijn oude adres."),
        ),
        (("Ik wist vóór mijn 18e dat ik zelf toeslag moet aanvragen.", 2),),
    ),
    Asked(
        "Wanneer merkte u dat er iets niet klopte?",
        "Vraag door: bij wie ging u langs, en wat zei die?",
        (
            (1, "Toen ze geld terugwilden. Ik werkte een zomer fulltime, en dat had ik moeten doorgeven."),
            (3, "Pas bij de deurwaarder. Daarvoor had ik alle brieven laten liggen, uit angst."),
            (5, "Mijn mentor op school zag het. Zij belde mee, en toen lukte het in tien minuten."),
        ),
    ),
    Asked(
        "Wie had u moeten helpen, en hoe?",
        "Vraag door: waar komt u toch al?",
        (
            (2, "De school. Daar zit ik elke dag. Een spreekuur naast de kantine, dan loop ik binnen."),
            (4, "Een appje met: u wordt 18, dit moet u nu doen. Drie stappen, meer niet."),
            (5, "Iemand die niet meteen zegt dat het mijn eigen schuld is."),
        ),
        (("Ik zou eerder hulp vragen als het op school kan.", 5),),
    ),
)

TRUST = (
    Asked(
        "Wat maakte dat u niet meer durfde te bellen?",
        "Vraag door: wat gebeurde er precies, en wat deed dat met u?",
        (
            (1, "Ik moest mijn verhaal elf keer vertellen. Iedere keer aan iemand anders."),
            (2, "Ze zeiden dat ik het zelf verkeerd had ingevuld. Een jaar later bleek dat niet zo te zijn."),
            (4, "Als ik bel, ben ik bang dat ze daarna alles gaan controleren."),
        ),
    ),
    Asked(
        "Wat moet iemand doen om uw vertrouwen te winnen?",
        "Vraag door: noem één ding dat morgen anders kan.",
        (
            (1, "Terugbellen als je dat beloofd hebt. Dat is alles."),
            (3, "Eén persoon met een naam en een nummer. En zeggen wat je niet kunt."),
            (5, "Niet meteen om papieren vragen. Eerst luisteren."),
            (6, "Mijn cliënten willen zien dat het los staat van de dienst zelf. Een ander gebouw helpt al."),
        ),
        (("Een vaste persoon is belangrijker dan snel antwoord.", 7), ("Ik wil kunnen bellen zonder mijn naam.", 5)),
    ),
)

SUMMARY_YOUTH = (
    "Zes jongeren praatten over de tijd rond hun achttiende verjaardag. De meesten wisten niet dat zij zelf iets "
    "moesten regelen. Brieven kwamen op een oud adres, of bleven liggen. Zij merkten het pas toen zij geld moesten "
    "terugbetalen. Hulp kwam van iemand die zij al kenden: een mentor, of een zus. Zij willen hulp op school, en een "
    "kort bericht op hun telefoon."
)
SUMMARY_TRUST = (
    "Negen mensen praatten over vertrouwen. Zij durven niet te bellen, omdat zij hun verhaal steeds opnieuw moeten "
    "vertellen. Sommigen zijn bang dat bellen tot controle leidt. Wat helpt: één vaste persoon, die terugbelt als hij "
    "dat belooft. En iemand die eerlijk zegt wat hij niet kan."
)
