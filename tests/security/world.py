"""One of everything that has an address, so that every address can be asked for."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.urls import URLPattern, URLResolver, get_resolver

from consultation.entering import begin
from consultation.gaps import make_task
from consultation.models import Analysis, CallBackRequest, Entry, Item, PrintedPile, Round, Step
from contributions.models import AgendaItem, ImportRun, Message, Receipt
from focusgroups.models import Note, Plan, Sending
from gatherings.models import MessageText
from gatherings.service import tell
from handover.models import ReportText, Run, WooRelease
from notices.models import Notice
from outreach.models import NewsletterIssue
from people.models import Perspective
from people.service import Role
from synthesis.service import make_code
from tests.consultation.recording.speaker import handed_in
from tests.factories import draws, education, focusgroups, gatherings, lesson_packs, outreach
from tests.factories.cards import batch_of
from tests.factories.caselab import case, lab_step
from tests.factories.contributions import (
    CareSignalFactory,
    ContributionFactory,
    ReactionFactory,
    ReceiptFactory,
    RulesFactory,
    SecondReadingFactory,
)
from tests.factories.design import add, product_in_the_making
from tests.factories.notices import NoticeFactory
from tests.factories.people import staff
from tests.factories.privacy import RightsRequestFactory
from tests.factories.ratings import cases_step, criteria_version
from tests.factories.rounds import draft_round, open_round
from tests.factories.synthesis import (
    DecisionFactory,
    FindingFactory,
    person_heard,
    sample_of,
    suggestion_for,
    words_of,
)
from tests.handover.published.making import published
from tests.handover.woo.cases import request_at_work

#: Namespaces of libraries: what Wagtail protects by its own permissions is not listed name by name.
LIBRARIES = ("wagtail", "mfa", "account", "usersessions")
#: Of these libraries our own data is behind it, so they are listed all the same.
OURS_AFTER_ALL = ("wagtailusers_users:",)


def _sample() -> Any:
    return sample_of(5, first=staff(Role.ANALYST), second=staff(Role.ANALYST))


@dataclass(frozen=True)
class Address:
    """One address of ours: its name and the path with what must be filled in."""

    name: str
    route: str
    parameters: tuple[str, ...]

    @property
    def is_staff(self) -> bool:
        return self.route.startswith("beheer/")


def addresses() -> list[Address]:
    """Every address of ours in the URLconf."""
    found: dict[str, Address] = {}
    for pattern, route, name in walk(get_resolver().url_patterns, "", ()):
        if not name or (name.startswith(LIBRARIES) and not name.startswith(OURS_AFTER_ALL)):
            continue
        parameters = tuple(sorted(pattern.pattern.converters))
        found.setdefault(name, Address(name, route, parameters))
    return list(found.values())


def all_staff_paths() -> list[str]:
    """Every path under /beheer/, Wagtail's own included, with something filled in."""
    paths = []
    for pattern, route, _name in walk(get_resolver().url_patterns, "", ()):
        if not route.startswith("beheer/") or "^" in route:
            continue
        path = route
        for name, converter in pattern.pattern.converters.items():
            example = {"IntConverter": "1", "UUIDConverter": str(uuid4())}.get(type(converter).__name__, "iets")
            for start in (f"<int:{name}>", f"<uuid:{name}>", f"<slug:{name}>", f"<str:{name}>", f"<{name}>"):
                path = path.replace(start, example)
        if "<" not in path and "(?P" not in path:
            paths.append("/" + path)
    return sorted(set(paths))


def walk(patterns: Any, route: str, names: tuple[str, ...]) -> Any:
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield pattern, here, ":".join([*names, pattern.name]) if pattern.name else ""
        elif isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns, here, (*names, pattern.namespace) if pattern.namespace else names)


def _pile(round_: Round) -> PrintedPile:
    return PrintedPile.objects.create(round=round_, count=3, asked_by=staff(Role.ORGANISER))


def _entry(round_: Round) -> Entry:
    return begin(round_, channel="paper", token=uuid4(), by=staff(Role.FACILITATOR))


def _woo() -> dict[str, Any]:
    """A request in which one text was judged, and its file."""
    case = request_at_work(staff(Role.PRIVACY_OFFICER), f"bevinding:{FindingFactory().pk}")
    made = WooRelease.objects.create(request=case, number=1, state="failed")
    return {"pk": case.pk, "document": case.documents.get().pk, "release": made.pk, "to": "released"}


def _design() -> dict[str, Any]:
    product = product_in_the_making()
    row = add(product, "Wie lang wacht, gaat voor")
    return {
        "pk": product.pk,
        "version": row.version_id,
        "row": row.pk,
        "element": row.element_id,
        "direction": "omlaag",
    }


