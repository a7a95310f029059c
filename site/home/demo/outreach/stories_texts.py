"""What went well, as helpers and agencies told it. Made up, without anybody's name."""

from outreach.service import Story

FIXED_PERSON = Story(
    title="Eén vaste persoon, en de rust kwam terug (VOORBEELD)",
    introduction="Een moeder met vier jaar aan beslissingen kreeg één vaste persoon. Na zes weken klopte alles.",
    told_by="helper",
    teller="Sociaal raadslieden Voorbeeldstad",
    problem=(
        "Een moeder kreeg voor elk jaar een andere beslissing over kinderopvangtoeslag. "
        "Elke keer sprak zij iemand anders, en begon zij opnieuw. Zij durfde haar post niet meer open te maken."
    ),
    solution=(
        "Bij Toeslagen keek één medewerker alle jaren samen na. Die belde op een vaste dag. "
        "De invordering stond stil tot alles bekeken was."
    ),
    how_reached=(
        "De raadsvrouw maakte een lijst van alle brieven, op volgorde. Zij vroeg niet om een uitzondering, "
        "maar om één gesprek met iemand die alles mocht zien.\n\nDat gesprek duurde drie kwartier. Iedereen zat aan tafel."
    ),
    effect="De schuld werd kleiner dan gedacht. De moeder maakt haar post weer zelf open.",
)
FOOD_BANK = Story(
    title="Toeslagen aanvragen naast de boodschappen (VOORBEELD)",
    introduction="Bij een voedselbank zit op vrijdag iemand die helpt met toeslagen. Niemand hoeft een afspraak te maken.",
    told_by="organisation",
    teller="Voedselbank Voorbeeld in Almere",
    problem="Veel gezinnen vroegen huurtoeslag niet aan. Zij waren bang om later terug te moeten betalen.",
    solution="Een vrijwilliger rekent samen uit waar iemand recht op heeft. Zij geven samen door wat er verandert.",
    how_reached=(
        "De voedselbank zette een tafel neer, met koffie. De formulierenbrigade leverde twee vrijwilligers. "
        "In het begin kwam er niemand. Na een maand vertelden mensen het aan elkaar door."
    ),
    effect="In drie maanden vroegen 41 gezinnen toeslag aan. Niemand hoefde tot nu toe terug te betalen.",
)
LETTERS = Story(
    title="Een brief die u in één keer begrijpt (VOORBEELD)",
    introduction="Een dienst liet bezoekers van een spreekuur meelezen met een brief. Het aantal telefoontjes halveerde.",
    told_by="agency",
    teller="Dienst Voorbeeld",
    problem="Op één brief over terugbetalen kwamen elke week honderden telefoontjes. De mensen snapten het bedrag niet.",
    solution="De brief begint nu met het bedrag, de dag en wat iemand kan doen. De wet staat achterop.",
    how_reached=(
        "Twee medewerkers gingen met de oude brief naar een spreekuur. Zij vroegen: wat denkt u dat hier staat? "
        "Zij schreven op wat mensen zeiden, en begonnen opnieuw."
    ),
    effect="Er kwam de helft minder telefoontjes. Meer mensen vroegen op tijd om een regeling.",
)
IN_DRAFT = Story(
    title="Samen bellen met de luidspreker aan (VOORBEELD)",
    introduction="Een vrijwilliger belt mee. Dat geeft moed, en het scheelt weken.",
    told_by="helper",
    teller="Formulierenbrigade Voorbeeldstad",
    problem="Mensen durfden niet te bellen, of snapten het antwoord niet.",
    solution="De vrijwilliger belt samen met de persoon, met de luidspreker aan. De persoon praat zelf.",
    how_reached="De brigade oefent het gesprek eerst. Op een kaartje staat wat u wilt vragen.",
)
