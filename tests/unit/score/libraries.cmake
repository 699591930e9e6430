# The tests write their packs as YAML.
set(LAYER_TEST_LIBRARIES auscult_config)
