"""The same notice printed by this program and by others, in turn: time, memory, size.

    cargo build --release
    python3 benches/peers/compare.py [--runs 7] [--rows 6,20,200,2000] [--tools gongshilan,typst] [--hundred]

`--hundred` prints a hundred posters in one call instead, with this program alone. Needs `zstd`; `typst` (PyPI) and `soffice` (LibreOffice Writer) are left out where they are not installed.
Every tool runs as a process of its own, one after the other in every round, so that whatever else the
machine does falls on all of them; figures are medians. What was printed stays in `target/peers`.
"""

import argparse
import csv
import datetime
import importlib.util
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from case import OFFICE, case

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = ROOT / "target" / "peers"
FONTS = WORK / "fonts"
FIRST = datetime.date.today()
LAST = FIRST + datetime.timedelta(days=7)
SET_UP = [
    "setup", "--name", OFFICE, "--short", "柳泉样例村", "--code", "370481199", "--level", "village", "--town", "示例镇",
    "--place", "柳泉样例村村务公开栏=村居公开栏", "--hotline", "示例镇农业农村办公室=0632-0000000",
    "--staff", "周样例:文书:拟稿,张贴,巡查", "--staff", "吴示范:主任:审查", "--staff", "郑演示:副主任:巡查,管理",
]  # fmt: skip


def main():
    args = arguments()
    if args.hundred:
        hundred(args)
    else:
        compare(args)
    print(f"\nload at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


def compare(args):
    unpack_fonts()
    tools = {name: tool for name, tool in TOOLS.items() if name in args.tools and tool["there"]()}
    for rows in args.rows:
        prepare(rows, args.binary)
        runs = {name: [] for name in tools}
        for turn in range(args.runs + 1):
            for name, tool in tools.items():
                done = measured(tool, rows, args.binary)
                # The first round fills caches.
                if turn > 0:
                    runs[name].append(done)
        report(rows, {name: median(done) for name, done in runs.items()})


def hundred(args):
    """A hundred notices of 6 rows, printed in one call."""
    prepare(6, args.binary, notices=100)
    out = WORK / "hundred"
    runs = []
    for turn in range(args.runs + 1):
        shutil.rmtree(out, ignore_errors=True)
        numbers = [str(number) for number in range(1, 101)]
        done = timed([args.binary, "--home", fresh_office(6), "print", *numbers, "--first", FIRST, "-o", out])
        if turn > 0:
            runs.append(done)
    wall, cpu, memory = median(runs)
    print(f"{len(list(out.iterdir()))} posters: {wall * 1000:.0f} ms wall, {cpu * 1000:.0f} ms CPU, {memory:.0f} MB")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--rows", type=lambda text: [int(rows) for rows in text.split(",")], default=[6, 20, 200, 2000])
    parser.add_argument("--tools", type=lambda text: text.split(","), default=list(TOOLS))
    parser.add_argument("--hundred", action="store_true")
    parser.add_argument("--binary", default=str(ROOT / "target" / "release" / "gongshilan"))
    return parser.parse_args()


def unpack_fonts():
    FONTS.mkdir(parents=True, exist_ok=True)
    for name in ("NotoSansCJKsc-Bold", "NotoSerifCJKsc-Regular"):
        packed, face = ROOT / "assets" / "fonts" / f"{name}.otf.zst", FONTS / f"{name}.otf"
        subprocess.run(["zstd", "-dqf", "--long=25", packed, "-o", face], check=True)


def prepare(rows, binary, notices=1):
    """The case as a file, and an office where its notices are reviewed."""
    WORK.mkdir(parents=True, exist_ok=True)
    notice = case(rows, FIRST, LAST)
    source = WORK / f"case-{rows}.json"
    source.write_text(json.dumps(notice, ensure_ascii=False), encoding="utf-8")
    table = WORK / f"case-{rows}.csv"
    with open(table, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([notice["header"][1:]] + [row[1:] for row in notice["rows"]])
    home = office(rows)
    shutil.rmtree(home, ignore_errors=True)
    texts = {
        "title": notice["title"],
        "lead": "\n".join(notice["paras"][:-1]),
        "tail": notice["paras"][-1],
        "basis": "《中华人民共和国村民委员会组织法》",
    }
    typed = [part for key, value in texts.items() for part in ("--set", f"{key}={value}")]
    commands = [SET_UP]
    for number in range(1, notices + 1):
        commands.append(["new", "general", "--table", table, *typed])
        commands.append(["review", str(number), "--pass", "--secrecy", "--privacy", "--accuracy"])
    for command in commands:
        subprocess.run([binary, "--home", home, *command], check=True, stdout=subprocess.DEVNULL)


def office(rows):
    return WORK / f"office-{rows}"


def fresh_office(rows):
    # Always the same office: a print is recorded and would count in the next.
    home = WORK / "office"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(office(rows), home)
    return home


def measured(tool, rows, binary):
    """One run: seconds, seconds of the processor, MB of the largest process, bytes."""
    out = WORK / f"{tool['file']}-{rows}.pdf"
    out.unlink(missing_ok=True)
    return *timed(tool["command"](rows, out, binary)), out.stat().st_size


def timed(command):
    command = [str(part) for part in command]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"failed: {' '.join(command)}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def ours(rows, out, binary):
    return [binary, "--home", fresh_office(rows), "print", "1", "--first", FIRST, "-o", out]


def typst(tags):
    return lambda rows, out, _: [sys.executable, HERE / "typst_poster.py", WORK / f"case-{rows}.json", out, FONTS, tags]


def writer(rows, out, _):
    return [sys.executable, HERE / "writer_poster.py", WORK / f"case-{rows}.json", out, FONTS, WORK / "writer"]


def has_typst():
    return importlib.util.find_spec("typst") is not None


TOOLS = {
    "gongshilan": {"there": lambda: True, "command": ours, "file": "gongshilan"},
    "typst": {"there": has_typst, "command": typst("tagged"), "file": "typst"},
    "typst-untagged": {"there": has_typst, "command": typst("untagged"), "file": "typst-untagged"},
    "libreoffice": {"there": lambda: shutil.which("soffice"), "command": writer, "file": "libreoffice"},
}


def median(runs):
    return [statistics.median(figures) for figures in zip(*runs)]


def report(rows, figures):
    print(f"\n{rows} rows\n\n| tool | pages | wall ms | CPU ms | × ours | MB | KB |\n|---|--:|--:|--:|--:|--:|--:|")
    base = figures.get("gongshilan")
    for name, (wall, cpu, memory, size) in figures.items():
        ratio = f"{wall / base[0]:.1f}" if base else ""
        count = pages(WORK / f"{TOOLS[name]['file']}-{rows}.pdf")
        print(f"| {name} | {count} | {wall * 1000:.0f} | {cpu * 1000:.0f} | {ratio} | {memory:.0f} | {size / 1000:.0f} |")
    sys.stdout.flush()


def pages(path):
    if not shutil.which("pdfinfo"):
        return ""
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return re.search(r"Pages:\s+(\d+)", told)[1]


if __name__ == "__main__":
    main()
