#include "operations/saved_filters.h"

#include "operations/list_products.h"
#include "operations/product_index.h"
#include "operations/read_fixture.h"
#include "publish/channel_profile.h"
#include "store/change_set_writer.h"

namespace vitrine::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class SavedFiltersTest : public ReadTest {
protected:
    void set_assortment(const std::string& filter) {
        ChangeSetWriter writer(*m_catalogue, {});
        Channel shop = *writer.structure().channels.find("shop");
        ChannelProfile profile;
        profile.channel = "shop";
        profile.exporter = "google_merchant";
        profile.assortment.filter = filter;
        shop.profile = to_text(profile);
        writer.put(shop);
        writer.finish();
    }
    std::size_t count(const std::string& filter) {
        ListRequest request;
        request.filter = filter;
        const auto ids = list_products(*m_catalogue, request, Progress());
        EXPECT_EQ(m_index.list(*m_catalogue, request, Progress()), ids);
        return ids.size();
    }
    const SavedFilter* find(std::string_view name) { return structure().saved_filters.find(name); }

    ProductIndex m_index;
};

TEST_F(SavedFiltersTest, AreKeptInTheFileAndReplacedByTheirName) {
    EXPECT_NE(save_filter(*m_catalogue, " Lamps ", " family = lamps "), 0);
    EXPECT_EQ(save_filter(*m_catalogue, "Lamps", "family = lamps"), 0);
    open();
    ASSERT_NE(find("lamps"), nullptr);
    EXPECT_EQ(find("lamps")->code, "Lamps");
    EXPECT_EQ(find("lamps")->text, "family = lamps");
    EXPECT_EQ(count("@lamps"), 3U);
    EXPECT_NE(save_filter(*m_catalogue, "lamps", "family = lamps and enabled = true"), 0);
    EXPECT_EQ(structure().saved_filters.size(), 1U);
    EXPECT_EQ(count("@lamps"), 2U);
    EXPECT_EQ(count("not @lamps"), 7U);
}

TEST_F(SavedFiltersTest, AreRemovedUnlessSomethingUsesThem) {
    save_filter(*m_catalogue, "lamps", "family = lamps");
    save_filter(*m_catalogue, "bright", "@lamps and enabled = true");
    EXPECT_THAT(sentence_of([&] { remove_saved_filter(*m_catalogue, "lamps"); }),
                HasSubstr("is used by bright"));
    EXPECT_NE(remove_saved_filter(*m_catalogue, "Bright"), 0);
    EXPECT_NE(remove_saved_filter(*m_catalogue, "lamps"), 0);
    open();
    EXPECT_EQ(structure().saved_filters.size(), 0U);
    EXPECT_THAT(sentence_of([&] { count("@lamps"); }), HasSubstr("no saved filter \"lamps\""));
}

TEST_F(SavedFiltersTest, StayForTheAssortmentOfAChannel) {
    save_filter(*m_catalogue, "lamps", "family = lamps");
    set_assortment("enabled = true and @lamps");
    EXPECT_THAT(sentence_of([&] { remove_saved_filter(*m_catalogue, "lamps"); }),
                HasSubstr("is used by shop"));
}

TEST_F(SavedFiltersTest, KeepWhatTheAssortmentOfAChannelCanAsk) {
    save_filter(*m_catalogue, "lamps", "family = lamps");
    save_filter(*m_catalogue, "bright", "@lamps and enabled = true");
    save_filter(*m_catalogue, "new", "created in last 30 days");
    set_assortment("@bright");
    for (const char* text : {"created in last 30 days", "ean is duplicate", "@new",
                             "family = lamps or variants any complete"}) {
        EXPECT_THAT(sentence_of([&] { save_filter(*m_catalogue, "Lamps", text); }),
                    AllOf(HasSubstr("The channel shop chooses its products by this filter"),
                          HasSubstr("can only be asked of lists")))
            << text;
    }
    EXPECT_EQ(find("lamps")->text, "family = lamps");
    EXPECT_NE(save_filter(*m_catalogue, "lamps", "family = lamps and sku matches \"1$\""), 0);
    EXPECT_NE(save_filter(*m_catalogue, "new", "created in last 7 days"), 0)
        << "no channel uses it";
    // Broken already, and by something else.
    set_assortment("@bright and @gone");
    EXPECT_NE(save_filter(*m_catalogue, "lamps", "updated in last 7 days"), 0);
    set_assortment("@bright and created in last 7 days");
    EXPECT_NE(save_filter(*m_catalogue, "lamps", "family = lamps"), 0);
}

