"""The figures of a round: pure functions, and a recount that a slow and simple count agrees with."""

import json
from collections import Counter
from datetime import date, timedelta
from math import ceil

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from consultation.counting import due, ready
from consultation.figures import Figures, GapState, Ways, balance_of, bursts_in, gap_of, range_of, read, recount
from consultation.figures.bars import WIDTH, bars_of
from consultation.figures.keeping import count, figures_of
from consultation.figures.texts import normalised
from consultation.models import Answer, Counting, Item, Round, RoundFigures, Submission, Target
from consultation.targets import whole_tree
from consultation.tasks import count_changed, count_round
from consultation.transitions import move
from contributions.models import Contribution, Participation
from contributions.service import Channel, ParticipationState, withdraw
from people.models import Participant, Perspective
from tests.factories.balance import answer, drafts_from, people_from
from tests.factories.contributions import DAY, ContributionFactory
from tests.factories.rounds import draft_round, item_of, open_round
from tests.sample_sizes import SAMPLE

CODES = ("", "unknown", "team", "citizens", "youth", "science", "tax_inspector", "other_government")


def rounds_to_count() -> set[Round]:
    """Rounds of which something is due once the pace allows."""
    return {turn.round for turn in due(ready(), timezone.now() + timedelta(minutes=6))}


class TestAGap:
    def test_is_whole_people_short_of_the_share(self) -> None:
        gap = gap_of(9, 40, share=34, tolerance=5, minimum=0)
        assert (gap.state, gap.missing) == (GapState.MISSING, 5)  # ceil(13,6) - 9

    def test_within_the_tolerance_is_enough(self) -> None:
        assert gap_of(29, 100, share=34, tolerance=5, minimum=0).state == GapState.ENOUGH
        assert gap_of(28, 100, share=34, tolerance=5, minimum=0).missing == 6

    def test_more_than_the_tolerance_is_more_than_agreed(self) -> None:
        assert gap_of(39, 100, share=34, tolerance=5, minimum=0).state == GapState.ENOUGH
        assert gap_of(40, 100, share=34, tolerance=5, minimum=0).state == GapState.MORE

    def test_the_minimum_knows_no_tolerance(self) -> None:
        gap = gap_of(9, 20, share=34, tolerance=50, minimum=10)
        assert (gap.state, gap.missing) == (GapState.MISSING, 1)
        assert gap_of(10, 20, share=None, tolerance=5, minimum=10).state == GapState.ENOUGH

    def test_a_share_of_which_nobody_was_heard_misses_somebody(self) -> None:
        assert gap_of(0, 0, share=33, tolerance=5, minimum=0).missing == 1
        assert gap_of(0, 3, share=5, tolerance=5, minimum=0).missing == 1

    @given(
        total=st.integers(0, 5000),
        share=st.none() | st.integers(0, 100),
        tolerance=st.integers(0, 50),
        minimum=st.integers(0, 50),
        data=st.data(),
    )
    def test_never_misses_more_than_asked_and_always_somebody(self, total, share, tolerance, minimum, data) -> None:
        people = data.draw(st.integers(0, total))
        gap = gap_of(people, total, share=share, tolerance=tolerance, minimum=minimum)
        assert (gap.missing > 0) == (gap.state == GapState.MISSING)
        assert gap.needed >= max(minimum, ceil((share or 0) * total / 100))
        if gap.missing:
            assert people + gap.missing == gap.needed
        else:
            assert people >= minimum
            assert not share or people * 100 >= (share - tolerance) * total


class TestTheBalance:
    def test_is_one_when_precisely_as_agreed(self) -> None:
        assert balance_of([("a", 50, 50), ("b", 30, 30), ("c", 20, 20)]).value == 1

    def test_names_who_was_heard_least_and_most(self) -> None:
        balance = balance_of([("burgers", 5, 50), ("overheid", 20, 50)])
        assert (balance.value, balance.least, balance.most) == (0.25, "burgers", "overheid")

    def test_there_is_none_without_people_or_shares(self) -> None:
        assert balance_of([("a", 0, 50), ("b", 0, 50)]) is None
        assert balance_of([("a", 3, 0), ("b", 3, 100)]) is None


class TestARange:
    def test_who_says_yes_or_does_not_remember_is_in_the_upper_bound_only(self) -> None:
        people = range_of({"no": 100, "yes": 10, "unsure": 4, "": 10})
        assert (people.low, people.high, people.not_said, people.is_one_number) == (110, 124, 10, False)

    def test_everybody_once_before_is_still_somebody(self) -> None:
        assert range_of({"yes": 3}).low == 1
        assert range_of({}) == range_of({"no": 0})


