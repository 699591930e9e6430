model made
cp "$SOURCE/tests/fuzz/corpus/network/cut" made/network
echo 'network: network' >>made/model.yaml
auscult models install made
