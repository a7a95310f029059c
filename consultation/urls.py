"""Public addresses of this app, under /meedoen/. The round's own page is Wagtail's."""

from django.urls import path

from .views import (
    about_you,
    finish,
    help_desk,
    invited,
    news,
    printed,
    question,
    react,
    recording,
    results,
    start,
    trial,
    words,
)

app_name = "consultation"

urlpatterns = [
    path("proef/<str:token>/", trial.Start.as_view(), name="trial"),
    path("proef/<str:token>/<int:number>/", trial.Question.as_view(), name="trial_question"),
    path("proef/<str:token>/einde/", trial.End.as_view(), name="trial_end"),
    path("kaart/", invited.EnterCard.as_view(), name="card"),
    path("kaart/<str:code>/", invited.ShowCard.as_view(), name="card_show"),
    path("uitleg/meningsgroepen/", results.ExplainedGroups.as_view(), name="explained_groups"),
    path("uitleg/<slug:method>/", results.Explained.as_view(), name="explained"),
    path("nieuws/", news.SubscribeToAll.as_view(), name="news_all"),
    path("nieuws/ja/<str:token>/", news.Confirm.as_view(), name="news_confirm"),
    path("nieuws/stop/<str:token>/", news.Stop.as_view(), name="news_stop"),
    path("<slug:slug>/begin/", start.Begin.as_view(), name="begin"),
    path("<slug:slug>/verder/", start.Resume.as_view(), name="resume"),
    path("<slug:slug>/opnieuw/", start.StartOver.as_view(), name="start_over"),
    path("<slug:slug>/vraag/<int:number>/", question.Question.as_view(), name="question"),
    path("<slug:slug>/vraag/<int:number>/opname/", recording.RecordAnswer.as_view(), name="record"),
    path("<slug:slug>/opname/<uuid:pk>/", recording.OwnSound.as_view(), name="sound"),
    path("<slug:slug>/wie/", about_you.Perspective.as_view(), name="perspective"),
    path("<slug:slug>/eerder/", about_you.TookPartBefore.as_view(), name="before"),
    path("<slug:slug>/toestemming/", about_you.Consents.as_view(), name="consents"),
    path("<slug:slug>/bereik/", about_you.Reach.as_view(), name="reach"),
    path("<slug:slug>/ingelogd/", about_you.LoggedIn.as_view(), name="logged_in"),
    path("<slug:slug>/overzicht/", finish.Overview.as_view(), name="overview"),
    path("<slug:slug>/bedankt/", finish.Thanks.as_view(), name="thanks"),
    path("<slug:slug>/bedankt/stuur/", finish.SendToMyself.as_view(), name="send"),
    path("<slug:slug>/later/", finish.Later.as_view(), name="later"),
    path("<slug:slug>/afsluiten/", finish.LetGo.as_view(), name="let_go"),
    path("<slug:slug>/formulier.pdf", printed.PrintedForm.as_view(), name="printed_form"),
    path("<slug:slug>/hulp/", help_desk.Help.as_view(), name="help"),
    path("<slug:slug>/nieuws/", news.Subscribe.as_view(), name="news"),
    path("<slug:slug>/bel-mij/", help_desk.CallMe.as_view(), name="call_me"),
    path("<slug:slug>/uitkomst/", results.Results.as_view(), name="results"),
    path("<slug:slug>/uitkomst/<int:order>/", results.Results.as_view(), name="results_one"),
    path("<slug:slug>/bijdragen/", words.PublishedWords.as_view(), name="words"),
    path("<slug:slug>/bijdragen/<uuid:pk>/", words.OneContribution.as_view(), name="words_one"),
    path("<slug:slug>/bijdragen/<uuid:pk>/reageer/", react.React.as_view(), name="react"),
]
