"""The round on the profile: what kind of person, what kind of team (action 10 of the agenda)."""

from ..enums import Influence, ItemKind, TemplateGroup
from .shape import (
    AGREEMENT,
    COMPLAINT_ROUTE,
    HOW_LONG,
    ON_PAPER,
    REGRET,
    WHO_CAN_SEE,
    ItemTemplate,
    OptionTemplate,
    RoundTemplate,
    StepTemplate,
)

_PERSON = ItemTemplate(
    key="person",
    kind=ItemKind.RANKING,
    text="Wat voor mens moet de belangenbehartiger zijn?",
    help="Zet bovenaan wat u het belangrijkst vindt.",
    agenda=(10,),
    options=(
        OptionTemplate(
            "critical_friend", "Een kritische vriend", "Zegt eerlijk wat er beter moet, en ook wat goed gaat."
        ),
        OptionTemplate("connector", "Een verbinder", "Brengt mensen van binnen en buiten de overheid bij elkaar."),
        OptionTemplate("decisive", "Een doener", "Komt snel in actie en zoekt een oplossing die werkt."),
        OptionTemplate("listener", "Een luisteraar", "Vraagt door, en vult niet voor u in wat u nodig hebt."),
        OptionTemplate(
            "independent", "Iemand die van niemand is", "Laat zich niet sturen door een dienst of een minister."
        ),
    ),
)

_TEAM = ItemTemplate(
    key="team",
    kind=ItemKind.MULTIPLE,
    text="Wie moeten er in het team zitten?",
    help="Kies er hoogstens vier. Het team begint klein.",
    agenda=(10, 3),
    max_choices=4,
    options=(
        OptionTemplate("lived_private", "Mensen die zelf vastliepen", "Zij weten hoe het voelt en waar het misgaat."),
        OptionTemplate("lived_business", "Ondernemers die zelf vastliepen", "Voor hen is er nu bijna geen hulp."),
        OptionTemplate("counsellor", "Sociaal raadslieden", "Zij helpen elke dag mensen in de wijk."),
        OptionTemplate("tax", "Kenners van belasting en toeslagen", "Zij weten wat wel en niet kan."),
        OptionTemplate("law", "Juristen", "Zij kennen de wet en de ruimte daarin."),
        OptionTemplate("behaviour", "Kenners van gedrag en verandering", "Zij weten hoe een organisatie leert."),
        OptionTemplate("communication", "Mensen die goed kunnen uitleggen", "Zij maken moeilijke dingen makkelijk."),
        OptionTemplate(
            "ethics", "Iemand die over goed en kwaad nadenkt", "Een ethicus helpt als regels niet genoeg zijn."
        ),
    ),
)

_ONE_LEG = ItemTemplate(
    key="one_leg",
    kind=ItemKind.SCALE,
    text="In het team moeten ook mensen werken die tijdelijk van de Belastingdienst of Dienst Toeslagen komen.",
    help="Zij kennen de weg van binnen. Na een tijd gaan zij terug. Bent u het met deze zin eens?",
    agenda=(10, 6),
    options=AGREEMENT,
)

_TRUST = ItemTemplate(
    key="trust",
    kind=ItemKind.OPEN,
    text="Wat moet iemand doen om úw vertrouwen te krijgen?",
    help="Eén ding is genoeg.",
    agenda=(10, 9),
)

_MEETING = ItemTemplate(
    key="meeting",
    kind=ItemKind.STORY,
    text="Kwam u wel eens iemand tegen die het goed deed? Vertel erover.",
    help="Dat kan een ambtenaar zijn, een helper of een buurvrouw. Noem geen namen.",
    agenda=(10, 9),
    options=(
        OptionTemplate("did", "Wat deed die persoon?"),
        OptionTemplate("difference", "Wat maakte dat uit voor u?"),
    ),
)

PROFILE = RoundTemplate(
    code="profile",
    label="Profiel van de persoon en het team",
    description="Wat voor mens moet de belangenbehartiger zijn, en wie zitten er in het team? Vijf vragen, over actie 10 "
    "van de agenda.",
    title="Wat voor mens moet het zijn?",
    slug="profiel",
    question="Wat voor mens moet de belangenbehartiger zijn, en wie horen er in het team?",
    introduction="De persoon is minstens zo belangrijk als de regels. Wat voor mens zoekt u, en wat voor team?",
    why="Bevoegdheden helpen niet als de persoon niet past. Dat hoorden wij in veel gesprekken. Daarom maken wij het profiel "
    "samen met u, voordat er iemand wordt gezocht.",
    asked_by="Het team van de kwartiermaker: de mensen die de belangenbehartiger voorbereiden.",
    decided_by="De kwartiermaker schrijft het profiel. De minister benoemt later de persoon.",
    read_by="Alleen het team van de kwartiermaker leest uw antwoorden.",
    what_happens_next="Wij maken twee profielen: een van de persoon en een van het team. Bij elke eis schrijven wij van wie die "
    "komt. U kunt daar nog op reageren.",
    group=TemplateGroup.WHO,
    influence=Influence.THINK,
    agenda=(10, 3),
    faq=(
        HOW_LONG,
        (
            "Kan ik solliciteren bij de belangenbehartiger?",
            "Nu nog niet. Wij maken eerst samen het profiel. Komt er een vacature, dan staat die op deze website.",
        ),
        WHO_CAN_SEE,
        REGRET,
        ON_PAPER,
    ),
    complaint_route=COMPLAINT_ROUTE,
    takes_recordings=True,
    steps=(StepTemplate("Uw antwoorden", (_PERSON, _TEAM, _ONE_LEG, _TRUST, _MEETING)),),
)
