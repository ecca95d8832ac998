#include "workbench/product_identifiers.h"

#include <gmock/gmock.h>

#include "workbench/open_form.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class ProductIdentifiersTest : public OpenForm {
protected:
    GroupView group() { return identifier_group(*form().structure(), *form().view()); }
    std::vector<std::string> names() {
        std::vector<std::string> found;
        for (const FieldView& field : group().fields) found.push_back(field.name);
        return found;
    }
    const FieldView* packs() { return packs_field(*form().structure(), *form().view()); }
    void begin_packs() {
        form().begin_packs();
        ASSERT_TRUE(windows.wait_until([&] { return form().view() && packs() != nullptr; }));
    }
    void type_packs(const std::string& text) {
        form().edit(*packs(), text);
        ASSERT_TRUE(windows.wait_until([&] { return !packs()->text.empty(); }));
    }
};

TEST_F(ProductIdentifiersTest, TheCodeComesFirstThenGtinsAndWhatNoTwoProductsShare) {
    show("LI-1010");
    EXPECT_THAT(names(), ElementsAre(code_field, "ean"));
    EXPECT_EQ(group().fields.front().label, "SKU");
    EXPECT_EQ(group().fields.front().text, "LI-1010");
    {
        Catalogue catalogue(demo.file(), sql::Access::read_write);
        ChangeSetWriter writer(catalogue, {"ada", "edit", {}, "unique", 0});
        Attribute attribute = *writer.structure().attributes.find("vat_code");
        attribute.unique = true;
        writer.put(attribute);
        writer.finish();
    }
    workspace().refresh();
    EXPECT_TRUE(windows.wait_until([&] { return group().fields.size() == 3; }));
}

TEST_F(ProductIdentifiersTest, SaysOfAGtinWhetherItsCheckDigitIsRight) {
    EXPECT_EQ(gtin_verdict(""), "");
    EXPECT_EQ(gtin_verdict("4006381333931"), "GTIN-13, its check digit is right");
    EXPECT_EQ(gtin_verdict("4006381333932"),
              "! The last digit should be 1: compare it with the barcode.");
    EXPECT_EQ(gtin_verdict("400638133"), "! A GTIN has 8, 12, 13 or 14 digits; this one has 9.");
    EXPECT_EQ(gtin_verdict("40063813339x1"), "! A GTIN has digits only.");
    EXPECT_THAT(gtin_verdict("2000000000008"), HasSubstr("A store gives itself such numbers"));
    show("LI-1010");
    EXPECT_THAT(form().remark(group().fields[1]), HasSubstr("its check digit is right"));
}

TEST_F(ProductIdentifiersTest, AProductGetsAnotherCodeAndItsOwnBackByUndo) {
    show("LI-1010");
    form().edit(group().fields.front(), "LI-9010");
    ASSERT_TRUE(windows.wait_until([&] { return form().view()->product.code == "LI-9010"; }));
    EXPECT_EQ(session->editor.undo_label(), "New code of LI-1010");
    std::optional<ProductForm::History> history;
    form().ask_history(group().fields.front(),
                       [&](const ProductForm::History& found) { history = found; });
    ASSERT_TRUE(windows.wait_until([&] { return history.has_value(); }));
    EXPECT_EQ(history->steps.front().before, "LI-1010");
    EXPECT_EQ(history->steps.front().after, "LI-9010");
    session->editor.undo([](const std::string&) {});
    EXPECT_TRUE(windows.wait_until([&] { return form().view()->product.code == "LI-1010"; }));
}

TEST_F(ProductIdentifiersTest, ACodeThatIsTakenOrBlankIsRefusedAtItsField) {
    show("LI-1010");
    const std::string name(code_field);
    form().edit(group().fields.front(), "li-1050");
    ASSERT_TRUE(windows.wait_until([&] { return !form().refusal(name).empty(); }));
    EXPECT_THAT(form().refusal(name), HasSubstr("The code li-1050 is taken"));
    EXPECT_EQ(form().refused_text(name), "li-1050");
    form().edit(group().fields.front(), std::nullopt);
    ASSERT_TRUE(windows.wait_until([&] { return form().refused_text(name) == ""; }));
    EXPECT_EQ(form().view()->product.code, "LI-1010");
    EXPECT_FALSE(session->editor.can_undo());
}

TEST_F(ProductIdentifiersTest, ACatalogueBeginsToKeepPacksInOneStep) {
    show("LI-1010");
    EXPECT_EQ(packs(), nullptr);
    begin_packs();
    const Attribute* attribute = form().structure()->attribute_of(AttributeRole::packs);
    ASSERT_NE(attribute, nullptr);
    EXPECT_THAT(attribute->table_columns, SizeIs(5));
    EXPECT_EQ(attribute->labels.at("fr_FR"), "Conditionnements");
    session->editor.undo([](const std::string&) {});
    EXPECT_TRUE(windows.wait_until([&] { return packs() == nullptr; }));
}

TEST_F(ProductIdentifiersTest, NamesTheNumbersOfPacksAndWhatIsOddAboutThem) {
    show("LI-1010");
    begin_packs();
    type_packs(R"([{"level":"each","gtin":"4006381333931"},)"
               R"({"level":"case","gtin":"4006381333931","quantity":6},)"
               R"({"level":"pallet","quantity":6}])");
    const auto numbers = pack_numbers(*form().structure(), *packs(), "fr_FR");
    ASSERT_THAT(numbers, SizeIs(2));
    EXPECT_EQ(numbers[1].level, "Carton");
    EXPECT_EQ(numbers[1].verdict, "GTIN-13, its check digit is right");
    EXPECT_THAT(
        pack_warnings(*form().structure(), packs()->address.attribute, packs()->text, "en_GB"),
        ElementsAre(HasSubstr("The levels Each and Case have the same number."),
                    HasSubstr("The level Pallet holds no more units than Case.")));
    EXPECT_THAT(pack_warnings(*form().structure(), packs()->address.attribute, "", "en_GB"),
                IsEmpty());
}

}  // namespace
}  // namespace vitrine::test
