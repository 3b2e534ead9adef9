"""What staff do with a whole survey: copy it, translate it, try it. For who may see surveys in the editor."""

import secrets

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from surveys.answering.trying import link_for
from surveys.building.copying import copy_survey, translate_survey
from surveys.building.models import LANGUAGES, Survey


class CopyForm(forms.Form):
    """A double click sends the same mark twice, and makes one copy."""

    title = forms.CharField(label=gettext_lazy("Title of the copy"), max_length=80)
    mark = forms.SlugField(max_length=8, widget=forms.HiddenInput)


class TranslateForm(forms.Form):
    language = forms.ChoiceField(label=gettext_lazy("Language"))

    def __init__(self, *args, survey, **kwargs):
        super().__init__(*args, **kwargs)
        original = survey.translation_of or survey
        taken = {original.language, *original.translations.values_list("language", flat=True)}
        self.fields["language"].choices = [each for each in LANGUAGES if each[0] not in taken]


def survey_to_begin_from(request, pk):
    if not request.user.has_perm("surveys.add_survey"):
        raise PermissionDenied
    return get_object_or_404(Survey, pk=pk).get_latest_revision_as_object()


def try_survey(request, pk):
    """The real screens, with nothing that reaches the database."""
    if not request.user.has_perm("surveys.view_survey"):
        raise PermissionDenied
    return redirect(link_for(get_object_or_404(Survey, pk=pk)))


def copy(request, pk):
    survey = survey_to_begin_from(request, pk)
    initial = {"title": _("Copy of %(title)s") % {"title": survey.title}, "mark": secrets.token_hex(3)}
    initial["title"] = initial["title"][:80]
    form = CopyForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        slug = f"{survey.slug[:70]}-{form.cleaned_data['mark']}"
        made = copy_survey(actor=request.user, survey=survey, title=form.cleaned_data["title"], slug=slug)
        return redirect(edit_address(made))
    words = _("The copy is a draft with the same questions. You choose its phase and dates yourself.")
    return page(request, survey, form, _("Copy this survey"), words, _("Make a copy"))


def translate(request, pk):
    survey = survey_to_begin_from(request, pk)
    form = TranslateForm(request.POST or None, survey=survey)
    if request.method == "POST" and form.is_valid():
        made = translate_survey(actor=request.user, survey=survey, **form.cleaned_data)
        return redirect(edit_address(made))
    words = _(
        "The translation is a draft with the same questions. Replace the words, and leave the questions in their"
        " order. Then the answers count together."
    )
    return page(request, survey, form, _("Translate this survey"), words, _("Make a translation"))


def edit_address(survey):
    return reverse(Survey.snippet_viewset.get_url_name("edit"), args=[survey.pk])


def page(request, survey, form, title, words, button):
    context = {
        "survey": survey,
        "form": form,
        "page_title": title,
        "page_subtitle": survey.title,
        "header_icon": "clipboard-list",
        "words": words,
        "button": button,
        "back": edit_address(survey),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "surveys/building/admin/begin_from.html", context, status=status)
