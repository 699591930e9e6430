set(LAYER_TEST_LIBRARIES scarce_memory PkgConfig::SQLITE Threads::Threads)
