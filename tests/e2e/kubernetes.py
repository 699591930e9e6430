#!/usr/bin/env python3
"""What the Kubernetes manifest runs in its containers, index by index, as Kubernetes would: the shards make up the night."""

import os
import subprocess

import nights

try:
	import yaml
except ImportError:
	yaml = None

MANIFEST = nights.SOURCE / "pipeline/cluster/kubernetes.yaml"
PATH = f"{MANIFEST.parent}:{os.path.dirname(nights.AUSCULT)}:{os.environ['PATH']}"


class Kubernetes(nights.Night):
	def setUp(self):
		super().setUp()
		if not yaml:
			self.skipTest("python3-yaml is not installed")
		self.night, self.merge = yaml.safe_load_all(MANIFEST.read_text())
		self.count = self.night["spec"]["completions"]
		nights.cut_many(self.folder / "calls", 24, 2)
		(self.folder / "calls/night.csv").write_text(
			"audio\n" + "".join(f"{path.name}\n" for path in sorted((self.folder / "calls").glob("*.wav"))))

	def run_pod(self, job, **env):
		"""The job's only container, the volumes being folders of this test."""
		container, = job["spec"]["template"]["spec"]["containers"]
		env |= {item["name"]: item["value"] for item in container["env"]}
		command = [*container["command"], *container["args"]]
		for volume in container["volumeMounts"]:
			place = str(self.folder / volume["name"])
			command = [word.replace(volume["mountPath"] + "/", place + "/") for word in command]
		return subprocess.run(command, env={**os.environ, "PATH": PATH, **env, "XDG_CACHE_HOME": str(self.folder / "cache")},
			capture_output=True, text=True)

	def hear(self, index):
		done = self.run_pod(self.night, JOB_COMPLETION_INDEX=str(index))
		self.assertEqual(done.returncode, 0, done.stderr)

	def test_all_containers_agree_on_the_number_of_shards(self):
		for job in self.night, self.merge:
			container, = job["spec"]["template"]["spec"]["containers"]
			self.assertIn({"name": "SHARDS", "value": str(self.count)}, container["env"])
		self.assertEqual(self.night["spec"]["completionMode"], "Indexed")

	def test_the_pods_make_up_the_night(self):
		for index in range(self.count):
			self.hear(index)
		done = self.run_pod(self.merge)
		self.assertEqual(done.returncode, 0, done.stderr)
		alone = self.folder / "alone.db"
		self.assertEqual(nights.auscult("run", self.folder / "calls/night.csv", "--db", alone).code, 0)
		self.assertSameContents(alone, self.folder / "night/night.db")


if __name__ == "__main__":
	nights.main()
