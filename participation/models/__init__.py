"""What the index consists of; one model a file."""

from participation.models.awards import Award, AwardCategory
from participation.models.editions import Band, Dimension, Edition
from participation.models.imports import ResultImport
from participation.models.recaps import NationalRecap
from participation.models.regions import Level, Region
from participation.models.results import Absence, Result
from participation.models.sources import Source

__all__ = [
    "Absence",
    "Award",
    "AwardCategory",
    "Band",
    "Dimension",
    "Edition",
    "Level",
    "NationalRecap",
    "Region",
    "Result",
    "ResultImport",
    "Source",
]
