from django.urls import path

from dialogue.contributions import views

app_name = "contributions"
urlpatterns = [
    path("meedoen/<slug:slug>/gesprek/", views.conversation, name="conversation"),
    path("meedoen/<slug:slug>/gesprek/bijdragen/", views.contribute, name="contribute"),
    path("meedoen/<slug:slug>/gesprek/<int:pk>/steunen/", views.give_support, name="support"),
    path(
        "meedoen/<slug:slug>/gesprek/<int:pk>/niet-meer-steunen/", views.take_support_back, name="unsupport"
    ),
]
