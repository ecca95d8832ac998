// Runs the built program on a catalogue of its own, made from tests/data/cli.
#pragma once

#include <filesystem>
#include <regex>
#include <string>
#include <vector>

#include "support/run_command.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

namespace vitrine::test {

using Words = std::vector<std::string>;

// English, no catalogue but the one a test names, no exporters of whoever runs the test.
inline CommandSetting plain_setting() {
    CommandSetting setting;
    setting.environment = {{"LC_ALL", "C"},           {"LANGUAGE", ""},
                           {"VITRINE_CATALOG", ""},   {"VITRINE_RESOURCES", ""},
                           {"VITRINE_EXPORTERS", ""}, {"HOME", "/nonexistent"}};
    return setting;
}

inline CommandResult vitrine(const Words& words, const CommandSetting& setting = plain_setting()) {
    return run_command(built_program("vitrine"), words, setting);
}

// What no two runs have in common, replaced by its name.
inline std::string without_chance(std::string text, const std::filesystem::path& folder) {
    const auto replace = [&text](const std::string& what, const std::string& by) {
        for (auto at = text.find(what); at != std::string::npos;
             at = text.find(what, at + by.size())) {
            text.replace(at, what.size(), by);
        }
    };
    replace(folder.string(), "FOLDER");
    replace(VITRINE_SOURCE_DIR, "SOURCE");
    replace(VITRINE_BINARY_DIR, "BUILD");
    // Checksums and sizes are those of exporters and records, which have stored outputs of their
    // own.
    for (const std::string name : {"at", "author", "uuid", "hash", "sha256"}) {
        const std::regex entry("\"" + name + "\": \"[^\"]+\"");
        text = std::regex_replace(text, entry, "\"" + name + "\": \"...\"");
    }
    return std::regex_replace(text, std::regex("\"size\": [0-9]+"), "\"size\": \"...\"");
}

// A catalogue with two lamps, a hidden one, and shirts in two colours and two sizes.
class Shop {
public:
    Shop() { std::filesystem::copy_file(original().file(), file()); }
    std::filesystem::path file() const { return m_folder / "shop.vitrine"; }
    const TemporaryFolder& folder() const { return m_folder; }

    CommandResult run(Words words, const CommandSetting& setting = plain_setting()) const {
        words.insert(words.begin(), {"--catalog", file().string()});
        return vitrine(words, setting);
    }
    // Standard output of a command in JSON, ready to be compared with a stored file.
    std::string json(Words words) const {
        words.emplace_back("--json");
        return without_chance(run(std::move(words)).output, m_folder.path());
    }

private:
    struct MakeOriginal {};
    explicit Shop(MakeOriginal) {
        const auto made = vitrine({"new", file().string()});
        if (made.status != 0) throw std::runtime_error(made.errors);
        const auto filled = run({"import", test_data("cli/catalogue").string()});
        if (filled.status != 0) throw std::runtime_error(filled.output + filled.errors);
    }
    static const Shop& original() {
        static const Shop shop{MakeOriginal{}};
        return shop;
    }

    TemporaryFolder m_folder;
};

}  // namespace vitrine::test
