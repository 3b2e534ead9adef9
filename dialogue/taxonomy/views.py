"""A page per tag with everything under it, and a list per kind of tag; the same for everyone."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from config.page_cache import public_page
from dialogue.taxonomy.models import Movement, Neighbourhood, TargetGroup
from dialogue.taxonomy.tagged import everything_under


def tag_page(model, template, parent):
    """A view of one tag of this model, under the list of all of them."""

    @require_safe
    @public_page
    def view(request, slug):
        tag = get_object_or_404(model, slug=slug)
        crumbs = [{"title": capfirst(model._meta.verbose_name_plural), "url": reverse(parent)}]
        return render(request, template, {"tag": tag, "found": everything_under(tag), "crumbs": crumbs})

    return view


def tag_list(model, template):
    """A view of all tags of this model."""

    @require_safe
    @public_page
    def view(request):
        return render(request, template, {"tags": model.objects.all()})

    return view


target_groups = tag_list(TargetGroup, "dialogue/taxonomy/target_groups.html")
target_group = tag_page(TargetGroup, "dialogue/taxonomy/target_group.html", "taxonomy:target_groups")
neighbourhoods = tag_list(Neighbourhood, "dialogue/taxonomy/neighbourhoods.html")
neighbourhood = tag_page(Neighbourhood, "dialogue/taxonomy/neighbourhood.html", "taxonomy:neighbourhoods")
movements = tag_list(Movement, "dialogue/taxonomy/movements.html")
movement = tag_page(Movement, "dialogue/taxonomy/movement.html", "taxonomy:movements")
