pack | sed "s/by: agent}/by: agent/" >small.yaml
auscult rules check small.yaml
