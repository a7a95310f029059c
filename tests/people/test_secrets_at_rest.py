"""Who reads the database cannot make a code: the seeds of apps and spare codes are locked."""

import base64
import json
from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.apps import apps

from people.secrets_at_rest import is_locked, lock, unlock
from people.service import Role
from tests.factories.people import staff
from tests.people.test_second_factor import code_for

pytestmark = pytest.mark.django_db
migration = import_module("people.migrations.0004_secrets_at_rest")


def test_the_database_holds_neither_seed_nor_codes() -> None:
    colleague, secret = staff(Role.MODERATOR), generate_totp_secret()
    TOTP.activate(colleague, secret)
    codes = RecoveryCodes.activate(colleague).get_unused_codes()
    kept = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
    assert not any(code in kept for code in codes)
    assert kept.count('"f1:') == 2


def test_codes_work_as_before() -> None:
    colleague, secret = staff(Role.MODERATOR), generate_totp_secret()
    TOTP.activate(colleague, secret)
    codes = RecoveryCodes.activate(colleague).get_unused_codes()
    again = Authenticator.objects.get(user=colleague, type="totp").wrap()
    assert again.validate_code(code_for(secret))
    spare = Authenticator.objects.get(user=colleague, type="recovery_codes").wrap()
    assert spare.validate_code(codes[3])
    assert not spare.validate_code(codes[3]), "once"


def test_the_same_text_is_never_locked_the_same() -> None:
    assert lock("abc") != lock("abc")
    assert unlock(lock("abc")) == "abc"


def test_a_key_can_be_changed_without_anybody_losing_their_app(settings) -> None:
    settings.SECOND_FACTOR_KEYS = ["oud"]
    kept = lock("abc")
    settings.SECOND_FACTOR_KEYS = ["nieuw", "oud"]
    assert unlock(kept) == "abc"
    fresh = lock("abc")
    settings.SECOND_FACTOR_KEYS = ["nieuw"]
    assert unlock(fresh) == "abc"
    assert unlock(kept) != "abc"


@pytest.mark.parametrize(
    "kept", ["JBSWY3DPEHPK3PXP", "f1:geen-slot", "", f"f1:{base64.b64encode(b'x' * 80).decode()}"]
)
def test_what_we_did_not_lock_fits_no_code_and_breaks_nothing(kept: str) -> None:
    colleague = staff(Role.MODERATOR)
    Authenticator.objects.create(user=colleague, type="totp", data={"secret": kept})
    lock_ = Authenticator.objects.get(user=colleague).wrap()
    assert not lock_.validate_code(code_for("JBSWY3DPEHPK3PXP"))
    assert not is_locked(unlock(kept))


def test_what_was_there_before_is_locked_and_goes_on_working() -> None:
    colleague, secret = staff(Role.MODERATOR), generate_totp_secret()
    Authenticator.objects.create(user=colleague, type="totp", data={"secret": secret})
    Authenticator.objects.create(user=colleague, type="recovery_codes", data={"migrated_codes": ["12345678"]})
    for _time in range(2):
        migration.lock_all(apps, None)
    kept = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
    assert "12345678" not in kept
    assert Authenticator.objects.get(type="totp").wrap().validate_code(code_for(secret))
    assert Authenticator.objects.get(type="recovery_codes").wrap().validate_code("12345678")
    migration.unlock_all(apps, None)
    assert Authenticator.objects.get(type="totp").data == {"secret": secret}
