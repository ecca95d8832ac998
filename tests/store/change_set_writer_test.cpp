#include "store/change_set_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/error.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using test::TemporaryFolder;

class ChangeSets : public testing::Test {
protected:
    void SetUp() override {
        Catalogue::create(file);
        catalogue = std::make_unique<Catalogue>(file);
    }
    static ChangeSetOrigin origin() { return {"ada", "edit", {}, "test", 0}; }
    static Product named(const std::string& code) {
        Product product;
        product.code = code;
        return product;
    }

    TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "shop.vitrine";
    std::unique_ptr<Catalogue> catalogue;
};

TEST_F(ChangeSets, RecordWhoWhenAndWhat) {
    ChangeSetWriter writer(*catalogue, {"ada", "import", "spring.csv", "Import of spring.csv", 0});
    writer.create(named("mug"));
    const ChangeSetId id = writer.finish();
    const auto set = catalogue->journal().find(id);
    ASSERT_TRUE(set);
    EXPECT_EQ(set->origin.author, "ada");
    EXPECT_EQ(set->origin.profile, "spring.csv");
    EXPECT_EQ(set->state, ChangeSetState::done);
    EXPECT_EQ(set->counts, R"({"product":{"create":1}})");
    EXPECT_LE(set->at, catalogue->now());
}

TEST_F(ChangeSets, RecordNothingWhereNothingDiffers) {
    ProductId id = 0;
    {
        ChangeSetWriter writer(*catalogue, origin());
        id = writer.create(named("mug"));
        writer.finish();
    }
    const auto seq = catalogue->journal().last_seq();
    ChangeSetWriter writer(*catalogue, origin());
    const Product stored = *catalogue->products().load(id);
    EXPECT_FALSE(writer.update(stored, stored));
    EXPECT_EQ(writer.finish(), 0);
    EXPECT_EQ(catalogue->journal().last_seq(), seq);
    EXPECT_EQ(catalogue->journal().list(10).size(), 1U);
}

TEST_F(ChangeSets, VanishWhenNotFinished) {
    {
        ChangeSetWriter writer(*catalogue, origin());
        writer.create(named("mug"));
    }
    EXPECT_FALSE(catalogue->products().find(ProductStore::Space::products, "mug"));
    EXPECT_TRUE(catalogue->journal().list(10).empty());
}

TEST_F(ChangeSets, OfAJobThatStopsAreTakenBackWithTheirChunks) {
    {
        ChangeSetWriter writer(*catalogue, origin(), ChangeSetWriter::Mode::job);
        writer.create(named("mug"));
        writer.commit_chunk();
        writer.create(named("plate"));
    }
    EXPECT_FALSE(catalogue->products().find(ProductStore::Space::products, "mug"));
    EXPECT_FALSE(catalogue->products().find(ProductStore::Space::products, "plate"));
    EXPECT_TRUE(catalogue->journal().running().empty());
}

TEST_F(ChangeSets, OfAPreviewLeaveNothing) {
    ChangeSetWriter writer(*catalogue, origin(), ChangeSetWriter::Mode::preview);
    writer.create(named("mug"));
    writer.commit_chunk();
    EXPECT_EQ(writer.change_count(), 1);
    EXPECT_EQ(writer.finish(), 0);
    EXPECT_FALSE(catalogue->products().find(ProductStore::Space::products, "mug"));
    EXPECT_EQ(catalogue->journal().last_seq(), 0);
}

TEST_F(ChangeSets, NeverGiveAnIdTwice) {
    ProductId first = 0;
    {
        ChangeSetWriter writer(*catalogue, origin());
        first = writer.create(named("mug"));
        writer.finish();
    }
    {
        ChangeSetWriter writer(*catalogue, origin());
        writer.remove(*catalogue->products().load(first));
        writer.finish();
    }
    ChangeSetWriter writer(*catalogue, origin());
    EXPECT_GT(writer.create(named("mug")), first);
    writer.finish();
}

TEST_F(ChangeSets, RefuseACodeThatIsTakenWithoutRegardToCase) {
    ChangeSetWriter writer(*catalogue, origin());
    writer.create(named("Mug"));
    EXPECT_THROW(writer.create(named("MUG")), Error);
    Product model = named("mug");
    model.kind = ProductKind::model;
    EXPECT_NO_THROW(writer.create(model)) << "models have codes of their own";
}

