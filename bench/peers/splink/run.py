"""Runs Splink on one data set and prints, as one line of JSON, what it took.

Written besides: `clusters.parquet` (id, cluster_id) and `edges.parquet` (id_l, id_r, match_probability) in the folder
named, after the clock has stopped.
"""

import argparse
import json
import resource
import time
from pathlib import Path

import duckdb
from jobs import JOBS, Job
from splink import DuckDBAPI, Linker

SEED = 1
KEPT_PROBABILITY = 1e-4
CLUSTER_PROBABILITY = 0.95


class Stopwatch:
    """Seconds of wall clock a step, and processor seconds of this process in all."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.begun = self.last = time.perf_counter()
        self.cpu_begun = time.process_time()

    def lap(self, step: str) -> None:
        now = time.perf_counter()
        self.seconds[step] = now - self.last
        self.last = now

    def report(self) -> dict[str, object]:
        return {
            "seconds": {**self.seconds, "total": self.last - self.begun},
            "cpuSeconds": time.process_time() - self.cpu_begun,
            "peakMb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        }


def read_files(connection: duckdb.DuckDBPyConnection, job: Job, files: list[str]) -> list[str]:
    tables = [f"source_{number}" for number, _ in enumerate(files)]
    for table, file in zip(tables, files, strict=True):
        connection.execute(f"create table {table} as {job.prepare}", {"file": file})
    return tables


def train(linker: Linker, job: Job, em_max_pairs: float | None) -> None:
    linker.training.estimate_probability_two_random_records_match(job.sure_rules(), recall=job.recall_of_sure_rules)
    linker.training.estimate_u_using_random_sampling(max_pairs=job.pairs_for_u, seed=SEED)
    for block in job.training_blocks():
        linker.training.estimate_parameters_using_expectation_maximisation(
            block, max_pairs=em_max_pairs, **job.em_options
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--job", choices=sorted(JOBS), required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--em-max-pairs", type=float)
    parser.add_argument("--save-model", type=Path)
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    job = JOBS[args.job]
    args.out.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect()
    connection.execute(f"set threads = {args.threads}")
    watch = Stopwatch()

    tables = read_files(connection, job, args.files)
    watch.lap("read")
    database = DuckDBAPI(connection=connection)
    linker = Linker([database.register(table) for table in tables], job.settings())
    train(linker, job, args.em_max_pairs)
    watch.lap("train")
    edges = linker.inference.predict(threshold_match_probability=KEPT_PROBABILITY)
    watch.lap("predict")
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        edges, threshold_match_probability=CLUSTER_PROBABILITY
    )
    watch.lap("cluster")
    report = watch.report()

    if args.save_model:
        linker.misc.save_model_to_json(str(args.save_model), overwrite=True)
    name = linker._settings_obj.column_info_settings.unique_id_column_name
    write(connection, f"select {name} as id, cluster_id from {clusters.physical_name}", args.out / "clusters")
    write(
        connection,
        f"select {name}_l as id_l, {name}_r as id_r, match_probability from {edges.physical_name}",
        args.out / "edges",
    )
    pairs = connection.execute(f"select count(*) from {edges.physical_name}").fetchone()
    print(json.dumps({**report, "edges": pairs[0] if pairs else 0}))


def write(connection: duckdb.DuckDBPyConnection, select: str, path: Path) -> None:
    connection.execute(f"copy ({select}) to '{path}.parquet' (format parquet)")


if __name__ == "__main__":
    main()
