"""What people do all the while: take part, take back, sign up, vote in a class, release words, make files."""

import hashlib
import itertools
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html

from tests.factories import sounds
from tests.faults.campaign.guest import Guest
from tests.faults.campaign.ledger import Ledger
from tests.faults.person import OPEN_QUESTION, Person, name_of
from tests.faults.visitor import Answer, NoAnswer, fields_of

_OK, _FOUND, _GONE = 200, 302, 404
#: In a class; a few more screens than pupils are let in, no more.
PUPILS = 60


class People:
    """Everybody, and what was promised to them. One thread per journey; each begins anew until told to stop."""

    def __init__(self, url: str, set_up: dict[str, Any], folder: Path, seed: int) -> None:
        self.url, self.set_up, self.folder = url, set_up, folder
        self.ledger = Ledger()
        self.persons: list[Person] = []
        self.withdrawn: list[Person] = []
        #: How many recordings were acknowledged.
        self.spoken = 0
        self.receipts: list[str] = []
        #: Of who signed up: the code at the door, the address, and whether they stepped back.
        self.sign_ups: list[dict[str, Any]] = []
        self.choices: Counter[tuple[str, int, str]] = Counter()
        self.joined: Counter[str] = Counter()
        self.words: list[str] = []
        self.released: list[str] = []
        #: Key of a dossier -> the sum of what was fetched.
        self.files: dict[str, str] = {}
        self.journeys: Counter[str] = Counter()
        self.failures: list[str] = []
        self.stopping = threading.Event()
        self._seed, self._numbers, self._lock = seed, itertools.count(), threading.Lock()
        deeds = (
            *[self.take_part] * 4, *[self.sign_up] * 2, *[self.vote] * 2,
            self.speak, self.release, self.make_dossier, self.read,
        )  # fmt: skip
        self._threads = [threading.Thread(target=self._work, args=(deed,), daemon=True) for deed in deeds]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def finish(self, seconds: float = 300) -> None:
        """Everybody who is busy finishes."""
        self.stopping.set()
        deadline = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(timeout=max(deadline - time.monotonic(), 0))
        self.failures += [f"still waiting: {thread.name}" for thread in self._threads if thread.is_alive()]

    def _work(self, deed: Callable[[int, random.Random], None]) -> None:
        while not self.stopping.is_set():
            with self._lock:
                number = next(self._numbers)
            try:
                deed(number, random.Random(f"{self._seed} {number}"))
                self.journeys[deed.__name__] += 1
            except Exception as problem:  # told at the end
                self.failures.append(f"{deed.__name__} {number}: {problem!r}"[:600])
                time.sleep(0.5)

    def guest(self, dice: random.Random, **cookies: str) -> Guest:
        """Somebody new."""
        made = Guest(self.url, self.ledger, dice)
        made.cookies |= cookies
        return made

    def take_part(self, number: int, dice: random.Random) -> None:
        """A whole round; some ask for their receipt by mail, some take everything back."""
        person = Person(name_of(number), self.url, self.set_up["slug"], dice, patience=240)
        guest = person.visitor = self.guest(dice)
        self.persons.append(person)
        person.take_part()
        if dice.random() < 0.3:
            address = f"{person.name}-bewijs@voorbeeld.nl"
            page = guest.look(f"{person.base}bedankt/")
            to = f"{person.base}bedankt/stuur/"
            sent = guest.press(page, fields_of(page.form(to), {"email": address}), to)
            assert "gestuurd=1" in sent.location, f"{sent.status}: {sent.told}"
            self.receipts.append(address)
        if dice.random() < 0.2:
            door = guest.look("/mijn-inbreng/")
            opened = guest.press(door, fields_of(door.form(), {"code": person.code}))
            assert opened.location, f"{opened.status}: {opened.told}"
            page = guest.look("/mijn-inbreng/terughalen/")
            back = guest.press(page, fields_of(page.form(), {}))
            assert "alles-terug" in back.location, f"{back.status} {back.location}: {back.told}"
            self.withdrawn.append(person)

    def speak(self, _number: int, dice: random.Random) -> None:
        """Somebody begins a round and speaks an answer: a draft, with a file in the storage."""
        guest, base = self.guest(dice), f"/meedoen/{self.set_up['slug']}/"
        page = guest.look(f"{base}vraag/1/")
        chosen = page.form().xpath(".//input[@name='keuze']")[0].get("value")
        guest.press(page, fields_of(page.form(), {"keuze": chosen, "actie": "verder"}))
        path = f"{base}vraag/{OPEN_QUESTION}/opname/?bij="
        page = guest.look(path)
        fields = [*fields_of(page.form(f"{base}vraag/{OPEN_QUESTION}/opname/"), {}), ("actie", "stuur")]
        kept = guest.press_with_file(
            path, [each for each in fields if each[0] != "geluid"], "geluid", sounds.wav(dice.randint(5, 60))
        )
        assert "klaar=bewaard" in kept.location, f"{kept.status}: {kept.told}"
        self.spoken += 1
        time.sleep(0.5)

    def sign_up(self, number: int, dice: random.Random) -> None:
        """All screens of a date; some step back again."""
        guest = self.guest(dice)
        email = f"gast-{name_of(number)}@voorbeeld.nl"
        way = dice.choice(["mail", "phone", "none"])
        typed: dict[str, dict[str, str | list[str]]] = {
            "aantal": {"people": str(dice.randint(1, 2))},
            "wie": {"perspective": "experience_expert"},
            "bereik": {"way": way},
            "adres": {"name": "Kim", "email": email} if way == "mail" else {"name": "Kim", "phone": "06 12 34 56 78"},
        }
        page = guest.look(f"/agenda/aanmelden/{self.set_up['date']}/aantal/")
        while "/overzicht/" not in page.path:
            step = page.path.rstrip("/").rpartition("/")[2]
            sent = guest.press(page, fields_of(page.form(), typed.get(step, {})))
            assert sent.location, f"{step}: {sent.status} {sent.told}"
            page = guest.look(sent.location)
        sent = guest.press(page, fields_of(page.form(), {}))
        assert "/bedankt/" in sent.location, f"{sent.status} {sent.location}: {sent.told}"
        thanks = guest.look(sent.location)
        own = next((path for path in _links(thanks) if path.startswith("/uitnodiging/")), "")
        made = {"email": email if way == "mail" else "", "own": own, "left": False}
        self.sign_ups.append(made)
        if own and dice.random() < 0.3:
            answer = guest.press(guest.look(own), [("antwoord", "komt_niet")], own)
            assert answer.status == _FOUND, f"{answer.status}: {answer.told}"
            made["left"] = True

    def vote(self, number: int, dice: random.Random) -> None:
        """A pupil: an age, two choices, sometimes another mind, and words."""
        room = self._class_with_room()
        if room is None:
            self.read(number, dice)
            return
        guest = self.guest(dice)
        page = guest.look(f"/klas/{room['code']}/leeftijd/")
        ages = [each.get("value") for each in page.form().xpath(".//input[@name='age_group']")]
        guest.press(page, fields_of(page.form(), {"age_group": dice.choice(ages)}))
        for item in room["items"]:
            chosen = ""
            for _mind in range(1 + (dice.random() < 0.3)):
                page = guest.look(f"/klas/{room['code']}/vraag/{item}/")
                options = [each.get("value") for each in page.form().xpath(".//input[@name='choice']")]
                chosen = dice.choice(options)
                kept = guest.press(page, fields_of(page.form(), {"choice": chosen}))
                assert kept.location, f"{kept.status}: {kept.told}"
            with self._lock:
                self.choices[room["code"], item, chosen] += 1
        page = guest.look(f"/klas/{room['code']}/vraag/{room['words']}/")
        text = f"leerling-{name_of(number)} zegt: bel ons gewoon."
        kept = guest.press(page, fields_of(page.form(), {"text": text}))
        assert kept.location, f"{kept.status}: {kept.told}"
        self.words.append(text)

    def _class_with_room(self) -> dict[str, Any] | None:
        with self._lock:
            room = next((each for each in self.set_up["classes"] if self.joined[each["code"]] < PUPILS), None)
            if room is not None:
                self.joined[room["code"]] += 1
            return room

    def release(self, _number: int, dice: random.Random) -> None:
        """A moderator lets the first words through."""
        guest = self.guest(dice, **self.set_up["moderator"])
        queue = guest.look("/beheer/moderatie/")
        first = next((p for p in _links(queue) if p.startswith("/beheer/moderatie/") and len(p) > 48), "")
        if not first:
            time.sleep(0.3)
            return
        words = guest.look(first)
        if words.status == _GONE:  # taken back since the list was made
            return
        done = guest.press(words, fields_of(words.form(), {"actie": "publish"}))
        if done.location:
            self.released.append(first.rstrip("/").rpartition("/")[2])

    def make_dossier(self, _number: int, dice: random.Random) -> None:
        """An analyst asks for a dossier, waits for it and fetches it. A run that failed was told so."""
        guest = self.guest(dice, **self.set_up["analyst"])
        page = guest.look("/beheer/exports/vraag/")
        asked = guest.press(page, fields_of(page.form(), {"format": "xlsx", "audience": "intern"}))
        assert asked.location, f"{asked.status}: {asked.told}"
        key = next(part for part in asked.location.split("/") if len(part) == 36)
        for _look in range(60):
            if self.stopping.is_set():
                return
            try:
                status, file = guest.download(f"/beheer/exports/{key}/bestand/")
            except NoAnswer:
                status = 0
            if status == _OK:
                self.files[key] = hashlib.sha256(file).hexdigest()
                (self.folder / f"dossier-{key}.xlsx").write_bytes(file)
                return
            time.sleep(1)

    def read(self, _number: int, dice: random.Random) -> None:
        """Somebody who only reads: pages, and a picture from the storage."""
        guest = self.guest(dice)
        for path in ("/", f"/meedoen/{self.set_up['slug']}/", "/agenda/", "/mijn-inbreng/"):
            guest.look(path)
        try:
            status, picture = guest.download(self.set_up["picture"])
        except NoAnswer:
            return
        assert status == _OK and picture[:4] == b"\x89PNG" and picture[-8:-4] == b"IEND", "half a picture"
        time.sleep(0.2)


def _links(page: Answer) -> list[str]:
    return [str(link.get("href", "")) for link in lxml.html.fromstring(page.html).xpath("//main//a")]
