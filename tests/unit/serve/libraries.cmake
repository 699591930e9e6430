set(LAYER_TEST_LIBRARIES stored_call PkgConfig::SQLITE)
