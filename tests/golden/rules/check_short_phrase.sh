pack | sed 's/\[您好\]/[好]/' >small.yaml
auscult rules check small.yaml
