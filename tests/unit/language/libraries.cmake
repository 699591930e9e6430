# Packs are written as YAML, lexicons as their files.
set(LAYER_TEST_LIBRARIES auscult_config PkgConfig::POCKETSPHINX scarce_memory)
