"""The discussion guide of a group: its parts and questions, their order, and whether it fits the time."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from audit.service import record
from consultation.models import Item
from contributions.service import Refused
from people.models import User

from ..models import FocusGroup, GuideQuestion, GuideSection, Note
from .guide_templates import Part, template_for


@dataclass(frozen=True, slots=True)
class Length:
    """How long the guide takes, and how long there is, in minutes. `session` 0: no moment is known yet."""

    guide: int
    session: int

    @property
    def too_much(self) -> int:
        """Minutes that do not fit; 0 when it fits, or when no moment is known."""
        return max(0, self.guide - self.session) if self.session else 0

    @property
    def left(self) -> int:
        """Minutes to spare."""
        return max(0, self.session - self.guide)


def sections_of(group: FocusGroup) -> list[GuideSection]:
    """The parts in order, each with its questions at hand. Two queries."""
    return list(group.guide.prefetch_related("questions__item__current").order_by("order", "pk"))


def length_of(group: FocusGroup, sections: list[GuideSection]) -> Length:
    """The guide beside the shortest moment of this group. One query."""
    spans = [
        int((ends - starts).total_seconds() // 60)
        for starts, ends in group.sessions.exclude(state__in=("cancelled", "dropped")).values_list(
            "starts_at", "ends_at"
        )
    ]
    return Length(sum(section.minutes for section in sections), min(spans, default=0))


@transaction.atomic
def use_template(group: FocusGroup, *, by: User, parts: Iterable[Part] = ()) -> None:
    """Fill an empty guide with these parts, or with the example for this kind of conversation.

    A guide with parts is left as it is.
    """
    _hold(group)
    if group.guide.exists():
        return
    for place, part in enumerate(tuple(parts) or template_for(group.kind), start=1):
        section = GuideSection.objects.create(
            group=group, order=place, kind=part.kind, title=part.title, minutes=part.minutes, say=part.say
        )
        GuideQuestion.objects.bulk_create(
            GuideQuestion(section=section, order=at, text=text, prompt=prompt)
            for at, (text, prompt) in enumerate(part.questions, start=1)
        )
    record("focusgroups.guide_from_template", by=by, on=group)


@transaction.atomic
def save_section(group: FocusGroup, section: GuideSection, *, by: User) -> GuideSection:
    """Keep a new or changed part; a new one comes at the end."""
    _hold(group)
    if section._state.adding:
        section.group = group
        section.order = (group.guide.aggregate(last=Max("order"))["last"] or 0) + 1
    section.save()
    record("focusgroups.save_section", by=by, on=section)
    return section


@transaction.atomic
def save_question(section: GuideSection, question: GuideQuestion, *, by: User) -> GuideQuestion:
    """Keep a new or changed question; a new one comes last in its part."""
    _hold(section.group)
    if question._state.adding:
        question.section = section
        question.order = (section.questions.aggregate(last=Max("order"))["last"] or 0) + 1
    question.save()
    record("focusgroups.save_question", by=by, on=question)
    return question


@transaction.atomic
def shift(what: GuideSection | GuideQuestion, *, up: bool, by: User) -> None:
    """One place up or down among its neighbours; at the end of the row nothing happens."""
    group = what.group if isinstance(what, GuideSection) else what.section.group
    _hold(group)
    row: list[GuideSection | GuideQuestion] = (
        list(group.guide.order_by("order", "pk"))
        if isinstance(what, GuideSection)
        else list(what.section.questions.order_by("order", "pk"))
    )
    here = next(place for place, each in enumerate(row) if each.pk == what.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(row):
        return
    row[here], row[there] = row[there], row[here]
    for place, each in enumerate(row, start=1):
        if each.order != place:
            each.order = place
            each.save(update_fields=["order"])
    record("focusgroups.shift_guide", by=by, on=what, up=up)


@transaction.atomic
def drop_section(section: GuideSection, *, by: User) -> None:
    """Take a part out. Raises Refused as long as it has questions: they would go unseen."""
    _hold(section.group)
    if section.questions.exists():
        raise Refused(_("In ‘%(title)s’ staan nog vragen. Haal die eerst weg.") % {"title": section.title})
    record("focusgroups.drop_section", by=by, on=section)
    section.delete()


@transaction.atomic
def drop_question(question: GuideQuestion, *, by: User) -> None:
    """Take a question out. Notes keep the words of the question; one that was asked already is Refused."""
    _hold(question.section.group)
    if Note.objects.filter(question=question).exists():
        raise Refused(_("Bij deze vraag staan aantekeningen. Verander de vraag, maar haal haar niet weg."))
    record("focusgroups.drop_question", by=by, on=question)
    question.delete()


def items_to_tie(group: FocusGroup) -> list[Item]:
    """The questions of the group's round, to tie a question of the guide to; none without a round. One query."""
    if group.round_id is None:
        return []
    return [item for item in Item.objects.asked().filter(step__round=group.round_id) if item.current is not None]


def _hold(group: FocusGroup) -> FocusGroup:
    return FocusGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
