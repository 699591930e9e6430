# auscult_embed(TARGET FOLDER) compiles every FOLDER/*.sql into TARGET as the
# table `const struct embedded FOLDER_files[]` (embedded.h), ordered by name.
function(auscult_embed target folder)
	file(GLOB files CONFIGURE_DEPENDS ${folder}/*.sql)
	list(SORT files)
	set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded_${folder}.c)
	add_custom_command(OUTPUT ${output}
		COMMAND ${CMAKE_COMMAND} -D NAME=${folder} -D "FILES=${files}"
			-D OUTPUT=${output}
			-P ${CMAKE_SOURCE_DIR}/cmake/EmbedFiles.cmake
		DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/EmbedFiles.cmake
		VERBATIM)
	target_sources(auscult_${target} PRIVATE ${output})
endfunction()
