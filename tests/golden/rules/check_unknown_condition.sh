pack | sed "s/pass: greeted/pass: greet/" >small.yaml
auscult rules check small.yaml
