"""The only writers across models. Each takes `by=`, who did it, and is one transaction."""

from participation.actions.calculating import calculate, store_result
from participation.actions.correcting import correct, foresee
from participation.actions.errors import Frozen, GateClosed, NotCorrected, NotReady, PlanChanged
from participation.actions.importing import (
    ImportPlan,
    apply_import,
    import_results,
    plan_import,
    stage_import,
)
from participation.actions.loading import load_edition, load_regions
from participation.actions.publishing import gate, publish_edition
from participation.actions.recording import begin_history, keep_evidence

__all__ = [
    "Frozen",
    "GateClosed",
    "ImportPlan",
    "NotCorrected",
    "NotReady",
    "PlanChanged",
    "apply_import",
    "begin_history",
    "calculate",
    "correct",
    "foresee",
    "gate",
    "import_results",
    "keep_evidence",
    "load_edition",
    "load_regions",
    "plan_import",
    "publish_edition",
    "stage_import",
    "store_result",
]
