from django.urls import path

from dialogue.notifications import views

app_name = "notifications"
urlpatterns = [
    path("mijn/volgen/", views.mine, name="mine"),
    path("mijn/volgen/adres-werkt/", views.works_again, name="works_again"),
    path("volgen/<slug:kind>/<int:key>/", views.follow_thing, name="follow"),
    path("afmelden/<str:token>/", views.stop, name="stop"),
    path("meedoen/<slug:slug>/agenda.ics", views.calendar, name="calendar"),
]
