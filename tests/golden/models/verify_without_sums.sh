model made
sed -i '/^files:/,$d' made/model.yaml
here auscult models install made
auscult models verify small
