"""The panel "Wie ontbreekt?", the table of targets, and gaps that become tasks: through the public door."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from consultation.enums import GapTaskState, RoundState
from consultation.figures.keeping import count
from consultation.gaps import MOVES, change_task, make_task, move
from consultation.models import GapTask, Round, RoundFigures, Target
from consultation.targets import Wish, copy_targets, problems_in, set_targets, targets_of, tree_of_targets, version_of
from contributions.service import ChangedMeanwhile, Refused
from people.models import Perspective
from people.service import Role
from tests.factories.balance import drafts_from, people_from
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff
from tests.factories.rounds import draft_round, item_of, open_round

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def enter(role: Role) -> Client:
    client = Client()
    client.force_login(staff(role))
    return client


def perspective(code: str) -> Perspective:
    return Perspective.objects.get(code=code)


def posted(round_: Round, **changes: Any) -> dict[str, Any]:
    """The table as a browser sends it; `changes` by column_code ("share_youth")."""
    targets = {target.perspective_id: target for target in targets_of(round_)}
    data: dict[str, Any] = {"version": version_of(targets.values())}
    for each in tree_of_targets():
        target = targets.get(each.pk)
        data[f"share_{each.pk}"] = "" if target is None or target.share is None else target.share
        data[f"tolerance_{each.pk}"] = target.tolerance if target else 5
        data[f"minimum_{each.pk}"] = target.minimum if target and target.minimum else ""
    for name, value in changes.items():
        column, _, code = name.partition("_")
        data[f"{column}_{perspective(code).pk}"] = value
    return data


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


class TestTargets:
    def test_a_new_round_asks_for_three_groups_and_for_the_voices_that_were_missing(self) -> None:
        found = {target.perspective.code: target for target in targets_of(draft_round())}
        assert [found[code].share for code in ("citizens", "civil_society", "government")] == [34, 33, 33]
        assert {code for code, target in found.items() if target.share is None} == {
            "experience_expert", "youth", "entrepreneur", "science", "tax_inspector"
        }  # fmt: skip
        assert all(target.minimum for target in found.values())

    def test_an_organiser_changes_the_whole_table_at_once(self) -> None:
        round_, client = open_round(), enter(Role.ORGANISER)
        url = reverse("rounds:targets", args=[round_.pk])
        assert "Wie willen wij horen?" in text(client.get(url))
        changes = {"share_citizens": "50", "share_civil_society": "25", "share_government": "25", "minimum_youth": ""}
        response = client.post(url, posted(round_, **changes))
        assert response["Location"] == reverse("rounds:balance", args=[round_.pk])
        found = {target.perspective.code: target for target in targets_of(round_)}
        assert (found["citizens"].share, found["citizens"].minimum, "youth" in found) == (50, 10, False)
        assert AuditEvent.objects.filter(action="consultation.set_targets").count() == 1

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"share_citizens": "50"}, "De groepen moeten samen 100 procent zijn. Nu is het 116."),
            (
                {"share_youth": "20", "share_entrepreneur": "20"},
                "De soorten onder ‘burgers’ zijn samen 40 procent. De groep zelf is 34.",
            ),
            ({"share_youth": "veel"}, "Vul een heel getal in van 0 tot en met 100, of laat het leeg."),
            ({"share_youth": "-3"}, "Vul een heel getal in van 0 tot en met 100, of laat het leeg."),
            ({"tolerance_youth": "51"}, "Vul een heel getal in van 0 tot en met 50, of laat het leeg."),
        ],
    )
    def test_what_does_not_add_up_is_a_sentence_and_what_was_typed_stays(self, changes, sentence) -> None:
        round_, client = open_round(), enter(Role.ORGANISER)
        before = version_of(targets_of(round_))
        response = client.post(reverse("rounds:targets", args=[round_.pk]), posted(round_, **changes))
        assert response.status_code == 422
        assert sentence in text(response)
        assert all(f'value="{value}"' in text(response) for value in changes.values())
        assert version_of(targets_of(round_)) == before

    def test_shares_may_all_be_empty(self) -> None:
        wishes = {each.pk: Wish(minimum=3) for each in tree_of_targets()}
        assert problems_in(wishes, tree_of_targets()) == []

    def test_two_organisers_at_once_the_second_sees_both_and_loses_nothing(self) -> None:
        round_, client = open_round(), enter(Role.ORGANISER)
        url = reverse("rounds:targets", args=[round_.pk])
        first, second = posted(round_, minimum_youth="12"), posted(round_, minimum_youth="20")
        assert client.post(url, first).status_code == 302
        behind = client.post(url, second)
        assert behind.status_code == 409
        assert "Een collega veranderde de streefcijfers ook." in text(behind)
        assert 'value="20"' in text(behind) and "· 12" in text(behind)
        again = {**second, "version": version_of(targets_of(round_))}
        assert again["version"] in text(behind)
        assert client.post(url, again).status_code == 302
        assert Target.objects.get(perspective__code="youth").minimum == 20

    def test_a_closed_round_is_measured_by_what_was_agreed(self) -> None:
        round_, client = open_round(), enter(Role.ORGANISER)
        data = posted(round_, minimum_youth="12")
        Round.objects.update(state=RoundState.REVIEW)
        response = client.post(reverse("rounds:targets", args=[round_.pk]), data, follow=True)
        assert "De streefcijfers staan nu vast." in text(response)
        with pytest.raises(Refused, match="gesloten"):
            set_targets(round_, {}, seen=data["version"], by=None)

    def test_a_copy_wants_to_hear_the_same_people(self) -> None:
        source, copy = draft_round(), draft_round("kopie")
        copy.targets.all().delete()
        copy_targets(source, copy)
        assert version_of(targets_of(copy)) == version_of(targets_of(source))

    def test_the_database_refuses_two_targets_for_one_perspective_and_an_empty_one(self) -> None:
        round_ = draft_round()
        for fields in ({"perspective": perspective("youth"), "share": 3}, {"perspective": perspective("parliament")}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Target.objects.create(round=round_, **fields)


class TestThePanel:
    def test_tells_in_words_who_was_heard_and_who_is_missing(self) -> None:
        round_ = open_round()
        people_from("entrepreneur", 1, round_)
        people_from("youth", 9, round_, recruitment="invited", took_part_before="yes")
        people_from("first_line_helper", 40, round_, took_part_before="no")
        people_from("tax_office", 10, round_, took_part_before="no")
        people_from("unknown", 3, round_)
        people_from("team", 2, round_)
        people_from("trade_association", 4, round_, speaks_for="organisation")
        drafts_from(round_, 2, item_of(round_, "single"), timezone.localdate() - timedelta(days=2))
        count(round_)
        shown = text(enter(Role.ANALYST).get(reverse("rounds:balance", args=[round_.pk])))
        assert "Wij hoorden tussen 60 en 69 mensen." in shown
        assert "Van 10 mensen weten wij niet of zij al eerder meededen." in shown
        assert "ondernemers en zzp&#x27;ers: nog 4 mensen" in shown
        assert "burgers: nog 11 mensen" in shown  # ceil(34% x 60) - 10
        assert "meer dan afgesproken" in shown and "genoeg" in shown
        assert "De balans is 0,2 (1 is precies zoals afgesproken). Het minst gehoord: burgers." in shown
        assert "namens een organisatie: 4, apart geteld" in shown
        assert "2 formulieren zijn begonnen en niet ingestuurd." in shown
        assert "style=" not in shown.partition("<main")[2].partition("</main")[0]

    def test_flags_a_busy_day_and_a_text_that_came_three_times(self) -> None:
        round_ = open_round()
        day = date(2026, 3, 9)
        people = people_from("youth", 30, round_, handed_in_on=day)
        for number in range(3):
            people_from("youth", 2, round_, handed_in_on=day - timedelta(days=1 + number))
        for participation in people[:3]:
            ContributionFactory(participation=participation, original="Begin bij wie het langst wacht.")
        count(round_)
        url = reverse("rounds:balance", args=[round_.pk])
        shown = text(enter(Role.ANALYST).get(url))
        assert "Op 9 maart 2026 stuurden 30 mensen in. Op een gewone dag zijn dat er 2." in shown
        assert "3 mensen stuurden dezelfde tekst in" in shown and "Vraag een moderator" in shown
        moderator = enter(Role.MODERATOR)
        link = text(moderator.get(url)).partition("/beheer/moderatie/")[2].partition('"')[0]
        assert moderator.get(f"/beheer/moderatie/{link}").status_code == 200

    @pytest.mark.parametrize("name", ["rounds:balance", "rounds:inspect"])
    def test_asks_as_much_for_nobody_as_for_many(self, name: str) -> None:
        round_, client = open_round(), enter(Role.ORGANISER)
        url = reverse(name, args=[round_.pk])
        asked = []
        for number in (0, 60):
            people_from("youth", number, round_)
            people_from("tax_office", number, round_, speaks_for="organisation")
            if number:
                make(round_, "youth")
                make(round_, "science")
            count(round_)
            client.get(url)
            with CaptureQueriesContext(connection) as captured:
                client.get(url)
            asked.append(len(captured))
        assert asked[0] == asked[1]

    def test_a_round_that_was_never_counted_says_so(self) -> None:
        shown = text(enter(Role.ORGANISER).get(reverse("rounds:balance", args=[draft_round().pk])))
        assert "Deze ronde is nog niet geteld." in shown and "Er is nog niemand gehoord" in shown

    def test_counting_again_is_asked_for_by_a_button(self) -> None:
        round_, client = open_round(), enter(Role.MODERATOR)
        people_from("youth", 3, round_)
        assert client.get(reverse("rounds:recount", args=[round_.pk])).status_code == 405
        shown = client.post(reverse("rounds:recount", args=[round_.pk]), follow=True)
        assert "Wij tellen opnieuw." in text(shown)
        assert RoundFigures.objects.get().figures["before"] == {"": 3}

    def test_the_page_of_a_round_has_it_in_short_for_who_may_see_it(self) -> None:
        round_ = open_round()
        people_from("youth", 4, round_)
        count(round_)
        url = reverse("rounds:inspect", args=[round_.pk])
        assert "jongeren: nog 1 persoon" in text(enter(Role.ORGANISER).get(url))
        assert "Kies wie wij willen horen" not in text(enter(Role.ANALYST).get(url))
        assert "nog 1 persoon" not in text(enter(Role.EDITOR).get(url))


def make(round_: Round, code: str, **fields: Any) -> GapTask:
    return make_task(
        round_,
        perspective(code),
        **{"missing": 4, "plan": "Een avond bij de club.", "due_on": timezone.localdate(), "owner": None, "by": None}
        | fields,
    )


class TestGapTasks:
    def test_a_gap_becomes_a_task_that_stands_in_the_list_and_on_the_panel(self) -> None:
        round_, client = open_round(), enter(Role.ORGANISER)
        people_from("entrepreneur", 1, round_)
        count(round_)
        url = reverse("gaps:make", args=[round_.pk, "entrepreneur"])
        assert url in text(client.get(reverse("rounds:balance", args=[round_.pk])))
        shown = client.get(url)
        form = shown.context["form"]
        assert "nog 4 mensen" in text(shown)
        day = (timezone.localdate() + timedelta(days=3)).strftime("%d-%m-%Y")
        data = {"plan": form.initial["plan"], "due_on": day, "owner": form.initial["owner"]}
        assert client.post(url, data).status_code == 302
        task = GapTask.objects.get()
        assert (task.missing, task.state, task.owner_id) == (4, "open", form.initial["owner"])
        assert task.plan == "Wij zoeken ondernemers en zzp'ers: nog 4."
        assert url not in text(client.get(reverse("rounds:balance", args=[round_.pk])))
        assert "ondernemers en zzp" in text(client.get(reverse("gaps:index")))

    def test_a_double_click_is_one_task_and_the_second_keeps_what_was_typed(self) -> None:
        round_, client = open_round(), enter(Role.ORGANISER)
        url = reverse("gaps:make", args=[round_.pk, "youth"])
        owner = client.get(url).context["form"].initial["owner"]
        day = timezone.localdate().strftime("%d-%m-%Y")
        for plan in ("Naar de school.", "Naar de sportclub."):
            response = client.post(url, {"plan": plan, "due_on": day, "owner": owner})
        assert response.status_code == 422
        assert "Er loopt al een taak voor deze groep." in text(response) and "Naar de sportclub." in text(response)
        assert GapTask.objects.count() == 1
        with pytest.raises(IntegrityError), transaction.atomic():
            GapTask.objects.create(
                round=round_, perspective=perspective("youth"), missing=1, plan="Nog een.", due_on=timezone.localdate()
            )

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            ({"plan": ""}, "Schrijf op wat u gaat doen om deze mensen te horen."),
            ({"due_on": "1-1-2020"}, "Kies een dag die nog komt."),
            ({"due_on": "morgen"}, "Schrijf de dag zo: 31-12-2026."),
            ({"owner": ""}, "Kies wie dit doet."),
        ],
    )
    def test_a_mistake_is_a_sentence(self, data, sentence) -> None:
        round_, client = open_round(), enter(Role.ORGANISER)
        url = reverse("gaps:make", args=[round_.pk, "youth"])
        owner = client.get(url).context["form"].initial["owner"]
        good = {"plan": "Naar de school.", "due_on": timezone.localdate().strftime("%d-%m-%Y"), "owner": owner}
        response = client.post(url, {**good, **data})
        assert response.status_code == 422 and sentence in text(response)
        assert GapTask.objects.count() == 0

    def test_a_number_that_could_be_somebodys_is_masked(self) -> None:
        assert "123456782" not in make(open_round(), "youth", plan="Bel 123456782 over de avond.").plan

    @pytest.mark.parametrize("code", ["unknown", "team", "bestaat-niet"])
    def test_nobody_is_looked_for_where_no_target_is_filled(self, code: str) -> None:
        url = reverse("gaps:make", args=[open_round().pk, code])
        assert enter(Role.ORGANISER).get(url).status_code == 404

    def test_it_is_changed_and_closed_by_a_person_and_then_a_new_one_may_be_made(self) -> None:
        round_, client = open_round(), enter(Role.ORGANISER)
        task = make(round_, "youth")
        people_from("youth", 30, round_)
        count(round_)
        assert "Het gat is dicht." in text(client.get(reverse("rounds:balance", args=[round_.pk])))
        assert GapTask.objects.get().state == GapTaskState.OPEN, "it does not close by itself"
        url = reverse("gaps:edit", args=[task.pk])
        owner = staff(Role.ORGANISER)
        data = {"plan": "Twee avonden.", "due_on": "31-12-2099", "owner": owner.pk, "seen": 1}
        assert client.post(url, data).status_code == 302
        behind = client.post(url, {**data, "plan": "Drie avonden."})
        assert behind.status_code == 409 and "Drie avonden." in text(behind)
        done = reverse("gaps:move", args=[task.pk, "done"])
        assert client.post(done, {"seen": 1}).status_code == 422, "a colleague changed it"
        assert client.post(done, {"seen": 2, "outcome": "Er kwamen er twintig."}).status_code == 302
        task.refresh_from_db()
        assert (task.state, task.outcome, task.plan) == ("done", "Er kwamen er twintig.", "Twee avonden.")
        assert "Er kwamen er twintig." in text(client.get(url))
        assert make(round_, "youth").pk != task.pk

    def test_letting_go_asks_why(self) -> None:
        client = enter(Role.ORGANISER)
        task = make(open_round(), "youth")
        url = reverse("gaps:move", args=[task.pk, "dropped"])
        assert "Schrijf op waarom u dit loslaat." in text(client.post(url, {"seen": 1, "outcome": " "}))
        client.post(url, {"seen": 1, "outcome": "De school wil niet."})
        task.refresh_from_db()
        assert (task.state, task.closed_on) == ("dropped", timezone.localdate())

    @pytest.mark.parametrize("was", GapTaskState.values)
    @pytest.mark.parametrize("to", GapTaskState.values)
    def test_every_move_that_is_not_in_the_table_is_refused(self, was: str, to: str) -> None:
        task = make(open_round(), "youth")
        if was != GapTaskState.OPEN:
            GapTask.objects.update(state=was, closed_on=timezone.localdate(), outcome="Klaar.")
        if to in MOVES[was]:
            assert move(task, to, seen=1, by=None, outcome="Zo liep het af.").state == to
        else:
            with pytest.raises(Refused, match="Dit kan niet"):
                move(task, to, seen=1, by=None, outcome="Zo liep het af.")

    def test_a_closed_task_and_a_closed_round_take_nothing_new(self) -> None:
        round_ = open_round()
        task = make(round_, "youth")
        values = {"plan": "Anders.", "due_on": timezone.localdate(), "owner": None}
        with pytest.raises(ChangedMeanwhile):
            change_task(task, values, seen=9, by=None)
        move(task, "done", seen=1, by=None)
        with pytest.raises(Refused, match="afgerond"):
            change_task(task, values, seen=2, by=None)
        Round.objects.update(state=RoundState.REVIEW)
        with pytest.raises(Refused, match="gesloten"):
            make(round_, "science")

    def test_the_list_asks_as_much_for_one_as_for_three(self) -> None:
        round_, client = open_round(), enter(Role.ANALYST)
        owner = staff(Role.ORGANISER)
        asked = []
        for codes in (["youth"], ["science", "entrepreneur"]):
            for code in codes:
                make(round_, code, owner=owner)
            client.get(reverse("gaps:index"))
            with CaptureQueriesContext(connection) as captured:
                shown = client.get(reverse("gaps:index") + "?state=open")
            asked.append(len(captured))
        assert asked[0] == asked[1]
        assert text(shown).count("Een avond bij de club.") == 3

    @pytest.mark.parametrize("role", [Role.ANALYST, Role.MODERATOR])
    def test_who_only_looks_cannot_touch(self, role: Role) -> None:
        round_, client = open_round(), enter(role)
        task = make(round_, "youth")
        count(round_)
        shown = text(client.get(reverse("rounds:balance", args=[round_.pk])))
        assert "Maak er een taak van" not in shown and reverse("gaps:edit", args=[task.pk]) not in shown
        before = version_of(targets_of(round_))
        for address in (
            reverse("rounds:targets", args=[round_.pk]),
            reverse("gaps:make", args=[round_.pk, "science"]),
            reverse("gaps:edit", args=[task.pk]),
            reverse("gaps:move", args=[task.pk, "done"]),
        ):
            for response in (client.get(address), client.post(address, {"seen": 1})):
                assert response.status_code in (302, 403), address
                assert response.status_code == 403 or response.url == reverse("wagtailadmin_home"), address
        assert (version_of(targets_of(round_)), GapTask.objects.get().state) == (before, "open")