TEST_F(SavedFiltersTest, ComeBackByUndoOnlyAsTheAssortmentOfAChannelCanAsk) {
    save_filter(*m_catalogue, "lamps", "created in last 30 days");
    const ChangeSetId changed = save_filter(*m_catalogue, "lamps", "family = lamps");
    set_assortment("@lamps");
    const UndoReport report =
        undo_change_set(*m_catalogue, changed, OnConflict::overwrite, Progress());
    EXPECT_EQ(report.change_set, 0);
    ASSERT_EQ(report.conflicts.size(), 1U);
    EXPECT_EQ(report.conflicts.front().rule, "undo.kept");
    EXPECT_THAT(report.conflicts.front().message, HasSubstr("The channel shop"));
    open();
    EXPECT_EQ(find("lamps")->text, "family = lamps");
}

TEST_F(SavedFiltersTest, CanBeUndone) {
    const ChangeSetId saved = save_filter(*m_catalogue, "lamps", "family = lamps");
    const ChangeSetId changed = save_filter(*m_catalogue, "lamps", "enabled = true");
    edit("lamp-1", "enabled", "0");
    const ChangeSetId removed = remove_saved_filter(*m_catalogue, "lamps");
    const auto undo = [&](ChangeSetId id) {
        return undo_change_set(*m_catalogue, id, OnConflict::refuse, Progress()).change_set;
    };
    EXPECT_NE(undo(removed), 0);
    EXPECT_EQ(find("lamps")->text, "enabled = true");
    EXPECT_NE(undo(changed), 0);
    EXPECT_EQ(find("lamps")->text, "family = lamps");
    EXPECT_NE(undo(saved), 0);
    open();
    EXPECT_EQ(find("lamps"), nullptr);
}

TEST_F(SavedFiltersTest, StayWhenTheirUndoWouldTakeThemFromAnother) {
    const ChangeSetId saved = save_filter(*m_catalogue, "lamps", "family = lamps");
    save_filter(*m_catalogue, "on", "@lamps and enabled = true");
    const UndoReport report =
        undo_change_set(*m_catalogue, saved, OnConflict::overwrite, Progress());
    EXPECT_EQ(report.change_set, 0);
    EXPECT_EQ(report.conflicts.size(), 1U);
    open();
    EXPECT_NE(find("lamps"), nullptr);
}

TEST_F(SavedFiltersTest, AreRefusedWhereTheyCouldNotBeUsed) {
    const auto refused = [&](std::string_view name, std::string_view text) {
        return sentence_of([&] { save_filter(*m_catalogue, name, text); });
    };
    EXPECT_THAT(refused(" ", "all"), HasSubstr("needs a name"));
    EXPECT_THAT(refused("two\nlines", "all"), HasSubstr("one line"));
    EXPECT_THAT(refused(std::string(101, 'x'), "all"), HasSubstr("100"));
    EXPECT_THAT(refused("x", "  "), HasSubstr("empty filter"));
    EXPECT_THAT(refused("x", "brnad = acme"), HasSubstr("Did you mean brand?"));
    EXPECT_THAT(refused("x", "not @x"), HasSubstr("in a circle: x > x."));
    save_filter(*m_catalogue, "x", "enabled = true");
    save_filter(*m_catalogue, "y", "@x");
    EXPECT_THAT(refused("x", "@y"), HasSubstr("y > x > y."));
    EXPECT_EQ(find("x")->text, "enabled = true");
}

TEST_F(SavedFiltersTest, MayNameProductsThatOthersLeadTo) {
    import_text("attributes.csv", "code;type;group\nsuccessor;pim_catalog_product_link;general\n");
    const ChangeSetId linked = edit("lamp-1", "successor", "LAMP-2").change_set;
    EXPECT_NE(save_filter(*m_catalogue, "replaced", "successor = \"lamp-2\""), 0);
    EXPECT_EQ(count("@replaced"), 1U);
    EXPECT_EQ(count("successor in (Lamp-2, oxford)"), 1U);
    EXPECT_EQ(count("successor != lamp-2"), count("all") - 1);
    undo_change_set(*m_catalogue, linked, OnConflict::refuse, Progress());
    EXPECT_EQ(count("@replaced"), 0U);

    set_assortment("not @replaced");
    save_filter(*m_catalogue, "replaced", "successor in (lamp-2, lamp-1)");
    EXPECT_THAT(sentence_of([&] { save_filter(*m_catalogue, "x", "successor = lamp-99"); }),
                HasSubstr("character 13: there is no product or model \"lamp-99\""));
}

}  // namespace
}  // namespace vitrine::test
