"""Times Splink's clustering alone over the edges of a Parquet file and writes the clusters: prints one line of JSON."""

import argparse
import json
import resource
import time

import duckdb
from splink import DuckDBAPI
from splink.clustering import cluster_pairwise_predictions_at_threshold


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edges", required=True)
    parser.add_argument("--records", type=int, required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    connection = duckdb.connect()
    connection.execute(f"set threads = {args.threads}")
    connection.execute("create table edges as select * from read_parquet($file)", {"file": args.edges})
    connection.execute(f"create table nodes as select range::integer as unique_id from range({args.records})")
    database = DuckDBAPI(connection=connection)
    nodes, edges = database.register("nodes"), database.register("edges")

    begun, cpu_begun = time.perf_counter(), time.process_time()
    clusters = cluster_pairwise_predictions_at_threshold(nodes, edges, database, "unique_id")
    seconds, cpu_seconds = time.perf_counter() - begun, time.process_time() - cpu_begun

    connection.execute(
        f"copy (select unique_id as id, cluster_id from {clusters.physical_name}) to '{args.out}' (format parquet)"
    )
    found = connection.execute(f"select count(distinct cluster_id) from {clusters.physical_name}").fetchone()
    peak = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(
        json.dumps(
            {
                "seconds": seconds,
                "cpuSeconds": cpu_seconds,
                "peakMb": peak,
                "clusters": found[0] if found else 0,
            }
        )
    )


if __name__ == "__main__":
    main()
