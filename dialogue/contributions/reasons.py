"""Why a contribution is hidden, for its author only. Moderation, which knows, registers itself here."""

_ask = None


def gives_reasons(function):
    """Register the function that takes hidden contributions and gives {contribution id: reason in words}."""
    global _ask  # noqa: PLW0603  (a registry of one)
    _ask = function
    return function


def reasons_for(contributions):
    return _ask(contributions) if _ask and contributions else {}
