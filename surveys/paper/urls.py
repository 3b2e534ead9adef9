from django.urls import path

from surveys.paper import assisted_views, printing_views, views

app_name = "paper"
urlpatterns = [
    path("invoer/", views.overview, name="overview"),
    path("invoer/<slug:slug>/", views.survey, name="survey"),
    path("invoer/<slug:slug>/stapel/<int:pk>/", views.batch, name="batch"),
    path("invoer/<slug:slug>/stapel/<int:pk>/formulier/", views.sheet, name="sheet"),
    path("invoer/<slug:slug>/stapel/<int:pk>/sluiten/", views.close, name="close"),
    path("invoer/<slug:slug>/drukwerk/", printing_views.printing, name="printing"),
    path("invoer/<slug:slug>/drukwerk/poster.pdf", printing_views.poster, name="poster"),
    path("invoer/<slug:slug>/drukwerk/formulier.pdf", printing_views.form, name="form"),
    path("invoer/<slug:slug>/drukwerk/bedankbrief.pdf", printing_views.thanks, name="thanks"),
    path("invoer/<slug:slug>/drukwerk/brief.pdf", printing_views.letter, name="letter"),
    path("invoer/<slug:slug>/drukwerk/brieven/", printing_views.order_letters, name="order-letters"),
    path("invoer/<slug:slug>/drukwerk/brieven/<int:pk>.pdf", printing_views.letters, name="letters"),
    path("enquetes/<slug:slug>/op-papier.pdf", printing_views.public_form, name="public-form"),
    path("enquetes/<slug:slug>/hulp/", assisted_views.begin, name="assist"),
    path("enquetes/<slug:slug>/hulp/klaar/", assisted_views.done, name="assisted"),
    path("enquetes/<slug:slug>/hulp/bewijs.pdf", assisted_views.receipt, name="receipt"),
]
