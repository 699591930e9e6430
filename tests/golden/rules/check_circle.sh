pack | sed 's/greeted: .*/greeted: {not: hurried}\n  hurried: {not: greeted}/' >small.yaml
auscult rules check small.yaml
