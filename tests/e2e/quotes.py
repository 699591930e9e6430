#!/usr/bin/env python3
"""What is private in a call is in nothing that shows words of it to people: pages, reports, mail, pictures, examples.

The number is said over three turns and the name answers a question, so that a quote of either tells nothing by itself:
it is private only with the whole call in view.
"""

import base64
import re
import unittest
import urllib.parse
import zipfile

import nights
import pages

SAID = (("agent", "您好请说一下您的手机号"), ("customer", "一三八"), ("agent", "嗯"), ("customer", "零零一三"), ("agent", "嗯"),
	("customer", "八零零零"), ("agent", "请问机主姓名"), ("customer", "张建国"), ("agent", "好的已经登记"))
PRIVATE = "零零一三", "八零零零", "张建国"
NUMBER, NAME = "[电话]", "[姓名]"
PACK = """pack: leaks
version: "1"
title: {en: Leaks, zh: 泄露}
languages: [zh]
conditions:
  number: {regex: {pattern: 零零一三}, by: customer}
  owner: {regex: {pattern: 张建国}, by: customer}
sections:
  all: {title: {en: All, zh: 全部}, weight: 100}
rules:
  number: {title: {en: Number, zh: 号码}, fail: number, risk_weight: 9}
  owner: {title: {en: Owner, zh: 机主}, section: all, points: 10, fail: owner}
risk: {bias: -2, flag_at: 0.5, tiers: {low: 0.3, medium: 0.6, high: 0.9}}
tests:
  - name: says neither
    dialogue: |
      A: 您好
    expect: {number: pass, owner: pass}
"""


def write_transcript(path):
	lines = ["WEBVTT"]
	for i, (party, text) in enumerate(SAID):
		lines += ["", f"00:{2 * i:02}.500 --> 00:{2 * i + 2:02}.000", f"<v {party}>{text}</v>"]
	path.write_text("\n".join(lines) + "\n", encoding="utf-8")


class Quotes(unittest.TestCase):
	@classmethod
	def setUpClass(cls):
		cls.folder = nights.make_folder(cls, "quotes")
		cls.db = cls.folder / "night.db"
		(cls.folder / "4711.wav").write_bytes(nights.riff(nights.wav_form(7, 1, 8000, 8), b"\0" * 8000 * (2 * len(SAID) + 2)))
		(cls.folder / "4711.json").write_text('{"agent": "8021"}')
		write_transcript(cls.folder / "4711.vtt")
		pack = cls.folder / "leaks.yaml"
		pack.write_text(PACK, encoding="utf-8")
		done = nights.auscult("run", cls.folder / "4711.wav", "--language", "zh", "--rules", pack, "--db", cls.db)
		assert done.code == 0, done.err
		pages.add_account(cls.db, "qa", "--role", "qa")
		pages.add_account(cls.db, "agent", "--role", "agent", "--agent", "8021")
		quoted = {text for text, in nights.rows(cls.db, "SELECT text FROM evidence")}
		assert quoted == {"零零一三", "张建国"}, quoted

	def assert_hidden(self, shown, *masks):
		self.assertEqual([secret for secret in PRIVATE if secret in shown], [])
		self.assertEqual([mask for mask in masks if mask not in shown], [])

	def printed(self, *arguments, tongue=("--tongue", "zh")):
		done = nights.auscult(*arguments, "--db", self.db, *tongue)
		self.assertEqual(done.code, 0, done.err)
		return done.out

	def test_pages(self):
		server = pages.Server(self.db)
		self.addCleanup(server.stop)
		client = pages.Client(server.base, "qa")
		agent = pages.Client(server.base, "agent")
		for who, what, fields in ((client, "comment", {"at": "15", "text": "已给张建国回电,尾段零零一三"}),
				(client, "decide", {"pack": "leaks", "rule": "owner", "value": "pass", "reason": "张建国本人"}),
				(agent, "appeal", {"pack": "leaks", "rule": "number", "text": "号码八零零零不算"})):
			self.assertEqual(who.post(f"/call/1/{what}", **fields)[0], 303, what)
		client.get("/tonight?tongue=zh")
		for path in "/tonight", "/tonight?night=all", "/call/1", "/search?q=" + urllib.parse.quote("已经登记"):
			status, _, text = client.get(path)
			with self.subTest(path):
				self.assertEqual(status, 200)
				self.assert_hidden(text.decode(), *((NUMBER, NAME) if "call" in path else ()))

	def test_reports(self):
		for form in "table", "csv", "json", "html":
			with self.subTest(form):
				self.assert_hidden(self.printed("report", "--by", "flagged", "--format", form), NUMBER)

	def test_mail(self):
		mail = self.printed("report", "--by", "night", "--format", "mail")
		parts = re.findall(r"base64\r?\n\r?\n([\w+/=\r\n]+)--", mail)
		self.assertEqual(len(parts), 2)
		for part in parts:
			self.assert_hidden(base64.b64decode(part).decode(), NUMBER)

	def test_spreadsheet(self):
		sheet = self.folder / "flagged.xlsx"
		self.printed("report", "--by", "flagged", "--format", "xlsx", "--out", sheet)
		with zipfile.ZipFile(sheet) as parts:
			self.assert_hidden("".join(parts.read(name).decode() for name in parts.namelist()), NUMBER)

	def test_picture(self):
		self.assert_hidden(self.printed("draw", "4711.wav"), NUMBER, NAME)

	def test_why_a_rule_was_broken(self):
		self.assert_hidden(self.printed("rules", "explain", "--call", "4711.wav", tongue=()), "[phone]", "[name]")

	def test_examples(self):
		for rule, mask in ("number", NUMBER), ("owner", NAME):
			out = self.folder / rule
			self.printed("examples", "--rule", rule, "--worst", 1, "--margin", 1, "--out", out)
			for path in "index.html", "worst-01.vtt", "playlist.m3u8":
				with self.subTest(rule, path=path):
					self.assert_hidden((out / path).read_text(encoding="utf-8"), *((mask,) if path != "playlist.m3u8" else ()))


if __name__ == "__main__":
	nights.main()
