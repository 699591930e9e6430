# Script of auscult_embed(): FILES -> one C table in OUTPUT.
set(code "/* Made by cmake/EmbedFiles.cmake. */\n#include \"embedded.h\"\n\n")
string(APPEND code "const struct embedded ${NAME}_files[] = {\n")
foreach(file ${FILES})
	get_filename_component(name ${file} NAME)
	# SQL and templates are asked for by what they do, assets by file name.
	string(REGEX REPLACE "\\.(sql|html)$" "" name ${name})
	file(READ ${file} text)
	string(REPLACE "\\" "\\\\" text "${text}")
	string(REPLACE "\"" "\\\"" text "${text}")
	# Two of them would begin a trigraph of C.
	string(REPLACE "?" "\\?" text "${text}")
	string(REPLACE "\n" "\\n\"\n\t\t\"" text "${text}")
	string(APPEND code "\t{ \"${name}\",\n\t\t\"${text}\" },\n")
endforeach()
string(APPEND code "\t{ 0, 0 },\n};\n")
file(WRITE ${OUTPUT} "${code}")
