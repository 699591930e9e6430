skip_without python3
database
auscult report --db night.db --by night --format mail --from auscult@example.com --to lead@example.com --tongue zh >night.eml
python3 - <<'END'
import email, email.policy
mail = email.message_from_binary_file(open("night.eml", "rb"), policy=email.policy.default)
print(mail["from"], mail["to"], mail["subject"].split(":")[1], mail.defects)
for part in mail.iter_parts():
    print(part.get_content_type(), part.get_content_charset(), len(part.get_content()) > 100, part.defects)
END
