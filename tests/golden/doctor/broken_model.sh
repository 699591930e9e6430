mkdir models
model models/made
echo more >>models/made/small.lm
here auscult doctor --models models >report || echo "exit $?"
grep -E '^BROKEN|nightly' report
