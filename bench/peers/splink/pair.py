"""Times Splink's two ways of scoring a single pair with a saved historical model: prints one line of JSON.

`score_pair` is the linker's own; `compare_records` keeps its SQL between calls and is Splink's fastest. Both are
handed the frequencies of the terms, so that neither has to look them up.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from typing import Any

import duckdb
from jobs import HISTORICAL
from splink import DuckDBAPI, Linker
from splink.internals.realtime import compare_records

WARM_UP = 5
COUNTED = ["first_name", "surname", "first_name_surname_concat", "birth_place", "occupation"]


def read_pairs(connection: duckdb.DuckDBPyConnection, pairs: int) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs of records of the same person, each with the share of records that have its terms."""
    frequencies = ", ".join(
        f"(count(*) over (partition by {column}))::double / count(*) over () as tf_{column}" for column in COUNTED
    )
    rows = connection.execute(
        f"select * from (select *, {frequencies} from records) order by cluster, unique_id limit {20 * pairs}"
    )
    names = [column[0] for column in rows.description or []]
    records = [dict(zip(names, row, strict=True)) for row in rows.fetchall()]
    neighbours = zip(records, records[1:], strict=False)
    return [pair for pair in neighbours if pair[0]["cluster"] == pair[1]["cluster"]][:pairs]


def milliseconds(score: Callable[[dict[str, Any], dict[str, Any]], Any], pairs: list[Any]) -> dict[str, float]:
    times = []
    for left, right in pairs:
        begun = time.perf_counter()
        score(left, right).as_record_list()
        times.append((time.perf_counter() - begun) * 1000)
    return {"first": times[0], "median": statistics.median(times[WARM_UP:])}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("file")
    args = parser.parse_args()
    connection = duckdb.connect()
    connection.execute(f"set threads = {args.threads}")
    connection.execute(f"create table records as {HISTORICAL.prepare}", {"file": args.file})
    pairs = read_pairs(connection, args.pairs)
    database = DuckDBAPI(connection=connection)
    linker = Linker(database.register("records"), args.model)
    result = {
        "pairs": len(pairs),
        "scorePairMs": milliseconds(linker.inference.score_pair, pairs),
        "compareRecordsMs": milliseconds(
            lambda left, right: compare_records(left, right, args.model, database, sql_cache_key="pair"), pairs
        ),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
