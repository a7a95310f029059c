from pathlib import Path

import pytest

from tests.architecture.layers import LAYERS, find_apps, violations

ROOT = Path(__file__).resolve().parents[2]


def test_nobody_in_the_house_knows_what_is_above_or_beside():
    assert violations(ROOT) == []


def test_the_house_is_found_at_all():
    assert {"config", "home", "consultation", "contributions", "people", "audit"} <= set(find_apps(ROOT))


def test_every_app_stands_on_one_layer():
    names = [name for layer in LAYERS for name in layer]
    assert sorted(names) == sorted(set(names))


def plant(root: Path, path: str, source: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    for folder in (file.parent, *file.parent.parents):
        if folder in (root, root / "site"):
            break
        (folder / "__init__.py").touch()
    file.write_text(source)


@pytest.mark.parametrize(
    ("path", "source", "complaint"),
    [
        ("site/people/models.py", "from consultation import service", "1: people may not know consultation"),
        ("site/people/models.py", "import pages.service", "1: people may not know pages"),
        ("site/people/forms.py", "if True:\n    from privacy.service import x", "2: people may not know privacy"),
        (
            "consultation/rounds.py",
            "from contributions.intake import begin",
            "1: consultation enters contributions by intake; the door is contributions.service",
        ),
        (
            "consultation/rounds.py",
            "from contributions.models import Occasion\nOccasion.objects.filter(pk=1).delete()",
            "2: consultation does Occasion.delete(); the door is contributions.service",
        ),
        ("site/notices/models.py", 'x = models.ForeignKey("privacy.Consent")', "1: notices may not know privacy"),
        ("site/notices/models.py", 'x = OneToOneField(to="home.HomePage")', "1: notices may not know home"),
        ("site/audit/models.py", "x = models.ForeignKey(settings.AUTH_USER_MODEL)", "1: audit may not know people"),
        (
            "site/notices/deed.py",
            'apps.get_model("contributions.Contribution")',
            "1: notices may not know contributions",
        ),
        (
            "site/privacy/migrations/0001_initial.py",
            'class Migration:\n    dependencies = [("synthesis", "0001_initial")]',
            "2: privacy may not know synthesis",
        ),
        (
            "site/privacy/migrations/0001_initial.py",
            'x = models.ForeignKey(to="contributions.occasion")',
            "1: privacy may not know contributions",
        ),
        ("consultation/models/round.py", "from ..views import show", "1: models may not need views of its own app"),
        ("consultation/enums.py", "from .models import Round", "1: enums may not need models of its own app"),
    ],
)
def test_a_planted_violation_is_reported(tmp_path, path, source, complaint):
    plant(tmp_path, path, source)
    assert violations(tmp_path) == [f"{path}:{complaint}"]


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("consultation/rounds.py", "from contributions import service as contributions"),
        ("consultation/rounds.py", "from contributions.service import begin"),
        ("consultation/models/round.py", "from contributions.models import Occasion"),
        ("consultation/rounds.py", "from contributions.models import Occasion\ndef f(occasion: Occasion): ..."),
        ("consultation/rounds.py", "from contributions.models import Occasion\nOccasion.objects.filter(pk=1)"),
        ("consultation/views.py", "from .forms import StartForm\nfrom . import rounds"),
        ("site/config/urls.py", "from consultation import urls"),
        ("site/pages/migrations/0001_initial.py", "d = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]"),
        ("site/contributions/models.py", 'x = models.ForeignKey("people.Participant")'),
        ("site/home/views.py", "from django.apps import apps"),
    ],
)
def test_what_is_allowed_passes(tmp_path, path, source):
    plant(tmp_path, path, source)
    assert violations(tmp_path) == []


def test_an_app_without_a_place_is_reported(tmp_path):
    plant(tmp_path, "site/utils/text.py", "")
    assert violations(tmp_path) == ["utils has no place in LAYERS"]
