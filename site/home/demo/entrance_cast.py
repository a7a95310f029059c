"""Who took part in the round on the way in: fifty-eight made-up people, the same every time (fixed seed)."""

import random
from collections.abc import Iterator, Sequence

from . import words_entrance
from .cast import VOICES, Voice

SEED = 2025
#: Days ago on which the round opened and closed.
OPENED, CLOSED = 120, 85

PEOPLE = {
    "experience_expert": 14,
    "youth": 6,
    "entrepreneur": 6,
    "first_line_helper": 9,
    "trade_association": 3,
    "interest_group": 2,
    "science": 1,
    "tax_office": 6,
    "benefits_agency": 6,
    "municipality": 3,
    "unknown": 2,
}
_PLACES = {"phone": 0.6, "neighbourhood": 0.5, "helper": 0.5, "municipality": 0.15, "agency": 0.15, "online": 0.25}
_SCALE = ("agree_strongly", "agree", "neutral", "disagree", "disagree_strongly", "do_not_know")


def entrance_cast() -> Iterator[Voice]:
    """All of them, in random order."""
    dice = random.Random(SEED)  # noqa: S311 -- made-up people, not a secret
    people = [code for code, number in PEOPLE.items() for _each in range(number)]
    dice.shuffle(people)
    said = _Said(dice)
    for number, code in enumerate(people):
        voice = Voice(code, days_ago=dice.randint(CLOSED + 1, OPENED - 1))
        voice.invited = dice.random() < 0.35
        voice.assisted = VOICES[code] == "citizens" and dice.random() < 0.2
        voice.purposes = frozenset(
            purpose for purpose, chance in (("publish", 0.8), ("quote", 0.6)) if dice.random() < chance
        )
        voice.email = f"aanklopper{number}@voorbeeld.example" if number % 8 == 0 else ""
        voice.took_part_before = "no" if number % 4 else ""
        _choose(voice, dice)
        _speak(voice, said)
        yield voice


class _Said:
    """Hands each text out once."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._left: dict[tuple[str, str], list[object]] = {}

    def take(self, name: str, voices: str) -> object | None:
        texts: dict[str, Sequence[object]] = getattr(words_entrance, name)
        left = self._left.setdefault((name, voices), self._dice.sample(list(texts[voices]), len(texts[voices])))
        return left.pop() if left and self._dice.random() < 0.8 else None


def _choose(voice: Voice, dice: random.Random) -> None:
    inside = VOICES[voice.perspective] == "government"
    places = [code for code, chance in _PLACES.items() if dice.random() < chance] or ["phone"]
    voice.choices["where"] = ["nowhere"] if dice.random() < 0.06 else places
    weights = [3, 1, 5] if inside else [1, 5, 4]
    voice.choices["helper_first"] = dice.choices(["always", "never", "depends"], weights)
    voice.choices["worker"] = dice.choices(_SCALE, [4, 5, 2, 3, 1, 1] if inside else [5, 6, 4, 2, 1, 3])


def _speak(voice: Voice, said: _Said) -> None:
    voices = VOICES[voice.perspective]

    def say(question: str, prompt: str, name: str) -> None:
        if isinstance(text := said.take(name, voices), str):
            voice.words[question, prompt] = text

    say("dare", "", "DARE")
    if "nowhere" in voice.choices["where"]:
        say("where", "nowhere", "HOLDS_BACK")
    if "depends" in voice.choices["helper_first"]:
        say("helper_first", "depends", "DEPENDS")
    if (opinion := voice.choices["worker"][0]).startswith("disagree"):
        say("worker", opinion, "DISAGREE")
    if isinstance(story := said.take("STORIES", voices), tuple):
        for prompt, text in zip(("where", "why_good"), story, strict=True):
            voice.words["welcome", prompt] = text
