// Bulk edits as one job: change set and undo, preview, limits, stopping, products that are not
// there.
#include <thread>

#include "base/error.h"
#include "operations/bulk_fixture.h"
#include "operations/undo_change_set.h"

namespace vitrine {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class BulkEditJobs : public test::BulkFixture {};

TEST_F(BulkEditJobs, SaveAllProductsAsOneChangeSetAndUndoRestoresThem) {
    const auto report = run({television, shirt, shirt_red_s},
                            {"categories+=outlet", "enabled=no", "name[fr_FR]=@name[en_US]"});
    EXPECT_EQ(report.products, 3);
    EXPECT_EQ(report.products_changed, 3);
    EXPECT_EQ(report.changed, 7);
    EXPECT_EQ(report.elsewhere, 2) << "the name of the variant is its model's, which is not sold";
    EXPECT_EQ(report.values_changed, 7);
    EXPECT_EQ(report.change_set, setup + 1);
    const auto change_set = catalogue->journal().find(report.change_set);
    EXPECT_EQ(change_set->origin.source, "bulk");
    EXPECT_EQ(change_set->origin.note, "categories+=outlet; enabled=no; name[fr_FR]=@name[en_US]");
    EXPECT_EQ(own(shirt, "name[fr_FR]"), "Linen shirt");
    undo_change_set(*catalogue, report.change_set, OnConflict::refuse, Progress());
    EXPECT_EQ(own(shirt, "name[fr_FR]"), "");
    EXPECT_EQ(own(television, "categories"), "");
    EXPECT_EQ(own(television, "enabled"), "1");
}

TEST_F(BulkEditJobs, RecordNothingWhereNothingChanges) {
    const auto seq = catalogue->journal().last_seq();
    const auto report = run({television, shirt}, {"groups=", "description[print,de_DE]="});
    EXPECT_EQ(report.unchanged, 4);
    EXPECT_EQ(report.change_set, 0);
    EXPECT_EQ(catalogue->journal().last_seq(), seq);
}

TEST_F(BulkEditJobs, SayWhichProductsAreGone) {
    const auto report = run({television, 9999, television}, {"enabled=0"});
    EXPECT_EQ(report.products, 2) << "named twice, changed once";
    EXPECT_EQ(report.changed, 1);
    EXPECT_EQ(report.refused, 1);
    EXPECT_EQ(report.issues.front().rule, "product.gone");
}

TEST_F(BulkEditJobs, EndWhereAModelIsMissing) {
    catalogue->connection().execute("DELETE FROM product WHERE code = 'shirt-red'");
    for (const bool saves : {false, true}) {
        const BulkEdit edit = make({television, shirt_red_s}, {"ean=4006381333931"});
        try {
            saves ? bulk_edit(*catalogue, edit, {}, Progress())
                  : preview_bulk_edit(*catalogue, edit, {}, Progress());
            ADD_FAILURE() << "a variant without its model was taken for a product of its own";
        } catch (const Error& error) {
            EXPECT_EQ(error.failure(), Failure::storage);
            EXPECT_THAT(error.sentence(), HasSubstr("The parent of shirt-red-s is missing."));
        }
    }
    EXPECT_EQ(own(television, "ean"), "");
}

TEST_F(BulkEditJobs, TakeTheProductsOfAFilter) {
    BulkEdit edit = make({}, {"enabled=0"});
    edit.filter = ListRequest{};
    edit.filter->filter = "kind = variant";
    const auto report = bulk_edit(*catalogue, edit, {}, Progress());
    EXPECT_EQ(report.products, 2);
    EXPECT_EQ(own(shirt_red_s, "enabled"), "0");
    EXPECT_EQ(own(television, "enabled"), "1");
}

TEST_F(BulkEditJobs, ShowBeforeAndAfterWithinTheLimits) {
    BulkLimits limits;
    limits.rows = 2;
    const auto report = preview_bulk_edit(
        *catalogue, make({shirt, television, shirt_red}, {"groups=promo"}), limits, Progress());
    EXPECT_EQ(report.values_changed, 3);
    EXPECT_THAT(report.rows, ElementsAre(BulkRow{shirt, "shirt", "groups", "", "promo"},
                                         BulkRow{shirt_red, "shirt-red", "groups", "", "promo"}));
    limits.issues = 1;
    const auto refused =
        preview_bulk_edit(*catalogue, make({9998, 9999}, {"enabled=0"}), limits, Progress());
    EXPECT_EQ(refused.refused, 2);
    EXPECT_EQ(refused.issues.size(), 1U);
    EXPECT_EQ(refused.issues_left_out, 1);
}

TEST_F(BulkEditJobs, PreviewOnACatalogueOpenedForReading) {
    Catalogue reader(file, sql::Access::read_only);
    const auto seq = reader.journal().last_seq();
    // A scope that nobody has used before.
    const auto report = preview_bulk_edit(
        reader, make({television, shirt}, {"description[print,de_DE]=Neu"}), {}, Progress());
    EXPECT_EQ(report.changed, 2);
    EXPECT_EQ(report.rows.front().field, "description[print,de_DE]");
    EXPECT_EQ(report.change_set, 0);
    EXPECT_EQ(reader.journal().last_seq(), seq);
}

TEST_F(BulkEditJobs, LeaveNothingWhenTheyAreStopped) {
    const auto seq = catalogue->journal().last_seq();
    std::stop_source stop;
    stop.request_stop();
    const Progress progress(stop.get_token());
    EXPECT_THROW(bulk_edit(*catalogue, make({television}, {"enabled=0"}), {}, progress), Error);
    EXPECT_EQ(own(television, "enabled"), "1");
    EXPECT_EQ(catalogue->journal().last_seq(), seq);
}

TEST_F(BulkEditJobs, LeaveNothingAndSaySoWhenTheyAreStoppedInTheMiddle) {
    constexpr int many = 20'000;
    std::vector<ProductId> products;
    {
        ChangeSetWriter writer(*catalogue, {"ada", "test", {}, {}, 0}, ChangeSetWriter::Mode::bulk);
        for (int i = 0; i < many; ++i) {
            Product product = sample.product("lamp-" + std::to_string(i), "tvs");
            product.id = 0;
            products.push_back(writer.create(product));
        }
        writer.finish();
    }
    const auto seq = catalogue->journal().last_seq();
    const BulkEdit edit = make(products, {"enabled=0", "ean=4006381333931"});
    std::stop_source stop;
    const Progress progress(stop.get_token());
    std::jthread somebody([&](std::stop_token over) {
        while (progress.snapshot().done < 100 && !over.stop_requested()) std::this_thread::yield();
        stop.request_stop();
    });
    try {
        bulk_edit(*catalogue, edit, {}, progress);
        ADD_FAILURE() << "nobody stopped it";
    } catch (const Error& error) {
        EXPECT_EQ(error.failure(), Failure::cancelled);
        EXPECT_EQ(error.sentence(), "Stopped. Nothing was changed.");
    }
    EXPECT_GE(progress.snapshot().done, 100);
    EXPECT_LT(progress.snapshot().done, many);
    EXPECT_EQ(catalogue->journal().last_seq(), seq);
    EXPECT_EQ(own(products.front(), "enabled"), "1");
    EXPECT_EQ(own(products.front(), "ean"), "");
    EXPECT_EQ(run(products, {"enabled=0"}).changed, many) << "and it can be done again";
}

TEST_F(BulkEditJobs, KeepRefusalsRatherThanWarningsWhereBothAreTooMany) {
    BulkLimits limits;
    limits.issues = 2;
    const auto edit = make({shirt_red_s, 9998, 9999}, {"ean=4006381333932"});
    const auto report = preview_bulk_edit(*catalogue, edit, limits, Progress());
    ASSERT_EQ(report.issues.size(), 2U);
    EXPECT_EQ(report.issues.front().product, "#9998");
    EXPECT_EQ(report.issues.back().product, "#9999");
    EXPECT_EQ(report.issues_left_out, 1) << "the warning";
}

}  // namespace
}  // namespace vitrine
