pack | sed "s/points: 10/points: many/" >small.yaml
auscult rules check small.yaml
