"""What the index consists of; one model a file."""

from participation.models.award_pictures import AwardPicture
from participation.models.awards import Award, AwardCategory
from participation.models.dimension_scores import DimensionScore
from participation.models.editions import Band, Dimension, Edition
from participation.models.explanations import Explanation
from participation.models.history import Act, Correction, HistoryEntry, Release
from participation.models.imports import ResultImport
from participation.models.recaps import NationalRecap
from participation.models.regions import Level, Region
from participation.models.results import Absence, Result
from participation.models.sources import Source

__all__ = [
    "Absence",
    "Act",
    "Award",
    "AwardCategory",
    "AwardPicture",
    "Band",
    "Correction",
    "Dimension",
    "DimensionScore",
    "Edition",
    "Explanation",
    "HistoryEntry",
    "Level",
    "NationalRecap",
    "Region",
    "Release",
    "Result",
    "ResultImport",
    "Source",
]
