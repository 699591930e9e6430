pack >small.yaml
auscult rules check small.yaml
