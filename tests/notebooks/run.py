"""Runs the code cells of every notebook, in order, as a reader would, and of each lesson with PyTorch twins; what they assert must hold.

Each runs in a process of its own, as in a fresh kernel: what one sets for all of PyTorch must not reach the next.

Outside the normal test run, since it needs PyTorch: Debian has python3-torch. From the root of the repository:

    python3 tests/notebooks/run.py
    python3 tests/notebooks/run.py lesson-    # those whose name begins so
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time


def run_cells(path):
    scope = {"__name__": "__main__"}
    for cell in json.loads(path.read_text())["cells"]:
        if cell["cell_type"] != "code":
            continue
        try:
            exec(compile("".join(cell["source"]), f"{path.stem}, cell {cell['id']}", "exec"), scope)
        except Exception as problem:
            sys.exit(f"{path.stem}, cell {cell['id']}: {type(problem).__name__}: {problem}")


def run_all(prefix):
    os.environ.setdefault("COURSE_DATA", "public/data")
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["node", "tests/notebooks/write.mjs", folder], check=True)
        for path in sorted(pathlib.Path(folder).glob(f"{prefix}*.ipynb")):
            started = time.time()
            print(f"== {path.stem}", flush=True)
            if subprocess.run([sys.executable, __file__, str(path)]).returncode != 0:
                failed.append(path.stem)
            print(f"   {time.time() - started:.0f} s", flush=True)
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if sys.argv[1:] and sys.argv[1].endswith(".ipynb"):
    run_cells(pathlib.Path(sys.argv[1]))
else:
    run_all("".join(sys.argv[1:2]))
