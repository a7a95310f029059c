"""What /mijn-inbreng/ shows: each of somebody's words, what became of it, and what was decided."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from contributions.models import Contribution, Message, Participation, Receipt, SecondReading
from contributions.service import (
    ContributionKind,
    ModerationReason,
    ModerationState,
    ParticipationState,
    SecondReadingState,
    decisions_for,
    may_withdraw,
    promised_by,
    second_reading,
)
from people.models import ContactDetails
from privacy.models import RightsRequest
from privacy.service import (
    Purpose,
    active_consent_texts,
    are_words_set_aside,
    requests_of,
    standing_purposes,
)
from synthesis.service import OwnWords, own_words

ASKED_PURPOSES = (Purpose.PUBLISH, Purpose.QUOTE, Purpose.CONTACT)


def purposes_shown(standing: set[str]) -> tuple[str, ...]:
    """The uses somebody decides about here; a recording is only asked at a conversation, and taken back here too."""
    return (*ASKED_PURPOSES, Purpose.RECORDING) if Purpose.RECORDING in standing else ASKED_PURPOSES


DO_NOT_COUNT = (ModerationReason.SPAM, ModerationReason.UNLAWFUL)


@dataclass(frozen=True, slots=True)
class WordsShown:
    """One contribution as its writer reads it."""

    contribution: Contribution
    tag: str
    tag_state: str
    sentence: str
    copy: str = ""
    cover_reasons: tuple[str, ...] = ()
    themes: tuple[Any, ...] = ()
    is_story: bool = False
    decisions: tuple[Any, ...] = ()
    #: Of the same theme, and not about these words.
    other_decisions: tuple[Any, ...] = ()
    how_far: OwnWords | None = None
    rules_number: int | None = None
    second: "SecondShown | None" = None
    may_ask_second: bool = False


@dataclass(frozen=True, slots=True)
class SecondShown:
    """What became of asking for a second reader, as the writer reads it."""

    reading: SecondReading
    answer_by: date
    changed: bool


@dataclass(slots=True)
class Page:
    """Everything the page needs, asked in a fixed number of queries."""

    receipt: Receipt
    participation: Participation | None
    words: list[WordsShown] = field(default_factory=list)
    decisions: list[Any] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    consent_texts: list[Any] = field(default_factory=list)
    standing: set[str] = field(default_factory=set)
    email: str = ""
    may_withdraw: bool = False
    has_words: bool = False
    requests: list[RightsRequest] = field(default_factory=list)
    #: Whether nobody uses these words now: an objection waits, or they were set aside.
    is_set_aside: bool = False

    @property
    def own_decisions(self) -> list[Any]:
        """Those that answer this person's own words."""
        return [each for each in self.decisions if getattr(each, "is_own", False)]

    @property
    def other_decisions(self) -> list[Any]:
        """Those about the same round or theme."""
        return [each for each in self.decisions if not getattr(each, "is_own", False)]

    @property
    def is_draft(self) -> bool:
        """Begun and not handed in."""
        return self.participation is not None and self.participation.state == ParticipationState.DRAFT

    @property
    def is_withdrawn(self) -> bool:
        """Everything was taken back."""
        return self.participation is not None and self.participation.state == ParticipationState.WITHDRAWN


def build(receipt: Receipt) -> Page:
    """The page of one receipt. A printed code without answers has a page that says so."""
    participation = receipt.participation
    page = Page(receipt, participation, messages=list(receipt.messages.all()))
    if participation is None:
        return page
    participant = participation.participant
    contact = ContactDetails.objects.filter(participant=participant).first()
    page.email = contact.email if contact else ""
    page.standing = standing_purposes(participant)
    page.consent_texts = active_consent_texts(purposes_shown(page.standing))
    page.requests = list(requests_of(participant))
    page.is_set_aside = are_words_set_aside(participant)
    page.may_withdraw = may_withdraw(participation.occasion)
    page.decisions = decisions_for(participation)
    own = (
        participation.contributions.select_related("rules", "second_reading")
        .prefetch_related("agenda_items", "redactions")
        .order_by("order", "id")
    )
    how_far = own_words(participation)
    page.words = [
        shown(each, page.standing, page.decisions, how_far.get(each.pk), set_aside=page.is_set_aside) for each in own
    ]
    page.has_words = any(not words.contribution.emptied_reason for words in page.words)
    return page