def _group() -> dict[str, Any]:
    """A group with one of everything: what stands after its name in an address under /beheer/gespreksgroepen/."""
    group = focusgroups.group()
    session = focusgroups.session(group, definite=True)
    question = focusgroups.guide(group)
    seat = gatherings.seat(session)
    note = Note.objects.create(gathering=session, nonce=uuid4(), text="Gewoon bellen.")
    return {
        "pk": group.pk,
        "session": session.pk,
        "candidate": focusgroups.candidate(group).pk,
        "transcript": focusgroups.transcript(session).pk,
        "check": focusgroups.member_check(session).pk,
        "section": question.section_id,
        "question": question.pk,
        "person": seat.participant_id,
        "note": note.pk,
        "what": "kaartjes",
        "draw": draws.finished(group).pk,
        "plan": Plan.objects.create(group=group, state="done").pk,
        "deed": "website",
        "pair": 1,
        "state": "planning",
        "sending": Sending.objects.create(group=group).pk,
    }


def _event() -> dict[str, Any]:
    """An event with one of everything: what stands after its name in an address under /beheer/in-het-land/."""
    event = outreach.event()
    date = outreach.date(event)
    sign_up = outreach.sign_up(date)
    return {
        "pk": event.pk,
        "date": date.pk,
        "sign_up": sign_up.pk,
        "state": "cancelled",
        "question": outreach.question(event).pk,
        "partner": outreach.partner().pk,
    }


def _partner() -> dict[str, Any]:
    """A partner with somebody to call."""
    contact = outreach.contact()
    return {"pk": contact.partner_id, "contact": contact.pk}


def _sent_letter() -> NewsletterIssue:
    """A newsletter that everybody may read."""
    return NewsletterIssue.objects.create(subject="Nieuws", text="Kom langs.", state="sent", sent_on=date(2026, 1, 1))


def _public_event() -> dict[str, Any]:
    """An event that everybody may see: a date to sign up for, and one that goes on, with a question on the tables."""
    event = outreach.event(page=True)
    coming = outreach.date(event)
    now = outreach.began(outreach.date(event))
    return {
        "date": coming.pk,
        "step": "aantal",
        "token": "bestaat-niet",
        "slug": event.slug,
        "code": now.card_code,
        "question": outreach.question(event).pk,
        "day": now.gathering.starts_here.date().isoformat(),
        "pk": _sent_letter().pk,
    }


def _public_group() -> dict[str, Any]:
    """A group that everybody may see, with a draw on the website."""
    group = focusgroups.group()
    focusgroups.candidate(group)
    return {"slug": group.slug, "pk": draws.finished(group).pk}


def _class() -> dict[str, Any]:
    """A class that is open, with something to answer."""
    made = education.classroom()
    return {"pk": made.pk, "code": made.code, "item": made.pack.class_items.earliest("order").pk}


def _pack() -> dict[str, Any]:
    """A lesson pack with a release: what stands in its addresses, for staff and for everybody."""
    release = lesson_packs.released()
    part = release.pack.materials.all()[0]
    staff_keys = {"pk": release.pack_id, "part": part.pk, "what": "les", "audience": "docent", "state": "published"}
    file = lesson_packs.file_of(release)
    of_pack = {"slug": release.pack.slug, "token": "bestaat-niet"}
    return {
        "teacher_feedback": {"pk": education.feedback(release.pack).pk},
        "packs": {**staff_keys, "number": release.number},
        "education": {**of_pack, "pk": file.pk, "number": 1, "key": part.stable_key, "form": "zip"},
    }


def _dossier() -> dict[str, Any]:
    """A dossier that stands on the website."""
    publication = published()
    return {"slug": publication.slug, "name": "dossier.json", "number": publication.run.name}


def _call() -> UUID:
    """Somebody to call about their seat."""
    seat = gatherings.seat(gatherings.planned(), participant=gatherings.person(phone="0701234567", reach_by="phone"))
    tell(seat, "confirm")
    return seat.messages.get().pk


def _meeting() -> dict[str, Any]:
    """A gathering that takes place, with somebody on its waiting list."""
    meeting = gatherings.planned()
    return {"pk": meeting.pk, "seat": gatherings.seat(meeting, "waiting").pk}


