set(LAYER_TEST_LIBRARIES stored_call scarce_memory PkgConfig::SQLITE)
