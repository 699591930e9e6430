# Layers (STYLE.md, rule 4). A layer's headers are found only by the layers
# that name it in SEES: a forbidden include does not compile.

# POSIX.1-2008 with XSI: files, folders, threads, clocks, real paths.
add_library(auscult_flags INTERFACE)
target_compile_definitions(auscult_flags INTERFACE _XOPEN_SOURCE=700)
target_compile_options(auscult_flags INTERFACE
	-Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes
	-Wpointer-arith -Wwrite-strings -Wundef -Wvla -Wformat=2
	-Wno-missing-field-initializers)
if(AUSCULT_STRICT)
	target_compile_options(auscult_flags INTERFACE -Werror)
endif()
if(AUSCULT_FUZZ)
	target_compile_options(auscult_flags INTERFACE
		-fsanitize=fuzzer-no-link)
	target_link_options(auscult_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(AUSCULT_SANITIZE)
	target_compile_options(auscult_flags INTERFACE
		-fsanitize=${AUSCULT_SANITIZE} -fno-omit-frame-pointer
		-fno-sanitize-recover=all)
	target_link_options(auscult_flags INTERFACE
		-fsanitize=${AUSCULT_SANITIZE})
endif()

# auscult_layer(NAME SEES layer ... USES library ...)
# Every *.c of the current folder becomes the static library auscult_NAME.
function(auscult_layer name)
	cmake_parse_arguments(LAYER "" "" "SEES;USES" ${ARGN})
	file(GLOB sources CONFIGURE_DEPENDS *.c)
	if(NOT sources)
		return()
	endif()
	add_library(auscult_${name} STATIC ${sources})
	target_include_directories(auscult_${name} PUBLIC
		${CMAKE_CURRENT_SOURCE_DIR})
	list(TRANSFORM LAYER_SEES PREPEND auscult_)
	target_link_libraries(auscult_${name} PRIVATE
		auscult_flags ${LAYER_SEES} ${LAYER_USES} m)
	set_property(GLOBAL PROPERTY auscult_${name}_sees "${LAYER_SEES}")
endfunction()