@dataclass
class World:
    """The things, by the namespace in whose addresses they stand."""

    keys: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def make(cls) -> "World":
        round_ = open_round()
        class_ = _class()
        item = Item.objects.asked().filter(step__round=round_).first()
        contribution = ContributionFactory()
        receipt: Receipt = ReceiptFactory(participation=contribution.participation)
        message = Message.objects.create(receipt=receipt, side="participant", kind="question", text="Wanneer?")
        notice: Notice = NoticeFactory(failed=True)
        words = words_of(person_heard(round_.occasion), "Begin klein.", leave_to="publish", published=True)
        return cls(
            {
                "rounds": {
                    "pk": round_.pk,
                    "step_pk": Step.objects.filter(round=round_).order_by("order")[0].pk,
                    "state": "review",
                    "number": 1,
                    "direction": "omlaag",
                    "run": ImportRun.objects.create(occasion=round_.occasion, file_name="a.xlsx", state="checked").pk,
                    "item": item.pk,
                    "batch": batch_of(round_).pk,
                    "method": "questions",
                    "lab": lab_step(round_).pk,
                    "cases_step": cases_step(draft_round("casussen"), criteria_version(), ()).pk,
                    "contribution": words.pk,
                    "analysis": Analysis.objects.create(step=Step.objects.filter(round=round_).earliest("order")).pk,
                },
                "groups": _group(),
                "events": _event(),
                "partners": _partner(),
                "newsletters": {"pk": NewsletterIssue.objects.create(subject="Nieuws", text="Kom langs.").pk},
                "story_start": {"pk": round_.occasion_id},
                "to_tell": {"pk": _call()},
                "message_texts": {"pk": MessageText.objects.get(kind="invite").pk},
                "meetings": _meeting(),
                "venues": {"pk": gatherings.venue(name="Buurthuis").pk},
                "gatherings": {"token": "bestaat-niet"},
                "cases": {"pk": case(1).pk},
                "entries": {"pk": _entry(round_).pk, "round_pk": round_.pk, "pile_pk": _pile(round_).pk},
                "call_backs": {
                    "pk": CallBackRequest.objects.create(round=round_, phone="0701234567", token=uuid4()).pk,
                    "state": "done",
                },
                "design": _design(),
                "gaps": {
                    "pk": make_task(
                        round_,
                        Perspective.objects.get(code="youth"),
                        missing=3,
                        plan="Een avond.",
                        due_on=date(2099, 1, 1),
                        owner=None,
                        by=None,
                    ).pk,
                    "round_pk": round_.pk,
                    "code": "science",
                    "state": "done",
                },
                "recordings": {"pk": handed_in(round_).pk},
                "besluiten": {"pk": DecisionFactory().pk, "to": "open"},
                "bevindingen": {"pk": FindingFactory(concept=True).pk, "to": "adopted"},
                "coderen": {"pk": contribution.pk},
                "codeboek": {"pk": make_code(name="Bellen", by=None).pk},
                "samen_coderen": {
                    "pk": sample_of(5, first=staff(Role.ANALYST), second=staff(Role.ANALYST)).pk,
                    "order": 1,
                },
                "voorstellen": {"pk": suggestion_for(contribution).code_id, "number": suggestion_for(contribution).pk},
                "moderatie": {"pk": contribution.pk},
                "logboek": {"kind": "contributions.contribution", "key": contribution.pk},
                "zorgsignalen": {"pk": CareSignalFactory().pk},
                "tweede_lezers": {"pk": SecondReadingFactory().pk},
                "reacties": {"pk": ReactionFactory(contribution=words).pk},
                "moderatieregels": {"pk": RulesFactory(coming=True).pk},
                "vragen": {"pk": receipt.pk},
                "agenda": {"pk": AgendaItem.objects.first().pk},
                "gelegenheden": {"pk": round_.occasion_id},
                "berichten": {"pk": notice.pk},
                "perspectieven": {"pk": Perspective.objects.get(code="youth").pk},
                "wagtailusers_users": {"pk": staff(Role.EDITOR, first_name="R", last_name="R").pk},
                "verslagteksten": {"pk": ReportText.objects.create(place="method", body="Zo.").pk},
                "woo": _woo(),
                "verzoeken": {"pk": RightsRequestFactory(kind="correction").pk},
                "runs": {"pk": Run.objects.create(state="restricted").pk, "format": "xlsx", "form": "xlsx"},
                "dossiers": _dossier(),
                "consultation": {
                    "slug": round_.slug,
                    "number": 1,
                    "order": 2,
                    "method": "questions",
                    "code": "bestaat-niet",
                    "token": "bestaat-niet",
                    "pk": words.pk,
                },
                "focusgroups": _public_group() | {"step": "wie", "token": "bestaat-niet"},
                "outreach": _public_event(),
                **_pack(),
                "picture": {"name": "images/staat-er-niet.png"},
                "rules_version": {"number": 1},
                "classes": {"pk": class_["pk"]},
                "classroom": {"code": class_["code"], "pk": class_["item"], "token": "bestaat-niet"},
                "synthesis": {"pk": DecisionFactory(opened=True).pk},
                "receipt": {"pk": contribution.pk, "token": "bestaat-niet"},
                "message": {"pk": message.pk},
            }
        )

    def of(self, address: Address) -> dict[str, Any]:
        """What to fill in for this address."""
        namespace = address.name.split(":")[0]
        known = dict(self.keys.get(namespace, {}))
        if "vraag/<uuid:pk>" in address.route:
            known["pk"] = known["item"]
        if address.name in ("outreach:date_file", "outreach:table_card"):
            known["pk"] = known["date" if address.name == "outreach:date_file" else "question"]
        if address.name == "rounds:lab":
            known["step_pk"] = known["lab"]
        return {name: known[name] for name in address.parameters}

    def nobody(self, address: Address) -> dict[str, Any]:
        """The same with a number that belongs to nothing."""
        filled = self.of(address)
        for name in ("pk", "step_pk", "round_pk", "cases_step"):
            if name in filled:
                filled[name] = 999_999 if isinstance(filled[name], int) else uuid4()
        return filled
