"""What Splink is asked to do on each data set: the settings of Splink's own documentation, as plain data.

Where they differ from the documented calls it is in Splink's favour: the columns that only its charts need are left
out (the documentation says that this is faster), random sampling has a seed (measured faster here), and blanks in the
Febrl files are trimmed and read as missing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import splink.comparison_library as cl
from splink import SettingsCreator, block_on


@dataclass(frozen=True)
class Job:
    """One data set: how its files become tables, the model, and how the model is trained."""

    prepare: str
    settings: Callable[[], SettingsCreator]
    sure_rules: Callable[[], list[Any]]
    recall_of_sure_rules: float
    pairs_for_u: float
    training_blocks: Callable[[], list[Any]]
    em_options: dict[str, Any] = field(default_factory=dict)


def lean(**settings: Any) -> SettingsCreator:
    """Settings without the columns that are only for charts."""
    return SettingsCreator(retain_matching_columns=False, retain_intermediate_calculation_columns=False, **settings)


def historical_settings() -> SettingsCreator:
    return lean(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("substr(first_name,1,3)", "substr(surname,1,4)"),
            block_on("surname", "dob"),
            block_on("first_name", "dob"),
            block_on("postcode_fake", "first_name"),
            block_on("postcode_fake", "surname"),
            block_on("dob", "birth_place"),
            block_on("substr(postcode_fake,1,3)", "dob"),
            block_on("substr(postcode_fake,1,3)", "first_name"),
            block_on("substr(postcode_fake,1,3)", "surname"),
            block_on("substr(first_name,1,2)", "substr(surname,1,2)", "substr(dob,1,4)"),
        ],
        comparisons=[
            cl.ForenameSurnameComparison(
                "first_name", "surname", forename_surname_concat_col_name="first_name_surname_concat"
            ),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.PostcodeComparison("postcode_fake"),
            cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
            cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
        ],
    )


def febrl3_settings() -> SettingsCreator:
    return lean(
        unique_id_column_name="rec_id",
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("soc_sec_id"),
            block_on("given_name"),
            block_on("surname"),
            block_on("date_of_birth"),
            block_on("postcode"),
        ],
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
        ],
    )


def febrl4_settings() -> SettingsCreator:
    return lean(
        unique_id_column_name="rec_id",
        link_type="link_only",
        blocking_rules_to_generate_predictions=[
            block_on("given_name", "surname"),
            "l.given_name = r.surname and l.surname = r.given_name",
            block_on("date_of_birth"),
            block_on("soc_sec_id"),
            block_on("state", "address_1"),
            block_on("street_number", "address_1"),
            block_on("postcode"),
        ],
        comparisons=[
            cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
            cl.NameComparison("surname").configure(term_frequency_adjustments=True),
            cl.DateOfBirthComparison(
                "date_of_birth", input_is_string=True, datetime_format="%Y%m%d", invalid_dates_as_null=True
            ),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True),
        ],
    )


def fake_1000_settings() -> SettingsCreator:
    """The documented example for labelled data; the tutorial's own blocking shows only 38 % of the true pairs."""
    return lean(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("first_name"),
            block_on("surname"),
            block_on("dob"),
            block_on("email"),
        ],
        comparisons=[
            cl.ForenameSurnameComparison("first_name", "surname"),
            cl.DateOfBirthComparison("dob", input_is_string=False),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True),
            cl.EmailComparison("email"),
        ],
    )


def national_settings() -> SettingsCreator:
    """Registers of people with a number: as the documentation does for persons, with the number beside name and date."""
    return lean(
        unique_id_column_name="id",
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("number"),
            block_on("given_name", "family_name"),
            block_on("given_name", "dob"),
            block_on("family_name", "dob"),
        ],
        comparisons=[
            cl.ExactMatch("number"),
            cl.JaroWinklerAtThresholds("given_name", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("family_name", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.ExactMatch("sex"),
            cl.ExactMatch("place"),
        ],
    )


HISTORICAL = Job(
    prepare="select *, first_name || ' ' || surname as first_name_surname_concat from read_parquet($file)",
    settings=historical_settings,
    sure_rules=lambda: [
        block_on("first_name", "surname", "dob"),
        block_on("substr(first_name,1,2)", "surname", "substr(postcode_fake,1,2)"),
        block_on("dob", "postcode_fake"),
    ],
    recall_of_sure_rules=0.6,
    pairs_for_u=1e7,
    training_blocks=lambda: [block_on("first_name", "surname"), block_on("dob")],
    em_options={"estimate_without_term_frequencies": True},
)

FEBRL_FILE = """
    select trim(#1) as rec_id, nullif(trim(#2), '') as given_name, nullif(trim(#3), '') as surname,
        nullif(trim(#4), '') as street_number, nullif(trim(#5), '') as address_1,
        nullif(trim(#6), '') as address_2, nullif(trim(#7), '') as suburb, nullif(trim(#8), '') as postcode,
        nullif(trim(#9), '') as state, nullif(trim(#10), '') as date_of_birth,
        nullif(trim(#11), '') as soc_sec_id
    from read_csv($file, all_varchar = true, header = true)
"""

JOBS: dict[str, Job] = {
    "historical": HISTORICAL,
    "national": Job(
        prepare="select * from read_parquet($file)",
        settings=national_settings,
        sure_rules=lambda: [block_on("number"), block_on("given_name", "family_name", "dob")],
        recall_of_sure_rules=0.9,
        pairs_for_u=1e7,
        training_blocks=lambda: [block_on("given_name", "family_name"), block_on("dob", "sex")],
        em_options={"estimate_without_term_frequencies": True},
    ),
    "febrl3": Job(
        prepare=FEBRL_FILE,
        settings=febrl3_settings,
        sure_rules=lambda: [
            block_on("soc_sec_id"),
            block_on("given_name", "surname", "date_of_birth"),
            "l.given_name = r.surname and l.surname = r.given_name and l.date_of_birth = r.date_of_birth",
        ],
        recall_of_sure_rules=0.9,
        pairs_for_u=1e6,
        training_blocks=lambda: [block_on("date_of_birth"), block_on("postcode")],
    ),
    "febrl4": Job(
        prepare=FEBRL_FILE,
        settings=febrl4_settings,
        sure_rules=lambda: [block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")],
        recall_of_sure_rules=0.8,
        pairs_for_u=1e6,
        training_blocks=lambda: [block_on("date_of_birth"), block_on("postcode")],
        em_options={"estimate_without_term_frequencies": True},
    ),
    "fake_1000": Job(
        prepare="select * from read_csv($file)",
        settings=fake_1000_settings,
        sure_rules=lambda: [
            "l.first_name = r.first_name and levenshtein(r.dob::varchar, l.dob::varchar) <= 1",
            "l.surname = r.surname and levenshtein(r.dob::varchar, l.dob::varchar) <= 1",
            "l.first_name = r.first_name and levenshtein(r.surname, l.surname) <= 2",
            "l.email = r.email",
        ],
        recall_of_sure_rules=0.7,
        pairs_for_u=1e6,
        training_blocks=lambda: [block_on("dob"), block_on("email"), block_on("first_name", "surname")],
        em_options={"estimate_without_term_frequencies": True},
    ),
}
