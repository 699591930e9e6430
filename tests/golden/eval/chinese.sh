truth
timeless env LC_ALL=zh_CN.UTF-8 auscult eval small.csv --rules complaint-risk
