#!/usr/bin/env python3
"""What attackers try on the review pages (OWASP Top Ten, 2021): injection, traversal, forged forms, fixed sessions, guessed
passwords, strange requests. All of it is refused, and the server stays."""

import json
import random
import re
import shutil
import socket
import sqlite3
import ssl
import struct
import subprocess
import time
import unittest
import urllib.parse
import urllib.request

import nights
import pages

PAYLOADS = ("' OR '1'='1", "'; DROP TABLE call; --", '"><script>alert(7)</script>', "{{form}}[[a|b]]", "../../etc/passwd",
	"%s%n%x", "\x01\x1b[31m", "投" * 3000, "1e999", "-1", "9" * 40, "NaN", '" OR text:*', "NEAR(a b, 9)", "text : x")
MALFORMED = 500


def malformed(chance):
	"""One request as no browser sends it."""
	kinds = (
		lambda: chance.randbytes(chance.randrange(1, 400)),
		lambda: b"GET /" + b"a" * chance.randrange(1, 40000) + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
		lambda: b"GET / HTTP/9.9\r\n\r\n",
		lambda: b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\nx",
		lambda: b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
		lambda: b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + chance.randbytes(50),
		lambda: b"GET /sign-in HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * chance.randrange(1, 3000) + b"\r\n",
		lambda: b"GET /%00%ff%zz?%=&&=%u1234 HTTP/1.1\r\nHost: localhost\r\nCookie: =;;;\xff\r\n\r\n",
		lambda: b"GET /call/1/audio HTTP/1.1\r\nHost: localhost\r\nRange: bytes=" + chance.randbytes(20).hex().encode() +
			b"-\r\n\r\n",
		lambda: b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=\"\r\n"
			b"Content-Length: 40\r\n\r\n" + chance.randbytes(40),
		lambda: b"\x16\x03\x01" + chance.randbytes(100),
		lambda: b"GET http://evil/ HTTP/1.1\r\nHost: evil\r\n\r\n",
	)
	return chance.choice(kinds)()


def send(port, request):
	"""Sends bytes, hangs up without waiting long for an answer; reset, so that it does not linger till the server's limit of
	connections from one address is what answers."""
	try:
		with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
			connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
			connection.sendall(request)
			connection.settimeout(0.05)
			return connection.recv(4096)
	except OSError:
		return b""


def wait_for_page(server, most_s=60):
	"""The status of the first answer; connections that were left hanging are let go of after a while."""
	until = time.monotonic() + most_s
	while True:
		try:
			return pages.Client(server.base, "qa").get("/tonight")[0]
		except OSError:
			if time.monotonic() > until:
				raise
			time.sleep(1)


def say(db, call, turns):
	"""Puts other words into the first turns of a call."""
	connection = sqlite3.connect(db)
	for seq, (party, text) in enumerate(turns):
		words = [[i, 1, 5 * seq + i / 8, 5 * seq + i / 8 + 0.125, 0.9] for i in range(len(text))]
		connection.execute("UPDATE turn SET party = ?, text = ?, words = ?, start_s = ?, end_s = ? WHERE seq = ? AND hearing_id ="
			" (SELECT hearing_id FROM standing WHERE call_id = ?)",
			(party, text, json.dumps(words, separators=(",", ":")), 5 * seq, 5 * seq + 4, seq, call))
	connection.commit()
	connection.close()


def found(client, words):
	"""What a search shows of what was said."""
	text = client.get("/search?" + urllib.parse.urlencode({"q": words}))[2].decode()
	return re.findall(r'<td class="said-text">(.*?)</td>', text)


