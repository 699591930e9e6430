pack | sed "s/said/sayd/" >small.yaml
auscult rules check small.yaml
