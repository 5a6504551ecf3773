"""The command line: parse, build, run. The only place that prints, writes output and knows exit codes."""
