"""Runs the code cells of every notebook, in order, as a reader would, and of each lesson with PyTorch twins; what they assert must hold.

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

os.environ.setdefault("COURSE_DATA", "public/data")

with tempfile.TemporaryDirectory() as folder:
    subprocess.run(["node", "tests/notebooks/write.mjs", folder], check=True)
    for path in sorted(pathlib.Path(folder).glob(f"{''.join(sys.argv[1:2])}*.ipynb")):
        started = time.time()
        print(f"== {path.stem}")
        scope = {"__name__": "__main__"}
        for cell in json.loads(path.read_text())["cells"]:
            if cell["cell_type"] != "code":
                continue
            try:
                exec(compile("".join(cell["source"]), f"{path.stem}, cell {cell['id']}", "exec"), scope)
            except Exception as problem:
                sys.exit(f"{path.stem}, cell {cell['id']}: {type(problem).__name__}: {problem}")
        print(f"   {time.time() - started:.0f} s")
