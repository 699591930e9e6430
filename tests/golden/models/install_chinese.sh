model made
export LANG=zh_CN.UTF-8 LC_ALL=
here auscult models install made
auscult models verify small