TEST_F(ChangeSets, GoThroughAfterOneThatWasRefused) {
    Product mug = named("mug");
    {
        ChangeSetWriter writer(*catalogue, origin());
        mug.id = writer.create(mug);
        writer.create(named("plate"));
        writer.finish();
    }
    mug = *catalogue->products().load(mug.id);
    Product renamed = mug;
    renamed.code = "plate";
    for (int time = 0; time < 2; ++time) {
        ChangeSetWriter writer(*catalogue, origin());
        EXPECT_THROW(writer.update(mug, renamed), Error);
    }
    renamed.code = "cup";
    ChangeSetWriter writer(*catalogue, origin());
    EXPECT_TRUE(writer.update(mug, renamed));
    EXPECT_NE(writer.finish(), 0);
    EXPECT_EQ(catalogue->products().code_of(mug.id), "cup");
}

TEST_F(ChangeSets, OfAJobThatStopsLeaveACodeToWhoHasItNow) {
    ProductId mug = 0;
    {
        ChangeSetWriter writer(*catalogue, origin());
        mug = writer.create(named("mug"));
        writer.finish();
    }
    {
        ChangeSetWriter job(*catalogue, origin(), ChangeSetWriter::Mode::job);
        const Product stored = *catalogue->products().load(mug);
        Product renamed = stored;
        renamed.code = "cup";
        job.update(stored, renamed);
        job.commit_chunk();
        job.create(named("plate"));
        job.finish();
        catalogue->connection().execute("UPDATE change_set SET state = 0 WHERE id = 2");
    }
    {
        ChangeSetWriter writer(*catalogue, origin());
        writer.create(named("Mug"));
        writer.finish();
    }
    catalogue.reset();
    catalogue = std::make_unique<Catalogue>(file);
    EXPECT_TRUE(catalogue->journal().running().empty());
    EXPECT_EQ(catalogue->products().code_of(mug), "cup");
    EXPECT_FALSE(catalogue->products().find(ProductStore::Space::products, "plate"));
}

TEST_F(ChangeSets, InternAScopeOnce) {
    ChangeSetWriter writer(*catalogue, origin());
    EXPECT_EQ(writer.scope(0, 0, 0), 0);
    const ScopeId scope = writer.scope(1, 2, 3);
    EXPECT_EQ(writer.scope(1, 2, 3), scope);
    EXPECT_NE(writer.scope(1, 3, 2), scope);
    writer.finish();
    EXPECT_EQ(catalogue->structure()->find_scope(1, 2, 3), scope);
    Catalogue again(file);
    EXPECT_EQ(again.structure()->find_scope(1, 2, 3), scope);
}

TEST_F(ChangeSets, KeepStructureAsItWasPut) {
    Attribute identifier;
    identifier.code = "sku";
    identifier.type = AttributeType::identifier;
    Attribute attribute;
    attribute.code = "weight";
    attribute.labels = {{"en_US", "Weight"}, {"fr_FR", "Poids"}};
    attribute.type = AttributeType::measurement;
    attribute.measurement_family = "Weight";
    attribute.default_unit = "KILOGRAM";
    attribute.number_min = Decimal::parse("0.5");
    attribute.negative_allowed = false;
    attribute.allowed_extensions = {"png"};
    Family family;
    family.code = "mugs";
    family.requirements = {{1, {64}}};
    FamilyVariant levels;
    levels.code = "by_colour";
    levels.levels = {{{64}, {64, 65}}};
    Channel channel;
    channel.code = "web";
    channel.conversion_units = {{64, "GRAM"}};
    channel.profile = "{\"exporter\": \"x\"}";
    ChangeSetWriter writer(*catalogue, origin());
    attribute.id = writer.put(attribute);
    family.id = writer.put(family);
    levels.id = writer.put(levels);
    channel.id = writer.put(channel);
    EXPECT_EQ(attribute.id, property::first_attribute);
    writer.put(identifier);
    writer.finish();
    const Catalogue again(file);
    EXPECT_EQ(*again.structure()->attributes.find("WEIGHT"), attribute);
    ASSERT_NE(again.structure()->identifier(), nullptr);
    EXPECT_EQ(again.structure()->identifier()->code, "sku");
    EXPECT_EQ(*again.structure()->families.find(family.id), family);
    EXPECT_EQ(*again.structure()->family_variants.find(levels.id), levels);
    EXPECT_EQ(*again.structure()->channels.find("web"), channel);
}

TEST_F(ChangeSets, SaySoWhenSomebodyElseHoldsTheLock) {
    const WriterLock lock(file);
    try {
        const WriterLock second(file, std::chrono::milliseconds(20));
        FAIL() << "two hold the lock";
    } catch (const Error& error) {
        EXPECT_EQ(error.failure(), Failure::locked);
        EXPECT_THAT(error.sentence(), testing::HasSubstr(std::to_string(::getpid())));
    }
    EXPECT_FALSE(WriterLock::try_take(file));
}

}  // namespace
}  // namespace vitrine
