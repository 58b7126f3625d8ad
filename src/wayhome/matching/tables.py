"""Read the data files of this room: letters, titles, common names and weights are data."""

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Any:  # the shape of each file is checked by its one reader
    """Return the parsed content of `data/<name>.json`, read once in the life of the process."""
    source = files("wayhome.matching").joinpath("data", f"{name}.json")
    return json.loads(source.read_text(encoding="utf-8"))
