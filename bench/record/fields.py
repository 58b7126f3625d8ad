"""What may be told of a fact, type by type, and the words some fields are bound to.

A field reads a `span` (words of the text), an `entity` (an id, or ids in a list), a `party` (an id
or else words), `spans`, or `entitys` (lists of these), a `subject` (an id, "group" or
"unnamed person") or a `word` kept as told. With `!` it must be told, with `?` it is null when not.
"""

from typing import Any

_FACT = {"note": "word"}
FIELDS: dict[str, dict[str, str]] = {
    "role": _FACT
    | {"person": "entity!", "role": "span!", "affiliation": "span?"}
    | {"affiliation_entity": "entity?", "qualifier": "word"},
    "date": _FACT
    | {"span": "span!", "edtf": "word!", "kind": "word"}
    | {"without_publication_date": "word", "alternatives": "word"},
    "meeting": _FACT
    | {"evidence": "spans!", "kind": "word!", "status": "word!", "participants": "entitys!"}
    | {"participants_groups": "word", "accompanied_by": "entitys", "date": "word?"}
    | {"date_span": "span", "place": "entity?", "place_span": "span", "topics": "spans?"}
    | {"topics_extended": "spans", "according_to": "entity"},
    "quote": _FACT
    | {"kind": "word!", "content": "span!", "speaker": "entity?", "speaker_mention": "span?"}
    | {"cue": "span?", "alternatives": "spans", "speaker_alternatives": "entitys"}
    | {"speech_act": "word", "addressee": "entity"},
    "request": _FACT
    | {"evidence": "spans!", "kind": "word!", "by": "entitys!", "to": "party?", "what": "span!"}
    | {"about": "span", "date": "word"},
    "commitment": _FACT
    | {"evidence": "spans!", "by": "entitys!", "on_behalf": "entity?", "what": "span"}
    | {"date": "word"},
    "response": _FACT | {"evidence": "spans!", "by": "entity!", "kind": "word!", "to": "word!"},
    "figure": _FACT
    | {"evidence": "spans!", "value": "word!", "value_num": "word?", "approx": "word!"}
    | {"unit": "word!", "period": "word?", "period_span": "span", "about": "span?"}
    | {"according_to": "entity", "received_by": "entity"},
    "rating": _FACT
    | {"evidence": "spans!", "scheme": "word!", "level": "word!", "direction": "word!"}
    | {"subject": "entity!", "by": "entity?", "date": "word?", "date_span": "span"}
    | {"reasons": "spans"},
    "person_status": _FACT
    | {"evidence": "spans!", "subject": "subject!", "subject_span": "span!", "status": "word!"}
    | {"status_span": "span!", "charge": "span", "according_to": "entity?", "past": "word"}
    | {"alternatives": "word", "duration": "word", "date": "word"},
    "measure": _FACT
    | {"evidence": "spans!", "kind": "word!", "actor": "party?", "target": "party?"}
    | {"status": "word!", "scheme": "span"},
}

_WORDS = {
    ("date", "kind"): "point interval duration vague",
    ("quote", "kind"): "direct partial indirect",
    ("meeting", "status"): "held planned expected requested hoped ongoing cancelled postponed",
    (
        "response",
        "kind",
    ): "rejects denies accepts acknowledges no_response declined_to_comment unknown",
    ("rating", "direction"): "downgrade upgrade unchanged listed removed",
    ("measure", "status"): "in_force threatened considered requested lifted",
    ("person_status", "status"): (
        "arrested charged on_trial convicted sentenced acquitted pardoned detained jailed "
        "pretrial_detention house_arrest bail released freed repatriated deported extradited exile "
        "missing killed died wanted banned travel_ban alleged_trafficked political_prisoner"
    ),
}
WORDS = {key: frozenset(words.split()) for key, words in _WORDS.items()}


def guessed(kind: str, entry: dict[str, Any]) -> dict[str, Any]:
    """Return fields that a writer need not spell out: what a date's EDTF or a numeral shows by itself.

    `without` is short for `without_publication_date`, in which "" means: no date can be told.
    """
    if kind == "date":
        edtf = entry.get("edtf", "")
        shown = "duration" if edtf[:1] == "P" else "interval" if set("/W") & set(edtf) else "point"
        found: dict[str, Any] = {"kind": entry.get("kind", shown if edtf else "vague")}
        return found | (
            {"without_publication_date": entry["without"]} if "without" in entry else {}
        )
    if kind == "figure":
        numeral = entry["value"].replace(",", "")
        plain = numeral.replace(".", "", 1).isdecimal()
        number = (float(numeral) if "." in numeral else int(numeral)) if plain else None
        return {"value_num": entry.get("value_num", number), "approx": entry.get("approx", False)}
    return {}
