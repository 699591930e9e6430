database
sqlite3 night.db "UPDATE evidence SET text = '我的号码是幺三八零零幺三八零零零'"
auscult report --db night.db --by flagged --tongue zh
