-- The trigrams that begin with the two characters of `:word`, at most 400.
WITH RECURSIVE found (term) AS (
	SELECT (SELECT term FROM turn_trigram WHERE term >= :word LIMIT 1)
	UNION ALL
	SELECT (SELECT t.term FROM turn_trigram AS t
		WHERE t.term >= found.term || char(1) LIMIT 1)
	FROM found WHERE substr(found.term, 1, 2) = :word
	LIMIT 400)
SELECT term FROM found WHERE substr(term, 1, 2) = :word;
