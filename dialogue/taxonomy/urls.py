"""Pages of tags. The page of a spoor is Wagtail's (/sporen/<slug>/)."""

from django.urls import path

from dialogue.taxonomy import views

app_name = "taxonomy"
urlpatterns = [
    path("doelgroepen/", views.target_groups, name="target_groups"),
    path("doelgroepen/<slug:slug>/", views.target_group, name="target_group"),
    path("wijken/", views.neighbourhoods, name="neighbourhoods"),
    path("wijken/<slug:slug>/", views.neighbourhood, name="neighbourhood"),
    path("bewegingen/", views.movements, name="movements"),
    path("bewegingen/<slug:slug>/", views.movement, name="movement"),
]
