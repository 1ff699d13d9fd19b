"""Reads what the parts of a contract run left behind, prints one line for each, and says whether all is well.

    summary.py FOLDER LEAST ROLE/PART...

Well means: every part ended by itself and found nothing, every operation was called and some of them with success (a
run that is refused everywhere proves nothing), and there were at least LEAST cases in all.
"""

import json
import pathlib
import re
import sys

# Fewer operations answered with success than anybody's demonstration account can use: something was wrong.
FEWEST_SUCCESSES = 8


def cases(log):
    """How many cases schemathesis says it generated, and how many of them found something."""
    found = re.search(r"^Test cases:\n\s+([\d,]+) generated(?:, ([\d,]+) found)?", log, re.MULTILINE)
    if not found:
        return 0, 0
    return tuple(int((group or "0").replace(",", "")) for group in found.groups())


def read(folder, part):
    """The figures of a part, and what is wrong with it."""
    place = folder / part
    complaints = []
    log = (folder / f"{part}.log").read_text(errors="replace")
    generated, failed = cases(log)
    status = place / "status"
    code = status.read_text().strip() if status.exists() else "none"
    if code != "0":
        complaints.append("took too long" if code == "124" else f"ended with {code}")
    tally = json.loads((place / "tally.json").read_text()) if (place / "tally.json").exists() else {}
    succeeded = [name for name, statuses in tally.items() if any(status[0] == "2" for status in statuses)]
    if len(succeeded) < FEWEST_SUCCESSES:
        complaints.append(f"only {len(succeeded)} operations ever answered with success")
    selected = re.search(r"Selected: (\d+)/", log)
    if not selected or len(tally) < int(selected[1]):
        complaints.append("not every operation was called")
    if (place / "complaints").exists():
        complaints.extend((place / "complaints").read_text().splitlines())
    answers = [sum(n for statuses in tally.values() for s, n in statuses.items() if s[0] == first) for first in "2345"]
    return {
        "generated": generated,
        "failed": failed,
        "operations": len(tally),
        "succeeded": succeeded,
        "answers": answers,
        "complaints": complaints,
        "log": log,
    }


def main(folder, least, parts):
    folder = pathlib.Path(folder)
    rows = {part: read(folder, part) for part in parts}
    for part, row in rows.items():
        if row["complaints"]:
            print(f"\n-- as {part}: {'; '.join(row['complaints'])}")
            begin = row["log"].find("= FAILURES =")
            print(row["log"][begin:] if begin >= 0 else row["log"][-3000:])
    line = "{:25} {:>7} {:>7} {:>11} {:>13}   {}"
    print(line.format("as", "cases", "failed", "operations", "with success", "answers 2xx 3xx 4xx 5xx"))
    for part, row in rows.items():
        answers = " ".join(map(str, row["answers"]))
        print(line.format(part, row["generated"], row["failed"], row["operations"], len(row["succeeded"]), answers))
    generated = sum(row["generated"] for row in rows.values())
    failed = sum(row["failed"] for row in rows.values())
    everywhere = set().union(*(row["succeeded"] for row in rows.values()))
    print(f"{generated} cases generated, {failed} failed; {len(everywhere)} operations answered with success to somebody")
    if generated < least:
        print(f"fewer than {least}")
        return 1
    return int(failed > 0 or any(row["complaints"] for row in rows.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), sys.argv[3:]))
