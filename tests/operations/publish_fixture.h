// The sample catalogue with what publishing needs: prices, pictures, the exporters built here and
// profiles written on the spot.
#pragma once

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

#include "operations/publish_channel.h"
#include "operations/sample_catalogue.h"
#include "support/shared_data.h"

namespace vitrine::test {

inline ExporterLibrary built_exporters() {
    return ExporterLibrary({std::filesystem::path(VITRINE_BINARY_DIR) / "exporters"});
}

// Names of the files in a folder, also hidden ones; empty if it is not there.
inline std::vector<std::string> files_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

// One line a reason: "12 required:price".
inline std::vector<std::string> reasons(const ReadinessReport& report) {
    std::vector<std::string> lines;
    for (const auto& [reason, count] : report.by_reason)
        lines.push_back(std::to_string(count) + ' ' + reason);
    return lines;
}

class PublishTest : public SampleCatalogue {
protected:
    void SetUp() override {
        SampleCatalogue::SetUp();
        edit(shirt, "price[EUR]", "19.9");
        edit(television, "price[EUR]", "999");
    }

    Issues import_profile(const std::string& text) {
        return import_channel_profile(*catalogue, exporters, folder.write("profile.json", text));
    }
    // A channel of price look-ups.
    ChannelId make_tills(const std::string& more = {}) {
        const Issues issues = import_profile(R"({
            "vitrine_channel_profile": 1, "channel": "tills", "exporter": "vitrine.pos_plu",
            "locales": ["en_US"], "currencies": ["EUR"], "destination": "out",
            "exporter_settings": {"line_end": "lf"}, )" +
                                             more + R"(
            "fields": {
                "short_text": {"attribute": "name"},
                "price": {"attribute": "price"},
                "vat_code": {"constant": "1"},
                "ean": {"attribute": "ean"}
            }})");
        EXPECT_TRUE(issues.empty()) << to_sentence(issues.front());
        return channel("tills");
    }
    // A channel of Shopify rows.
    ChannelId make_shop() {
        const Issues issues = import_profile(R"({
            "vitrine_channel_profile": 1, "channel": "shop", "exporter": "vitrine.shopify_csv",
            "locales": ["en_US"], "currencies": ["EUR"], "destination": "out",
            "fields": {"title": {"attribute": "name"}, "price": {"attribute": "price"}}})");
        EXPECT_TRUE(issues.empty()) << to_sentence(issues.front());
        return channel("shop");
    }
    ChannelId channel(std::string_view code) {
        return catalogue->structure()->channels.find(code)->id;
    }

    PublicationReport publish(ChannelId id) {
        return publish_channel(*catalogue, exporters, id, {}, Progress());
    }
    // As if it were then; a guardrail that stops it fails the test.
    PublicationReport publish_at(const char* instant, const char* code) {
        Catalogue then(catalogue->file(), sql::Access::read_write, sql::Purpose::interactive,
                       [instant] { return *parse_iso8601(instant); });
        PublicationReport report = publish_channel(then, exporters, channel(code), {}, Progress());
        for (const Issue& issue : report.refusals) ADD_FAILURE() << to_sentence(issue);
        return report;
    }
    std::string output(const std::string& name) {
        return read_whole_file(folder.path() / "out" / name);
    }

    ExporterLibrary exporters = built_exporters();
};

}  // namespace vitrine::test
