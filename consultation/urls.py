"""Public addresses of this app, under /meedoen/. The round's own page is Wagtail's."""

from django.urls import path

from .views import about_you, finish, help_desk, question, recording, start

app_name = "consultation"

urlpatterns = [
    path("<slug:slug>/begin/", start.Begin.as_view(), name="begin"),
    path("<slug:slug>/verder/", start.Resume.as_view(), name="resume"),
    path("<slug:slug>/opnieuw/", start.StartOver.as_view(), name="start_over"),
    path("<slug:slug>/vraag/<int:number>/", question.Question.as_view(), name="question"),
    path("<slug:slug>/vraag/<int:number>/opname/", recording.RecordAnswer.as_view(), name="record"),
    path("<slug:slug>/opname/<uuid:pk>/", recording.OwnSound.as_view(), name="sound"),
    path("<slug:slug>/wie/", about_you.Perspective.as_view(), name="perspective"),
    path("<slug:slug>/toestemming/", about_you.Consents.as_view(), name="consents"),
    path("<slug:slug>/bereik/", about_you.Reach.as_view(), name="reach"),
    path("<slug:slug>/ingelogd/", about_you.LoggedIn.as_view(), name="logged_in"),
    path("<slug:slug>/overzicht/", finish.Overview.as_view(), name="overview"),
    path("<slug:slug>/bedankt/", finish.Thanks.as_view(), name="thanks"),
    path("<slug:slug>/bedankt/stuur/", finish.SendToMyself.as_view(), name="send"),
    path("<slug:slug>/later/", finish.Later.as_view(), name="later"),
    path("<slug:slug>/afsluiten/", finish.LetGo.as_view(), name="let_go"),
    path("<slug:slug>/hulp/", help_desk.Help.as_view(), name="help"),
    path("<slug:slug>/bel-mij/", help_desk.CallMe.as_view(), name="call_me"),
]
