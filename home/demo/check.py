"""Check the demo city's texts: references that lead nowhere, long sentences, sentences taken from a source."""

import re
import sys
from pathlib import Path

import yaml

HERE = Path(__file__).parent
REFERENCES = {
    "sporen": "sporen",
    "spoor": "sporen",
    "target_groups": "target_groups",
    "neighbourhoods": "neighbourhoods",
    "movements": "movements",
    "edition": "editions",
    "process": "processes",
    "district": "districts",
}
NOT_PROSE = {
    "source",
    "slug",
    "email",
    "phone",
    "sources",
    "title",
    "name",
    "aliases",
    "term",
    "names",
    "author",
}
LONGEST, AVERAGE, COPIED = 20, 12, 9


def documents():
    """Every YAML file as (path, data)."""
    for path in sorted(HERE.rglob("*.yaml")):
        yield path.relative_to(HERE), yaml.safe_load(path.read_text(encoding="utf-8"))


def slugs(files):
    """What a reference may point to, per kind."""
    known = {kind: set() for kind in set(REFERENCES.values())}
    for path, data in files:
        if path.parts[0] == "processes":
            known["processes"].add(data["slug"])
        elif len(path.parts) == 1:
            for kind in known.keys() & data.keys():
                known[kind] |= {str(item.get("code", item["slug"])) for item in data[kind]}
    return known


def walk(data, key=None):
    """Every (key, value) below, depth first."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield name, value
            yield from walk(value, name)
    elif isinstance(data, list):
        for value in data:
            if isinstance(value, str):
                yield key, value
            yield from walk(value, key)


def dead_references(files):
    """References to something that is not there."""
    known = slugs(files)
    for path, data in files:
        for key, value in walk(data):
            kind = REFERENCES.get(key)
            wanted = value if isinstance(value, list) else [value]
            if kind:
                yield from (
                    f"{path}: {key} '{one}'"
                    for one in wanted
                    if isinstance(one, str) and one not in known[kind]
                )


def sentences(files):
    """Every sentence of running text as (path, sentence)."""
    for path, data in files:
        for key, value in walk(data):
            if isinstance(value, str) and key not in NOT_PROSE and " " in value:
                for part in re.split(r"(?<=[.!?])\s+|\n\s*\n|\n\s*-\s|\n##\s", value):
                    words = re.findall(r"[\w'-]+", part)
                    if len(words) > 2:
                        yield path, part.strip(), words


def copied(files, folder):
    """Sentences that share a run of words with a source text."""
    texts = (
        path.read_text(encoding="utf-8", errors="replace") for path in sorted(Path(folder).glob("*.txt"))
    )
    theirs = {gram for text in texts for gram in grams(re.findall(r"\w+", text.lower()))}
    for path, sentence, _ in sentences(files):
        if hit := next(
            (gram for gram in grams(re.findall(r"\w+", sentence.lower())) if gram in theirs), None
        ):
            yield f"{path}: copied '{' '.join(hit)}'"


def grams(words):
    """Every run of nine words."""
    return zip(*(words[start:] for start in range(COPIED)), strict=False)


def broken_values(files):
    """A value with a comma that was not quoted: YAML makes the rest of it a key."""
    for path, data in files:
        yield from (
            f"{path}: quote the value with '{key}'" for key, _value in walk(data) if " " in (key or "")
        )


def main():
    """Print what is wrong; the exit code says whether there was anything."""
    files = list(documents())
    faults = [*dead_references(files), *broken_values(files)]
    found = list(sentences(files))
    faults += [f"{path}: {len(words)} words: {text}" for path, text, words in found if len(words) > LONGEST]
    average = sum(len(words) for _, _, words in found) / len(found)
    if average > AVERAGE:
        faults.append(f"average sentence of {average:.1f} words")
    faults += [fault for folder in sys.argv[1:] for fault in copied(files, folder)]
    sys.stdout.write("\n".join([*faults, f"{len(found)} sentences, {average:.1f} words on average"]) + "\n")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
