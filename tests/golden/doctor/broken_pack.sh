# What keeps the nightly job from running is told, and costs the exit code.
pack | sed s/said/sayd/ >small.yaml
auscult doctor --rules small.yaml >report || echo "exit $?"
grep -E '^BROKEN|nightly' report
