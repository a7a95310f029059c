"""A conversation of the demo that took place: who came, what was said, the report, and what people said of that."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from focusgroups.models import Candidate, FocusGroup, GuideQuestion, MemberCheck, Report, Speaker
from focusgroups.service import (
    CheckAnswer,
    GuidePart,
    Jotted,
    SectionKind,
    answer_check,
    answer_consent,
    bring_group,
    came,
    close_session,
    consent_questions,
    count_hands,
    finish_report,
    hand_over,
    keep_note,
    report_of,
    send_invitations,
    send_report_round,
    use_guide,
    write_report,
)
from gatherings.models import Gathering, Seat
from gatherings.service import accept, let_days_pass
from people.models import User
from people.service import ReachBy

from ..tokens import token
from .said import CLOSING, WELCOME, Asked


def invite_and_answer(
    group: FocusGroup, people: Sequence[Candidate], moment: Gathering, organiser: User, *, coming: int
) -> list[Seat]:
    """Everybody is invited, and the first `coming` with a mail address say yes; who is called or written to comes last."""
    send_invitations(group, [(one, moment) for one in people], by=organiser, token=token(f"sent:{group.slug}"))
    seats = list(Seat.objects.filter(gathering=moment).select_related("participant__contact").order_by("rank"))
    seats.sort(key=lambda seat: seat.participant.contact.reach_by != ReachBy.MAIL)
    return [accept(seat) for seat in seats[:coming]]


def give_guide(group: FocusGroup, questions: Sequence[Asked], facilitator: User) -> list[GuideQuestion]:
    """The guide of a conversation: welcome, the questions with 25 minutes each, and a closing."""
    parts = [
        GuidePart(SectionKind.WELCOME, *WELCOME),
        *(GuidePart(SectionKind.CORE, asked.text[:120], 25, "", ((asked.text, asked.prompt),)) for asked in questions),
        GuidePart(SectionKind.CLOSING, *CLOSING),
    ]
    use_guide(group, parts=parts, by=facilitator)
    return list(GuideQuestion.objects.filter(section__group=group).order_by("section__order", "order"))


def hold(group: FocusGroup, moment: Gathering, questions: Sequence[Asked], facilitator: User) -> Gathering:
    """It was held ten days ago: everybody who said yes came, and the words are in the notes."""
    asked = give_guide(group, questions, facilitator)
    moment = let_days_pass(moment, (moment.starts_here.date() - timezone.localdate()).days + 10)
    coming = Seat.objects.filter(gathering=moment, state="accepted").select_related("participant").order_by("rank")
    texts = consent_questions()
    for number, seat in enumerate(coming):
        came(seat, by=facilitator)
        given = ("publish", "quote") if number % 4 else ()
        answer_consent(moment, seat.participant, given, shown=texts, by=facilitator)
    speakers = {each.number: each for each in Speaker.objects.filter(gathering=moment)}
    for question, row in zip(asked, questions, strict=True):
        for number, words in row.said:
            keep_note(
                moment,
                Jotted(
                    nonce=token(f"note:{group.slug}:{question.order}:{question.section.order}:{number}"),
                    version=1,
                    text=words,
                    question_id=question.pk,
                    speaker_id=speakers[number].pk,
                ),
                by=facilitator,
            )
        for number, (statement, hands) in enumerate(row.hands):
            count_hands(
                moment,
                statement,
                min(hands, len(speakers)),
                len(speakers),
                nonce=token(f"hands:{group.slug}:{question.pk}:{number}"),
                question=question,
                by=facilitator,
            )
    return close_session(moment, by=facilitator)


def report(group: FocusGroup, moment: Gathering, summary: str, organiser: User) -> Report:
    """The words are handed over, the summary is written, and everybody who was there is asked to look."""
    hand_over(moment, by=organiser)
    found = report_of(moment)
    found = write_report(found, summary, version=found.version, by=organiser)
    bring_group(group, "checking", by=organiser)
    return send_report_round(found, timezone.localdate() + timedelta(days=10), by=organiser)


def agree(found: Report, organiser: User, *, remark: str = "") -> None:
    """Everybody who was asked says that it is right; the first one adds `remark`."""
    for number, check in enumerate(MemberCheck.objects.filter(report=found).order_by("pk")):
        answer_check(check, CheckAnswer(is_right=True, remark="" if number else remark), by=organiser)


def finish(group: FocusGroup, found: Report, organiser: User) -> None:
    """The report is final, and the group is done."""
    finish_report(found, by=organiser)
    bring_group(group, "done", by=organiser)
