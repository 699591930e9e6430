# A page on a span of days reads those days and not all that are stored.
database
for page in agent_scores team_scores agent_head score_trend; do
	plan=$({
		echo "EXPLAIN QUERY PLAN"
		cat "$SOURCE/pipeline/store/pages/$page.sql"
	} | sqlite3 night.db)
	grep -Eq "SEARCH (agent_day|s) .*day>" <<<"$plan" && echo "$page: by day"
	! grep "SCAN agent_day" <<<"$plan"
done
