"""Opening a round of the demo and closing it again, with the days set as if it really went that way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from consultation.models import Item, Round
from consultation.service import (
    Given,
    RoundState,
    WholeForm,
    create_round,
    move_round,
    publish_page,
    take_in_many,
    tick_read,
)
from contributions.service import Recruitment, promise_dates
from people.models import Perspective, User
from people.service import Introduction, SpeaksFor
from privacy.service import Purpose, active_consent_texts

from .crowd import Person

CONTACT = ("Noor van den Berg (VOORBEELD)", "070 - 000 00 00")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a round of the demo is called and asks, from which template, and how many days ago it opened and closed.

    `closed` None is a round that still runs, for `days_left` days.
    """

    template: str
    slug: str
    title: str
    question: str
    opened: int
    closed: int | None = None
    days_left: int = 21


def made(slug: str) -> Round | None:
    """The round of the demo at this address, when it is there already."""
    return Round.objects.filter(is_example=True, slug=slug).first()


def prepare(plan: Plan, by: User) -> Round:
    """The round in draft, ready but for its questions. Its closing is still to come: else nobody could take part."""
    round_ = create_round(plan.template, title=plan.title, slug=plan.slug, by=by, is_example=True)
    now = evening()
    round_.question = plan.question
    round_.opens_at, round_.closes_at = now - timedelta(days=plan.opened, hours=11), now + timedelta(plan.days_left)
    round_.word_back_on = (now + timedelta(days=plan.days_left + 30)).date()
    round_.contact_name, round_.contact_phone = CONTACT
    round_.save()
    final = (now + timedelta(days=plan.days_left + 20)).date()
    promise_dates(round_.occasion, held_on=round_.opens_at.date(), words_final_on=final)
    publish_page(round_, by=by)
    return round_


def open_now(round_: Round, by: User) -> Round:
    """Read by somebody who knows what plain words are, and open."""
    tick_read(round_, "Taalambassadeur van de bibliotheek (VOORBEELD)", by=by)
    return move_round(round_, RoundState.OPEN, by=by)


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody of the demo says, and to what they say yes."""

    person: Person
    answers: Mapping[Item, Given]
    purposes: tuple[Purpose, ...] = ()


def let_in(round_: Round, heard: Iterable[Heard]) -> None:
    """Take in what everybody says, and who they are."""
    perspectives = {each.code: each for each in Perspective.objects.all()}
    today = timezone.localdate()
    take_in_many(
        round_,
        [
            WholeForm(
                answers=each.answers,
                introduction=Introduction(
                    perspective=perspectives[each.person.perspective], speaks_for=SpeaksFor.SELF
                ),
                consents=active_consent_texts(each.purposes) if each.purposes else (),
                recruitment=Recruitment.INVITED if each.person.invited else Recruitment.OPEN,
                on=today - timedelta(days=each.person.days_ago),
            )
            for each in heard
        ],
    )


def close(round_: Round, plan: Plan, by: User) -> Round:
    """Close it, and set its days back to when that would have been."""
    assert plan.closed is not None, "a round that still runs is not closed"
    round_ = move_round(round_, RoundState.REVIEW, by=by, reason="VOORBEELD")
    round_.changes.all().delete()  # it closed on the day that was promised
    round_.closes_at = evening() - timedelta(days=plan.closed)
    round_.word_back_on = days_ago(plan.closed - 14)
    round_.save()
    promise_dates(round_.occasion, held_on=round_.occasion.held_on, words_final_on=days_ago(plan.closed - 10))
    return round_


def evening() -> datetime:
    """Today at eight."""
    return timezone.localtime().replace(hour=20, minute=0, second=0, microsecond=0)


def days_ago(days: int) -> date:
    """The day so many days ago."""
    return timezone.localdate() - timedelta(days=days)
