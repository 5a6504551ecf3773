"""The result of a batch in each of its formats."""

import json
from typing import NamedTuple

from lea_check.batch.results import BatchResults
from lea_check.batch.rows import Link
from lea_check.model.catalogue import Catalogue
from lea_check.report.documents.assessment import to_json
from lea_check.report.documents.batch import batch_document, problem_documents
from lea_check.report.formats import Result, Screen
from lea_check.words import Words

WITH_DOCUMENTS = ("json", "jsonl", "xlsx")
"""Formats that tell more of a proposal than its row."""

WITH_SENTENCES = ("html",)
"""Formats that say the headline of each proposal in a sentence."""


class Destination(NamedTuple):
    """Where a result goes: what can be shown there, and the address of a report as seen from there.

    `excel`: CSV as Dutch Excel opens it.
    """

    screen: Screen
    link: Link
    excel: bool = False


def render_batch(
    name: str, results: BatchResults, destination: Destination, catalogue: Catalogue, words: Words
) -> Result:
    """The result in a format of `report.formats.BATCH_FORMATS`."""
    match name:
        case "jsonl":
            lines = (to_json(document, indent=None) for document in problem_documents(results.told, words))
            return "".join([*(row.document for _, row in results.ranked()), *lines])
        case "json":
            documents = [json.loads(row.document) for _, row in results.ranked()]
            return to_json(batch_document(documents, problem_documents(results.told, words)))
        case "xlsx":
            from lea_check.batch.renderers.workbook import BatchBook, batch_book

            return batch_book(BatchBook(results, destination.link, catalogue, words))
        case "html":
            from lea_check.batch.renderers.portfolio import render_portfolio

            return render_portfolio(results, destination.link, catalogue, words)
        case "csv":
            from lea_check.batch.renderers.csv import csv_table

            return csv_table(results, words, excel=destination.excel)
    from lea_check.batch.renderers.table import screen_table

    return screen_table(results, words, destination.screen)
