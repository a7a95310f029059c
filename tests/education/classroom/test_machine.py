"""The life of a class as pupils, a teacher, colleagues and the clock make it, in any order: nothing lost, nothing told
that may not be told.
"""

from collections import Counter
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from contributions.models import Contribution, Participation, Tally
from contributions.service import Refused
from education.classroom.answering import choose, send_words
from education.classroom.beside import classes_beside
from education.classroom.closing import close_class, close_expired
from education.classroom.forgetting import forget_screens
from education.classroom.slips import type_slip
from education.classroom.standing import decide
from education.classroom.totals import FEWEST
from education.models import ClassSession
from people.service import Role
from tests.education.classroom.beside import beside
from tests.education.classroom.room import Room
from tests.factories.people import staff
from tests.factories.rounds import open_round
from tests.journeys.screens import IS_DEEP

SCREENS = tuple(range(8))


class Lesson(RuleBasedStateMachine):
    """One class of six pupils, and what must hold of it whatever is done."""

    @initialize()
    def begin(self) -> None:
        """A class beside a round, and a colleague."""
        self.room, self.round_, self.organiser = Room.make(pupils=6), open_round(), staff(Role.ORGANISER)
        beside(self.room, self.round_)
        self.keys = [uuid4() for _screen in SCREENS]
        self.chosen: dict[int, str] = {}
        self.written: set[int] = set()
        self.slips = 0
        self.is_open, self.trust = True, "waits"

    @rule(screen=st.sampled_from(SCREENS), choice=st.sampled_from(("agree", "disagree", "dont_know")))
    def a_pupil_chooses(self, screen: int, choice: str) -> None:
        """Kept while the class is open; refused after."""
        if self._told(lambda: choose(self.room.session, self.keys[screen], self.room.statement, choice), self.is_open):
            self.chosen[screen] = choice

    @rule(many=st.sampled_from(("agree", "disagree")))
    def the_whole_class_chooses(self, many: str) -> None:
        """All screens at once, so that there is something to tell."""
        for screen in SCREENS:
            self.a_pupil_chooses(screen, many)

    @rule(screen=st.sampled_from(SCREENS))
    def a_pupil_writes(self, screen: int) -> None:
        """Once per screen."""
        may = self.is_open and screen not in self.written
        words = self.room.words
        if self._told(lambda: send_words(self.room.session, self.keys[screen], words, "Bel ons.", nonce=uuid4()), may):
            self.written.add(screen)

    @rule()
    def a_colleague_types_a_slip(self) -> None:
        """Open or closed, as many as a class writes."""
        may = len(self.written) + self.slips < 16
        session, words, by = self.room.session, self.room.words, self.organiser
        if self._told(lambda: type_slip(session, words, "Van papier.", nonce=uuid4(), by=by), may):
            self.slips += 1

    @rule()
    def the_teacher_closes(self) -> None:
        """Once; pressing again changes nothing."""
        close_class(self.room.session)
        self._is_closed()

    @rule(days=st.sampled_from((0, 1, 2)))
    def the_clock(self, days: int) -> None:
        """A day goes by or more; the clock closes what is over, and forgets screens a day later."""
        over = timezone.now() - timedelta(days=days, minutes=1)
        ClassSession.objects.filter(pk=self.room.session.pk).update(expires_at=over)
        close_expired()
        forget_screens()
        self._is_closed()

    @rule(to=st.sampled_from(("shown", "aside")))
    def a_colleague_decides(self, to: str) -> None:
        """Also before it closes; nothing goes back to waiting."""
        decide(self.room.session, to, reason="Gebeld.", by=self.organiser)
        self.trust = to

    @invariant()
    def what_is_told_is_what_was_said(self) -> None:
        """Tallies and the round say exactly what was chosen, when it may be told, and nothing otherwise."""
        if not hasattr(self, "room"):
            return

        def here(model: Any) -> Any:
            return model.objects.filter(occasion=self.room.session.occasion_id)

        counts = Counter(self.chosen.values())
        is_told = not self.is_open and self.trust == "shown" and len(self.chosen) >= FEWEST
        tallies = dict(here(Tally).values_list("statement", "count"))
        labels = {"agree": "Eens", "disagree": "Oneens", "dont_know": "Weet ik niet"}
        assert tallies == ({label: counts[code] for code, label in labels.items()} if is_told else {})
        told = classes_beside(self.round_)
        assert (told.classes, told.pupils) == ((1, len(self.chosen)) if is_told else (0, 0))
        for item in told.items:
            assert all(number is None or number == 0 or number >= FEWEST for _label, number in item.choices)
        assert here(Contribution).count() == len(self.written) + self.slips
        assert here(Participation).count() == 0

    def _is_closed(self) -> None:
        if self.is_open and not self.chosen and self.trust == "waits":
            self.trust = "aside"  # nothing was chosen: there is nothing to decide
        self.is_open = False

    @staticmethod
    def _told(deed: object, may: bool) -> bool:
        try:
            deed()  # type: ignore[operator]
        except Refused:
            assert not may
            return False
        assert may
        return True


class TestLesson(HypothesisCase, Lesson.TestCase):  # type: ignore[name-defined,misc]
    """Random lessons."""

    settings = settings(max_examples=200 if IS_DEEP else 12, stateful_step_count=30 if IS_DEEP else 12, deadline=None)
