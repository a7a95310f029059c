"""How Django knows this app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_save
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Users, participants, perspectives."""

    name = "people"
    verbose_name = _("Mensen")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the roles and the perspectives made after every migrate; keep little of sessions."""
        from allauth.account.signals import authentication_step_completed, email_changed
        from allauth.mfa.signals import authenticator_added
        from django.contrib.auth.signals import user_logged_in

        from .new_device import tell_new_device
        from .second_factor import count_as_used
        from .seeds import seed
        from .sessions import address_changed, keep_coarse, renew_key

        post_migrate.connect(seed, sender=self, dispatch_uid="people.seeds")
        pre_save.connect(keep_coarse, sender="usersessions.UserSession", dispatch_uid="people.sessions")
        email_changed.connect(address_changed, dispatch_uid="people.address")
        authentication_step_completed.connect(renew_key, dispatch_uid="people.new_key")
        authenticator_added.connect(count_as_used, dispatch_uid="people.second_factor")
        user_logged_in.connect(tell_new_device, dispatch_uid="people.new_device")
