# Its network has other states than its acoustic model.
model made
cp "$SOURCE/tests/fuzz/corpus/network/whole" made/network
echo 'network: network' >>made/model.yaml
auscult models install made
