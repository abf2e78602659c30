"""What is asked of a county made by `cargo bench --bench county`: time, memory, size on disk.

    python3 benches/county/measure.py FOLDER [FOLDER ...] [--runs 5] [--binary target/release/gongshilan]

Every question is a process of its own, in turn over all folders, so that whatever else the machine does falls on all
of them; figures are medians. The month of one village is taken over into a copy of the county, once.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
QUESTIONS = {
    "status of the own office": ["status"],
    "overview": ["overview"],
    "one village": ["overview", "样例1村"],
    "due list": ["due"],
    "coverage": ["coverage"],
    "coverage of one village": ["coverage", "样例1村"],
    "timeline of one village": ["timeline", "样例1村"],
    "doubts of one village": ["doubts", "样例1村"],
    "doubts of all": ["doubts"],
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--binary", default=str(ROOT / "target" / "release" / "gongshilan"))
    args = parser.parse_args()
    figures = {}
    for turn in range(args.runs + 1):
        for folder in args.folders:
            for name, question in QUESTIONS.items():
                done = timed([args.binary, "--home", folder / "county", *question])
                # The first round fills caches.
                if turn > 0:
                    figures.setdefault((name, folder), []).append(done)
    print(f"| | {' | '.join(f'{folder.name}: ms, MB' for folder in args.folders)} |")
    print(f"|---|{'--:|' * len(args.folders)}")
    for name in QUESTIONS:
        cells = [median(figures[name, folder]) for folder in args.folders]
        print(f"| {name} | {' | '.join(f'{wall * 1000:.0f}, {memory:.0f}' for wall, memory in cells)} |")
    months = [month(args.binary, folder) for folder in args.folders]
    print(f"| import of a village's month | {' | '.join(f'{wall * 1000:.0f}, {memory:.0f}' for wall, memory in months)} |")
    sizes = [f"{size(folder / 'county') / 1e6:.0f} MB" for folder in args.folders]
    print(f"| size on disk | {' | '.join(sizes)} |")
    print(f"\nload at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


def month(binary, folder):
    copy = folder / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder / "county", copy)
    done = timed([binary, "--home", copy, "import", folder / "month"])
    shutil.rmtree(copy)
    return done


def median(runs):
    return [statistics.median(figures) for figures in zip(*runs)]


def timed(command):
    command = [str(part) for part in command]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"failed: {' '.join(command)}")
    return wall, used.ru_maxrss / 1024


def size(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
