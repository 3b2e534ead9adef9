from django.urls import path

from dialogue.moderation import public_views, views

app_name = "moderation"
urlpatterns = [
    path("modereren/", views.queue, name="queue"),
    path("modereren/logboek/", views.log, name="log"),
    path("modereren/<int:pk>/", views.item, name="item"),
    path("modereren/<int:pk>/oppakken/", views.claim, name="claim"),
    path("modereren/<int:pk>/loslaten/", views.release, name="release"),
    path("modereren/<int:pk>/verbergen/", views.hide, name="hide"),
    path("modereren/<int:pk>/terugzetten/", views.restore, name="restore"),
    path("modereren/<int:pk>/laten-staan/", views.keep, name="keep"),
    path("modereren/<int:pk>/bezwaar/", views.settle, name="settle"),
    path("meedoen/<slug:slug>/gesprek/<int:pk>/melden/", public_views.flag, name="flag"),
    path("meedoen/<slug:slug>/gesprek/<int:pk>/bezwaar/", public_views.appeal, name="appeal"),
]
