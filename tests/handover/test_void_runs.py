"""Public exports are void when words in them may not be public any more; files that no run names go."""

import os
import time

import pytest
from django.core.files.base import ContentFile

from contributions.service import moderation
from handover import runs
from handover.dossier import Order
from handover.models import Run
from people.service import Role
from privacy.service import Purpose, set_consents
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def states():
    """The state of an internal and of a public run that were made before."""
    analyst = staff(Role.ANALYST)
    made = [runs.ask(Order("xlsx", audience), by=analyst).pk for audience in ("intern", "openbaar")]
    return lambda: [Run.objects.get(pk=pk).state for pk in made]


@pytest.mark.parametrize("purpose", [Purpose.PUBLISH, Purpose.QUOTE])
def test_withdrawing_leave_voids_public_runs_only(states, purpose):
    person = ContributionFactory(published=True).participation.participant
    set_consents(person, {purpose}, {purpose})
    assert states() == ["done", "done"]
    set_consents(person, set(), {purpose})
    assert states() == ["done", "superseded"]


def test_withdrawing_leave_for_contact_voids_nothing(states):
    person = ContributionFactory(published=True).participation.participant
    set_consents(person, {Purpose.CONTACT}, {Purpose.CONTACT})
    set_consents(person, set(), {Purpose.CONTACT})
    assert states() == ["done", "done"]


@pytest.mark.parametrize("deed", ["hold", "withhold", "redact"])
@pytest.mark.parametrize("published", [True, False])
def test_taking_words_off_the_website_voids_public_runs(states, deed, published):
    words = ContributionFactory(published=published, original="Bel mij thuis.")
    more = {"spans": [(0, 3)]} if deed == "redact" else {}
    act = getattr(moderation, deed)
    act(words.pk, by=staff(Role.MODERATOR), version=words.version, reason="spam", **more)
    assert states() == ["done", "superseded" if published else "done"]


def test_an_old_file_without_a_run_goes_and_a_new_one_stays(db):
    storage = runs.private_storage()
    old, new = (storage.save(f"{runs.FOLDER}/{name}.xlsx", ContentFile(b"x")) for name in ("oud", "nieuw"))
    long_ago = time.time() - runs.LONGEST_RUN.total_seconds() - 60
    os.utime(storage.path(old), (long_ago, long_ago))
    runs.sweep()
    assert (storage.exists(old), storage.exists(new)) == (False, True)
    storage.delete(new)
