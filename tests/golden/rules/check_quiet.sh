pack >small.yaml
auscult rules check -q small.yaml
