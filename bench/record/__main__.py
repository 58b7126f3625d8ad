"""Score what is proposed of annotated articles: ours for development, ours held out, and others.

python -m bench.record [--data DIR] [--language CODE] [--details]

Nobody who writes rules reads the held-out articles, of which `fresh` is the younger set, or what is
missed there: --details leaves them out. DIR holds `gold.jsonl` and `articles/`.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bench.record.gold import compiled
from wayhome.extraction.article import Article
from wayhome.extraction.extract import extract
from wayhome.extraction.json_lines import lines
from wayhome.extraction.scoring.score import score

HERE = Path(__file__).resolve().parent
DATA = Path(__file__).resolve().parents[3] / "shared/data/record"
_READ = ("en", "fr", "km", "zh")


def main() -> None:
    """Print a table for each set of articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--details", action="store_true", help="show what was missed or false")
    parser.add_argument("--language", choices=_READ, help="this language alone")
    options = parser.parse_args()
    sets = [
        ("development", HERE / "articles", list(compiled(HERE / "articles"))),
        ("second development", HERE / "second", list(compiled(HERE / "second"))),
        ("third development", HERE / "third", list(compiled(HERE / "third"))),
        ("fourth development", HERE / "fourth", list(compiled(HERE / "fourth"))),
        ("held out", HERE / "heldout", list(compiled(HERE / "heldout"))),
        ("held out afresh", HERE / "fresh", list(compiled(HERE / "fresh"))),
    ]
    if (options.data / "gold.jsonl").exists():
        sets.append(("others", options.data / "articles", list(_gold(options.data))))
    else:
        print(f"Articles of others are left out: no gold.jsonl in {options.data}.")
    for name, folder, gold in sets:
        for language in [options.language] if options.language else _READ:
            of_it = list(_in_language(gold, language))
            if of_it:
                shown = options.details and not name.startswith("held out")
                _show(f"{name}, {language}", folder, of_it, details=shown)


def _gold(data: Path) -> Iterator[dict[str, Any]]:
    for line in (data / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _in_language(gold: list[dict[str, Any]], language: str) -> Iterator[dict[str, Any]]:
    """The lines of a set that stand for articles in a language."""
    docs = {
        line["doc"]
        for line in gold
        if line["type"] == "article" and (line.get("language") or _READ[0]) == language
    }
    return (line for line in gold if line["doc"] in docs)


def _show(name: str, folder: Path, gold: list[dict[str, Any]], *, details: bool) -> None:
    """Extract every article of a set in a language and print its table."""
    about = {line["doc"]: line for line in gold if line["type"] == "article"}
    docs = list(about)
    texts = {doc: next(folder.rglob(doc)).read_text(encoding="utf-8") for doc in docs}
    extract(Article.of("first", "The first article loads the model."))
    began = time.process_time()
    told = [line for doc in docs for line in _told(doc, texts[doc], about[doc])]
    took = time.process_time() - began
    with tempfile.TemporaryDirectory() as work:
        tallies = score(
            _written(Path(work), "gold", (json.dumps(g) for g in gold), texts),
            _written(Path(work), "told", told, {}),
        )
    print(f"\n{name}: {len(docs)} articles, {len(docs) / took:.1f} a second and core")
    for kind, tally in tallies.items():
        print(tally.as_text(kind))
        for words in (*tally.misses, *tally.extras) if details else ():
            print(f"    {'missed' if words in tally.misses else 'false '}  {words}")


def _told(doc: str, text: str, about: dict[str, Any]) -> Iterator[str]:
    supplied = about.get("publication_date_supplied")
    published = date.fromisoformat(supplied) if supplied else None
    return lines(extract(Article.of(doc, text, published)))


def _written(work: Path, name: str, given: Iterable[str], texts: dict[str, str]) -> Path:
    """A file of lines, the texts of its articles beside it."""
    for doc, text in texts.items():
        (work / doc).write_text(text, encoding="utf-8")
    path = work / f"{name}.jsonl"
    path.write_text("\n".join(given), encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
