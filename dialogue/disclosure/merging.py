"""Groups that are too small to be told apart are taken together before anything is split by them."""

LEAST_IN_GROUP = 5
REST = "rest"


def merged(counts, least=LEAST_IN_GROUP):
    """{code: people} -> list of lists of codes, in the given order; small ones together, at the end, large enough."""
    small = [code for code, count in counts.items() if count < least]
    large = [code for code, count in counts.items() if count >= least]
    while small and large and sum(counts[code] for code in small) < least:
        smallest = min(large, key=lambda code: counts[code])
        large.remove(smallest)
        small.append(smallest)
    order = list(counts)
    return [[code] for code in large] + ([sorted(small, key=order.index)] if small else [])
