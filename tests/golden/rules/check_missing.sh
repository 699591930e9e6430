auscult rules check nowhere.yaml
