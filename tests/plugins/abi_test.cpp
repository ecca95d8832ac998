// Freezes the memory layout of the plugin header. A test that fails here means: plugins that people
// have built no longer load. Add members at the end; change nothing else.
#include <gtest/gtest.h>
#include <vitrine/exporter.h>

#include <cstddef>

extern "C" {
std::size_t size_in_c_of_declaration();
std::size_t size_in_c_of_answer();
std::size_t size_in_c_of_host();
std::size_t size_in_c_of_exporter();
int answer_has_field_in_c(const vitrine_answer* answer);
}

namespace {

static_assert(sizeof(void*) != 8 || sizeof(vitrine_declaration) == 64);
static_assert(sizeof(void*) != 8 || sizeof(vitrine_answer) == 48);
static_assert(sizeof(void*) != 8 || sizeof(vitrine_host) == 128);
static_assert(sizeof(void*) != 8 || sizeof(vitrine_exporter) == 48);
static_assert(sizeof(vitrine_status) == 4);

TEST(Abi, KeepsThePlaceOfEveryMemberOfTheDeclaration) {
    EXPECT_EQ(offsetof(vitrine_declaration, size), 0u);
    EXPECT_EQ(offsetof(vitrine_declaration, abi), 4u);
    EXPECT_EQ(offsetof(vitrine_declaration, context), 8u);
    EXPECT_EQ(offsetof(vitrine_declaration, set), 16u);
    EXPECT_EQ(offsetof(vitrine_declaration, add_field), 24u);
    EXPECT_EQ(offsetof(vitrine_declaration, field_set), 32u);
    EXPECT_EQ(offsetof(vitrine_declaration, add_setting), 40u);
    EXPECT_EQ(offsetof(vitrine_declaration, setting_set), 48u);
    EXPECT_EQ(offsetof(vitrine_declaration, fail), 56u);
}

TEST(Abi, KeepsThePlaceOfEveryMemberOfTheAnswer) {
    EXPECT_EQ(offsetof(vitrine_answer, size), 0u);
    EXPECT_EQ(offsetof(vitrine_answer, status), 4u);
    EXPECT_EQ(offsetof(vitrine_answer, item_key), 8u);
    EXPECT_EQ(offsetof(vitrine_answer, remote_id), 16u);
    EXPECT_EQ(offsetof(vitrine_answer, code), 24u);
    EXPECT_EQ(offsetof(vitrine_answer, message), 32u);
    EXPECT_EQ(offsetof(vitrine_answer, field), 40u);
}

TEST(Abi, KeepsThePlaceOfEveryMemberOfTheHost) {
    EXPECT_EQ(offsetof(vitrine_host, size), 0u);
    EXPECT_EQ(offsetof(vitrine_host, abi), 4u);
    EXPECT_EQ(offsetof(vitrine_host, context), 8u);
    EXPECT_EQ(offsetof(vitrine_host, setting), 16u);
    EXPECT_EQ(offsetof(vitrine_host, open_output), 24u);
    EXPECT_EQ(offsetof(vitrine_host, write), 32u);
    EXPECT_EQ(offsetof(vitrine_host, answer), 40u);
    EXPECT_EQ(offsetof(vitrine_host, log), 48u);
    EXPECT_EQ(offsetof(vitrine_host, fail), 56u);
    EXPECT_EQ(offsetof(vitrine_host, cancelled), 64u);
    EXPECT_EQ(offsetof(vitrine_host, service), 72u);
    EXPECT_EQ(offsetof(vitrine_host, item_kind), 80u);
    EXPECT_EQ(offsetof(vitrine_host, item_text), 88u);
    EXPECT_EQ(offsetof(vitrine_host, item_value), 96u);
    EXPECT_EQ(offsetof(vitrine_host, item_option_axis), 104u);
    EXPECT_EQ(offsetof(vitrine_host, item_option_value), 112u);
    EXPECT_EQ(offsetof(vitrine_host, item_variant), 120u);
}

TEST(Abi, KeepsThePlaceOfEveryMemberOfTheExporter) {
    EXPECT_EQ(offsetof(vitrine_exporter, size), 0u);
    EXPECT_EQ(offsetof(vitrine_exporter, abi), 4u);
    EXPECT_EQ(offsetof(vitrine_exporter, describe), 8u);
    EXPECT_EQ(offsetof(vitrine_exporter, begin), 16u);
    EXPECT_EQ(offsetof(vitrine_exporter, add), 24u);
    EXPECT_EQ(offsetof(vitrine_exporter, finish), 32u);
    EXPECT_EQ(offsetof(vitrine_exporter, end), 40u);
}

TEST(Abi, KeepsItsNumbers) {
    EXPECT_EQ(VITRINE_EXPORTER_ABI, 0u);
    EXPECT_EQ(VITRINE_OK, 0);
    EXPECT_EQ(VITRINE_FAILED, 1);
    EXPECT_EQ(VITRINE_ACCEPTED, 0);
    EXPECT_EQ(VITRINE_ACCEPTED_WITH_WARNING, 1);
    EXPECT_EQ(VITRINE_REJECTED, 2);
    EXPECT_EQ(VITRINE_CREATE, 0);
    EXPECT_EQ(VITRINE_UPDATE, 1);
    EXPECT_EQ(VITRINE_REMOVE, 2);
    EXPECT_EQ(VITRINE_LOG_INFO, 0);
    EXPECT_EQ(VITRINE_LOG_WARNING, 1);
    EXPECT_EQ(VITRINE_LOG_ERROR, 2);
}

TEST(Abi, IsTheSameInCAndInCxx) {
    EXPECT_EQ(size_in_c_of_declaration(), sizeof(vitrine_declaration));
    EXPECT_EQ(size_in_c_of_answer(), sizeof(vitrine_answer));
    EXPECT_EQ(size_in_c_of_host(), sizeof(vitrine_host));
    EXPECT_EQ(size_in_c_of_exporter(), sizeof(vitrine_exporter));
}

TEST(Abi, TellsWhetherAnOlderStructHasAMember) {
    vitrine_answer answer{};
    answer.size = sizeof(vitrine_answer);
    EXPECT_TRUE(answer_has_field_in_c(&answer));
    answer.size = offsetof(vitrine_answer, field);
    EXPECT_FALSE(answer_has_field_in_c(&answer));
}

}  // namespace
