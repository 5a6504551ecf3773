"""Many proposals: find them, judge them in this process, in several or on a cluster, and give what came of each."""
