# A Debian package: cmake --preset package && cmake --build --preset package
# --target package. Built twice, it is the same byte for byte (tests/package).
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME auscult)
set(CPACK_PACKAGE_CONTACT "Auscult <auscult@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGE_DESCRIPTION
	"Hears the day's recordings of a contact centre overnight: transcribes
them, scores them against scripted phrases and tone rules, flags complaint
risk with its evidence, and writes scores per agent into SQLite.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION sound)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# The acoustic model and the dictionary of models/en-us-8k.
set(CPACK_DEBIAN_PACKAGE_DEPENDS pocketsphinx-en-us)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS slurm-client)
set(CPACK_STRIP_FILES ON)
include(CPack)
