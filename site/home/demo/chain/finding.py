"""What the example analysts found, with the words for and against."""

from consultation.models import Round
from contributions.models import AgendaItem, Tally
from people.models import User
from synthesis.models import Decision, Finding
from synthesis.service import (
    Direction,
    FindingState,
    add_excerpts,
    add_result,
    add_tallies,
    move_finding,
    record_finding,
)

from .coding import coded_words
from .findings_texts import FINDINGS, FindingText

#: Words per code behind a finding of the demo.
MOST_WORDS = 12


def find(analyst: User, organiser: User) -> None:
    """Write the findings down, each with its excerpts; the team adopts most of them."""
    agenda = {item.number: item for item in AgendaItem.objects.all()}
    for text in FINDINGS:
        if not Finding.objects.filter(sentence=text.sentence).exists():
            _find(text, agenda[text.agenda], analyst, organiser)


def _find(text: FindingText, item: AgendaItem, analyst: User, organiser: User) -> None:
    finding = record_finding(
        sentence=text.sentence,
        agenda_item=item,
        by=analyst,
        stance=text.stance,
        confidence=text.confidence,
        is_example=True,
    )
    for direction, names, hands in (
        (Direction.FOR, text.supporting, text.hands),
        (Direction.AGAINST, text.contradicting, text.hands_against),
    ):
        excerpts = [coding.excerpt for name in names for coding in coded_words(name, MOST_WORDS)]
        add_excerpts(finding, excerpts, direction=direction, by=analyst)
        tallies = Tally.objects.filter(statement__in=hands).order_by("occasion", "statement")
        add_tallies(finding, tallies, direction=direction, by=analyst)
    for round_ in Round.objects.filter(slug__in=text.results, is_example=True):
        add_result(finding, round_.page.title, f"{round_.get_absolute_url()}uitkomst/", by=analyst)
    if text.is_concept:
        return
    finding = move_finding(finding, FindingState.ADOPTED, by=organiser)
    for decision in Decision.objects.filter(agenda_item=item, is_example=True):
        decision.findings.add(finding)
