"""A dossier is what the database holds: no row more, no row less, no word changed, nobody findable."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contributions.enums import ContributionKind, EmptiedReason, ModerationReason, ModerationState
from contributions.models import AgendaItem, Contribution
from contributions.small_cells import HIDDEN
from handover.catalogue import app_sheets
from handover.dossier import Order, Refused
from handover.formats.cells import clean_text
from people.models import Perspective
from privacy.models import Consent, ConsentText
from privacy.service import Purpose
from synthesis.models import Decision, Evidence
from tests.factories.contributions import ContributionFactory, OccasionFactory, ParticipationFactory
from tests.factories.rounds import open_round
from tests.factories.synthesis import DecisionFactory, FindingFactory, ReactionFactory
from tests.handover.workbooks import dossier
from tests.sample_sizes import SAMPLE

pytestmark = pytest.mark.django_db

DANGEROUS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    '=HYPERLINK("http://example.org")',
    "\x00\x01\x1f",
    "😀",
    "\u202eomgekeerd",
]
WORDS = st.one_of(st.sampled_from(DANGEROUS), st.text(max_size=80), st.text(alphabet="=+-@\t\r\n'\"", max_size=5))


def consent(contribution, purpose):
    text = ConsentText.objects.get(purpose=purpose, active=True)
    Consent.objects.create(participant=contribution.participation.participant, purpose=purpose, text=text)


def test_the_sheets_are_there_in_order():
    assert list(dossier()) == [
        "Voorblad en leeswijzer",
        "Agenda",
        "WAT",
        "HOE",
        "WIE",
        "Ronde en vragen",
        "Balans en gaten",
        "Antwoorden per groep",
        "Waar mensen stoppen",
        "Stellingen",
        "Prioriteiten",
        "Casussen",
        "Uitgaven van teksten",
        "Tekst en reacties",
        "Gesprekken",
        "Handen",
        "Verslagen",
        "Deelnames",
        "Bijeenkomsten",
        "Signaalkaarten",
        "Handen in het land",
        "Verslagen in het land",
        "Klassen",
        "Klassen per vraag",
        "Bijdragen",
        "Moderatie",
        "Reacties op bijdragen",
        "Bevindingen",
        "Onderbouwing",
        "Codes",
        "Fragmenten",
        "Geschiedenis van de codes",
        "Hoe ver het lezen is",
        "Overeenstemming",
        "Ontwerp",
        "Versies van het ontwerp",
        "Besluiten",
        "Dekking van de keten",
        "Reacties op besluiten",
        "Over de methode",
        "Codeboek",
    ]


def test_the_agenda_is_whole_and_says_what_we_added_ourselves():
    rows = dossier()["Agenda"]
    assert [row["Actie"] for row in rows] == list(range(1, 11))
    assert [row["Actie"] for row in rows if row["Uit het advies"] == "nee"] == [7, 8]


def test_the_codebook_explains_every_column_of_every_sheet():
    made = dossier()
    explained = {(row["Blad"], row["Kolom"]) for row in made["Codeboek"]}
    team = [sheet for sheet in app_sheets() if "intern" in sheet.audiences]
    assert explained == {(sheet.title, column.title) for sheet in team for column in sheet.columns}
    assert all(row["Betekenis"] for row in made["Codeboek"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=SAMPLE.hypothesis_examples // 4)
@given(words=st.lists(WORDS, max_size=8))
def test_the_words_are_the_words_of_the_database_row_for_row(words):
    Contribution.objects.all().delete()
    participation = ParticipationFactory()
    for text in words:
        ContributionFactory(participation=participation, original="x" * len(text), redacted=text)
    rows = dossier()["Bijdragen"]
    expected = {str(each.pk): clean_text(each.redacted) for each in Contribution.objects.all()}
    assert {row["Nummer"]: row["Woorden"] for row in rows} == expected
    assert len(rows) == len(words)


def test_the_original_words_are_nowhere():
    ContributionFactory(original="Ik heet Ans Jansen", redacted="Ik heet ██████████")
    everything = str(dossier())
    assert "Ans Jansen" not in everything and "██████████" in everything


STATES = st.sampled_from(ModerationState.values)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=SAMPLE.hypothesis_examples // 6)
@given(
    st.lists(
        st.tuples(
            STATES,
            st.sampled_from(ModerationReason.values),
            st.booleans(),
            st.booleans(),
            st.booleans(),
            st.booleans(),
        ),
        max_size=8,
    )
)
def test_a_dossier_holds_what_its_audience_may_have_and_nothing_else(cases):
    Consent.objects.all().delete()
    Contribution.objects.all().delete()
    team, public = set(), set()
    for state, reason, may_publish, is_withdrawn, may_quote, is_empty in cases:
        made = ContributionFactory(moderation=state, reason=reason)
        if may_publish:
            consent(made, Purpose.PUBLISH)
        if may_publish and is_withdrawn:
            Consent.objects.filter(participant=made.participation.participant).update(withdrawn_on="2026-03-03")
        if may_quote:
            consent(made, Purpose.QUOTE)
        if is_empty:
            Contribution.objects.filter(pk=made.pk).update(
                original="", redacted="", emptied_reason=EmptiedReason.WITHDRAWN
            )
            continue
        if state != "withheld" or reason not in ("spam", "unlawful"):
            team.add(str(made.pk))
        if state == "published" and may_publish and not is_withdrawn:
            public.add(str(made.pk))
    assert {row["Nummer"] for row in dossier("intern")["Bijdragen"]} == team
    assert {row["Nummer"] for row in dossier("openbaar")["Bijdragen"]} == public


def test_the_consents_stand_beside_the_words():
    yes, no = ContributionFactory(), ContributionFactory()
    consent(yes, Purpose.QUOTE)
    told = {row["Nummer"]: (row["Mag op de website"], row["Mag geciteerd"]) for row in dossier()["Bijdragen"]}
    assert told == {str(yes.pk): ("nee", "ja"), str(no.pk): ("nee", "nee")}


def test_rows_stand_in_the_order_of_random_numbers_and_tell_no_day():
    for day in range(1, 10):
        ContributionFactory(arrived_on=f"2026-03-0{day}")
    rows = dossier()["Bijdragen"]
    assert [row["Nummer"] for row in rows] == sorted(row["Nummer"] for row in rows)
    assert "2026-03-0" not in str(rows)


def people(occasion, code, number, **fields):
    perspective = Perspective.objects.get(code=code)
    return [
        ParticipationFactory(occasion=occasion, participant__perspective=perspective, **fields) for _ in range(number)
    ]


def groups():
    return list(Perspective.objects.groups().filter(fills_target=True).order_by("order"))


def test_a_group_is_named_from_ten_people_and_not_before():
    occasion = OccasionFactory()
    large, small, _third = groups()
    for participation in [*people(occasion, large.code, 10), *people(occasion, small.code, 9)]:
        ContributionFactory(participation=participation)
    labels = [row["Perspectief"] for row in dossier()["Bijdragen"]]
    assert labels.count(large.label) == 10
    assert labels.count("niet vermeld") == 9


def test_channel_and_recruitment_are_told_only_when_ten_people_share_them():
    occasion = OccasionFactory()
    first, second, _third = groups()
    for participation in [
        *people(occasion, first.code, 12, recruitment="open"),
        *people(occasion, second.code, 12, recruitment="open"),
        *people(occasion, second.code, 2, recruitment="invited"),
    ]:
        ContributionFactory(participation=participation)
    told = {(row["Perspectief"], row["Werving"]) for row in dossier()["Bijdragen"]}
    assert told == {(first.label, "Open"), (second.label, "niet vermeld")}


def test_people_are_counted_open_and_invited_apart_and_small_numbers_hidden():
    occasion = OccasionFactory(title="Een ronde")
    first, second, third = groups()
    people(occasion, first.code, 20, recruitment="open")
    people(occasion, first.code, 7, recruitment="invited")
    people(occasion, second.code, 3, recruitment="open")
    people(occasion, third.code, 6, recruitment="open", draft=True)
    rows = {row["Groep"]: row for row in dossier()["Deelnames"]}
    assert rows["Totaal"]["Totaal"] == 30
    assert rows[second.label]["Open"] == HIDDEN
    hidden = [row["Open"] for row in rows.values()].count(HIDDEN)
    assert hidden >= 2


def test_a_decision_can_be_followed_to_its_words_and_back():
    proposal = ContributionFactory(kind=ContributionKind.PROPOSAL)
    evidence = ContributionFactory()
    unused = ContributionFactory()
    decision = DecisionFactory(title="Wij beginnen klein")
    decision.proposals.add(proposal)
    finding = FindingFactory(sentence="Veel mensen wachten te lang.")
    finding.evidence.add(evidence)
    made = dossier()
    told = {row["Nummer"]: row for row in made["Bijdragen"]}
    assert told[str(proposal.pk)]["Besluiten"] == "Wij beginnen klein"
    assert told[str(evidence.pk)]["Bevindingen"] == "Veel mensen wachten te lang."
    assert [told[str(each.pk)]["Waar gebruikt"] for each in (proposal, evidence, unused)] == [
        "besluit",
        "bevinding",
        "nog nergens gebruikt",
    ]
    assert str(decision.pk) in [row["Nummer"] for row in made["Besluiten"]]


def test_a_draft_decision_is_for_the_team_only():
    proposal = ContributionFactory(moderation=ModerationState.PUBLISHED)
    consent(proposal, Purpose.PUBLISH)
    draft = DecisionFactory(title="Misschien wel niet")
    Decision.objects.filter(pk=draft.pk).update(state="draft", decided_on=None)
    draft.proposals.add(proposal)
    assert "Misschien wel niet" in str(dossier("intern"))
    assert "Misschien wel niet" not in str(dossier("openbaar"))


def test_reactions_are_counted_for_everybody_and_read_by_the_team_only():
    decision = DecisionFactory(opened=True)
    for stance, number in (("agree", 9), ("disagree", 8), ("unclear", 2)):
        ReactionFactory.create_batch(number, decision=decision, stance=stance, words=f"Geheim: {stance}")
    ReactionFactory(decision=decision, edition=2, words="Op een andere uitgave")

    inside = dossier("intern")
    (row,) = inside["Besluiten"]
    assert [row[name] for name in ("Reacties", "Mee eens", "Niet mee eens", "Niet duidelijk")] == [19, 9, 8, 2]
    assert len(inside["Reacties op besluiten"]) == 20

    outside = dossier("openbaar")
    (row,) = outside["Besluiten"]
    assert row["Niet duidelijk"] == HIDDEN
    assert 2 not in [row[name] for name in ("Reacties", "Mee eens", "Niet mee eens", "Niet duidelijk")]
    assert [row[name] for name in ("Mee eens", "Niet mee eens", "Reacties")].count(HIDDEN) >= 1
    assert "Geheim" not in str(outside) and "Reacties op besluiten" not in outside


def test_a_dossier_of_one_round_holds_that_round_only():
    one, other = open_round("een"), open_round("twee", title="De andere ronde")
    here = ContributionFactory(participation=ParticipationFactory(occasion=one.occasion))
    ContributionFactory(participation=ParticipationFactory(occasion=other.occasion), original="van elders")
    made = dossier(round_slug="een")
    assert [row["Nummer"] for row in made["Bijdragen"]] == [str(here.pk)]
    assert "De andere ronde" not in str(made) and "van elders" not in str(made)


def test_a_dossier_of_one_action_holds_what_was_said_found_and_decided_about_it():
    triage, profile = AgendaItem.objects.get(code="triage"), AgendaItem.objects.get(code="profiel")
    about, other = OccasionFactory(title="Over triage"), OccasionFactory(title="Over het profiel")
    about.agenda_items.set([triage])
    other.agenda_items.set([profile])
    here = ContributionFactory(participation=ParticipationFactory(occasion=about))
    from_elsewhere = ContributionFactory(
        participation=ParticipationFactory(occasion=other), original="Toch over triage"
    )
    ContributionFactory(participation=ParticipationFactory(occasion=other), original="Alleen het profiel")
    finding = FindingFactory(agenda_item=triage, sentence="Bellen helpt.")
    FindingFactory(agenda_item=profile, sentence="Geduld is nodig.")
    Evidence.objects.create(finding=finding, contribution=from_elsewhere)
    made = dossier(agenda_code="triage")
    assert [row["Nummer"] for row in made["Bijdragen"]] == [str(here.pk)]
    assert [row["Bevinding"] for row in made["Bevindingen"]] == ["Bellen helpt."]
    assert [row["Bijdrage"] for row in made["Onderbouwing"]] == [str(from_elsewhere.pk)]
    assert "Over het profiel" not in str(made) and "Alleen het profiel" not in str(made)


@pytest.mark.parametrize(
    ("order", "sentence"),
    [
        (Order("xlsx", "openbaar", agenda_code="triage"), "Een openbaar dossier gaat over alles of over één ronde."),
        (Order("xlsx", "intern", "een", agenda_code="triage"), "Kies een ronde of een actie, niet allebei."),
        (Order("xlsx", "intern", agenda_code="niets"), "Deze actie staat niet op de agenda."),
    ],
)
def test_an_action_is_for_the_team_and_never_beside_a_round(order, sentence):
    open_round("een")
    with pytest.raises(Refused, match=sentence):
        order.check()


@pytest.mark.parametrize("count", [1, 300])
def test_more_words_ask_no_more_of_the_database(count, django_assert_max_num_queries):
    participation = ParticipationFactory()
    for _ in range(count):
        ContributionFactory(participation=participation, themes=("triage",))
    with django_assert_max_num_queries(69) as asked:
        assert len(dossier()["Bijdragen"]) == count
    _same(len(asked))


_asked: list[int] = []


def _same(number):
    _asked.append(number)
    assert len(set(_asked)) == 1, _asked
