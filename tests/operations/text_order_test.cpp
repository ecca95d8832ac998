// The first sort by a text, which reads nothing but the texts, against a list of whole products.
#include "operations/text_order.h"

#include <gtest/gtest.h>

#include "operations/product_index.h"
#include "operations/read_fixture.h"
#include "support/shared_data.h"

namespace vitrine::test {
namespace {

void compare_all_sorts(Catalogue& catalogue) {
    const auto structure = catalogue.structure();
    std::vector<std::string> sorts = {"name", "kind", "enabled"};
    structure->attributes.each([&](const Attribute& attribute) {
        if (attribute.type != AttributeType::price_collection) sorts.push_back(attribute.code);
    });
    ListRequest request;
    request.models = true;
    std::vector<std::pair<ChannelId, LocaleId>> places;
    structure->channels.each([&](const Channel& channel) {
        for (const LocaleId locale : channel.locales) places.emplace_back(channel.id, locale);
    });
    ASSERT_FALSE(places.empty());
    for (const std::string& sort : sorts) {
        for (const auto& [channel, locale] : places) {
            request.channel = channel;
            request.locale = locale;
            ProductIndex index;
            for (const char* direction : {"", ":desc"}) {
                request.sort = sort + direction;
                ASSERT_EQ(index.list(catalogue, request, Progress()),
                          list_products(catalogue, request, Progress()))
                    << request.sort << ' ' << structure->locales.code_of(locale);
            }
        }
    }
}

class TextOrder : public ReadTest {};

// Shirts have their names from a model two levels above.
TEST_F(TextOrder, IsThatOfAListOfProducts) {
    compare_all_sorts(*m_catalogue);
}

TEST_F(TextOrder, FollowsWhatEachFamilyCallsItsProducts) {
    import({m_folder.write("other/families.csv", "code;attribute_as_label\nlamps;ean\n")});
    products("sku;name-en_US\nnameless;Alone\nfree-2;\n");
    compare_all_sorts(*m_catalogue);
    edit("oxford-red-s", "name[en_US]", "a shirt of its own");
    edit("oxford_blue", "name[en_US]", "Ärmel");
    compare_all_sorts(*m_catalogue);
}

class TextOrderOf : public EmptyImportTest {};

TEST_F(TextOrderOf, IcecatIsThatOfAListOfProducts) {
    VITRINE_SHARED_FILE(set, "data/akeneo/icecat-demo");
    import({set});
    compare_all_sorts(*m_catalogue);
}

}  // namespace
}  // namespace vitrine::test
