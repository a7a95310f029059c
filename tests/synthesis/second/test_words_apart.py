"""As long as two colleagues code words apart, nobody gives those words a code by another door."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from contributions.models import Contribution
from contributions.service import Refused
from people.service import Role
from synthesis.enums import SampleState
from synthesis.likeness.deeds import code_alike
from synthesis.likeness.finding import work
from synthesis.models import AgreementSample, Code, Coding, Comparing, Reading
from synthesis.second.moving import move
from tests.factories.people import staff
from tests.factories.synthesis import sample_of

pytestmark = pytest.mark.django_db
ALIKE = "Bel mij terug binnen een week, ook als er nog niets te melden is."


@pytest.fixture
def sample(settings: Any) -> AgreementSample:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return sample_of(5, first=staff(Role.ANALYST), second=staff(Role.ANALYST))


def test_a_third_colleague_gives_no_code_that_a_coder_would_find(client: Client, sample: AgreementSample) -> None:
    code, item = Code.objects.get(), sample.items.get(order=1)
    client.force_login(staff(Role.ANALYST))
    address = reverse("coderen:one", args=[item.contribution_id])
    for sent in ({"actie": "give", "alles": "1", "code": [str(code.pk)]}, {"actie": "no_content", "reden": "thanks"}):
        answer = client.post(address, sent)
        assert answer.status_code == 200 and "coderen deze inbreng nu los van elkaar" in answer.text
    assert not Coding.objects.exists() and not Reading.objects.exists()

    move(sample, SampleState.STOPPED, by=None)
    client.post(address, {"actie": "give", "alles": "1", "code": [str(code.pk)]})
    assert Coding.objects.count() == 1


def test_coding_what_looks_alike_leaves_them_alone(sample: AgreementSample) -> None:
    code, item = Code.objects.get(), sample.items.get(order=1)
    Contribution.objects.filter(pk=item.contribution_id).update(original=ALIKE, redacted=ALIKE)
    other = sample.items.get(order=2).contribution
    sample.items.get(order=2).delete()
    Contribution.objects.filter(pk=other.pk).update(original=ALIKE, redacted=ALIKE)
    work(Comparing.objects.create().pk)
    with pytest.raises(Refused):
        code_alike(other, [item.contribution_id], [code], by=sample.first_coder)
    assert code_alike(other, [other.pk, item.contribution_id], [code], by=sample.first_coder) == 1
    assert set(Coding.objects.values_list("excerpt__contribution", flat=True)) == {other.pk}
    assert set(Reading.objects.values_list("contribution", flat=True)) == {other.pk}
