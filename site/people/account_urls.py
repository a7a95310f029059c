"""The addresses of signing in. allauth has more; what is not here does not exist.

No passwords: nobody sets, changes or resets one. One signs in with a code by mail, or with a passkey.
"""

from allauth.account import views
from django.urls import include, path

from .fresh_views import EmailView, FreshCodeView
from .session_views import EndSessionView

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("login/code/", views.request_login_code, name="account_request_login_code"),
    path("login/code/confirm/", views.confirm_login_code, name="account_confirm_login_code"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("signup/", views.signup, name="account_signup"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("reauthenticate/code/", FreshCodeView.as_view(), name="account_reauthenticate_by_code"),
    path("email/", EmailView.as_view(), name="account_email"),
    path("confirm-email/", views.email_verification_sent, name="account_email_verification_sent"),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    path("sessions/<int:pk>/end/", EndSessionView.as_view(), name="usersessions_end"),
]
