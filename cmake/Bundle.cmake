# Script of auscult_bundle(): SOURCE/vendor.mjs and what package-lock.json pins
# -> BUNDLE/vendor.js and vendor.css, empty where npm cannot do it.
file(MAKE_DIRECTORY ${BUNDLE})
file(WRITE ${BUNDLE}/vendor.js "")
file(WRITE ${BUNDLE}/vendor.css "")
foreach(name package.json package-lock.json vendor.mjs)
	file(COPY ${SOURCE}/${name} DESTINATION ${BUNDLE})
endforeach()
find_program(npm npm)
if(npm)
	execute_process(COMMAND ${npm} ci --ignore-scripts --no-audit
			--no-fund --prefer-offline --fetch-retries 1
			--fetch-timeout 20000
		WORKING_DIRECTORY ${BUNDLE} RESULT_VARIABLE failed
		OUTPUT_FILE ${BUNDLE}/npm.log ERROR_FILE ${BUNDLE}/npm.log)
	if(NOT failed)
		execute_process(COMMAND ${npm} run --silent bundle
			WORKING_DIRECTORY ${BUNDLE} RESULT_VARIABLE failed)
	endif()
	if(failed)
		file(WRITE ${BUNDLE}/vendor.js "")
		file(WRITE ${BUNDLE}/vendor.css "")
	endif()
else()
	set(failed "there is no npm")
endif()
if(failed)
	message("auscult: review pages are built without waveform and charts: "
		"npm cannot fetch them (${BUNDLE}/npm.log)")
endif()
