from django.urls import path

from surveys.answering import sending, starting, views

app_name = "answering"
urlpatterns = [
    path("enquetes/", starting.survey_list, name="list"),
    path("enquetes/<slug:slug>/", starting.start, name="start"),
    path("enquetes/<slug:slug>/vraag/<int:number>/", views.question, name="question"),
    path("enquetes/<slug:slug>/overzicht/", sending.overview, name="overview"),
    path("enquetes/<slug:slug>/verstuurd/", sending.sent, name="sent"),
    path("enquetes/<slug:slug>/later/", views.later, name="later"),
    path("verder/", starting.resume, name="resume"),
    path("verder/<str:code>/", starting.resume, name="resume_by_link"),
]
