-- What customers name as causes of trouble: the failed rules of packs that
-- neither score nor weigh, the commonest first.
SELECT verdict.rule AS cause, max(rule.title_en) AS title_en,
	max(rule.title_zh) AS title_zh, count(*) AS calls, sum(is_flagged) AS flagged,
	count(DISTINCT agent) AS agents
FROM latest_judgement AS j JOIN verdict USING (judgement_id)
	JOIN rule ON rule.pack_id = j.pack_id AND rule.rule = verdict.rule
	JOIN call ON call.call_id = j.call_id
	JOIN latest_assessment AS a ON a.call_id = j.call_id
WHERE value = 'fail' AND rule.section IS NULL AND rule.risk_weight = 0
GROUP BY verdict.rule ORDER BY calls DESC, verdict.rule;
