"""Whole lists through `wayhome match`, each beside Splink with a model of its own."""

import json
from collections.abc import Iterator
from pathlib import Path

from bench.matching import truths
from bench.matching.runs import match, splink
from bench.report import Row

_WITHOUT_DOCUMENT = {
    "id": "rec_id",
    "given_name": "given_name",
    "family_name": "surname",
    "house": "street_number",
    "street": "address_1",
    "locality": "address_2",
    "district": "suburb",
    "postcode": "postcode",
    "province": "state",
    "birth_date": "date_of_birth",
}


def febrl_rows(data: Path, work: Path) -> Iterator[Row]:
    """Link febrl4 with and without its document, and clean febrl1 to 3."""
    ours, peer, groups = work / "ours.csv", work / "peer.csv", work / "groups.csv"
    pair = (data / "febrl4a.csv", data / "febrl4b.csv")
    truth = truths.febrl(*pair)
    spent, theirs = match("link", *pair, "--out", ours), splink("febrl", peer, groups, *pair)
    yield _quality("febrl4", truth.best(ours).f1, 0.9998)
    yield Row("febrl4, Splink", f"{truth.best(peer).f1:.4f}", f"{spent} beside {theirs}")
    columns = work / "map.json"
    columns.write_text(json.dumps(_WITHOUT_DOCUMENT), encoding="utf-8")
    match("link", *pair, "--out", ours, "--map", columns)
    splink("febrl-no-document", peer, groups, *pair)
    yield _quality("febrl4 without soc_sec_id", truth.best(ours).f1, 0.996)
    yield Row("febrl4 without soc_sec_id, Splink", f"{truth.best(peer).f1:.4f}")
    for name in ("febrl1", "febrl2", "febrl3"):
        file = data / f"{name}.csv"
        truth = truths.febrl(file)
        match("dedupe", file, "--out", ours, "--clusters", groups)
        splink("febrl", peer, work / "peer-groups.csv", file)
        theirs_found = truth.best(peer).f1
        yield _quality(
            f"{name}, beside Splink {theirs_found:.4f}", truth.best(ours).f1, theirs_found
        )
        yield Row(f"{name}, groups", f"{truth.clusters(groups):.4f}")


def historical_rows(data: Path, work: Path) -> Iterator[Row]:
    """Clean a list of historical people: pairs, groups, time and memory."""
    file = data / "historical_50k.parquet"
    ours, peer = work / "ours.csv", work / "peer.csv"
    groups, peer_groups = work / "groups.csv", work / "peer-groups.csv"
    truth = truths.historical(file)
    spent = match("dedupe", file, "--out", ours, "--clusters", groups)
    theirs = splink("historical", peer, peer_groups, file)
    yield _quality("historical_50k, pairs", truth.best(ours).f1, 0.85)
    yield _quality("historical_50k, groups", truth.clusters(groups), 0.90)
    yield Row("historical_50k, Splink: pairs", f"{truth.best(peer).f1:.4f}")
    yield Row("historical_50k, Splink: groups", f"{truth.clusters(peer_groups):.4f}")
    yield Row("historical_50k, cost", str(spent), "120 s, 2 GiB", _within(spent.seconds, spent.gib))
    yield Row("historical_50k, Splink: cost", str(theirs))


def sea_rows(data: Path, work: Path) -> Iterator[Row]:
    """Link the register in several scripts with a partner's list."""
    pair = (data / "sea_dev_register.csv", data / "sea_dev_partner.csv")
    ours, peer, alone = work / "ours.csv", work / "peer.csv", work / "alone.csv"
    truth = truths.entities(*pair)
    spent = match("link", *pair, "--out", ours)
    match("link", *pair, "--out", alone, "--one-to-one")
    theirs = splink("people", peer, work / "groups.csv", *pair)
    yield _quality("sea_dev, link", truth.best(ours).f1, 0.90)
    yield _quality("sea_dev, link one-to-one", truth.best(alone).f1, 0.92)
    sure = truth.recall(ours, precision=0.99)
    yield Row("sea_dev, recall at precision 0.99", f"{sure:.4f}", "0.7500", sure >= 0.75)
    yield Row("sea_dev, Splink", f"{truth.best(peer).f1:.4f}", f"{spent} beside {theirs}")


def _quality(name: str, found: float, bar: float) -> Row:
    return Row(f"{name}: F1", f"{found:.4f}", f"{bar:.4f}", round(found, 4) >= round(bar, 4))


def _within(seconds: float, gib: float) -> bool:
    return seconds <= 120 and gib <= 2
