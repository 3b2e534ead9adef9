"""What somebody typed before they signed in, kept in the session until they are back."""

KEY = "drafts"


def keep(request, room, values):
    request.session[KEY] = {**request.session.get(KEY, {}), str(room.pk): values}


def take(request, room):
    """The draft for this room, once."""
    drafts = request.session.get(KEY, {})
    draft = drafts.pop(str(room.pk), None)
    if draft:
        request.session[KEY] = drafts
    return draft
