"""What a template of a round consists of: plain data, no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..enums import Influence, ItemKind, MethodCode, ProductKind, ResultsShown, TemplateGroup


@dataclass(frozen=True, slots=True)
class OptionTemplate:
    """One answer to choose, or one small prompt of a story. The code is for ever, the label is not.

    cost: what choosing it takes of the budget of the question.
    """

    code: str
    label: str
    meaning: str = ""
    reason_prompt: str = ""
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class ItemTemplate:
    """One question. `key` is known inside the template only: a later question can refer to it.

    shown_after: (key of an earlier question, code of its option) for a question that follows one answer.
    agenda: numbers of the actions of the agenda this question is about.
    budget: so many points one divides, or so much it may cost.
    plain: the same in even simpler words.
    """

    key: str
    kind: ItemKind
    text: str
    help: str = ""
    options: tuple[OptionTemplate, ...] = ()
    agenda: tuple[int, ...] = ()
    min_choices: int | None = None
    max_choices: int | None = None
    shown_after: tuple[str, str] | None = None
    budget: int | None = None
    plain: str = ""


@dataclass(frozen=True, slots=True)
class StepTemplate:
    """One step: how is asked, and what. A step without items is filled by the organiser (cases come from the bank).

    product: the kind of design this step is about; a new round takes its newest published version.
    """

    title: str
    items: tuple[ItemTemplate, ...] = ()
    method: MethodCode = MethodCode.QUESTIONS
    settings: Mapping[str, int | str | bool] = field(default_factory=dict)
    results_shown: ResultsShown = ResultsShown.AFTER_CLOSING
    product: ProductKind | None = None


@dataclass(frozen=True, slots=True)
class TargetTemplate:
    """Whom a new round wants to hear: the code of a perspective, its share in percent, and at least so many people."""

    perspective: str
    share: int | None = None
    minimum: int = 0


#: Three groups that weigh the same, and the voices that were missing before: of those at least some.
WHO_TO_HEAR: tuple[TargetTemplate, ...] = (
    TargetTemplate("citizens", share=34, minimum=10),
    TargetTemplate("experience_expert", minimum=5),
    TargetTemplate("youth", minimum=5),
    TargetTemplate("entrepreneur", minimum=5),
    TargetTemplate("civil_society", share=33, minimum=10),
    TargetTemplate("science", minimum=3),
    TargetTemplate("government", share=33, minimum=10),
    TargetTemplate("tax_inspector", minimum=3),
)


@dataclass(frozen=True, slots=True)
class RoundTemplate:
    """A round that an organiser can start from. Dates and the contact person are left to the organiser.

    steps: in the order in which people meet them.
    group: under which heading organisers find it: the part of the agenda, or a method.
    faq: pairs of a question that people have beforehand, and its answer.
    """

    code: str
    label: str
    description: str
    title: str
    slug: str
    question: str
    introduction: str
    why: str
    asked_by: str
    decided_by: str
    read_by: str
    what_happens_next: str
    steps: tuple[StepTemplate, ...]
    group: TemplateGroup = TemplateGroup.METHOD
    influence: Influence = Influence.THINK
    agenda: tuple[int, ...] = field(default_factory=tuple)
    faq: tuple[tuple[str, str], ...] = ()
    complaint_route: str = ""
    targets: tuple[TargetTemplate, ...] = WHO_TO_HEAR
    takes_recordings: bool = False

    @property
    def items(self) -> tuple[ItemTemplate, ...]:
        """Every question of every step, in the order in which people meet them."""
        return tuple(item for step in self.steps for item in step.items)


#: The answers to "mee eens of niet", in words: nobody has to read a number.
AGREEMENT: tuple[OptionTemplate, ...] = (
    OptionTemplate("agree_strongly", "Helemaal mee eens"),
    OptionTemplate("agree", "Mee eens"),
    OptionTemplate("neutral", "Niet eens en niet oneens"),
    OptionTemplate("disagree", "Niet mee eens", reason_prompt="Waarom bent u het er niet mee eens?"),
    OptionTemplate("disagree_strongly", "Helemaal niet mee eens", reason_prompt="Waarom bent u het er niet mee eens?"),
    OptionTemplate("do_not_know", "Dat weet ik niet"),
)

#: Who asks, and who reads: the same in every round of ours.
ASKED_BY = "Het team van de kwartiermaker: de mensen die de belangenbehartiger voorbereiden."
READ_BY = "Alleen het team van de kwartiermaker leest uw antwoorden."

#: What people ask before every round.
WHO_CAN_SEE = (
    "Kan iemand zien dat ik dit schreef?",
    "Nee, tenzij u het zelf vertelt. Wij vragen geen naam, en wij bewaren niet vanaf welk apparaat u meedeed. Een verhaal "
    "kan wel laten zien wie u bent. Noem daarom geen namen, plaatsen of nummers.",
)
HOW_LONG = (
    "Hoeveel tijd kost het?",
    "De meeste mensen zijn in tien minuten klaar. U mag vragen overslaan. U mag ook stoppen en later verdergaan: met uw code "
    "vindt u uw antwoorden terug.",
)
MY_OWN_CASE = (
    "Lossen jullie mijn eigen zaak op?",
    "Nee, dat kunnen wij hier niet. Wij gebruiken uw ervaring om het plan beter te maken. Onder ‘Ik wil hulp’ staat wie u "
    "met uw eigen zaak kan helpen.",
)
REGRET = (
    "Wat als ik spijt krijg?",
    "Dan haalt u uw woorden terug. Dat doet u zelf, met de code die u aan het einde krijgt. Op het laatste scherm staat tot "
    "welke dag dat kan. U hoeft niet te zeggen waarom.",
)
ON_PAPER = (
    "Kan ik ook meedoen zonder computer?",
    "Ja. Bel de contactpersoon die op deze pagina staat. Wij kunnen de vragen met u doornemen aan de telefoon, of ze "
    "op papier sturen.",
)

#: Where somebody goes who is not content with how we do this. The six weeks are those of the law.
COMPLAINT_ROUTE = (
    "Bent u niet tevreden over hoe wij met u omgaan? Bel eerst de contactpersoon van deze ronde. Vaak is het dan "
    "opgelost.\n\n"
    "Komt u er samen niet uit? Zeg dan dat u een klacht wilt indienen. Iemand die niet aan deze ronde werkt, bekijkt uw "
    "klacht. U krijgt binnen zes weken antwoord.\n\n"
    "Bent u daarna nog niet tevreden? Dan kunt u naar de Nationale ombudsman, telefoon 0800 33 55 555. Bellen is gratis."
)
