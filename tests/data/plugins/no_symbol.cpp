// A shared library that is no exporter.
extern "C" __attribute__((visibility("default"))) int something_else() {
    return 1;
}
