"""A Slurm of one machine that lives in a folder: munged, slurmctld and slurmd, as root or nobody in particular."""

import os
import pathlib
import shutil
import socket
import subprocess
import time
import unittest

PROGRAMS = "munged", "slurmctld", "slurmd", "sbatch", "squeue", "scancel", "scontrol"
PATH = os.environ["PATH"] + ":/usr/sbin:/sbin"
STARTS_WITHIN_S = 60

CONF = """
ClusterName=auscult
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={control}
SlurmdPort={node}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=batch_sched_delay=0,sched_min_interval=100000,bf_interval=1
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
KillWait=2
ReturnToService=2
NodeName={host} NodeAddr=127.0.0.1 CPUs={cpus}
PartitionName=night Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""


def free_port():
	with socket.socket() as one:
		one.bind(("127.0.0.1", 0))
		return one.getsockname()[1]


class Slurm:
	"""Started by making it, ended by stop(). `env` is what its commands need."""

	def __init__(self, folder, cpus):
		for program in PROGRAMS:
			if not shutil.which(program, path=PATH):
				raise unittest.SkipTest(f"{program} is not installed (slurm-wlm, munge)")
		self.folder, self.running = pathlib.Path(folder), []
		host, user = socket.gethostname().split(".")[0], os.environ.get("USER") or subprocess.getoutput("id -un")
		self.env = {**os.environ, "PATH": PATH, "SLURM_CONF": str(self.folder / "slurm.conf"), "LC_ALL": "C.UTF-8"}
		for name in ("state", "spool"):
			(self.folder / name).mkdir()
		(self.folder / "slurm.conf").write_text(CONF.format(host=host, user=user, control=free_port(), node=free_port(),
			folder=self.folder, cpus=cpus))
		key = self.folder / "munge.key"
		key.write_bytes(os.urandom(128))
		key.chmod(0o400)
		try:
			self.start("munged", "--foreground", "--force", f"--key-file={key}", f"--socket={self.folder}/munge.socket",
				f"--pid-file={self.folder}/munge.pid", f"--log-file={self.folder}/munge.log",
				f"--seed-file={self.folder}/munge.seed")
			self.start("slurmctld", "-D", "-c")
			self.start("slurmd", "-D", "-c", "-N", host)
			self.wait_until(lambda: "idle" in self.ask("sinfo", "-h", "-o", "%t"), STARTS_WITHIN_S)
		except AssertionError as story:
			self.stop()
			raise unittest.SkipTest(f"Slurm does not start on this machine:\n{story}") from None
		except BaseException:
			self.stop()
			raise

	def start(self, *command):
		with open(self.folder / f"{command[0]}.out", "wb") as log:
			self.running.append(subprocess.Popen(command, env=self.env, stdout=log, stderr=log, stdin=subprocess.DEVNULL))

	def ask(self, *command):
		return subprocess.run(command, env=self.env, capture_output=True, text=True).stdout

	def wait_until(self, is_so, seconds, pause_s=0.2):
		until = time.monotonic() + seconds
		while not is_so():
			if time.monotonic() > until or any(daemon.poll() is not None for daemon in self.running):
				raise AssertionError(self.story())
			time.sleep(pause_s)

	def wait_for_jobs(self, seconds):
		"""Until nothing is queued or running, merges that follow merges included."""
		self.wait_until(lambda: not self.ask("squeue", "-h").strip(), seconds)

	def story(self):
		"""What the daemons said last."""
		return "\n".join(f"== {log.name}\n" + "\n".join(log.read_text(errors="replace").splitlines()[-15:])
			for log in sorted(self.folder.glob("*.log")) + sorted(self.folder.glob("*.out")))

	def stop(self):
		for daemon in reversed(self.running):
			daemon.terminate()
		for daemon in self.running:
			try:
				daemon.wait(10)
			except subprocess.TimeoutExpired:
				daemon.kill()
				daemon.wait()
