"""The result of a batch in each of its formats."""

import json

from lea_check.batch.results import BatchResults
from lea_check.model.catalogue import Catalogue
from lea_check.report.documents.assessment import to_json
from lea_check.report.documents.batch import batch_document, problem_documents
from lea_check.report.formats import Rendered, Screen
from lea_check.words import Words

WITH_DOCUMENTS = ("json", "jsonl", "xlsx")
"""Formats that tell more of a proposal than its row."""

WITH_SENTENCES = ("html",)
"""Formats that say the headline of each proposal in a sentence."""


def render_batch(name: str, results: BatchResults, catalogue: Catalogue, words: Words, screen: Screen) -> Rendered:
    """The result in a format of `report.formats.BATCH_FORMATS`."""
    match name:
        case "jsonl":
            lines = (to_json(document, indent=None) for document in problem_documents(results.problems, words))
            return "".join([*(row.document for row in results.rows), *lines])
        case "json":
            documents = [json.loads(row.document) for row in results.rows]
            return to_json(batch_document(documents, problem_documents(results.problems, words)))
        case "xlsx":
            from lea_check.batch.workbook import BatchBook, batch_book

            rows = [row.with_document(json.loads(row.document)) for row in results.rows]
            return batch_book(BatchBook(rows, results.failed(words), results.errors, catalogue, words))
        case "html":
            from lea_check.batch.portfolio import render_portfolio

            return render_portfolio(results.rows, results.errors, catalogue, words)
        case "csv":
            from lea_check.batch.csv import csv_table

            return csv_table(results.rows, results.failed(words))
    from lea_check.batch.table import screen_table

    return screen_table(results.rows, results.failed(words), words, screen)
