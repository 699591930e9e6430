# Accounts are listed with role and teams; one that was disabled stays.
database
echo 'a long password' | auscult accounts add li --role lead --team east --title '李' --db night.db
echo 'a long password' | auscult accounts add a8021 --role agent --agent 8021 --db night.db
auscult accounts disable li --db night.db
auscult accounts list --db night.db
