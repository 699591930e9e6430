-- Reasons that a call can be flagged for, in the reader's language.
SELECT r.rule, max(CASE :tongue WHEN 'zh' THEN coalesce(r.title_zh, r.title_en, r.rule)
		ELSE coalesce(r.title_en, r.rule) END) AS title, r.rule = :reason AS is_chosen
FROM rule AS r WHERE r.risk_weight <> 0 GROUP BY r.rule ORDER BY min(r.seq);