class Hostile(pages.Pages):
	def form_of(self, client, path):
		client.get(path)
		return client.form

	def call(self, name=pages.OWN):
		return self.calls[name]

	def test_no_input_is_taken_for_sql_or_html(self):
		source = (nights.SOURCE / "pipeline/serve/route.c").read_text(encoding="utf-8")
		found = re.findall(r'\{ "(GET|POST)", "([^"]+)"(.*?)\},\n', source, re.S)
		client = self.client("qa")
		for method, pattern, rest in found:
			inputs = re.findall(r":(\w+)", " ".join(re.findall(r'\.inputs = ((?:"[^"]*"\s*)+)', rest)))
			path = pattern.replace("/agent/{}", "/agent/8021").replace("{}", str(self.call()))
			for name in inputs:
				for payload in PAYLOADS:
					with self.subTest(method=method, path=path, input=name, payload=payload[:30]):
						if method == "GET":
							status, _, text = client.get(f"{path}?{urllib.parse.urlencode({name: payload})}")
						else:
							client.get("/account")
							status, _, text = client.post(path, **{name: payload})
						self.assertLess(status, 500)
						self.assertNotIn(b"<script>alert", text)
		self.assertEqual(len(nights.rows(self.db, "SELECT * FROM call")), len(self.calls))

	def test_what_was_typed_comes_back_as_text(self):
		client = self.client("qa")
		client.get(f"/call/{self.call()}")
		client.post(f"/call/{self.call()}/comment", text=PAYLOADS[2], at="1")
		text = client.get(f"/call/{self.call()}")[2]
		self.assertIn(b"&#60;script&#62;alert(7)", text)

	def test_a_filter_widens_nobodys_view(self):
		client = self.client("lead")
		for payload in PAYLOADS:
			query = urllib.parse.urlencode({"night": "all", "team": payload, "scope": "all", "account": "1", "agent": "8047"})
			self.assertNotIn(b"zh-10-dead-air", client.get("/tonight?" + query)[2])
		self.assertNotIn(b"zh-09-interrupted", client.get("/tonight?night=all&scope=all&account=1")[2])

	def test_who_may_not_hear_a_number_or_a_name_does_not_find_it(self):
		say(self.db, self.calls["en-05-calm-down"], (("agent", "麻烦您报一下身份证后四位"), ("customer", "三三幺八"),
			("customer", "我叫王晓明我的手机是幺三八零零幺三八零零零")))
		trainer, qa = self.client("trainer"), self.client("qa")
		self.assertEqual(found(trainer, "麻烦您报一下身份证后四位"), ["麻烦您报一下身份证后四位"])
		for words in "三三幺八", "三幺八", "王晓明", "晓明", "零零幺三八零零零", "手机 幺三八":
			self.assertEqual(found(trainer, words), [], words)
			hits = found(qa, words)
			self.assertEqual(len(hits), 1, words)
			self.assertNotRegex(hits[0], "三三|晓明|幺三八", "found by who may hear it, and masked")

	def test_no_path_leads_out_of_what_was_compiled_in(self):
		client = self.client("qa")
		for path in ("/assets/../../../etc/passwd", "/assets/..%2f..%2fetc%2fpasswd", "/assets/%2e%2e/route.c", "/assets//etc/passwd", "/%00", "/call/1%00", "/assets/app.js%00.png",
			"/call/../audit", "/.git/config", "/assets/.htaccess", "//evil.example/"):
			status, headers, text = client.get(path)
			self.assertIn(status, (400, 404), path)
			self.assertNotIn(b"root:", text)

	def test_a_form_without_its_token_changes_nothing(self):
		client, other = self.client("qa"), self.client("trainer")
		path = f"/call/{self.call()}/comment"
		for token in "", "x", "0" * 64, self.form_of(other, "/account"), self.form_of(self.client(), "/sign-in"):
			self.assertEqual(client.post(path, form=token, text="forged")[0], 403)
		client.get("/account")
		self.assertEqual(client.post(path, {"Origin": "https://evil.example"}, text="forged")[0], 403)
		self.assertEqual(nights.rows(self.db, "SELECT count(*) FROM comment WHERE text = 'forged'"), [(0,)])

	def test_nothing_changes_by_get(self):
		client = self.client("qa")
		form = self.form_of(client, "/account")
		self.assertEqual(client.get(f"/call/{self.call()}/comment?text=by-get&form={form}")[0], 405)

	def test_a_session_is_new_at_every_sign_in(self):
		fixed = self.client()
		fixed.get("/sign-in")
		fixed.opener.addheaders = [("Cookie", "auscult_session=" + "a" * 64)]
		fixed.post("/sign-in", name="qa", password=pages.PASSWORD)
		stranger = self.client()
		stranger.opener.addheaders = [("Cookie", "auscult_session=" + "a" * 64)]
		self.assertEqual(stranger.get("/tonight")[0], 303)
		one, other = self.client("qa"), self.client("qa")
		tokens = [next(cookie.value for cookie in client.cookies if cookie.name == "auscult_session") for client in (one, other)]
		self.assertNotEqual(*tokens)

	def test_a_session_ends_with_signing_out(self):
		client = self.client("trainer")
		token = next(cookie.value for cookie in client.cookies if cookie.name == "auscult_session")
		client.get("/account")
		client.post("/sign-out")
		thief = self.client()
		thief.opener.addheaders = [("Cookie", f"auscult_session={token}")]
		self.assertEqual(thief.get("/tonight")[0], 303)

	def test_the_database_holds_no_token(self):
		client = self.client("qa")
		token = next(cookie.value for cookie in client.cookies if cookie.name == "auscult_session")
		self.assertEqual(nights.rows(self.db, "SELECT count(*) FROM session WHERE token_hash = ?", token), [(0,)])

	def test_guessing_a_password_closes_the_door(self):
		pages.add_account(self.db, "guessed", "--role", "qa")
		client = self.client()
		self.assertEqual([client.sign_in("guessed", f"wrong password {i}")[0] for i in range(6)], [403] * 5 + [429])
		status, headers, _ = client.sign_in("guessed")
		self.assertEqual(status, 429, "the right password does not open it, either")
		self.assertTrue(headers["Retry-After"])

	def test_every_answer_has_the_strict_headers(self):
		client = self.client("qa")
		for path in "/sign-in", "/tonight", f"/call/{self.call()}", f"/call/{self.call()}/audio", "/assets/app.js", "/nowhere":
			headers = client.get(path, Range="bytes=0-9")[1]
			policy = headers["Content-Security-Policy"]
			self.assertIn("default-src 'none'", policy, path)
			self.assertIn("script-src 'self';", policy, path)
			self.assertNotIn("unsafe", policy, path)
			self.assertEqual(headers["X-Content-Type-Options"], "nosniff", path)
			self.assertEqual(headers["X-Frame-Options"], "DENY", path)
			self.assertIn(headers["Cache-Control"], ("no-store", "public, max-age=86400"), path)

	def test_no_page_has_script_or_style_in_it(self):
		client = self.client("qa")
		for path in "/sign-in", "/tonight", f"/call/{self.call()}", "/agents", "/agent/8021", "/search?q=manager", "/calibration":
			text = client.get(path)[2].decode()
			self.assertEqual(re.findall(r"<script(?![^>]* src=)[^>]*>|<style|\sstyle=|\son\w+=|javascript:", text), [], path)

	def test_cookies_are_out_of_reach_of_scripts_and_other_sites(self):
		client = self.client()
		client.get("/sign-in")
		cookies = client.post("/sign-in", name="qa", password=pages.PASSWORD)[1].get_all("Set-Cookie")
		self.assertTrue(cookies)
		for cookie in cookies:
			self.assertIn("; HttpOnly; SameSite=Lax", cookie)

	def test_another_name_for_this_machine_is_refused(self):
		self.assertEqual(self.client().get("/sign-in", Host="evil.example")[0], 421)

	def test_the_original_needs_a_reason(self):
		client = self.client("qa")
		self.assertEqual(client.get(f"/call/{self.call()}/original")[0], 400)

	def test_malformed_requests_leave_the_server_up(self):
		chance = random.Random(5)
		port = int(self.server.base.rsplit(":", 1)[1])
		for _ in range(MALFORMED):
			send(port, malformed(chance))
		self.assertEqual(wait_for_page(self.server), 200)


