from io import StringIO

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_the_migrations_say_what_the_models_say():
    output = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=output, verbosity=1)
    assert output.getvalue().strip() == "No changes detected"
