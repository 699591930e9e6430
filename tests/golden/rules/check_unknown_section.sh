pack | sed "s/section: service/section: servce/" >small.yaml
auscult rules check small.yaml