def shown(
    contribution: Contribution,
    standing: set[str],
    decisions: Iterable[Any],
    how_far: OwnWords | None = None,
    *,
    set_aside: bool = False,
) -> WordsShown:
    """One contribution with what became of it. A story is heard; only a proposal is decided on."""
    tag, tag_state, sentence = what_became_of(contribution, standing)
    if set_aside and not contribution.emptied_reason:
        tag, tag_state = _("Stilgezet"), "stopped"
        sentence = _("Wij bewaren dit, maar gebruiken het nu niet. Dat vroeg u. Het staat niet op de website.")
    themes = tuple(contribution.agenda_items.all())
    theme_ids = {theme.pk for theme in themes}
    covered = not contribution.emptied_reason and contribution.redacted != contribution.original
    return WordsShown(
        contribution=contribution,
        tag=tag,
        tag_state=tag_state,
        sentence=sentence,
        copy=contribution.redacted if covered else "",
        cover_reasons=tuple(dict.fromkeys(cover.get_reason_display() for cover in contribution.redactions.all())),
        themes=themes,
        is_story=contribution.kind == ContributionKind.STORY,
        rules_number=contribution.rules.number if contribution.rules and not contribution.emptied_reason else None,
        second=second_of(contribution),
        may_ask_second=not hasattr(contribution, "second_reading") and second_reading.may_ask(contribution),
        decisions=tuple(each for each in decisions if _is_about(each, contribution)),
        other_decisions=tuple(
            each for each in decisions if each.agenda_item_id in theme_ids and not _is_about(each, contribution)
        ),
        how_far=how_far,
    )


def _is_about(decision: Any, contribution: Contribution) -> bool:
    """Whether a decision answers these words, or follows from a finding they stand under."""
    return contribution.pk in decision.contribution_ids or contribution.pk in getattr(decision, "rests_on", ())


def second_of(contribution: Contribution) -> SecondShown | None:
    """The second reading of these words; None when there is none, or the words are gone."""
    reading = getattr(contribution, "second_reading", None)
    if reading is None or contribution.emptied_reason:
        return None
    return SecondShown(reading, promised_by(reading.asked_on), reading.state == SecondReadingState.CHANGED)


def what_became_of(contribution: Contribution, standing: set[str]) -> tuple[str, str, str]:
    """A tag, its shape, and a sentence in plain words."""
    if contribution.emptied_reason:
        return _("Weg"), "stopped", str(contribution.get_emptied_reason_display())
    if contribution.replaced_by_id:
        return _("Verbeterd"), "decided", _("U verbeterde dit. Uw nieuwe woorden staan er ook bij. Die gelden.")
    reason = str(contribution.get_reason_display())
    if contribution.moderation == ModerationState.WAITING:
        return _("Wacht op lezen"), "planned", _("Wij hebben dit ontvangen. Een medewerker leest het nog.")
    if contribution.moderation == ModerationState.HELD:
        text = _("Wij denken hier nog over na. De reden: %(reason)s. Het telt wel mee.") % {"reason": reason}
        return _("Nog niet besloten"), "working", text
    if contribution.moderation == ModerationState.WITHHELD:
        text = _("Dit komt niet op de website. De reden: %(reason)s.") % {"reason": reason}
        counts = _("Het telt niet mee.") if contribution.reason in DO_NOT_COUNT else _("Het telt wel mee.")
        return _("Niet op de website"), "stopped", f"{text} {counts}"
    if Purpose.PUBLISH in standing:
        return _("Mag op de website"), "open", _("Wij lazen dit. Anderen mogen het lezen, zonder uw naam.")
    text = _("Wij lazen dit. Het komt niet op de website, want daar gaf u geen toestemming voor. Het telt wel mee.")
    return _("Gelezen"), "decided", text
