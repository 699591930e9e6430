set(LAYER_TEST_LIBRARIES sample_staff stored_call PkgConfig::SQLITE)
