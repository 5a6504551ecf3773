"""A proposal in which every text field tries to be something else than text."""

HOSTILE = (
    "<script>alert(1)</script>", "</title><script>alert(2)</script>", "{{7*7}}{% if 1 %}", "=1+1", "[/] [bold]x[/]",
    "\u202eomgekeerd\u202c \u200f", "🎉🤝", '"><img src=x onerror=alert(3)>', "&lt;b&gt; &amp;", "<!--", "]]>",
    "</style>", "javascript:alert(4)", "\\u001b[2J", "a" * 10_000,
)  # fmt: skip


def hostile_proposal(text: str = " ".join(HOSTILE)) -> str:
    """As JSON, which is YAML too: each field holds all of it."""
    import json

    answer = {"level": 1, "evidence": text, "note": text}
    return json.dumps(
        {
            "format": "lea-check/proposal/1",
            "name": text,
            "summary": text,
            "goals": ["renew-education", "upskilling"],
            "target_groups": ["students-mbo"],
            "region": "lelystad",
            "partners": [{"name": text, "kind": "company", "role": "core"}],
            "networks": [text],
            "answers": {
                "demand": {
                    "need-voiced": answer,
                    "gain-named": {"votes": {text: [3, 1, 2, 0], "company": [0, 0, 1, 4]}},
                },
                "focus": answer,
                "mass": {"not_applicable": text},
                "professionalisation": {"coaching": {"not_applicable": text}},
            },
            "notes": text,
        }
    )
