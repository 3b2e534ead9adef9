"""What else happens when a process is answered. Subjects that come after this one say so in a module `answered.py`,
found by autodiscovery; what they register runs in the transaction of the answer."""

FOLLOW_UPS = []
ELSEWHERE = []


def when_answered(function):
    """Register a function that takes the process that was just answered."""
    FOLLOW_UPS.append(function)
    return function


def answered_elsewhere(function):
    """Register a function that takes a process and returns the address where its answer is prepared, or ""."""
    ELSEWHERE.append(function)
    return function


def address_of_answer(process):
    """Where its answer is prepared, when that is not the page with one answer; so there is one truth."""
    return next(filter(None, (function(process) for function in ELSEWHERE)), "")
