"""What the tests of the review pages share: a night that was heard, accounts, a server, a browser without a screen."""

import http.cookiejar
import os
import re
import subprocess
import threading
import unittest
import urllib.error
import urllib.parse
import urllib.request

import nights

PASSWORD = "a long password"
# Agent 8021 and 8035 are of one team, 8047 of another.
NIGHT = "zh-09-interrupted", "zh-03-regulator", "zh-07-wrong-charge", "zh-10-dead-air", "en-05-calm-down"
OWN, TEAM, FOREIGN = "zh-03-regulator", "zh-07-wrong-charge", "zh-10-dead-air"
ACCOUNTS = {
	"qa": ["--role", "qa", "--title", "王"],
	"lead": ["--role", "lead", "--team", "热线一组"],
	"trainer": ["--role", "trainer"],
	"agent": ["--role", "agent", "--agent", "8021"],
	"auditor": ["--role", "auditor"],
	"admin": ["--role", "admin"],
}


def hear(db, names=NIGHT):
	"""Runs the nightly job on some of the bundled calls, and makes an account of each role."""
	manifest = db.with_suffix(".csv")
	lines = (nights.SOURCE / "corpus/manifest.csv").read_text(encoding="utf-8").splitlines()
	columns = lines[0].split(",")
	kept = [line.replace(",calls/", f",{nights.CALLS}/") for line in lines[1:] if line.split(",")[0] in names]
	assert len(kept) == len(names), (columns, kept)
	kept = [re.sub(r",reference/[^,]*$", ",", line) for line in kept]
	manifest.write_text("\n".join([lines[0], *kept]) + "\n", encoding="utf-8")
	done = nights.auscult("run", manifest, "--db", db)
	assert done.code == 0, done.err
	for name, options in ACCOUNTS.items():
		add_account(db, name, *options)


def add_account(db, name, *options):
	subprocess.run([nights.AUSCULT, "accounts", "add", name, *options, "--db", db], input=PASSWORD + "\n", check=True,
		encoding="utf-8", env={**os.environ, "LC_ALL": "C.UTF-8"})


class Server:
	"""`auscult review` on a free port of this machine."""

	def __init__(self, db, *options):
		self.process = subprocess.Popen([nights.AUSCULT, "review", "--db", db, "--listen", "127.0.0.1:0", *options],
			stderr=subprocess.PIPE, encoding="utf-8", env={**os.environ, "LC_ALL": "C.UTF-8"})
		self.said = []
		for line in self.process.stderr:
			self.said.append(line)
			found = re.search(r"(https?://[^ ]+:\d+)/", line)
			if found:
				self.base = found[1]
				break
		else:
			raise AssertionError("".join(self.said))
		# Nobody else reads what it says: it must not wait for that.
		self.reader = threading.Thread(target=lambda: self.said.extend(self.process.stderr), daemon=True)
		self.reader.start()

	def stop(self):
		"""Ends it; a sanitizer's finding or an error that it logged fails the test."""
		self.process.terminate()
		code = self.process.wait(30)
		self.reader.join(10)
		said = "".join(self.said)
		assert code == 0 and not any(word in said for word in (*nights.SANITIZER, "review: /")), said


class StaysHere(urllib.request.HTTPRedirectHandler):
	def redirect_request(self, *_):
		return None


class Client:
	"""Somebody with a browser's cookies, and the token of the page that was seen last."""

	def __init__(self, base, name=None):
		self.base, self.form = base, ""
		self.cookies = http.cookiejar.CookieJar()
		self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies), StaysHere)
		if name:
			assert self.sign_in(name)[0] == 303, name

	def sign_in(self, name, password=PASSWORD):
		self.get("/sign-in")
		done = self.post("/sign-in", name=name, password=password)
		if done[0] == 303:
			self.get("/account")
		return done

	def get(self, path, **headers):
		return self.ask(path, None, headers)

	def post(self, path, headers=None, **fields):
		fields.setdefault("form", self.form)
		return self.ask(path, urllib.parse.urlencode(fields).encode(), headers or {})

	def ask(self, path, body, headers):
		"""Status, headers and text of the answer; redirects are not followed."""
		headers = {name.replace("_", "-"): value for name, value in headers.items()}
		try:
			answer = self.opener.open(urllib.request.Request(self.base + path, body, headers), timeout=60)
		except urllib.error.HTTPError as error:
			answer = error
		with answer:
			text = answer.read()
		if b"html" in (answer.headers["Content-Type"] or "").encode():
			found = re.search(rb'name="form" value="(\w+)"', text)
			self.form = found[1].decode() if found else self.form
		return answer.status, answer.headers, text


class Pages(unittest.TestCase):
	"""Tests that share one night and one server."""

	@classmethod
	def setUpClass(cls):
		cls.folder = nights.make_folder(cls, "pages")
		cls.db = cls.folder / "night.db"
		hear(cls.db)
		cls.server = Server(cls.db)
		cls.addClassCleanup(cls.server.stop)
		cls.calls = dict(nights.rows(cls.db, "SELECT name, call_id FROM call"))

	def client(self, name=None):
		return Client(self.server.base, name)
