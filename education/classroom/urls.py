"""Addresses of classes, under /klas/. A code has no vowels, so it is never one of the words here."""

from django.urls import path

from .board_views import Board, Results
from .care_view import CareForPupils
from .paper_view import Paper
from .pupil_views import Age, Done, EnterClass, JoinClass, LetGo, Question
from .teacher_views import CloseClass, CountHands, NewClass, Teacher

app_name = "classroom"

urlpatterns = [
    path("", EnterClass.as_view(), name="enter"),
    path("maak/", NewClass.as_view(), name="new"),
    path("zorgen/", CareForPupils.as_view(), name="care"),
    path("docent/<str:token>/", Teacher.as_view(), name="teacher"),
    path("docent/<str:token>/tel/<int:pk>/", CountHands.as_view(), name="count"),
    path("docent/<str:token>/papier/", Paper.as_view(), name="paper"),
    path("docent/<str:token>/sluit/", CloseClass.as_view(), name="close"),
    path("<str:code>/", JoinClass.as_view(), name="join"),
    path("<str:code>/leeftijd/", Age.as_view(), name="age"),
    path("<str:code>/vraag/<int:pk>/", Question.as_view(), name="question"),
    path("<str:code>/klaar/", Done.as_view(), name="done"),
    path("<str:code>/wis/", LetGo.as_view(), name="let_go"),
    path("<str:code>/bord/", Board.as_view(), name="board"),
    path("<str:code>/uitslag/", Results.as_view(), name="results"),
]
