from django.urls import path

from dialogue.outcomes import public_views, receipt_views, register_views, work_views

app_name = "outcomes"
OUTCOME = "meedoen/<slug:slug>/opbrengst/"
urlpatterns = [
    path(OUTCOME, public_views.detail, name="detail"),
    path(f"{OUTCOME}<int:number>/", public_views.theme, name="theme"),
    path(f"{OUTCOME}werk/", work_views.work, name="work"),
    path(f"{OUTCOME}werk/samenvatting/", work_views.summary, name="summary"),
    path(f"{OUTCOME}werk/nieuw-thema/", work_views.new_theme, name="new_theme"),
    path(f"{OUTCOME}werk/publiceren/", work_views.publish, name="publish"),
    path(f"{OUTCOME}werk/brieven/", work_views.letters, name="letters"),
    path(f"{OUTCOME}werk/<int:number>/", work_views.edit_theme, name="edit_theme"),
    path(f"{OUTCOME}werk/<int:number>/antwoord/", work_views.reply, name="reply"),
    path(f"{OUTCOME}werk/<int:number>/belofte/", work_views.promise, name="new_promise"),
    path(f"{OUTCOME}werk/<int:number>/citaat/<int:source>/", work_views.quote, name="quote"),
    path("meedoen/<slug:slug>/gesprek/mijn-code/", receipt_views.my_code, name="my_code"),
    path("beloften/", register_views.register, name="register"),
    path("beloften/nieuw/", register_views.enter, name="enter"),
    path("beloften/<int:pk>/", register_views.promise, name="promise"),
    path("beloften/<int:pk>/bijwerken/", register_views.keep, name="keep"),
    path("inbreng/", receipt_views.ask, name="ask"),
    path("inbreng/<str:code>/", receipt_views.given, name="given"),
]
