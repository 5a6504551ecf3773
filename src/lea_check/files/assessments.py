"""An assessment that was saved as JSON, read back."""

from typing import Any

from pydantic import TypeAdapter, ValidationError

from lea_check.files.model_errors import flaws_of
from lea_check.files.problems import flaw
from lea_check.files.text.documents import Document
from lea_check.model.assessment_document import FORMAT, AssessmentJson

OLD_FORMAT = "lea-check/assessment/1"


def is_assessment(document: Document) -> bool:
    """Whether a document says that it is an assessment, of now or of an earlier version."""
    return isinstance(document.data, dict) and document.data.get("format") in (FORMAT, OLD_FORMAT)


def assessment_from(document: Document) -> AssessmentJson:
    """The assessment that a document holds. Raises InputError with all problems, also for one of an earlier version."""
    if document.data["format"] == OLD_FORMAT:
        raise document.error([flaw(("format",), "old-assessment", format=OLD_FORMAT, file=document.file)])
    reader: TypeAdapter[Any] = TypeAdapter(AssessmentJson)
    try:
        found: AssessmentJson = reader.validate_python(document.data, strict=True)
    except ValidationError as error:
        raise document.error(flaws_of(error, AssessmentJson)) from error
    return found
