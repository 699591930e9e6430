# auscult_embed(TARGET FOLDER [ENDING ...]) compiles every FOLDER/*.ENDING (sql
# where none is named) into TARGET as the table `const struct embedded
# FOLDER_files[]` (embedded.h), ordered by name.
function(auscult_embed target folder)
	set(endings ${ARGN})
	if(NOT endings)
		set(endings sql)
	endif()
	set(files)
	foreach(ending ${endings})
		file(GLOB found CONFIGURE_DEPENDS ${folder}/*.${ending})
		list(APPEND files ${found})
	endforeach()
	list(SORT files)
	auscult_embed_files(${target} ${folder} "${files}" "${files}")
endfunction()

function(auscult_embed_files target name files depends)
	set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.c)
	add_custom_command(OUTPUT ${output}
		COMMAND ${CMAKE_COMMAND} -D NAME=${name} -D "FILES=${files}"
			-D OUTPUT=${output}
			-P ${CMAKE_SOURCE_DIR}/cmake/EmbedFiles.cmake
		DEPENDS ${depends} ${CMAKE_SOURCE_DIR}/cmake/EmbedFiles.cmake
		VERBATIM)
	target_sources(auscult_${target} PRIVATE ${output})
endfunction()

# auscult_bundle(TARGET FOLDER) lets npm fetch what FOLDER/package-lock.json
# pins, bundles FOLDER/vendor.js with it, and embeds the result as
# `bundle_files[]`. Without npm, or offline, the table holds an empty file: the
# pages then do without waveform and charts, and the build says so.
function(auscult_bundle target folder)
	set(source ${CMAKE_CURRENT_SOURCE_DIR}/${folder})
	set(bundle ${CMAKE_CURRENT_BINARY_DIR}/bundle)
	set(files ${bundle}/vendor.css ${bundle}/vendor.js)
	add_custom_command(OUTPUT ${files}
		COMMAND ${CMAKE_COMMAND} -D SOURCE=${source} -D BUNDLE=${bundle}
			-P ${CMAKE_SOURCE_DIR}/cmake/Bundle.cmake
		DEPENDS ${source}/package.json ${source}/package-lock.json
			${source}/vendor.mjs ${CMAKE_SOURCE_DIR}/cmake/Bundle.cmake
		VERBATIM)
	auscult_embed_files(${target} bundle "${files}" "${files}")
endfunction()
