pack | sed s/said/sayd/ >small.yaml
env LC_ALL=zh_CN.UTF-8 auscult doctor --rules small.yaml >report || echo "exit $?"
grep -E '^==|^故障|每晚' report
