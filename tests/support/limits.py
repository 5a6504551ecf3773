"""Checks of files under a limit of processor time, with the most memory that they took."""

CHECK_EACH = """
import json, resource, subprocess, sys
def limit(): resource.setrlimit(resource.RLIMIT_CPU, (2, 2))
def check(name):
    command = [sys.executable, "-m", "lea_check", "check", name]
    return subprocess.run(command, capture_output=True, preexec_fn=limit).returncode
codes = {name: check(name) for name in sys.argv[1:]}
print(json.dumps([codes, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]))
"""
# A process of its own, since the most memory is that of any child there ever was.
