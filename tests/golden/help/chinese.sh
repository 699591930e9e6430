LC_ALL=zh_CN.UTF-8 auscult --help
LC_ALL=zh_CN.UTF-8 auscult run --help
