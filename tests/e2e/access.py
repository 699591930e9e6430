#!/usr/bin/env python3
"""Every request as every role, on an own call, the team's and a foreign one, as docs/access.md says."""

import re

import nights
import pages

ROLES = "qa", "lead", "trainer", "agent", "auditor", "admin", "nobody"
LEAVES_TILL_LAST = "POST /sign-out"


def table():
	"""Request -> role -> word, as the document has it."""
	text = (nights.SOURCE / "docs/access.md").read_text(encoding="utf-8")
	lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines()
		if re.match(r"\| (GET|POST) ", line)]
	return {cells[0]: dict(zip(ROLES, cells[1:])) for cells in lines}


def routes():
	"""The requests that the program answers."""
	text = (nights.SOURCE / "pipeline/serve/route.c").read_text(encoding="utf-8")
	return {f"{method} {path}" for method, path in re.findall(r'\{ "(GET|POST)", "([^"]+)"', text)}


def outcome(status, headers):
	left = "auscult_session=;" in (headers["Set-Cookie"] or "")
	if not left and status == 303 and headers["Location"] == "/sign-in":
		return "sign in"
	return {403: "no", 404: "hidden"}.get(status, "yes")


class Access(pages.Pages):
	@classmethod
	def setUpClass(cls):
		super().setUpClass()
		cls.clients = {role: pages.Client(cls.server.base, role if role != "nobody" else None) for role in ROLES}
		qa = cls.clients["qa"]
		assert qa.post("/calibration", title="March", pack="telecom-zh", plan="random", size="200")[0] == 303
		cls.sequence = {call: seq for seq, call in nights.rows(cls.db, "SELECT seq, call_id FROM calibration_call")}
		cls.qa = nights.rows(cls.db, "SELECT account_id FROM account WHERE name = 'qa'")[0][0]

	def path(self, pattern, name):
		call = self.calls[name]
		if pattern.startswith("/agent/"):
			return "/agent/" + {pages.OWN: "8021", pages.TEAM: "8035", pages.FOREIGN: "8047"}[name]
		if pattern.startswith("/blind/"):
			return f"/blind/1.{self.sequence[call]}"
		if pattern == "/calibration/{}":
			return "/calibration/1"
		if pattern == "/assets/{}":
			return "/assets/app.css"
		if pattern.endswith("/original"):
			return pattern.replace("{}", str(call)) + "?why=complaint+4711"
		return pattern.replace("{}", str(call))

	def fields(self, pattern, name):
		rule = {"pack": "telecom-zh", "rule": "greeting"}
		if pattern.endswith("/judge"):
			agent = self.clients["agent"]
			own = self.calls[pages.OWN]
			assert agent.post(f"/call/{own}/appeal", text="no", **rule)[0] == 303
			appeal = nights.rows(self.db, "SELECT max(appeal_id) FROM appeal")[0][0]
			return {"appeal": appeal, "value": "reject", "text": "heard again"}
		return {
			"/sign-in": {"name": "nobody-at-all", "password": pages.PASSWORD},
			"/account": {"old": "wrong", "new": "another long one"},
			"/calibration": {"title": "again", "pack": "telecom-zh", "plan": "risk", "size": "1"},
			"/blind/{}": {"rule-greeting": "pass"},
			"/call/{}/decide": {**rule},
			"/call/{}/flag": {"value": "confirm"},
			"/call/{}/comment": {"at": "1.5", "text": "hm"},
			"/call/{}/mark": {**rule, "kind": "good"},
			"/call/{}/assign": {"to": self.qa},
			"/call/{}/appeal": {**rule, "text": "I did greet"},
		}.get(pattern, {})

	def wanted(self, word, role, name, pattern):
		if word == "own":
			return "yes" if name == pages.OWN else "hidden"
		if word == "team":
			return "yes" if name in (pages.OWN, pages.TEAM) else "hidden"
		# An appeal belongs to one call: that of another is not there.
		if pattern.endswith("/judge") and word == "yes" and name != pages.OWN:
			return "hidden"
		# A wrong password is refused to everybody.
		if pattern == "/sign-in" and word == "yes":
			return None
		return word

	def attempt(self, request, role, name):
		method, pattern = request.split()
		client = self.clients[role]
		path = self.path(pattern, name)
		if method == "GET":
			return outcome(*client.get(path, Range="bytes=0-99")[:2])
		fields = self.fields(pattern, name)
		if role == "nobody":
			client.get("/sign-in")
		return outcome(*client.post(path, **fields)[:2])

	def check(self, request):
		words = table()[request]
		for role in ROLES:
			for name in pages.OWN, pages.TEAM, pages.FOREIGN:
				want = self.wanted(words[role], role, name, request.split()[1])
				if want is None:
					continue
				with self.subTest(request=request, role=role, call=name):
					self.assertEqual(self.attempt(request, role, name), want)
				if request == LEAVES_TILL_LAST:
					break

	def test_the_document_knows_every_request(self):
		self.assertEqual(set(table()), routes())

	def test_each_role_may_do_what_the_document_says(self):
		requests = sorted(table(), key=lambda request: request == LEAVES_TILL_LAST)
		for request in requests:
			self.check(request)

	def test_lists_show_only_calls_that_may_be_opened(self):
		for role in "qa", "lead", "trainer", "agent":
			client = pages.Client(self.server.base, role)
			for path in "/tonight?night=all", "/agent/8021", "/agent/8047", "/search?q=%E6%82%A8%E5%A5%BD":
				for call in set(re.findall(rb"/call/(\d+)", client.get(path)[2])):
					with self.subTest(role=role, path=path, call=call):
						self.assertEqual(client.get(f"/call/{call.decode()}")[0], 200)

	def test_an_account_that_is_disabled_is_out_at_once(self):
		pages.add_account(self.db, "gone", "--role", "qa")
		client = self.client("gone")
		self.assertEqual(client.get("/tonight")[0], 200)
		self.assertEqual(nights.auscult("accounts", "disable", "gone", "--db", self.db).code, 0)
		self.assertEqual(outcome(*client.get("/tonight")[:2]), "sign in")

	def test_what_was_done_is_in_a_log_that_is_whole(self):
		done = nights.auscult("audit", "verify", "--db", self.db)
		self.assertEqual(done.code, 0, done.err)
		listened = nights.rows(self.db, "SELECT account, why FROM access_log WHERE action = 'listen_original'")
		self.assertIn(("qa", "complaint 4711"), listened)


if __name__ == "__main__":
	nights.main()
