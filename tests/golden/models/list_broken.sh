# A broken model is listed, told, and costs the exit code.
mkdir models
model models/made
sed -i /language:/d models/made/model.yaml
auscult models list --models models --format csv >list || echo "exit $?"
grep ^? list
