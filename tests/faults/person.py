"""A person who takes part and does not give up, and remembers exactly what the platform promised to have kept."""

import random
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tests.faults.visitor import Answer, Fields, NoAnswer, Visitor, fields_of

#: "Welke zaken moet de belangenbehartiger niet aannemen?" in the template: always asked, and in words.
OPEN_QUESTION = 6


class NeverAnswered(AssertionError):
    """The server stayed away longer than any kill explains."""


@dataclass
class Person:
    """Fills in every question with words of their own; each redirect seen is a promise, and is written down.

    `said`: words per question and field, that were acknowledged. `seen` counts what happened on the way.
    `handing_in` is called right before the form is handed in; after `patience` seconds without answer they give up.
    """

    name: str
    url: str
    slug: str
    rng: random.Random
    double_clicks: float = 0.1
    handing_in: Callable[[], None] = lambda: None
    patience: float = 120.0
    visitor: Visitor = field(init=False)
    said: dict[tuple[str, str], str] = field(default_factory=dict)
    chosen: dict[str, list[str]] = field(default_factory=dict)
    perspective: str = ""
    before: str = ""
    consents: list[str] = field(default_factory=list)
    email: str = ""
    handed_in: bool = False
    thanked: bool = False
    seconds_to_hand_in: float = 0.0
    seen: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.visitor = Visitor(self.url)

    @property
    def base(self) -> str:
        """Where the round is."""
        return f"/meedoen/{self.slug}/"

    @property
    def code(self) -> str:
        """The receipt code, as the cookie holds it."""
        held = next((value for name, value in self.visitor.cookies.items() if "ronde-" in name), "")
        return held.strip('"').rpartition(":")[0]

    def take_part(self) -> None:
        """All of it."""
        self.prepare()
        self.hand_in()

    def prepare(self) -> None:
        """Up to the overview, and sometimes back to change a word."""
        page = self._get(f"{self.base}vraag/1/")
        while "/vraag/" in page.path:
            page = self._follow(self._answer(page))
        page = self._about_you(page)
        if self.rng.random() < 0.4:
            page = self._change_one()
        assert page.path == f"{self.base}overzicht/", f"{self.name} is at {page.path}: {page.told}"

    def hand_in(self) -> None:
        """Hand in, until the thank-you page is there."""
        page = self._get(f"{self.base}overzicht/")
        if "/bedankt/" not in page.path:
            self.handing_in()
            started = time.monotonic()
            answer = self._send(page, [])
            self.seconds_to_hand_in = time.monotonic() - started
            assert "/bedankt/" in answer.location, f"{answer.status} {answer.location}: {answer.told}"
            self.handed_in = True
            page = self._follow(answer)
        self.handed_in = True
        assert "Uw antwoorden zijn binnen" in page.text, page.told
        assert all(f">{word}<" in page.html for word in self.code.split("-")), "the thank-you page shows another code"
        self.thanked = True

    # --- The questions ------------------------------------------------------------------------------

    def _answer(self, page: Answer, again: str = "") -> Answer:
        form = page.form()
        filled, words = self._fill(form, page.path, again)
        answer = self._send(page, fields_of(form, {**filled, "actie": "verder"}))
        assert answer.location, f"{self.name}: no redirect after {page.path}: {answer.status} {answer.told}"
        question = urlsplit(page.path).path
        self.said |= {(question, name): text for name, text in words.items()}
        for name, value in filled.items():
            if name not in words:
                self.chosen[f"{question}{name}"] = [value] if isinstance(value, str) else value
        return answer

    def _fill(self, form: Any, path: str, again: str) -> tuple[dict[str, str | list[str]], dict[str, str]]:
        """What to fill in, and which of it are words that will be handed in."""
        filled: dict[str, str | list[str]] = {}
        words: dict[str, str] = {}
        options = [box.get("value") for box in form.xpath(".//input[@name='keuze']")]
        if options:
            is_one = bool(form.xpath(".//input[@name='keuze'][@type='radio']"))
            filled["keuze"] = self.rng.sample(options, 1 if is_one else 2)
        ranks = form.xpath(".//select[starts-with(@name, 'plek_')]")
        for place, select in enumerate(self.rng.sample(ranks, len(ranks)), start=1):
            filled[select.get("name")] = str(place)
        for area in form.xpath(".//textarea"):
            name = area.get("name")
            if not name.startswith("reden_") or name.removeprefix("reden_") in filled["keuze"]:
                text = f"{self.name} zegt{again} bij {name} op {path.strip('/').rpartition('/')[2]}: “€ {{}} <b>”."
                filled[name] = words[name] = text
        return filled, words

    def _change_one(self) -> Answer:
        """Back from the overview to an open question; the other words count from then on."""
        page = self._get(f"{self.base}vraag/{OPEN_QUESTION}/?terug=overzicht")
        self.seen["changed"] += 1
        return self._follow(self._answer(page, again=" bij nader inzien"))

    # --- After the questions ------------------------------------------------------------------------

    def _about_you(self, page: Answer) -> Answer:
        codes = [box.get("value") for box in page.form().xpath(".//input[@name='perspective']")]
        perspective = self.rng.choice(codes)
        page = self._follow(self._send(page, fields_of(page.form(), {"perspective": perspective})))
        self.perspective = perspective
        before = self.rng.choice(["", *(box.get("value") for box in page.form().xpath(".//input[@name='before']"))])
        page = self._follow(self._send(page, fields_of(page.form(), {"before": before} if before else {})))
        self.before = before
        boxes = [box.get("name") for box in page.form().xpath(".//input[@type='checkbox']")]
        consents = sorted(name for name in boxes if self.rng.random() < 0.5)
        page = self._follow(self._send(page, fields_of(page.form(), dict.fromkeys(consents, "on"))))
        self.consents = consents
        email = f"{self.name}@voorbeeld.nl" if self.rng.random() < 0.5 else ""
        reach: dict[str, str | list[str]] = {"how": "adres", "email": email} if email else {"how": "zonder"}
        page = self._follow(self._send(page, fields_of(page.form(), reach)))
        self.email = email
        return page

    # --- The line -----------------------------------------------------------------------------------

    def _get(self, path: str) -> Answer:
        deadline = time.monotonic() + self.patience
        while time.monotonic() < deadline:
            try:
                return self._sound(self.visitor.follow(self.visitor.get(path)))
            except NoAnswer:
                self.seen["pages cut off"] += 1
                time.sleep(self.rng.uniform(0.05, 0.3))
        raise NeverAnswered(path)

    def _follow(self, answer: Answer) -> Answer:
        return self._get(answer.location) if answer.location else answer

    def _send(self, page: Answer, fields: Fields) -> Answer:
        """Send a form until there is an answer: the same once more, or the page again and then the same words."""
        path = urlsplit(page.path).path
        fields = fields or fields_of(page.form(), {})
        deadline = time.monotonic() + self.patience
        was_cut_off = False
        while time.monotonic() < deadline:
            try:
                answer = self._sound(self._press(path, fields))
            except NoAnswer:
                self._cut_off(path)
                was_cut_off = True
            else:
                self.seen["hand-ins that had arrived after all"] += was_cut_off and "al=1" in answer.location
                return answer
            if self.rng.random() < 0.5:
                again = self._get(page.path)
                if urlsplit(again.path).path != path:
                    # What was cut off had arrived after all, and the page leads on: as good as an answer.
                    self.seen["hand-ins that had arrived after all"] += 1
                    return Answer(path, 302, again.path, "")
                hidden = dict(fields_of(again.form(), {}))
                fields = [(name, hidden.get(name, value) if name in HIDDEN else value) for name, value in fields]
        raise NeverAnswered(path)

    def _cut_off(self, path: str) -> None:
        self.seen["hand-ins cut off" if path.endswith("/overzicht/") else "answers cut off"] += 1
        time.sleep(self.rng.uniform(0.05, 0.3))

    def _press(self, path: str, fields: Fields) -> Answer:
        if self.rng.random() >= self.double_clicks:
            return self.visitor.post(path, fields)
        self.seen["double clicks"] += 1
        with ThreadPoolExecutor(2) as fingers:
            clicks = [fingers.submit(self.visitor.post, path, fields) for _ in range(2)]
        answers = [click.result() for click in clicks if click.exception() is None]
        for answer in answers:
            self._sound(answer)
        if not answers:
            raise NoAnswer(path)
        return answers[-1]

    def _sound(self, answer: Answer) -> Answer:
        self.seen["requests"] += 1
        assert answer.status < 500, f"{self.name}: {answer.status} on {answer.path}: {answer.told}"
        return answer


