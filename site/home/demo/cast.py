"""Who takes part in the example round, and what each of them answers. The same cast every time (fixed seed).

Spread unevenly on purpose: the organiser must see who is missing.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from . import words_citizens, words_government, words_helpers

SEED = 2026

#: perspective code -> how many people; 124 in all, three of them of the team itself.
PEOPLE = {
    "experience_expert": 21,
    "youth": 3,
    "entrepreneur": 6,
    "first_line_helper": 18,
    "paid_helper": 4,
    "trade_association": 5,
    "interest_group": 3,
    "science": 1,
    "tax_office": 19,
    "benefits_agency": 22,
    "ministry": 5,
    "oversight": 1,
    "municipality": 4,
    "team": 3,
    "unknown": 9,
}

#: So many people filled it in on one day, at a meeting.
AT_THE_MEETING = 24
MEETING_DAYS_AGO = 9
_SAME_WORDS = (3, 11, 19)
#: "Heeft u al meegedaan?": most say no, some nothing.
_BEFORE = ("no", "no", "", "no", "yes", "no", "no", "unsure", "no")

VOICES = {
    **dict.fromkeys(("experience_expert", "youth", "entrepreneur", "unknown"), "citizens"),
    **dict.fromkeys(("first_line_helper", "paid_helper", "trade_association", "interest_group", "science"), "helpers"),
    **dict.fromkeys(("tax_office", "benefits_agency", "ministry", "oversight", "municipality", "team"), "government"),
}


@dataclass(slots=True)
class Voice:
    """One made-up participant: choices by question, and words by (question, prompt)."""

    perspective: str
    choices: dict[str, list[str]] = field(default_factory=dict)
    words: dict[tuple[str, str], str] = field(default_factory=dict)
    purposes: frozenset[str] = frozenset()
    invited: bool = False
    assisted: bool = False
    days_ago: int = 0
    email: str = ""
    took_part_before: str = ""


class _Bank:
    """Hands each text out once; when the texts are gone, people only tick boxes."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._left: dict[tuple[str, str], list[object]] = {}

    def take(self, voices: str, name: str, texts: Sequence[object], chance: float) -> object | None:
        left = self._left.setdefault((voices, name), self._dice.sample(list(texts), len(texts)))
        return left.pop() if left and self._dice.random() < chance else None


def cast() -> Iterator[Voice]:
    """All participants of the example round, in random order."""
    dice = random.Random(SEED)  # noqa: S311 -- made-up people, not a secret
    bank = _Bank(dice)
    people = [code for code, number in PEOPLE.items() for _each in range(number)]
    dice.shuffle(people)
    for number, code in enumerate(people):
        voice = _voice(code, number, dice, bank)
        voice.took_part_before = _BEFORE[number % len(_BEFORE)]
        _notable(voice, number)
        yield voice


def _notable(voice: Voice, number: int) -> None:
    """A meeting at which many people filled it in at once, and three who hand in the same words."""
    if number < AT_THE_MEETING:
        voice.days_ago = MEETING_DAYS_AGO
    if number in _SAME_WORDS:
        voice.words["limits", ""] = words_helpers.HANDED_OUT


def _voice(code: str, number: int, dice: random.Random, bank: _Bank) -> Voice:
    voices = VOICES[code]
    voice = Voice(code, invited=voices != "citizens" and dice.random() < 0.5, days_ago=dice.randint(1, 34))
    voice.invited = voice.invited or code == "youth"  # all of them with a card of the youth centre
    voice.assisted = voices == "citizens" and dice.random() < 0.2
    voice.purposes = frozenset(
        purpose for purpose, chance in (("publish", 0.7), ("quote", 0.5), ("contact", 0.2)) if dice.random() < chance
    )
    if number % 9 == 0:
        voice.email = f"deelnemer{number}@voorbeeld.example"
    _choose(voice, voices, dice)
    _speak(voice, voices, dice, bank)
    return voice


def _choose(voice: Voice, voices: str, dice: random.Random) -> None:
    inside = voices == "government"
    against = dice.random() < (0.08 if inside else 0.05)
    brings = {"person": 0.8, "helper": 0.7, "agency_worker": 0.5, "municipality": 0.3, "self_found": 0.35}
    if inside:
        brings |= {"person": 0.35, "agency_worker": 0.85, "municipality": 0.45}
    chosen = [code for code, chance in brings.items() if dice.random() < chance] or ["helper"]
    voice.choices["who_brings"] = ["not_at_all"] if against else chosen
    weights = [2, 3, 6, 4] if inside else [7, 6, 3, 1]
    start = dice.choices(["at_once", "no_answer", "helper_stuck", "at_the_end"], weights)[0]
    voice.choices["when_start"] = ["not_at_all"] if against else [start]
    scale = ["agree_strongly", "agree", "neutral", "disagree", "disagree_strongly", "do_not_know"]
    voice.choices["unknown_signal"] = dice.choices(scale, [2, 5, 4, 5, 2, 2] if inside else [7, 7, 3, 2, 1, 3])
    if dice.random() < 0.85:
        order = ["harm", "alone", "duration", "many", "several", "lesson"]
        if inside:
            order = ["many", "lesson", "several", "harm", "alone", "duration"]
        voice.choices["criteria"] = sorted(order, key=lambda each: order.index(each) + dice.gauss(0, 2.2))


def _speak(voice: Voice, voices: str, dice: random.Random, bank: _Bank) -> None:
    texts = {"citizens": words_citizens, "helpers": words_helpers, "government": words_government}[voices]

    def say(question: str, prompt: str, name: str, chance: float) -> None:
        said = bank.take(voices, name, getattr(texts, name, ()), chance)
        if isinstance(said, str):
            voice.words[question, prompt] = said

    brings, start = voice.choices["who_brings"], voice.choices["when_start"]
    if "person" in brings:
        say("who_brings", "person", "HOW_TO_REACH", 0.6)
    if "agency_worker" in brings:
        say("who_brings", "agency_worker", "SAFETY" if voices == "government" else "REACH_AND_SAFETY", 0.5)
    if "not_at_all" in brings:
        say("who_brings", "not_at_all", "NOT_AT_ALL", 1)
    if "no_answer" in start:
        say("when_start", "no_answer", "TOO_LONG", 0.8)
    if "at_the_end" in start:
        say("not_too_late", "", "IN_TIME", 0.9)
    disagreed = voice.choices["unknown_signal"][0]
    if disagreed.startswith("disagree"):
        say("unknown_signal", disagreed, "DISAGREE", 0.7)
    say("limits", "", "LIMITS", 0.5)
    story = bank.take(voices, "STORIES", texts.STORIES, 0.3)
    if isinstance(story, tuple):
        for prompt, text in zip(("happened", "helped", "turning_point"), story, strict=True):
            voice.words["story", prompt] = text
