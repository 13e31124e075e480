"""The only writers across models. Each takes `by=`, who did it, and is one transaction."""

from participation.actions.awarding import AwardPlan, import_awards, plan_awards
from participation.actions.calculating import calculate, store_result
from participation.actions.correcting import correct, foresee
from participation.actions.errors import (
    Frozen,
    GateClosed,
    NotCorrected,
    NotExplained,
    NotReady,
    NotUndone,
    PlanChanged,
    Unanswered,
)
from participation.actions.explaining import explain, withdraw_explanation
from participation.actions.foreseeing import foresee_import
from participation.actions.importing import apply_import, import_results, stage_import
from participation.actions.loading import load_edition, load_regions
from participation.actions.planning import ImportPlan, plan_import
from participation.actions.publishing import gate, publish_edition
from participation.actions.recording import begin_history, keep_evidence, newest_release
from participation.actions.recounting import Announced, correct_recap, foresee_recap
from participation.actions.restating import restate
from participation.actions.undoing import undo_import, why_not_undone

__all__ = [
    "Announced",
    "AwardPlan",
    "Frozen",
    "GateClosed",
    "ImportPlan",
    "NotCorrected",
    "NotExplained",
    "NotReady",
    "NotUndone",
    "PlanChanged",
    "Unanswered",
    "apply_import",
    "begin_history",
    "calculate",
    "correct",
    "correct_recap",
    "explain",
    "foresee",
    "foresee_import",
    "foresee_recap",
    "gate",
    "import_awards",
    "import_results",
    "keep_evidence",
    "load_edition",
    "load_regions",
    "newest_release",
    "plan_awards",
    "plan_import",
    "publish_edition",
    "restate",
    "stage_import",
    "store_result",
    "undo_import",
    "why_not_undone",
    "withdraw_explanation",
]
