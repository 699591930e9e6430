#!/usr/bin/env python3
"""100,000 malformed requests to the review pages: the server stays up, and its memory where it was.

	tests/bench/malformed.py [--requests 100000]

Says the resident memory every tenth of the way; fails when it grew by more than a tenth after the first. Wants a program
without sanitizers (AUSCULT=build/release/pipeline/cli/auscult): ASan keeps up to 256 MiB of what was freed.
"""

import argparse
import pathlib
import random
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))
import hostile  # noqa: E402
import nights  # noqa: E402
import pages  # noqa: E402


def resident_mib(process):
	status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
	return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def main():
	parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
	parser.add_argument("--requests", type=int, default=100000)
	count = parser.parse_args().requests
	if b"__asan_init" in pathlib.Path(nights.AUSCULT).read_bytes():
		sys.exit(f"malformed.py: {nights.AUSCULT} is built with ASan, which keeps what was freed: set AUSCULT to a release build")
	with tempfile.TemporaryDirectory() as folder:
		db = pathlib.Path(folder) / "night.db"
		pages.add_account(db, "qa", "--role", "qa")
		server = pages.Server(db)
		port = int(server.base.rsplit(":", 1)[1])
		chance = random.Random(6)
		sizes = []
		for tenth in range(10):
			for _ in range(count // 10):
				hostile.send(port, hostile.malformed(chance))
			sizes.append(resident_mib(server.process))
			print(f"{(tenth + 1) * count // 10} requests, {sizes[-1]:.1f} MiB", flush=True)
		is_up = hostile.wait_for_page(server) == 200
		server.stop()
	print("up" if is_up else "DOWN", "and flat" if sizes[-1] <= sizes[0] * 1.1 else "and GROWING")
	return 0 if is_up and sizes[-1] <= sizes[0] * 1.1 else 1


if __name__ == "__main__":
	sys.exit(main())
