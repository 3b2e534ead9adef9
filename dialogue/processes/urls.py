from django.urls import path

from dialogue.processes import answer_views, views

app_name = "processes"
urlpatterns = [
    path("meedoen/", views.process_list, name="list"),
    path("meedoen/<slug:slug>/", views.process_detail, name="detail"),
    path("meedoen/<slug:slug>/antwoord/", answer_views.answer, name="answer"),
]