class TestABurst:
    def test_is_above_five_times_the_middle_day_and_above_ten(self) -> None:
        quiet = {DAY + timedelta(days=number): 3 for number in range(5)}
        busy = DAY + timedelta(days=9)
        assert [burst.day for burst in bursts_in({**quiet, busy: 16})] == [busy]
        assert bursts_in({**quiet, busy: 15}) == []
        assert bursts_in({DAY: 1, busy: 10, DAY + timedelta(days=1): 1}) == []
        assert bursts_in({}) == []


def test_bars_are_whole_numbers_within_the_drawing() -> None:
    bars = bars_of([(Ways(3, 4), 10), (Ways(0, 0), None), (Ways(1, 0), 0)])
    assert [(bar.invited + bar.open, bar.target) for bar in bars] == [(700, 996), (0, None), (100, 0)]
    assert max(bar.target or 0 for bar in bars) < WIDTH


def test_capitals_signs_and_spaces_do_not_make_another_text() -> None:
    assert normalised("  Help EERST wie\nlang wacht!! ") == normalised("help eerst, wie lang wacht")


people_alike = st.tuples(
    st.sampled_from(CODES),
    st.sampled_from(["self", "organisation", ""]),
    st.sampled_from(["open", "invited"]),
    st.sampled_from(Channel.values),
    st.booleans(),
    st.sampled_from(["", "no", "yes", "unsure"]),
    st.sampled_from(["draft", "counted", "counted", "counted", "withdrawn"]),
    st.integers(0, 3),
    st.lists(st.sampled_from(["answered", "skipped", "none"]), min_size=7, max_size=7),
    st.sampled_from(["", "Help eerst wie het langst wacht.", "help EERST wie het LANGST wacht!", "Of iets anders."]),
)  # fmt: skip


@pytest.fixture
def two_rounds() -> tuple[Round, Round]:
    return open_round(), draft_round("elders")


@pytest.mark.django_db
@settings(
    max_examples=min(SAMPLE.hypothesis_examples, 40) if SAMPLE.name == "default" else SAMPLE.hypothesis_examples,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],  # a world is small as it is
)
@given(world=st.lists(people_alike, max_size=9), elsewhere=st.integers(0, 2))
def test_a_recount_equals_a_slow_and_simple_count(two_rounds, world, elsewhere) -> None:
    """One person after another, in plain Python, by another road than the recount goes."""
    round_, other = two_rounds
    with transaction.atomic():
        _make(round_, world)
        people_from("youth", elsewhere, other)
        today = timezone.localdate()
        counted = recount(round_, today=today)
        assert counted == _simple_count(round_, today)
        assert Figures.from_json(json.loads(json.dumps(counted.as_json()))) == counted
        transaction.set_rollback(True)


def _make(round_: Round, world: list) -> None:
    today = timezone.localdate()
    items = list(Item.objects.asked().filter(step__round=round_))
    for code, speaks_for, way, channel, assisted, before, state, age, answers, words in world:
        day = today - timedelta(days=age)
        participation = Participation.objects.create(
            occasion=round_.occasion,
            participant=Participant.objects.create(
                perspective=Perspective.objects.filter(code=code).first(), speaks_for=speaks_for
            ),
            state=state,
            recruitment=way,
            channel=channel,
            assisted=assisted,
            took_part_before=before,
            touched_on=day,
            handed_in_on=None if state == "draft" else day,
        )
        submission = Submission.objects.create(round=round_, participation=participation)
        for item, given_ in zip(items, answers, strict=True):
            if given_ != "none":
                Answer.objects.create(
                    submission=submission, item=item, item_version=item.current, skipped=given_ == "skipped"
                )
        if words and state != "draft":
            ContributionFactory(participation=participation, original=words, emptied_reason="")
    retired = items[-1]
    Item.objects.filter(pk=retired.pk).update(retired=True)


