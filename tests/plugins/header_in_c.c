/* The header compiles as C11; sizes and offsets as C sees them, for abi_test.cpp. */
#include <vitrine/exporter.h>

size_t size_in_c_of_declaration(void) {
    return sizeof(vitrine_declaration);
}
size_t size_in_c_of_answer(void) {
    return sizeof(vitrine_answer);
}
size_t size_in_c_of_host(void) {
    return sizeof(vitrine_host);
}
size_t size_in_c_of_exporter(void) {
    return sizeof(vitrine_exporter);
}
int answer_has_field_in_c(const vitrine_answer* answer) {
    return VITRINE_HAS(answer, vitrine_answer, field);
}
