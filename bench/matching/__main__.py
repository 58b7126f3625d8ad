"""Every benchmark of whole lists in one run, with Splink beside.

python -m bench.matching [--data DIR] [--only febrl ...] [--persons N] [--json]
"""

import argparse
import sys
import tempfile
from pathlib import Path

from bench.matching.large import DATA, large_rows
from bench.matching.lists import febrl_rows, historical_rows, sea_rows
from bench.matching.told import machine_told
from bench.report import Row, show

SETS = ("febrl", "historical", "sea", "large")


def main() -> None:
    """Run the sets asked for, all by default."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the sets")
    parser.add_argument("--only", nargs="+", choices=SETS, default=SETS)
    parser.add_argument("--persons", type=int, default=1_000_000, help="of each long list")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not options.data.is_dir():
        sys.exit(f"No folder {options.data}: name the one with the sets by --data.")
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        if "febrl" in options.only:
            rows += febrl_rows(options.data, work)
        if "historical" in options.only:
            rows += historical_rows(options.data, work)
        if "sea" in options.only:
            rows += sea_rows(options.data, work)
        if "large" in options.only:
            rows += large_rows(options.data, work, persons=options.persons)
    show("Whole lists", rows, about=machine_told(), as_json=options.json)


if __name__ == "__main__":
    main()