#: Fields that a browser takes from the page, and a person never types.
HIDDEN = {"csrfmiddlewaretoken", "versie", "vraag", "gezegd", "opnieuw"}


def name_of(number: int) -> str:
    """Letters only: digits could look like a number that must be masked."""
    letters = ""
    while True:
        letters = chr(ord("a") + number % 26) + letters
        number = number // 26 - 1
        if number < 0:
            return f"deelnemer-{letters}"


def broken_promises(people: list[Person], told: dict[str, Any]) -> list[str]:
    """Every promise the platform made to these people and did not keep; [] is what we want."""
    broken = []
    for person in people:
        kept = told["behind"][person.code]
        if kept is None:
            broken.append(f"{person.name}: nothing in the database")
            continue
        words = sorted(person.said.values())
        expected = {
            "state": "counted" if person.handed_in else "draft",
            "words" if person.handed_in else "draft_words": words,
            "perspective": person.perspective,
            "before": person.before,
            "email": person.email,
            "consents": person.consents,
        }
        for what, value in expected.items():
            held = sorted(kept[what]) if isinstance(kept[what], list) else kept[what]
            if held != value:
                broken.append(f"{person.name}, {what}: promised {value!r}, kept {held!r}")
        if person.handed_in and any(kept["draft_words"]):
            broken.append(f"{person.name}: draft words left behind")
        choices = sorted(value for name, value in _flat(person.chosen))
        held_choices = sorted(code for value in kept["values"].values() for code in value.get("choices", []))
        if choices != held_choices:
            broken.append(f"{person.name}, choices: promised {choices}, kept {held_choices}")
    return broken


def _flat(chosen: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, values in chosen.items() if name.endswith("keuze") for value in values]