class Outside(unittest.TestCase):
	"""Cookies and headers as what lies between the browser and the pages wants them."""

	@classmethod
	def setUpClass(cls):
		cls.folder = nights.make_folder(cls, "outside")
		cls.db = cls.folder / "night.db"
		pages.add_account(cls.db, "qa", "--role", "qa")

	def ask(self, *options, context=None):
		server = pages.Server(self.db, *options)
		self.addCleanup(server.stop)
		with urllib.request.urlopen(server.base + "/sign-in", timeout=60, context=context) as answer:
			return answer.headers

	def assert_secure(self, headers):
		cookies = headers.get_all("Set-Cookie")
		self.assertTrue(cookies)
		for cookie in cookies:
			self.assertIn("; Secure", cookie)
		self.assertIn("max-age=", headers["Strict-Transport-Security"])

	def test_cookies_go_in_clear_on_this_machine_alone(self):
		headers = self.ask()
		self.assertNotIn("Secure", headers["Set-Cookie"])
		self.assertIsNone(headers["Strict-Transport-Security"])

	def test_cookies_are_secure_behind_a_proxy(self):
		self.assert_secure(self.ask("--behind-proxy"))

	@unittest.skipUnless(shutil.which("openssl"), "openssl is not installed")
	def test_cookies_are_secure_with_tls(self):
		key, certificate = self.folder / "key.pem", self.folder / "certificate.pem"
		subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2",
			"-keyout", key, "-out", certificate], check=True, capture_output=True)
		context = ssl.create_default_context(cafile=certificate)
		context.check_hostname = False
		self.assert_secure(self.ask("--certificate", certificate, "--key", key, context=context))


if __name__ == "__main__":
	nights.main()
