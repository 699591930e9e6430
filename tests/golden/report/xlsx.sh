skip_without /usr/bin/python3
/usr/bin/python3 -c 'import openpyxl' 2>/dev/null || { echo "openpyxl is not installed" >&2; exit 77; }
database
auscult report --db night.db --by rule --format xlsx --out rules.xlsx
auscult report --db night.db --by call --format xlsx --out calls.xlsx
/usr/bin/python3 - <<'END'
import openpyxl
for name in "rules", "calls":
    for sheet in openpyxl.load_workbook(f"{name}.xlsx"):
        print(sheet.title, sheet.dimensions, sheet.freeze_panes, sheet.auto_filter.ref)
        print([cell.value for cell in sheet[1]])
        print([(cell.value, cell.number_format) for cell in sheet[2]])
END
