#!/usr/bin/env python3
"""Stored calls judged again are judged as if they were heard tonight with the new rules."""

import nights

RULES = nights.SOURCE / "rules"
THREAT = """WEBVTT

00:01.000 --> 00:04.000
<v agent>您好,请问有什么可以帮您</v>

00:05.000 --> 00:12.000
<v customer>打了好几次还没解决,我要投诉到工信部,打一二三一五</v>
"""


class Rescored(nights.Night):
	def setUp(self):
		super().setUp()
		self.calls = self.folder / "calls"
		nights.cut_many(self.calls, 12, 20)
		(self.calls / "call-000.vtt").write_text(THREAT)

	def hear(self, db, *packs):
		done = nights.auscult("run", self.calls, "--db", self.folder / db, *self.options(packs))
		self.assertEqual(done.code, 0, done.err)

	def rescore(self, db, *packs, options=()):
		done = nights.auscult("rescore", "--db", self.folder / db, *options, *self.options(packs))
		self.assertEqual(done.code, 0, done.err)
		return done

	def options(self, packs):
		return [word for pack in packs for word in ("--rules", pack)]

	def results(self, db):
		"""What counts now for each call: verdicts with their evidence, scores, the flag with its reasons."""
		now = "FROM latest_judgement AS j JOIN call USING (call_id) "
		flag = "FROM latest_assessment AS a JOIN call USING (call_id) "
		return {name: sorted(map(repr, nights.rows(self.folder / db, "SELECT call.hash, " + query))) for name, query in {
			"score": "pack, j.score, is_vetoed, unknown_count " + now,
			"section": "pack, s.section, weight, s.score " + now + "JOIN section_score AS s USING (judgement_id)",
			"verdict": "pack, rule, value, confidence, points, is_veto, why_en, why_zh " + now
				+ "JOIN verdict USING (judgement_id)",
			"evidence": "pack, rule, seq, party, start_s, end_s, text, value, threshold, confidence " + now
				+ "JOIN evidence USING (judgement_id)",
			"flag": "probability, tier, is_flagged " + flag,
			"reason": "seq, rule, weight " + flag + "JOIN reason USING (assessment_id)",
		}.items()}

	def changed_pack(self):
		"""The hotline's rules with other words for a greeting and another weight."""
		text = (RULES / "telecom-zh.yaml").read_text().replace("有什么可以帮您", "有何贵干").replace("points: 15", "points: 12")
		path = self.folder / "telecom-zh.yaml"
		path.write_text(text)
		return path

	def test_verdict_for_verdict_the_same_as_run(self):
		packs = self.changed_pack(), "telecom-en", "complaint-risk"
		self.hear("heard.db", *packs)
		self.hear("stored.db", "telecom-zh")
		self.rescore("stored.db", *packs, options=("--jobs", 2))
		heard, stored = self.results("heard.db"), self.results("stored.db")
		self.assertTrue(all(heard.values()), "nothing to compare")
		for name, rows in heard.items():
			self.assertEqual(rows, stored[name], name)

	def test_old_results_stay_with_their_pack(self):
		self.hear("night.db", "telecom-zh")
		before = nights.rows(self.folder / "night.db", "SELECT * FROM verdict ORDER BY 1, 2")
		self.rescore("night.db", self.changed_pack())
		after = nights.rows(self.folder / "night.db", "SELECT * FROM verdict ORDER BY 1, 2")
		self.assertEqual(before, [row for row in after if row in set(before)])
		self.assertEqual(2, nights.rows(self.folder / "night.db", "SELECT count(DISTINCT hash) FROM pack")[0][0])

	def test_a_second_rescore_has_nothing_to_do(self):
		self.hear("night.db", "telecom-zh")
		self.rescore("night.db", "complaint-risk")
		self.assertIn("0 calls judged again", self.rescore("night.db", "complaint-risk").err)


if __name__ == "__main__":
	nights.main()
