"""The published figures as files. Before publication they are not there, for nobody."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from config.page_cache import public_page
from dialogue.disclosure.policy import may_see_results
from surveys.building.models import Survey
from surveys.results import files, sheets
from surveys.results.queries import release_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def published(slug):
    """The survey and its published figures."""
    survey = get_object_or_404(Survey.objects.public().originals(), slug=slug)
    if not may_see_results(None, survey):
        raise Http404
    return survey, release_of(survey)


def as_file(content, kind, name):
    # Names are addresses (letters, digits, hyphens), so nothing in them can break the header.
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@require_safe
@public_page
def csv(request, slug):
    survey, release = published(slug)
    response = as_file(files.csv_of(release), "text/csv; charset=utf-8; header=present", f"{survey.slug}.csv")
    response["Link"] = '<resultaten.csv-metadata.json>; rel="describedby"; type="application/csvm+json"'
    return response


@require_safe
@public_page
def csv_metadata(request, slug):
    described = files.description_of(*published(slug))
    return JsonResponse(
        described, content_type="application/csvm+json", json_dumps_params={"ensure_ascii": False}
    )


@require_safe
@public_page
def codebook(request, slug):
    survey, release = published(slug)
    return as_file(
        files.codebook_of(release), "text/csv; charset=utf-8; header=present", f"{survey.slug}-codeboek.csv"
    )


@require_safe
@public_page
def xlsx(request, slug):
    survey, release = published(slug)
    return as_file(sheets.xlsx_of(survey, release), XLSX, f"{survey.slug}.xlsx")


@require_safe
@public_page
def ods(request, slug):
    survey, release = published(slug)
    return as_file(sheets.ods_of(survey, release), ODS, f"{survey.slug}.ods")


@require_safe
@public_page
def as_json(request, slug):
    data = files.data_of(*published(slug))
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})
