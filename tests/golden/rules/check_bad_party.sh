pack | sed "s/by: agent/by: agnt/" >small.yaml
auscult rules check small.yaml
