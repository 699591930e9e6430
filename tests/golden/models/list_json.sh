mkdir models
model models/made
auscult models list --models models --format json | grep -A6 '"small"'
