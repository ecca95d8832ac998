// The presets of resources/mappings, each proven on a real export of its system. What must come of
// it stands in preset_counts.tsv, counted from the files without this program.
#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <set>

#include "interchange/mapped_reading.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine {
namespace {

using test::WholeTable;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::filesystem::path mappings() {
    return std::filesystem::path(VITRINE_SOURCE_DIR) / "resources/mappings";
}

std::optional<ImportProfile> preset(const std::string& name) {
    const auto parsed = parse_import_profile(test::read_whole_file(mappings() / (name + ".json")));
    if (const auto* issues = std::get_if<Issues>(&parsed)) {
        for (const Issue& issue : *issues) ADD_FAILURE() << name << ": " << to_sentence(issue);
        return std::nullopt;
    }
    return std::get<ImportProfile>(parsed);
}

TEST(ImportPresets, AreWrittenAsTheProgramWritesThem) {
    int presets = 0;
    for (const auto& entry : std::filesystem::directory_iterator(mappings())) {
        if (entry.path().extension() != ".json") continue;
        ++presets;
        const std::string name = entry.path().stem().string();
        const auto profile = preset(name);
        ASSERT_TRUE(profile);
        EXPECT_EQ(profile->name, name);
        EXPECT_FALSE(profile->title.empty());
        const std::string text = to_json(*profile);
        if (std::getenv("VITRINE_APPROVE") != nullptr) std::ofstream(entry.path()) << text;
        EXPECT_EQ(test::read_whole_file(entry.path()), text);
    }
    EXPECT_EQ(presets, 9);
}

// By code: which attributes hold prices or pictures, from the table that makes them.
std::map<std::string, std::string> types_of(const std::vector<WholeTable>& tables) {
    std::map<std::string, std::string> types;
    for (const WholeTable& table : tables) {
        if (table.kind != AkeneoFile::attributes) continue;
        for (const auto& row : table.rows) types[row[0]] = row[2];
    }
    return types;
}

struct Counts {
    std::size_t products = 0, models = 0, variants = 0, prices = 0, pictures = 0;
    std::size_t categories = 0, options = 0, left_out = 0, issues = 0;
};

Counts count(const std::vector<WholeTable>& tables) {
    Counts counts;
    const auto types = types_of(tables);
    std::set<std::string> pictures;
    for (const WholeTable& table : tables) {
        counts.issues += table.issues.size();
        counts.left_out += static_cast<std::size_t>(table.left_out);
        if (table.kind == AkeneoFile::categories) counts.categories += table.rows.size();
        if (table.kind == AkeneoFile::attribute_options) counts.options += table.rows.size();
        if (table.kind == AkeneoFile::product_models) counts.models += table.rows.size();
        if (table.kind == AkeneoFile::products) {
            (table.headings[1] == "parent" ? counts.variants : counts.products) +=
                table.rows.size();
        }
        for (std::size_t i = 0; i < table.headings.size(); ++i) {
            const auto type = types.find(std::string(split(table.headings[i], '-')[0]));
            const bool structure = table.kind < AkeneoFile::product_models;
            if (structure || type == types.end()) continue;
            for (const auto& row : table.rows) {
                if (row[i].empty()) continue;
                if (type->second == "pim_catalog_price_collection") ++counts.prices;
                if (type->second == "pim_catalog_image") pictures.insert(row[i]);
            }
        }
    }
    counts.pictures = pictures.size();
    return counts;
}

void print_issues(const std::vector<WholeTable>& tables) {
    std::map<std::string, int> rules;
    for (const WholeTable& table : tables) {
        for (const Issue& issue : table.issues) {
            if (++rules[issue.rule] <= 5) std::cout << "    " << to_sentence(issue) << '\n';
        }
    }
    for (const auto& [rule, number] : rules) std::cout << "    " << rule << ' ' << number << '\n';
}

TEST(ImportPresets, MakeOfTheirSamplesWhatTheTableSays) {
    VITRINE_SHARED_FILE(samples, "data");
    const std::filesystem::path data = samples.parent_path();
    std::ifstream file(std::string(VITRINE_SOURCE_DIR) + "/tests/interchange/preset_counts.tsv");
    std::string line;
    int cases = 0;
    while (std::getline(file, line)) {
        if (line.starts_with('#')) continue;
        SCOPED_TRACE(line);
        const auto cells = split(line, '\t');
        ASSERT_THAT(cells, SizeIs(12));
        ++cases;
        const auto profile = preset(std::string(cells[0]));
        ASSERT_TRUE(profile);
        const std::filesystem::path variants =
            cells[2].empty() ? std::filesystem::path() : data / cells[2];
        TableOptions options;
        if (!profile->source.delimiter.empty()) options.delimiter = profile->source.delimiter[0];
        const Structure structure;
        const MappedTables mapped(*profile, structure,
                                  test::open_files(data / cells[1], variants, options));
        EXPECT_THAT(mapped.unmapped_columns(), IsEmpty());
        for (const Issue& issue : mapped.issues()) ADD_FAILURE() << to_sentence(issue);
        const auto tables = test::read_whole(mapped);
        const Counts counts = count(tables);
        const std::size_t found[] = {counts.products, counts.models,   counts.variants,
                                     counts.prices,   counts.pictures, counts.categories,
                                     counts.options,  counts.left_out, counts.issues};
        std::string actual =
            std::string(cells[0]) + '\t' + std::string(cells[1]) + '\t' + std::string(cells[2]);
        for (const std::size_t number : found) actual += '\t' + std::to_string(number);
        EXPECT_EQ(actual, line);
        if (std::getenv("VITRINE_SHOW") != nullptr) {
            std::cout << test::as_text(tables);
        }
        if (actual != line) print_issues(tables);
    }
    EXPECT_EQ(cases, 14);
}

}  // namespace
}  // namespace vitrine
