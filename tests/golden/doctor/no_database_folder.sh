auscult doctor --db nowhere/night.db >report || echo "exit $?"
grep -E '^BROKEN|nightly' report
