"""Calculates the benefits of the country template for the people of a Parquet file and prints, as one line of JSON, what it took.

`calculate` is the law alone; `total` is from reading the file to having the totals.
"""

import json
import resource
import sys
import time

import numpy
import pyarrow.parquet
from openfisca_core.simulations import SimulationBuilder
from openfisca_country_template import CountryTaxBenefitSystem

PERIOD = "2016-06"
SATANG = 100
PERSON = ["basic_income", "pension"]
HOUSEHOLD = ["housing_allowance", "parenting_allowance"]


def cpu() -> float:
    return time.process_time()


def build(system: CountryTaxBenefitSystem, table) -> object:
    household = table["household_id"].to_numpy()
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("person", numpy.arange(len(household)))
    found, first = numpy.unique(household, return_index=True)
    households = builder.declare_entity("household", found)
    roles = numpy.where(table["adult_role"].to_numpy(zero_copy_only=False), "adult", "child")
    builder.join_with_persons(households, household, roles)
    simulation = builder.build(system)
    simulation.set_input("birth", "eternity", table["birth"].to_numpy().astype("datetime64[D]"))
    simulation.set_input("salary", PERIOD, table["salary"].to_numpy() / SATANG)
    simulation.set_input("rent", PERIOD, table["rent"].to_numpy()[first] / SATANG)
    return simulation


def main() -> None:
    system = CountryTaxBenefitSystem()
    begun = cpu()
    simulation = build(system, pyarrow.parquet.read_table(sys.argv[1]))
    built = cpu()
    totals = {name: float(simulation.calculate(name, PERIOD).sum()) for name in PERSON + HOUSEHOLD}
    ended = cpu()
    report = {
        "cpuSeconds": {"build": built - begun, "calculate": ended - built, "total": ended - begun},
        "peakMb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "totals": totals,
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
