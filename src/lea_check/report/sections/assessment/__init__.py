"""The report of an assessment, part by part, in the order of docs/formats.md."""
