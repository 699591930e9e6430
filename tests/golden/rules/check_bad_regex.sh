pack | sed "s/said: .您好./regex: {pattern: '(您好'}/" >small.yaml
auscult rules check small.yaml
