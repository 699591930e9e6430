pack >small.yaml
auscult rules test small.yaml
