"""The columns of a results file: what each is called and whether it must be there."""

REGION, SCORE, BAND, SOURCE = "region_code", "score", "band", "source"
STATUS, REASON = "status", "reason"
REQUIRED = [REGION, SCORE, BAND, SOURCE]
OPTIONAL = [STATUS, REASON]
# What our own files add; read over, because the portal knows or computes it.
DERIVED = [
    "edition", "region_name", "level", "province_code", "province_name",
    "rank_national", "rank_in_province", "source_status", "notice",
    "corrected_at",
]  # fmt: skip
KNOWN = [*REQUIRED, *OPTIONAL, *DERIVED]
VALUES = "dimension_"  # begins the columns of variables in our own files