def _simple_count(round_: Round, today: date) -> Figures:
    people: dict = {}
    positions: dict = {}
    channels: dict = {}
    before: Counter = Counter()
    days: Counter = Counter()
    answered: Counter = Counter()
    skipped: Counter = Counter()
    stopped: Counter = Counter()
    texts: dict = {}
    assisted = busy = left = 0
    items = sorted(
        Item.objects.filter(step__round=round_).select_related("current", "step"),
        key=lambda item: (item.retired, item.step.order, item.order),
    )
    for one in Participation.objects.filter(occasion=round_.occasion):
        given_ = {answer.item_id: answer for answer in one.submission.answers.all()}
        if one.state == ParticipationState.DRAFT:
            if one.touched_on == today:
                busy += 1
            else:
                left += 1
                in_order = sorted(items, key=lambda item: (item.step.order, item.order))
                kept = [item.pk for item in in_order if item.pk in given_]
                stopped.update(kept[-1:])
        if one.state != ParticipationState.COUNTED:
            continue
        code = one.participant.perspective.code if one.participant.perspective else ""
        where = positions if one.participant.speaks_for == "organisation" else people
        for counts, key in ((where, code), (channels, one.channel)):
            invited, opened = counts.get(key, (0, 0))
            counts[key] = (invited + 1, opened) if one.recruitment == "invited" else (invited, opened + 1)
        assisted += one.assisted
        before[one.took_part_before] += 1
        days[one.handed_in_on] += 1
        for item_id, answer_ in given_.items():
            (skipped if answer_.skipped else answered)[item_id] += 1
        for contribution in one.contributions.all():
            if len(plain := normalised(contribution.original)) >= 20:
                texts.setdefault(plain, []).append(contribution)
    flows = [
        _flow(number, item, answered[item.pk], skipped[item.pk], stopped[item.pk])
        for number, item in enumerate(items, start=1)
        if not item.retired or answered[item.pk] or skipped[item.pk] or stopped[item.pk]
    ]
    same = [
        min(each, key=lambda it: it.pk) for each in texts.values() if len({it.participation_id for it in each}) > 2
    ]
    return Figures(
        people={code: Ways(opened, invited) for code, (invited, opened) in people.items()},
        positions={code: Ways(opened, invited) for code, (invited, opened) in positions.items()},
        channels={code: Ways(opened, invited) for code, (invited, opened) in channels.items()},
        assisted=assisted,
        before=dict(before),
        days=dict(days),
        questions=tuple(flows),
        drafts_busy=busy,
        drafts_stopped=left,
        same_texts=tuple(
            sorted(
                (_same(first, len(texts[normalised(first.original)])) for first in same),
                key=lambda it: (-it.people, it.contribution),
            )
        ),
    )


def _flow(number, item, answered, skipped, stopped):
    from consultation.figures import QuestionFlow

    return QuestionFlow(str(item.pk), number, item.current.text, answered, skipped, stopped, item.retired)


def _same(first: Contribution, people: int):
    from consultation.figures import SameText

    return SameText(people, str(first.pk), first.question)


@pytest.mark.django_db
class TestReading:
    def test_kinds_add_up_to_their_group_and_only_groups_fill_the_total(self) -> None:
        round_ = open_round()
        Target.objects.all().delete()
        for code, share in (("citizens", 50), ("government", 50)):
            Target.objects.create(round=round_, perspective=Perspective.objects.get(code=code), share=share)
        people_from("youth", 3, round_)
        people_from("experience_expert", 2, round_, recruitment="invited")
        people_from("tax_inspector", 15, round_)
        people_from("unknown", 4, round_)
        people_from("", 1, round_)
        people_from("team", 6, round_)
        people_from("science", 7, round_, speaks_for="organisation")
        found = read(recount(round_), whole_tree(), round_.targets.all())
        citizens = next(line for line in found.groups if line.perspective.code == "citizens")
        assert (citizens.people.total, citizens.people.invited, found.total) == (5, 2, 20)
        assert citizens.gap.missing == 5  # ceil(50% x 20) - 5
        assert (found.unknown.total, found.team.total, found.positions.total) == (5, 6, 7)
        assert round(found.balance.value, 2) == 0.33
        assert {line.perspective.code for line in found.lines} & {"team", "unknown"} == set()

    def test_one_person_under_three_texts_is_no_campaign_and_emptied_words_are_gone(self) -> None:
        round_ = open_round()
        people = people_from("youth", 4, round_)
        words = "Begin bij wie het langst wacht op antwoord."
        for participation in people[:2]:
            ContributionFactory(participation=participation, original=words)
        ContributionFactory(participation=people[0], original=words)
        assert recount(round_).same_texts == ()
        third = ContributionFactory(participation=people[2], original=words.upper())
        assert [same.people for same in recount(round_).same_texts] == [3]
        Contribution.objects.filter(pk=third.pk).update(original="", redacted="", emptied_reason="erased")
        assert recount(round_).same_texts == ()

    def test_a_draft_counts_for_nothing_but_where_it_stopped(self) -> None:
        round_ = open_round()
        today = timezone.localdate()
        second = item_of(round_, "single")
        drafts_from(round_, 3, second, today - timedelta(days=1))
        drafts_from(round_, 2, second, today)
        figures = recount(round_)
        assert (figures.total, figures.drafts_stopped, figures.drafts_busy) == (0, 3, 2)
        assert {flow.item: flow.stopped for flow in figures.questions if flow.stopped} == {str(second.pk): 3}
        assert sum(flow.shown for flow in figures.questions) == 0


