pack >small.yaml
LC_ALL=zh_CN.UTF-8 auscult rules check small.yaml
LC_ALL=zh_CN.UTF-8 auscult rules test small.yaml
