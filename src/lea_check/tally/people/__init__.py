"""Who counts: which rows are people, who filled it in more than once, and the parties that they belong to."""