@pytest.mark.django_db
class TestKeeping:
    def test_a_recount_asks_as_much_for_one_person_as_for_thirty(self, django_assert_num_queries) -> None:
        round_ = open_round()
        for number in (1, 30):
            for participation in people_from("youth", number, round_):
                answer(participation, item_of(round_, "open"))
                ContributionFactory(participation=participation)
            with django_assert_num_queries(7):
                recount(round_)

    def test_open_rounds_are_counted_and_closed_ones_only_when_something_changed(self) -> None:
        open_, closed, draft = open_round(), open_round("dicht"), draft_round("concept")
        person = people_from("youth", 2, closed)[0]
        Round.objects.filter(pk=closed.pk).update(state="review")
        assert rounds_to_count() == {open_, closed}
        assert count_changed() == 4
        assert rounds_to_count() == {open_}
        withdraw(person)
        Counting.objects.exclude(ended_at=None).update(began_at=timezone.now() - timedelta(minutes=6))
        assert count_changed() == 4
        assert figures_of(closed)[0].total == 1
        assert figures_of(draft) == (Figures(), None)

    def test_counting_twice_keeps_one_row_as_of_a_quarter(self) -> None:
        round_ = open_round()
        people_from("youth", 2, round_)
        first = count(round_)
        assert count_round(round_.pk) == 2
        kept = RoundFigures.objects.get()
        assert kept.pk == first.pk
        assert (kept.as_of.minute % 15, kept.as_of.second, kept.as_of.microsecond) == (0, 0, 0)
        assert count_round(0) == 0

    def test_what_an_older_version_kept_can_still_be_read(self) -> None:
        assert Figures.from_json({"people": {"youth": {"open": 2, "invited": 1}}, "gone": 3}).people == {
            "youth": Ways(2, 1)
        }

    def test_closing_a_round_asks_for_a_count(self) -> None:
        round_ = open_round()
        people_from("youth", 2, round_)
        move(round_, "review", by=None, reason="Er is genoeg gehoord.")  # the queue works at once in tests
        assert figures_of(round_)[0].total == 2


@pytest.mark.django_db
class TestATreeThatChanges:
    """A perspective gets another group, or two become one: numbers follow, and what people chose stays."""

    def test_a_merged_kind_counts_with_the_other_and_is_counted_anew(self) -> None:
        round_ = open_round()
        people_from("youth", 6, round_)
        people_from("experience_expert", 3, round_)
        Round.objects.filter(pk=round_.pk).update(state="review")
        count_changed()
        assert rounds_to_count() == set()
        youth, expert = (Perspective.objects.get(code=code) for code in ("youth", "experience_expert"))
        youth.merged_into = expert
        youth.full_clean()
        youth.save()
        assert rounds_to_count() == {round_}
        people = {line.perspective.code: line.people.total for line in read(recount(round_), whole_tree(), []).lines}
        assert (people["experience_expert"], people["citizens"]) == (9, 9)
        assert "youth" not in people and not youth.offered
        assert Participant.objects.filter(perspective=youth).count() == 6

    def test_a_kind_that_moves_takes_its_people_along(self) -> None:
        round_ = open_round()
        people_from("youth", 6, round_)
        Perspective.objects.filter(code="youth").update(parent=Perspective.objects.get(code="civil_society"))
        people = {line.perspective.code: line.people.total for line in read(recount(round_), whole_tree(), []).groups}
        assert (people["citizens"], people["civil_society"]) == (0, 6)

    @pytest.mark.parametrize(("kind", "into"), [("citizens", "youth"), ("youth", "citizens"), ("youth", "youth")])
    def test_groups_are_not_merged_and_nothing_with_itself(self, kind: str, into: str) -> None:
        perspective = Perspective.objects.get(code=kind)
        perspective.merged_into = Perspective.objects.get(code=into)
        with pytest.raises(ValidationError, match=r"voegen|Kies een ander"):
            perspective.full_clean()
