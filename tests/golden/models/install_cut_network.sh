model made
cp "$SOURCE/tests/fuzz/corpus/network/cut" made/network
echo 'network: network' >>made/model.yaml
here auscult models install made | sed 's|HERE/.*/network|HERE|'
